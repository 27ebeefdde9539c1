package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What a page is answered that wants to hear what is new (server-sent events) for somebody who may hear nothing at present: that there is
 * nothing. Any other answer would lead it to another page, which it cannot show.
 */
final class Silence {

    private Silence() {}

    static boolean isWanted(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    static void answer(HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
