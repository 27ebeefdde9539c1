package vn.phoihop.figure;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * A record that changes a figure of a window that was already reported: it arrived, was corrected or withdrawn after the cutoff.
 *
 * @param figure the code of the figure
 * @param occurredOn the day it counts for
 * @param before what it added to the figure at the {@link Cutoff}
 * @param change what it adds since, may be below zero
 * @param position the last entry that made a difference
 * @param event of that entry, as the book names it
 * @param reason why, where one was given and the contents are in sight
 * @param actor who made it
 * @param actingUnit for which unit
 */
public record Adjustment(
        String figure,
        RecordKey record,
        String recordType,
        LocalDate occurredOn,
        Quantity before,
        Quantity change,
        long position,
        String event,
        @Nullable String reason,
        Instant recordedAt,
        String actor,
        @Nullable UnitId actingUnit) {

    /** What it adds now. */
    public Quantity after() {
        return before.plus(change);
    }

    /** Where a page that ends with it ends. */
    public Place place() {
        return new Place(position, record.book().value(), figure);
    }

    /**
     * What later records change in one figure.
     *
     * @param records how many made a difference
     * @param change together; zero where they cancel out
     */
    public record Sum(long records, Quantity change) {}

    /** Where a page of adjustments ended. */
    public record Place(long position, int book, String figure) {}
}
