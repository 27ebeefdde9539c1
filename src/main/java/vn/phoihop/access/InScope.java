package vn.phoihop.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/** The rest of a request, with scoped values that it alone sees. */
final class InScope {

    private InScope() {}

    static void passOn(ScopedValue.Carrier scope, ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            scope.call(() -> {
                chain.doFilter(request, response);
                return Boolean.TRUE;
            });
        } catch (ServletException | IOException | RuntimeException failure) {
            throw failure;
        } catch (Exception other) {
            // Never thrown: the compiler knows what a scope throws only as one type.
            throw new ServletException(other);
        }
    }
}
