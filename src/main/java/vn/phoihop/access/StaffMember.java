package vn.phoihop.access;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;
import vn.phoihop.vocabulary.AccountId;

/** What a session remembers of who has signed in: no more than who. All else is asked anew with every request. */
record StaffMember(UUID account, String login) implements Principal, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    AccountId id() {
        return new AccountId(account);
    }

    @Override
    public String getName() {
        return login;
    }
}
