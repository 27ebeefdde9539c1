package vn.phoihop.access;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.SecurityPolicy;

/** Every page needs sign-in, but for sign-in itself, the files pages load, and what anybody may verify. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = Type.SERVLET)
class SecuritySettings {

    private static final String[] OPEN = {
        "/sign-in",
        "/sign-in/code",
        "/sign-in/passkey",
        "/sign-in/passkey/options",
        "/assets/**",
        "/webjars/**",
        "/verify/**",
        "/error"
    };

    @Bean
    SecurityFilterChain securityChain(
            HttpSecurity http,
            SignInAnswers answers,
            ActingFilter acting,
            OidcSignIn oidc,
            CookieCsrfTokenRepository signs)
            throws Exception {
        oidc.addTo(http);
        return http.authorizeHttpRequests(
                        all -> all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(OPEN)
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessHandler(answers))
                .exceptionHandling(failed -> failed.authenticationEntryPoint(answers))
                // Nothing is kept for visitors who have not signed in: the token is in a cookie, the page wanted in the
                // address.
                // Admission makes a new sign for who comes in; forms of who only unlocks stay good.
                .csrf(csrf -> csrf.csrfTokenRepository(signs)
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy()))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(SecuritySettings::safe)
                .addFilterAfter(acting, AnonymousAuthenticationFilter.class)
                .build();
    }

    /**
     * Programs with a token: each request signs in for itself, nothing is remembered, and no browser sends a token by itself, so that a
     * form cannot be forged. Without a token /api is like any page: the session counts, and writing needs the form's own sign.
     */
    @Bean
    @Order(1)
    SecurityFilterChain tokenChain(HttpSecurity http, AccessTokens tokens, SignIns signIns) throws Exception {
        return http.securityMatcher(TokenFilter::concerns)
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(SecuritySettings::safe)
                .addFilterBefore(new TokenFilter(tokens, signIns), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Calendars with a key in their address: they read one thing, and nothing is remembered of them. */
    @Bean
    @Order(2)
    SecurityFilterChain calendarChain(HttpSecurity http, CalendarKeys keys, AccessTokens tokens, SignIns signIns)
            throws Exception {
        return http.securityMatcher(CalendarKeyFilter::concerns)
                .authorizeHttpRequests(all -> all.anyRequest().authenticated())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(SecuritySettings::safe)
                .addFilterBefore(new CalendarKeyFilter(keys, tokens, signIns), AnonymousAuthenticationFilter.class)
                .build();
    }

    private static void safe(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(SecurityPolicy.CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(SecurityPolicy.PERMISSIONS))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    /** Our own pages ask for passwords; Spring Security has nobody to ask. */
    @Bean
    AuthenticationManager nobody() {
        return attempt -> {
            throw new ProviderNotFoundException("sign in by the sign-in page");
        };
    }

    @Bean
    NavigationEntry accountsEntry() {
        return new NavigationEntry("access.nav.accounts", "/accounts", "accounts", Authority.ACCOUNT_ADMINISTER, 420);
    }

    @Bean
    NavigationEntry trailEntry() {
        return new NavigationEntry("access.nav.trail", "/trail", "history", Authority.TRAIL_VIEW, 430);
    }
}
