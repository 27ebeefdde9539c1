package vn.phoihop.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Page;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/**
 * Records of a room on which somebody has to act, contributed as a bean to the one list of what waits; called inside the transaction of
 * its page.
 */
public interface WaitingRecords {

    /** What is to be done with a record. */
    enum Why {
        /** A unit for which one acts is a partner and has not spoken. */
        CONFIRM,
        /** A hand-over is offered to such a unit. */
        OFFERED,
        /** Such a unit leads it or contests it. */
        CONTESTED,
        RETURNED,
        DRAFT,
        /** Such a unit owes an answer. */
        ANSWER,
        /** Such a unit was asked something about what it sent, or was answered. */
        DECIDE,
        /** Others owe such a unit an answer since a day that has gone by. */
        OVERDUE,
        /** Contested and in sight, whomever it waits for. */
        CONTESTED_IN_SIGHT
    }

    /**
     * Which of them, in what order, from where on.
     *
     * @param words folded; each must occur
     * @param from first day, {@code to} the day after the last
     */
    record Asked(
            BookId book,
            Why why,
            List<String> words,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            RowOrder order,
            @Nullable RowPlace after) {}

    /** What a row tells of a record that waits. */
    record Waiting(
            RecordKey record,
            int version,
            LocalizedText kind,
            LocalizedText title,
            LocalDate day,
            UnitId lead,
            LocalizedText state) {}

    /** Its first word in addresses, such as {@code activities}; {@code access.waits.in.ROOM} are its words. */
    String room();

    /** What may wait for this one at all. */
    Set<Why> reasons(SignedIn who);

    /** Which wait, and where each stands in the list; the first ones in its order. */
    List<RowPlace> find(SignedIn who, Asked asked, int limit);

    /** Those of them that are in sight, read at once. */
    List<Waiting> read(BookId book, Set<UUID> records);

    /** Confirms it for every unit for which one acts, in a transaction of its own. */
    void confirm(Chosen one);

    /** How a record is called that could not be confirmed. */
    String name(RecordKey record, Page page);
}
