package vn.phoihop.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.web.Languages;

/** Where one comes to by signing in, failing to, signing out, or asking for a page without having signed in. */
@Component
class SignInAnswers
        implements AuthenticationSuccessHandler,
                AuthenticationFailureHandler,
                LogoutSuccessHandler,
                AuthenticationEntryPoint {

    /** Request attribute with the problem the sign-in page shows. */
    static final String PROBLEM = SignInAnswers.class.getName();

    private final Languages languages;
    private final SignIns signIns;
    private final AccessTrail trail;

    SignInAnswers(Languages languages, SignIns signIns, AccessTrail trail) {
        this.languages = languages;
        this.signIns = signIns;
        this.trail = trail;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (authentication.getPrincipal() instanceof StaffMember member) {
            signIns.find(member.id(), null)
                    .ifPresent(who ->
                            languages.begin(request, response, who.account().language()));
        }
        response.sendRedirect(inside(request.getParameter("to")));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        Problem problem = switch (failure) {
            case PasswordProvider.TooManyAttempts wait -> Problem.of(ProblemCode.TOO_MANY_ATTEMPTS, wait.minutes());
            case LockedException _ -> Problem.of(ProblemCode.ACCOUNT_LOCKED);
            default -> Problem.of(ProblemCode.SIGN_IN_WRONG);
        };
        request.setAttribute(PROBLEM, problem);
        request.getRequestDispatcher("/sign-in/again").forward(request, response);
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
        if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", "/sign-in");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect("/sign-in" + wanted(request));
        }
    }

    private static String wanted(HttpServletRequest request) {
        String query = request.getQueryString();
        String address = request.getRequestURI() + (query == null ? "" : "?" + query);
        return !request.getMethod().equals("GET") || address.equals("/")
                ? ""
                : "?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
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
