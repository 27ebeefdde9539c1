package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * Signs in by OpenID Connect: the provider says who it is, an account of that login must exist here already, and its second factor is
 * asked for as after a password. No account is made, and no right comes from the provider.
 */
@Component
class OidcSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String TO = "to";

    private final OidcProvider provider;
    private final Accounts accounts;
    private final Admission admission;
    private final OidcUnlocking unlocking;
    private final AccessTrail trail;

    OidcSignIn(
            OidcProvider provider, Accounts accounts, Admission admission, OidcUnlocking unlocking, AccessTrail trail) {
        this.provider = provider;
        this.accounts = accounts;
        this.admission = admission;
        this.unlocking = unlocking;
        this.trail = trail;
    }

    /** Adds this way of signing in where the installation has named a provider. */
    void addTo(HttpSecurity http) throws Exception {
        if (provider.isNamed()) {
            http.oauth2Login(way -> way.clientRegistrationRepository(provider)
                    .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                    .loginPage("/sign-in")
                    .authorizationEndpoint(begin -> begin.authorizationRequestResolver(new RememberingWhereTo()))
                    .redirectionEndpoint(back -> back.baseUri(OidcProvider.BACK + "/*"))
                    .withObjectPostProcessor(new KeepingTheSession())
                    .successHandler(this)
                    .failureHandler(this));
        }
    }

    /** Who the provider names is nobody here yet: a session holds whom {@link Admission} lets in, or who had come in before. */
    private static final class KeepingTheSession implements ObjectPostProcessor<OAuth2LoginAuthenticationFilter> {

        @Override
        public <F extends OAuth2LoginAuthenticationFilter> F postProcess(F filter) {
            filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
            return filter;
        }
    }

    /** Keeps in the session where one wanted to go, while one is at the provider. */
    private final class RememberingWhereTo implements OAuth2AuthorizationRequestResolver {

        private final OAuth2AuthorizationRequestResolver standard =
                new DefaultOAuth2AuthorizationRequestResolver(provider, OidcProvider.BEGIN);

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            return remember(request, standard.resolve(request));
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
            return remember(request, standard.resolve(request, id));
        }

        private @Nullable OAuth2AuthorizationRequest remember(
                HttpServletRequest request, @Nullable OAuth2AuthorizationRequest resolved) {
            if (resolved == null) {
                return null;
            }
            return unlocking.begin(request, resolved).orElseGet(() -> {
                Admission.forAWhile(request).setAttribute(TO, SignInAnswers.inside(request.getParameter(TO)));
                return resolved;
            });
        }
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (OidcUnlocking.isUnder(request)) {
            response.sendRedirect(unlocking.finish(request, authentication, login(authentication)));
            return;
        }
        HttpSession session = request.getSession();
        String to = Objects.toString(session.getAttribute(TO), "/");
        Optional<Account> account = login(authentication).flatMap(login -> Acting.asSystem(() -> accounts.find(login)));
        if (account.isEmpty() || account.get().locked()) {
            session.invalidate();
            Acting.runAsSystem(() -> trail.note(
                    AccessTrail.Act.SIGN_IN_FAILED,
                    account.map(Account::id).orElse(null),
                    request.getRemoteAddr(),
                    "OIDC"));
            refuse(response, account.isEmpty() ? ProblemCode.OIDC_NOT_LINKED : ProblemCode.ACCOUNT_LOCKED);
            return;
        }
        response.sendRedirect(admission.afterFirstFactor(request, response, account.get(), Admission.OIDC, to));
    }

    private Optional<String> login(Authentication authentication) {
        return authentication.getPrincipal() instanceof OidcUser user
                ? Optional.ofNullable(user.getClaimAsString(provider.claim()))
                        .map(login -> login.strip().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        LOG.warn("sign-in by OpenID Connect failed: {}", failure.getMessage());
        if (OidcUnlocking.isUnder(request)) {
            response.sendRedirect(unlocking.fail(request));
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        refuse(response, ProblemCode.OIDC_FAILED);
    }

    private static void refuse(HttpServletResponse response, ProblemCode code) throws IOException {
        response.sendRedirect("/sign-in?problem=" + code.name());
    }
}
