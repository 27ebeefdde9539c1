package vn.phoihop.report;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.UnitId;

/**
 * Who takes a step on a report, in one appointment.
 *
 * @param unit of the appointment; null for the system itself
 * @param force code of the unit's force, for confirming its lines; null where there is none
 */
record Officer(
        AccountId account,
        String name,
        @Nullable UnitId unit,
        @Nullable String force,
        Set<String> authorities) {

    /** Starting a draft and editing its words. */
    static final String DRAFT = "report.narrate";

    /** Confirming or contesting the lines of one's own force. */
    static final String CONFIRM = "report.confirm";

    Officer {
        authorities = Set.copyOf(authorities);
    }

    boolean may(String authority) {
        return authorities.contains(authority);
    }
}
