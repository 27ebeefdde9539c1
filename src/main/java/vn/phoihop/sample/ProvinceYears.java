package vn.phoihop.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.CaseStep;
import vn.phoihop.casework.Opening;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/**
 * What is written down in one province in the years of the nation, month by month (from the 15th) and the same at every load. A month is
 * worked out when it is asked for.
 */
final class ProvinceYears {

    /** Of the activities the sample's Kiên Giang writes down in a half-year. */
    private static final double BUSY = 11_823;

    private final BookId book;
    private final Formation formation;
    private final List<Route> routes;
    private final List<Window> months = new ArrayList<>();
    private final int[] activities;
    private final int[] cases;

    /** @param activities how many in all the years; with the days on which they happen decides how many in a month */
    ProvinceYears(Province province, Organisation organisation, Window years, int activities, int cases) {
        this.book = province.book();
        this.formation = new Formation(organisation, province.code(), years);
        this.routes = routes(province, formation);
        for (LocalDate first = years.from(); first.isBefore(years.to()); first = first.plusMonths(1)) {
            months.add(new Window(first, first.plusMonths(1)));
        }
        double[] busy = months.stream()
                .mapToDouble(month ->
                        Rhythm.days(month).stream().mapToDouble(Rhythm::of).sum())
                .toArray();
        this.activities = Allotment.of(activities, busy);
        this.cases = Allotment.of(cases, busy);
    }

    static List<Route> routes(Province province, Formation formation) {
        return province.shipped() ? Route.all(formation) : Route.plain(formation);
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
        return months.get(month).from().toString();
    }

    /** How many new records there are in a month, cases by the month in which they are counted. */
    int records(int month) {
        return activities[month] + cases[month];
    }

    /** Worked out: activities by the day on which they began, steps of cases by the day on which they were written down. */
    Month month(int month) {
        Window window = months.get(month);
        List<Submission> all =
                activities(book, formation, routes, window, activities[month], book + " " + window.from() + " ");
        List<CaseStep> steps = new ArrayList<>();
        // A case is detected up to 35 days before it is counted and ends up to 20 days after.
        for (int other = Math.max(0, month - 2); other <= Math.min(months.size() - 1, month + 2); other++) {
            cases(other).stream().filter(step -> monthOf(step) == month).forEach(steps::add);
        }
        steps.sort(Comparator.comparing(
                (CaseStep one) -> Objects.requireNonNull(one.by().at())));
        return new Month(name(month), all, steps);
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
        all.sort(Comparator.comparing(
                (Submission one) -> Objects.requireNonNull(one.by().at())));
        return all;
    }

    private static double halfYear(Window month) {
        return Rhythm.days(Rhythm.STORY).size() / (double) Rhythm.days(month).size();
    }

    private List<CaseStep> cases(int month) {
        Window window = months.get(month);
        String name = book + " " + window.from() + " ";
        return new Cases(book, formation, new Dice("cases " + name)).in(window, cases[month], name);
    }

    /** What is written down before the first month or after the last belongs to them. */
    private int monthOf(CaseStep step) {
        Instant at = Objects.requireNonNull(step.by().at());
        LocalDate day = at.atZone(Formation.ZONE).toLocalDate();
        for (int month = 0; month < months.size() - 1; month++) {
            if (day.isBefore(months.get(month).to())) {
                return month;
            }
        }
        return months.size() - 1;
    }
}
