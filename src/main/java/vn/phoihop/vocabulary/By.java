package vn.phoihop.vocabulary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf something is written into a book.
 *
 * @param actor the account's name as the book keeps it
 * @param unit the unit acted for; null for the system itself
 * @param at when it was written down; null for now, by the clock. Only loads of earlier records say otherwise.
 */
public record By(
        String actor, @Nullable UnitId unit, @Nullable Instant at) {

    public static By now(String actor, @Nullable UnitId unit) {
        return new By(actor, unit, null);
    }
}
