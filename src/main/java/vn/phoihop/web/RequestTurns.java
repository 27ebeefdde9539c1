package vn.phoihop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Requests take {@linkplain Turns turns}, but for what makes up a page. The time waited is part of what {@link ServerTime} tells. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class RequestTurns extends OncePerRequestFilter {

    private final Turns turns;

    RequestTurns(Turns turns) {
        this.turns = turns;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try (Turns.Turn turn = turns.take()) {
            chain.doFilter(request, response);
        }
    }
}
