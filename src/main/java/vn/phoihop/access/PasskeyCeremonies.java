package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AccountId;

/**
 * Adding a passkey and signing in with one, step by step as WebAuthn has it. The device must have recognised its user (by finger, face
 * or PIN): a passkey is two factors at once.
 */
@Component
class PasskeyCeremonies {

    private static final Logger LOG = LoggerFactory.getLogger(PasskeyCeremonies.class);
    private static final String ADDING = "passkey-adding";
    private static final String ASKING = "passkey-asking";

    private final Passkeys passkeys;
    private final PasskeyHolders holders;
    private final String origin;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremonies(Passkeys passkeys, PasskeyHolders holders, @Value("${phoihop.origin:}") String origin) {
        this.passkeys = passkeys;
        this.holders = holders;
        this.origin = origin;
    }

    /** What the browser is asked to make a passkey for, as JSON; remembered in the session. */
    String beginAdding(HttpServletRequest request, Account account) {
        Authentication who =
                UsernamePasswordAuthenticationToken.authenticated(account.login(), null, AuthorityUtils.NO_AUTHORITIES);
        PublicKeyCredentialCreationOptions options = Acting.asSystem(() -> operations(request)
                .createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(who)));
        request.getSession().setAttribute(ADDING, options);
        return json.writeValueAsString(options);
    }

    /** Whether what the browser made, as JSON with its label, is good; then it is kept. */
    boolean add(HttpServletRequest request, String made) {
        HttpSession session = request.getSession();
        Object options = session.getAttribute(ADDING);
        session.removeAttribute(ADDING);
        if (!(options instanceof PublicKeyCredentialCreationOptions asked)) {
            return false;
        }
        try {
            RelyingPartyPublicKey key = json.readValue(made, RelyingPartyPublicKey.class);
            Acting.asSystem(() ->
                    operations(request).registerCredential(new ImmutableRelyingPartyRegistrationRequest(asked, key)));
            return true;
        } catch (RuntimeException refused) {
            LOG.info("a passkey was not accepted: {}", refused.toString());
            return false;
        }
    }

    /** What the browser is asked to sign, as JSON; whose passkey it will be nobody knows yet. */
    String beginAsking(HttpServletRequest request) {
        Authentication nobody =
                new AnonymousAuthenticationToken("nobody", "nobody", AuthorityUtils.createAuthorityList("nobody"));
        PublicKeyCredentialRequestOptions options = Acting.asSystem(() -> operations(request)
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(nobody)));
        Admission.forAWhile(request).setAttribute(ASKING, options);
        return json.writeValueAsString(options);
    }

    /** Whose passkey signed it; empty when it did not. A question is good for one answer. */
    Optional<AccountId> recognise(HttpServletRequest request, String signed) {
        HttpSession session = request.getSession(false);
        Object options = session == null ? null : session.getAttribute(ASKING);
        if (session == null || !(options instanceof PublicKeyCredentialRequestOptions asked)) {
            return Optional.empty();
        }
        session.removeAttribute(ASKING);
        try {
            PublicKeyCredential<AuthenticatorAssertionResponse> answer =
                    json.readValue(signed, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
            return Optional.of(new AccountId(Passkeys.account(Acting.asSystem(() ->
                            operations(request).authenticate(new RelyingPartyAuthenticationRequest(asked, answer)))
                    .getId())));
        } catch (RuntimeException refused) {
            LOG.info("a passkey was not recognised: {}", refused.toString());
            return Optional.empty();
        }
    }

    /** For the address this installation is reached at; where it is not told, for the one the browser used. */
    private Webauthn4JRelyingPartyOperations operations(HttpServletRequest request) {
        String here = origin.isEmpty() ? asked(request) : origin;
        Webauthn4JRelyingPartyOperations operations = new Webauthn4JRelyingPartyOperations(
                holders,
                passkeys,
                PublicKeyCredentialRpEntity.builder()
                        .id(URI.create(here).getHost())
                        .name("Phối Hợp")
                        .build(),
                Set.of(here));
        operations.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        operations.setCustomizeRequestOptions(
                options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return operations;
    }

    private static String asked(HttpServletRequest request) {
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + request.getServerPort());
    }
}
