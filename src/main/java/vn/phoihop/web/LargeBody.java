package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * An address that takes more than a form holds, contributed by a room as a bean.
 *
 * @param method of the requests meant
 * @param path at which it begins
 * @param mostBytes of the whole request
 * @param files whether a form may send files to it
 */
public record LargeBody(String method, String path, int mostBytes, boolean files) {

    /** No {@link LargeBody} may go beyond; it is what the container is told. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    public LargeBody {
        if (mostBytes > MOST_BYTES) {
            throw new IllegalArgumentException("more than any request may bring: " + mostBytes);
        }
    }

    boolean isFor(HttpServletRequest request) {
        String asked = request.getRequestURI();
        return request.getMethod().equals(method) && (asked.equals(path) || asked.startsWith(path + "/"));
    }
}
