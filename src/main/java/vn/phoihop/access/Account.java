package vn.phoihop.access;

import java.util.Locale;
import vn.phoihop.vocabulary.AccountId;

/**
 * The account of a member of staff.
 *
 * @param name as shown beside what was done, with rank or office as the body likes
 * @param language the pages begin in: {@code vi} or {@code en}
 * @param mustChange the password is a one-time password
 * @param version goes up with every change of the account, its offices and what its holder signs in with
 */
public record Account(
        AccountId id, String login, String name, String language, boolean mustChange, boolean locked, int version) {

    /** The account as somebody saw it who wants to change it. */
    Account seen(int before) {
        return new Account(id, login, name, language, mustChange, locked, before);
    }

    public Locale locale() {
        return Locale.of(language);
    }
}
