package vn.phoihop.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** What a locked session is answered: never what was asked for, and never so that something typed is lost. */
final class LockedOut {

    /** Heard by the page's own script, which then covers the page. */
    static final String EVENT = "screen-locked";

    /** Where a form that was sent while locked is kept, in the page of its own sender. */
    static final String HELD = "/lock/held";

    static final String WHO = LockedOut.class.getName();

    private static final Set<String> OPEN =
            Set.of("/lock", "/lock/open", "/lock/passkey", "/lock/passkey/options", HELD, "/sign-out", "/error");

    private LockedOut() {}

    static boolean isOpen(String path) {
        return OPEN.contains(path);
    }

    static void answer(SignedIn who, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (Silence.isWanted(request)) {
            Silence.answer(response);
        } else if (request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().equals("/lock/seen")) {
            request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new Refused(ProblemCode.SCREEN_LOCKED));
            request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
            request.getRequestDispatcher("/error").forward(request, response);
        } else if (request.getHeader("HX-Request") != null) {
            response.setStatus(ProblemCode.SCREEN_LOCKED.status());
            response.setHeader("HX-Reswap", "none");
            response.setHeader("HX-Trigger", EVENT);
        } else if (request.getMethod().equals("POST")) {
            request.setAttribute(WHO, who);
            request.getRequestDispatcher(HELD).forward(request, response);
        } else {
            response.sendRedirect("/lock" + SignInAnswers.wanted(request));
        }
    }
}
