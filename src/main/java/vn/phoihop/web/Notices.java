package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;

/** Short lines such as "Saved" that appear once, also after a redirect; kept in the session until shown. */
final class Notices {

    private static final String KEY = "notices";

    private final HttpServletRequest request;

    Notices(HttpServletRequest request) {
        this.request = request;
    }

    void add(String line) {
        HttpSession session = request.getSession();
        ArrayList<String> lines = new ArrayList<>(waiting(session));
        lines.add(line);
        session.setAttribute(KEY, lines);
    }

    /** The lines, which are then gone. A template must ask before the response is committed. */
    List<String> take() {
        if (!request.isRequestedSessionIdValid()) {
            return List.of();
        }
        HttpSession session = request.getSession(false);
        if (session == null) {
            return List.of();
        }
        List<String> lines = waiting(session);
        if (!lines.isEmpty()) {
            session.removeAttribute(KEY);
        }
        return lines;
    }

    private static List<String> waiting(HttpSession session) {
        return session.getAttribute(KEY) instanceof List<?> lines
                ? lines.stream().map(Object::toString).toList()
                : List.of();
    }
}
