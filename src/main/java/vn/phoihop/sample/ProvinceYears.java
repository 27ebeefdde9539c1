package vn.phoihop.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.CaseStep;
import vn.phoihop.casework.Opening;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/**
 * What is written down in one province in the years of the nation, month by month (from the 15th, and cut where its areas or units change) and
 * the same at every load. A month is worked out when it is asked for. What happened in a province that has ended and was written down after its
 * last day belongs to the one founded out of it: new records into its book, further steps of cases into the old one.
 */
final class ProvinceYears {

    /** Of the activities the sample's Kiên Giang writes down in a half-year. */
    private static final double BUSY = 11_823;

    private final BookId book;
    private final List<Stretch> months = new ArrayList<>();
    private final @Nullable LocalDate lastWritten;
    private final List<ProvinceYears> merged;
    private final int[] activities;
    private final int[] cases;

    private record Stretch(Era era, Window window) {}

    /**
     * @param eras one after the other
     * @param lastWritten from this day on nothing more is written by the province itself; null where it goes on
     * @param merged of the provinces it was founded out of, what they leave to it
     * @param activities how many in all the years; with the days on which they happen decides how many in a month
     */
    ProvinceYears(
            List<Era> eras,
            Window years,
            @Nullable LocalDate lastWritten,
            List<ProvinceYears> merged,
            int activities,
            int cases) {
        this.book = eras.getFirst().book();
        this.lastWritten = lastWritten;
        this.merged = merged;
        for (LocalDate first = years.from(); first.isBefore(years.to()); first = first.plusMonths(1)) {
            Window month = new Window(first, first.plusMonths(1));
            for (Era era : eras) {
                if (era.days().overlaps(month)) {
                    months.add(new Stretch(era, common(era.days(), month)));
                }
            }
        }
        double[] busy =
                months.stream().mapToDouble(month -> busy(month.window())).toArray();
        this.activities = Allotment.of(activities, busy);
        this.cases = Allotment.of(cases, busy);
    }

    private static Window common(Window one, Window other) {
        return new Window(
                one.from().isAfter(other.from()) ? one.from() : other.from(),
                one.to().isBefore(other.to()) ? one.to() : other.to());
    }

    /** How busy these days are, beside others. */
    static double busy(Window days) {
        return Rhythm.days(days).stream().mapToDouble(Rhythm::of).sum();
    }

    /** What is written in one transaction. */
    record Month(String name, List<Submission> activities, List<CaseStep> caseSteps) {

        /** New records in it. */
        int records() {
            return activities.size()
                    + (int) caseSteps.stream().filter(Opening.class::isInstance).count();
        }
    }

    int months() {
        return months.size();
    }

    String name(int month) {
        return months.get(month).window().from().toString();
    }

    /** How many new records happen in a month, cases by the month in which they are counted. */
    int records(int month) {
        return activities[month] + cases[month];
    }

    /** Worked out: activities by the day on which they began, steps of cases by the day on which they were written down. */
    Month month(int month) {
        List<Submission> all = new ArrayList<>();
        List<CaseStep> steps = new ArrayList<>();
        for (ProvinceYears before : merged) {
            if (month == 0) {
                before.worked(before.months() - 1)
                        .filter(before::isLeft)
                        .map(this::intoThisBook)
                        .forEach(all::add);
            }
            before.stepsAround(before.months() - 1)
                    .filter(before::isLeft)
                    .filter(step -> monthOf(step) == month)
                    .forEach(steps::add);
        }
        worked(month).filter(one -> !isLeft(one)).forEach(all::add);
        stepsAround(month)
                .filter(step -> !isLeft(step) && monthOf(step) == month)
                .forEach(steps::add);
        all.sort(Comparator.comparing(ProvinceYears::at));
        steps.sort(Comparator.comparing(ProvinceYears::at));
        return new Month(name(month), all, steps);
    }

    private Stream<Submission> worked(int month) {
        Stretch stretch = months.get(month);
        Era era = stretch.era();
        String name = book + " " + stretch.window().from() + " ";
        return activities(book, era.formation(), era.routes(), stretch.window(), activities[month], name).stream();
    }

    /** A case is detected up to 35 days before it is counted and ends up to 20 days after; a month may be cut in two. */
    private Stream<CaseStep> stepsAround(int month) {
        return Stream.iterate(
                        Math.max(0, month - 3), other -> other <= month + 3 && other < months(), other -> other + 1)
                .flatMap(other -> cases(other).stream());
    }

    private boolean isLeft(Submission one) {
        return isLeft(at(one));
    }

    private boolean isLeft(CaseStep step) {
        return isLeft(at(step));
    }

    private boolean isLeft(Instant at) {
        return lastWritten != null && !day(at).isBefore(lastWritten);
    }

    private Submission intoThisBook(Submission one) {
        return new Submission(new RecordKey(book, one.key().id()), one.form(), one.signedBy(), one.by());
    }

    /**
     * So many activities of a window, patrols and others in the sample's proportion, by the time at which they are written down.
     *
     * @param name by which their ids are told apart from those of others
     */
    static List<Submission> activities(
            BookId book, Formation formation, List<Route> routes, Window window, int wanted, String name) {
        List<Submission> all = new ArrayList<>(new OtherActivities(book, formation)
                .in(window, wanted / BUSY * halfYear(window), name, new Dice("others " + name)));
        int others = Math.min(all.size(), wanted);
        all = new ArrayList<>(all.subList(0, others));
        all.addAll(new Patrols(book, formation, routes, new Dice("patrols " + name))
                .in(window, wanted - others, null, name + "patrol"));
        all.sort(Comparator.comparing(ProvinceYears::at));
        return all;
    }

    private static double halfYear(Window month) {
        return Rhythm.days(Rhythm.STORY).size() / (double) Rhythm.days(month).size();
    }

    private List<CaseStep> cases(int month) {
        Stretch stretch = months.get(month);
        String name = book + " " + stretch.window().from() + " ";
        return new Cases(book, stretch.era().formation(), new Dice("cases " + name))
                .in(stretch.window(), cases[month], name);
    }

    /** What is written down before the first month or after the last belongs to them. */
    private int monthOf(CaseStep step) {
        LocalDate day = day(at(step));
        for (int month = 0; month < months.size() - 1; month++) {
            if (day.isBefore(months.get(month).window().to())) {
                return month;
            }
        }
        return months.size() - 1;
    }

    private static Instant at(Submission one) {
        return Objects.requireNonNull(one.by().at());
    }

    private static Instant at(CaseStep step) {
        return Objects.requireNonNull(step.by().at());
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Formation.ZONE).toLocalDate();
    }
}
