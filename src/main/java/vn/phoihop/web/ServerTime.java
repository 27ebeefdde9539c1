package vn.phoihop.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells with every page how long the server took for it ({@code Server-Timing}, W3C): a browser shows it beside its own times, so that who
 * finds a page slow sees whether it is the server or the line.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ServerTime extends OncePerRequestFilter {

    private static final String BEGAN = ServerTime.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(BEGAN, System.nanoTime());
        chain.doFilter(request, response);
    }

    /** Called when all of the page is there and nothing of it has been sent. */
    static void tell(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(BEGAN) instanceof Long began) {
            response.setHeader(
                    "Server-Timing", String.format(Locale.ROOT, "page;dur=%.1f", (System.nanoTime() - began) / 1e6));
        }
    }
}
