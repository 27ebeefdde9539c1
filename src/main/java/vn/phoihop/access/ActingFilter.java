package vn.phoihop.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.phoihop.web.LiveAddress;

/**
 * Finds out with every request who has signed in and in which office, tells the database, and gives Spring Security what the office
 * may do. Whoever holds a one-time password gets no further than to change it.
 */
@Component
class ActingFilter extends OncePerRequestFilter {

    /** Session attribute: the id of the office chosen to act in. */
    static final String OFFICE = "office";

    /** All that is open before a one-time password has been changed. */
    private static final Set<String> WITHOUT_OWN_PASSWORD =
            Set.of("/account", "/account/password", "/account/language", "/sign-out", "/error");

    /** A page that asks again and again by itself says so with this header. */
    private static final String BY_ITSELF = "X-By-Itself";

    private final SignIns signIns;
    private final IdleLock lock;
    private final ObjectProvider<LiveAddress> live;

    ActingFilter(SignIns signIns, IdleLock lock, ObjectProvider<LiveAddress> live) {
        this.signIns = signIns;
        this.lock = lock;
        this.live = live;
    }

    @Configuration(proxyBeanMethods = false)
    static class OnlyInTheSecurityChain {
        @Bean
        FilterRegistrationBean<ActingFilter> notByTheContainer(ActingFilter filter) {
            FilterRegistrationBean<ActingFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI();
        if (path.startsWith("/assets/") || path.startsWith("/webjars/")) {
            chain.doFilter(request, response);
            return;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof StaffMember member)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<SignedIn> found = signIns.find(member.id(), office(request));
        if (found.isEmpty()) {
            // Locked meanwhile: as if nobody had signed in.
            SecurityContextHolder.clearContext();
            chain.doFilter(request, response);
            return;
        }
        SignedIn who = found.get();
        if (who.account().mustChange() && Admission.byPassword(request) && !WITHOUT_OWN_PASSWORD.contains(path)) {
            if (Silence.isWanted(request)) {
                Silence.answer(response);
            } else {
                response.sendRedirect("/account");
            }
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null && lock.isLocked(session)) {
            if (!LockedOut.isOpen(path)) {
                LockedOut.answer(who, request, response);
                return;
            }
        } else if (session != null && !listens(path) && request.getHeader(BY_ITSELF) == null) {
            lock.see(session);
        }
        passOn(who, request, response, chain);
    }

    /** A page that listens by itself is no sign that somebody is there; nor is one that asks by itself and says so. */
    private boolean listens(String path) {
        return live.stream().map(LiveAddress::href).anyMatch(path::startsWith);
    }

    /** Goes on as this person, told to Spring Security and to the database. */
    static void passOn(SignedIn who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        tell(who);
        InScope.passOn(who.scope(), request, response, chain);
    }

    /** The error page, too, is drawn for somebody. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static void tell(SignedIn who) {
        List<GrantedAuthority> authorities = who.authorities().stream()
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
        StaffMember member =
                new StaffMember(who.account().id().value(), who.account().login());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(member, null, authorities));
        SecurityContextHolder.setContext(context);
    }

    private static @Nullable UUID office(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(OFFICE) instanceof UUID id ? id : null;
    }
}
