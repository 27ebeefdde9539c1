package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.IntStream;

/**
 * An address that takes more than a form holds, contributed by a room as a bean.
 *
 * @param method of the requests meant
 * @param path at which it begins; a {@code *} stands for any one part of it
 * @param mostBytes of the whole request
 * @param files whether a form may send files to it
 */
public record LargeBody(String method, String path, int mostBytes, boolean files) {

    /** No {@link LargeBody} may go beyond; it is what the container is told. */
    public static final int MOST_BYTES = 42 * 1024 * 1024;

    public LargeBody {
        if (mostBytes > MOST_BYTES) {
            throw new IllegalArgumentException("more than any request may bring: " + mostBytes);
        }
    }

    boolean isFor(HttpServletRequest request) {
        return request.getMethod().equals(method)
                && begins(request.getRequestURI().split("/", -1));
    }

    private boolean begins(String[] asked) {
        String[] parts = path.split("/", -1);
        return asked.length >= parts.length
                && IntStream.range(0, parts.length).allMatch(i -> parts[i].equals("*") || parts[i].equals(asked[i]));
    }
}
