package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;

/** Where one comes to by signing out, or by asking for a page without having signed in. */
@Component
class SignInAnswers implements LogoutSuccessHandler, AuthenticationEntryPoint {

    private final AccessTrail trail;

    SignInAnswers(AccessTrail trail) {
        this.trail = trail;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException {
        if (authentication != null && authentication.getPrincipal() instanceof StaffMember member) {
            Acting.runAsSystem(() -> trail.note(AccessTrail.Act.SIGNED_OUT, member.id(), request.getRemoteAddr(), ""));
        }
        response.sendRedirect("/sign-in?out=1");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (Silence.isWanted(request)) {
            Silence.answer(response);
        } else if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect("/sign-in" + wanted(request));
        }
    }

    static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getMethod().equals("GET")
                ? wanted(request.getRequestURI() + (query == null ? "" : "?" + query))
                : "";
    }

    /** The parameter that says where to go on to. */
    static String wanted(String address) {
        return address.equals("/") ? "" : "?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    /** An address of ours, whatever was asked for: nobody is sent elsewhere by a link to the sign-in page. */
    static String inside(@Nullable String to) {
        boolean ours = to != null
                && to.startsWith("/")
                && !to.startsWith("//")
                && to.chars().noneMatch(c -> c == '\\' || c < ' ');
        return ours && to != null ? to : "/";
    }
}
