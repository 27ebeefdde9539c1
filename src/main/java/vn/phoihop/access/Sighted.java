package vn.phoihop.access;

import java.time.LocalDate;
import java.util.Set;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * The units a record concerns: who acts for one of them, above it or as its successor sees the record's contents.
 *
 * @param recordType as in the book, for example {@code activity}
 * @param day by which lists sort it, mostly the one it happened on
 * @param units its lead and its partners; of a draft only those who write it
 */
public record Sighted(RecordKey record, String recordType, LocalDate day, Set<UnitId> units) {

    public Sighted {
        units = Set.copyOf(units);
        if (units.isEmpty()) {
            throw new IllegalArgumentException("a record concerns some unit: " + record);
        }
    }
}
