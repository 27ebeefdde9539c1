package vn.phoihop.web;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * The header {@code If-Match} of a request of the API: which version of a record somebody has seen who wants to change it. A controller
 * takes it as an argument. Answers carry the version as their {@code ETag}, see {@link Versions}.
 *
 * @param header as it was sent; null where there was none
 */
public record IfMatch(@Nullable String header) {

    /** Whether the header was sent at all; without it a {@code PUT} of a new id creates. */
    public boolean present() {
        return header != null;
    }

    /** Refuses unless the version seen is the present one: as missing (428) or as changed meanwhile (412). {@code *} stands for any. */
    public void require(long version) {
        if (header == null) {
            throw new Refused(ProblemCode.VERSION_MISSING, Versions.tag(version));
        }
        boolean same = Arrays.stream(header.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(Versions.tag(version)));
        if (!same) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    /**
     * The version of a record that was seen; refused as missing (428) without the header, as changed (412) when it names none of ours. Versions
     * count changes: what is beyond an {@code int} no record has had.
     */
    public int version() {
        long seen = mark();
        if (seen > Integer.MAX_VALUE) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        return (int) seen;
    }

    /** The same, where it may be left out; empty then and for {@code *}. */
    public Optional<Integer> findVersion() {
        return header == null || header.strip().equals("*") ? Optional.empty() : Optional.of(version());
    }

    /** The same of what is no record, and known by a number made of all it holds. */
    public long mark() {
        if (header == null) {
            throw new Refused(ProblemCode.VERSION_MISSING, Versions.tag(1));
        }
        return Versions.read(header).orElseThrow(() -> new Refused(ProblemCode.CHANGED_MEANWHILE));
    }
}
