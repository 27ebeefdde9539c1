package vn.phoihop.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.phoihop.vocabulary.LocalizedText;

/** On which days public bodies work: Monday to Friday, but for the holidays that have been announced. */
public final class WorkingDays {

    private final List<Holidays> years;

    public WorkingDays(Collection<Holidays> years) {
        this.years = List.copyOf(years);
    }

    public static WorkingDays of(Catalogue catalogue) {
        return new WorkingDays(catalogue.list(Holidays.class));
    }

    /** Whether the holidays of the year have been announced; otherwise only Saturdays and Sundays are known. */
    public boolean knows(int year) {
        return years.stream().anyMatch(one -> one.year() == year);
    }

    /** What is kept on the day. */
    public Optional<LocalizedText> holiday(LocalDate day) {
        return years.stream()
                .flatMap(year -> year.off().stream())
                .filter(off -> off.holds(day))
                .map(Holidays.Off::name)
                .findFirst();
    }

    public boolean works(LocalDate day) {
        if (years.stream().anyMatch(year -> year.worked().contains(day))) {
            return true;
        }
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && holiday(day).isEmpty();
    }

    /** The day itself if it is a working day, else the next one. */
    public LocalDate from(LocalDate day) {
        LocalDate at = day;
        while (!works(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    /** The day itself if it is a working day, else the one before. */
    public LocalDate upTo(LocalDate day) {
        LocalDate at = day;
        while (!works(at)) {
            at = at.minusDays(1);
        }
        return at;
    }

    /** The so-and-so-many-th working day after the day. */
    public LocalDate after(LocalDate day, int workingDays) {
        LocalDate at = day;
        for (int i = 0; i < workingDays; i++) {
            at = from(at.plusDays(1));
        }
        return at;
    }
}
