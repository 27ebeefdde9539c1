package vn.phoihop.catalogue;

import java.time.LocalDate;
import java.util.List;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * The days of one year on which public bodies do not work, Saturdays and Sundays apart, and those of the latter on which they do. They are
 * announced year by year, so they are data.
 *
 * @param worked Saturdays and Sundays on which people work instead of another day
 */
public record Holidays(String code, LocalizedText name, int year, List<Off> off, List<LocalDate> worked)
        implements Definition {

    public Holidays {
        off = List.copyOf(off);
        worked = List.copyOf(worked);
    }

    /**
     * Some days off in a row.
     *
     * @param last the last of them
     */
    public record Off(LocalDate first, LocalDate last, LocalizedText name) {

        boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }
}
