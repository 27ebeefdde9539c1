package vn.phoihop.access;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.Refused;

/** Our accounts as WebAuthn's users. */
@Component
class PasskeyHolders implements PublicKeyCredentialUserEntityRepository {

    private final Accounts accounts;

    PasskeyHolders(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        try {
            return holder(Acting.asSystem(() -> accounts.get(new AccountId(Passkeys.account(handle)))));
        } catch (Refused unknown) {
            return null;
        }
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String login) {
        return Acting.asSystem(() -> accounts.find(login))
                .map(PasskeyHolders::holder)
                .orElse(null);
    }

    private static PublicKeyCredentialUserEntity holder(Account account) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(Passkeys.handle(account.id().value()))
                .name(account.login())
                .displayName(account.name())
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity holder) {
        throw new UnsupportedOperationException("accounts are opened by administrators");
    }

    @Override
    public void delete(Bytes handle) {
        throw new UnsupportedOperationException("accounts are never deleted");
    }
}
