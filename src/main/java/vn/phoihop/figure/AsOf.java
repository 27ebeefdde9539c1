package vn.phoihop.figure;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.ledger.Cutoff;

/**
 * Up to where things are to be known, as an address asks for it.
 *
 * @param until the local minute up to whose end the books are read; null where a cutoff was given
 * @param wholeDay that minute is the last of its day, and only a day was asked for
 * @param firstLoad organisation and catalogue are those of the installation's first load, which came after that time
 */
public record AsOf(Cutoff cutoff, @Nullable LocalDateTime until, boolean wholeDay, boolean firstLoad) {

    static AsOf of(Cutoff cutoff) {
        return new AsOf(cutoff, null, false, false);
    }

    /** The local day up to which things are known; empty where a cutoff was given. */
    public Optional<LocalDate> day() {
        return Optional.ofNullable(until).map(LocalDateTime::toLocalDate);
    }
}
