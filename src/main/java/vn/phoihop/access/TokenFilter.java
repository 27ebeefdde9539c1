package vn.phoihop.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;

/**
 * Signs a program in with {@code Authorization: Bearer ph_…}, for this one request and nothing after it. Whoever is locked, or whose
 * office has ended, is answered like a wrong token.
 */
final class TokenFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final SignIns signIns;

    TokenFilter(AccessTokens tokens, SignIns signIns) {
        this.tokens = tokens;
        this.signIns = signIns;
    }

    /** Whether a request asks to be signed in by a token: only under /api, elsewhere a token opens nothing. */
    static boolean concerns(HttpServletRequest request) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        return request.getRequestURI().startsWith("/api/")
                && authorization != null
                && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = request.getHeader(HttpHeaders.AUTHORIZATION)
                .substring(BEARER.length())
                .strip();
        Optional<SignedIn> who = tokens.find(token, request.getRemoteAddr()).flatMap(this::present);
        if (who.isPresent()) {
            ActingFilter.passOn(who.get(), request, response, chain);
        } else {
            answer(tokens.refuse(request.getRemoteAddr()), request.getRequestURI(), request, response);
        }
    }

    private Optional<SignedIn> present(AccessTokens.Holder holder) {
        return signIns.find(holder.account(), holder.appointment())
                .flatMap(who -> who.inOffice(holder.appointment()))
                .map(who -> who.limitedTo(holder.scopes()));
    }

    /** By way of the page for errors, which writes the problem document in the language asked for. */
    static void answer(Problem problem, String place, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (problem.code().status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, new Refused(problem));
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, place);
        request.getRequestDispatcher("/error").forward(request, response);
    }
}
