package vn.phoihop.vocabulary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is written into a book.
 *
 * @param actor the account's name as the book keeps it
 * @param unit the unit acted for; null for the system itself
 * @param at when it was written down; null for now, by the clock. Only loads of earlier records say otherwise.
 * @param account whose name it is: a name may be changed, and two may bear the same one; null where no account wrote
 */
public record By(
        String actor,
        @Nullable UnitId unit,
        @Nullable Instant at,
        @Nullable AccountId account) {

    public By(String actor, @Nullable UnitId unit, @Nullable Instant at) {
        this(actor, unit, at, null);
    }

    public static By now(String actor, @Nullable UnitId unit) {
        return new By(actor, unit, null);
    }

    /** The same, written down then; null for now. */
    public By then(@Nullable Instant time) {
        return new By(actor, unit, time, account);
    }

    /** Whether it is the same account; of what was written before accounts were kept, whether it is the same name. */
    public boolean isWhoWrote(By earlier) {
        return earlier.account == null ? actor.equals(earlier.actor) : earlier.account.equals(account);
    }
}
