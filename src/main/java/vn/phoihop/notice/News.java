package vn.phoihop.notice;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * Something that happened and is to be told: which record, how urgent, until when. What it says, what it is about and who sent it have no place here.
 *
 * @param id of what happened, so that it is told once
 * @param kind of record, as the room that keeps it calls it; its words are the text {@code notice.kind.KIND}
 * @param due by when something is owed; null for nothing
 * @param exercise invented while a drill is played: that is said, lest somebody sets out
 * @param units to which it is told
 * @param by who did it, and need not be told; null for the system
 */
public record News(
        UUID id,
        RecordKey record,
        String kind,
        What what,
        Topic.Urgency urgency,
        @Nullable LocalDate due,
        boolean exercise,
        Set<UnitId> units,
        @Nullable AccountId by) {

    public News {
        units = Set.copyOf(units);
    }

    /** What happened; its words are the text {@code notice.what.WHAT}. */
    public enum What {
        /** For the unit: sent or handed on to it. */
        ARRIVED,
        CORRECTED,
        RECALLED,
        /** A recipient asks for a later due date; the sender has answered. */
        TIME_ASKED,
        TIME_ANSWERED,
        /** A recipient asks to hand it on outside; the sender has answered. */
        HANDING_ON_ASKED,
        HANDING_ON_ANSWERED,
        REPLIED,
        SENT_BACK,
        OVERDUE
    }
}
