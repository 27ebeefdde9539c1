package vn.phoihop.access;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/**
 * The provider whose word about who somebody is we take, if the installation names one ({@code phoihop.oidc.*}). It is asked for its
 * addresses with the first sign-in, not at the start: that it is away keeps nobody from signing in with a password.
 */
@Component
class OidcProvider implements ClientRegistrationRepository {

    static final String ID = "oidc";

    /** Where signing in by the provider begins. */
    static final String BEGIN = "/sign-in/with";

    /** Where the provider sends back to; to be told to the provider as {@code https://…/sign-in/back/oidc}. */
    static final String BACK = "/sign-in/back";

    private final String issuer;
    private final String client;
    private final String secret;
    private final String claim;
    private final String name;
    private volatile @Nullable ClientRegistration known;

    OidcProvider(
            @Value("${phoihop.oidc.issuer:}") String issuer,
            @Value("${phoihop.oidc.client-id:}") String client,
            @Value("${phoihop.oidc.client-secret:}") String secret,
            @Value("${phoihop.oidc.claim:preferred_username}") String claim,
            @Value("${phoihop.oidc.name:}") String name) {
        this.issuer = issuer;
        this.client = client;
        this.secret = secret;
        this.claim = claim;
        this.name = name;
    }

    boolean isNamed() {
        return !issuer.isEmpty();
    }

    /** As its button is called; empty for a general word. */
    String name() {
        return name;
    }

    /** Where one confirms there to be who has signed in here, to go on to an address of ours; empty without a provider. */
    String confirming(String to) {
        return isNamed() ? OidcUnlocking.href(to) : "";
    }

    /** What of the provider's statement is the login here. */
    String claim() {
        return claim;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!isNamed() || !id.equals(ID)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            registration = ClientRegistrations.fromIssuerLocation(issuer)
                    .registrationId(ID)
                    .clientId(client)
                    .clientSecret(secret)
                    .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                    .userNameAttributeName(claim)
                    .redirectUri("{baseUrl}" + BACK + "/{registrationId}")
                    .build();
            known = registration;
        }
        return registration;
    }
}
