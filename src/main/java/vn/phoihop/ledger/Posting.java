package vn.phoihop.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * What a room asks the book to write about one record.
 *
 * @param event what happened, for example {@code ACTIVITY_SUBMITTED}
 * @param payload the whole record after the change; becomes canonical JSON (RFC 8785). Decimals travel as strings.
 * @param tallies all the record counts for from now on. The book reverses what no longer holds and posts what is new, so that a
 *     counted fact is never edited, whatever the caller does; an empty list takes the record out of every figure.
 * @param recordedAt null for now, by the clock
 */
public record Posting(
        RecordKey record,
        String recordType,
        String event,
        String actor,
        @Nullable UnitId actingUnit,
        int payloadVersion,
        Object payload,
        List<Tally> tallies,
        @Nullable Instant recordedAt) {

    public Posting {
        tallies = List.copyOf(tallies);
        if (tallies.stream().anyMatch(Tally::reversal)) {
            throw new IllegalArgumentException("only the book itself writes reversals");
        }
    }

    public Posting(
            RecordKey record,
            String recordType,
            String event,
            String actor,
            @Nullable UnitId actingUnit,
            int payloadVersion,
            Object payload,
            List<Tally> tallies) {
        this(record, recordType, event, actor, actingUnit, payloadVersion, payload, tallies, null);
    }

    /** The same, written down at another time than now. */
    public Posting at(Instant time) {
        return new Posting(record, recordType, event, actor, actingUnit, payloadVersion, payload, tallies, time);
    }

    /** The same counting for these. */
    Posting counting(List<Tally> others) {
        return new Posting(record, recordType, event, actor, actingUnit, payloadVersion, payload, others, recordedAt);
    }
}
