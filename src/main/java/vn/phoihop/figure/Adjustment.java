package vn.phoihop.figure;

import java.time.Instant;
import java.time.LocalDate;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/**
 * A record that changes a figure of a window that was already reported: it arrived, was corrected or withdrawn after the cutoff.
 *
 * @param occurredOn the day it counts for
 * @param before what it added to the figure at the {@link Cutoff}
 * @param change what it adds since, may be below zero
 * @param position the last entry that made a difference
 * @param event of that entry, as the book names it
 * @param actor who made it
 */
public record Adjustment(
        RecordKey record,
        String recordType,
        LocalDate occurredOn,
        Quantity before,
        Quantity change,
        long position,
        String event,
        Instant recordedAt,
        String actor) {

    /** What it adds now. */
    public Quantity after() {
        return before.plus(change);
    }

    /**
     * What later records change in one figure.
     *
     * @param records how many made a difference
     * @param change together; zero where they cancel out
     */
    public record Sum(long records, Quantity change) {}

    /** Where a page of adjustments ended. */
    public record Place(long position, int book) {}
}
