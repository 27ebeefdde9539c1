package vn.phoihop.web;

import java.net.URI;
import java.util.Optional;
import org.springframework.http.ResponseEntity;

/**
 * Answers of the API that carry the version of a record as their {@code ETag}, a number in quotes. Who reads again with
 * {@code If-None-Match} gets 304 and no content; who changes sends it back as {@link IfMatch}.
 */
public final class Versions {

    private Versions() {}

    /** A record as it is. */
    public static <T> ResponseEntity<T> found(T body, long version) {
        return ResponseEntity.ok().eTag(tag(version)).body(body);
    }

    /** A record that this request has made, or, when the request was a repetition, that was made before. */
    public static <T> ResponseEntity<T> made(T body, long version, String href, boolean now) {
        return (now ? ResponseEntity.created(URI.create(href)) : ResponseEntity.ok())
                .eTag(tag(version))
                .body(body);
    }

    static String tag(long version) {
        return '"' + Long.toString(version) + '"';
    }

    static Optional<Long> read(String tag) {
        String text = tag.strip();
        if (!text.matches("\"(0|[1-9]\\d{0,17})\"")) {
            return Optional.empty();
        }
        return Optional.of(Long.valueOf(text.substring(1, text.length() - 1)));
    }
}
