package vn.phoihop.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.CaseStep;
import vn.phoihop.casework.CorrectingCase;
import vn.phoihop.casework.Opening;
import vn.phoihop.exchange.LoadingItems.Deed;
import vn.phoihop.exchange.LoadingItems.Given;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/** All the sample writes, worked out before anything is written, in batches of half a month by the day it is recorded, day after day. */
final class Plan {

    /** The rooms' own operations for what happens to a record later. */
    record Hands(ChangingActivity activities, CorrectingCase cases) {}

    /** A correction, a withdrawal, a joining partner and the like. */
    record Later(Instant at, Consumer<Hands> deed) {}

    /** What is recorded on one day: as in life, the book of a day knows nothing of the next. */
    record Day(List<Submission> activities, List<CaseStep> caseSteps, List<Deed> items, List<Later> later) {

        private Day() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        private int records() {
            return activities.size()
                    + (int) caseSteps.stream().filter(Opening.class::isInstance).count()
                    + (int) items.stream().filter(Given.class::isInstance).count();
        }
    }

    /** What is written in one transaction. */
    record Batch(String name, SortedMap<LocalDate, Day> days) {

        Batch(String name) {
            this(name, new TreeMap<>());
        }

        /** What is written on a day, to be added to. */
        Day on(LocalDate day) {
            return days.computeIfAbsent(day, any -> new Day());
        }

        /** All that is done with items in it. */
        List<Deed> items() {
            return days.values().stream().flatMap(day -> day.items().stream()).toList();
        }

        /** New records in it; later deeds make none. */
        int records() {
            return days.values().stream().mapToInt(Day::records).sum();
        }
    }

    static final int PATROLS = 10_968;
    static final int PATROL_PERSONNEL_TURNS = 64_935;
    static final int SOCIAL_ORDER_CASES_SOLVED = 360;
    static final int DRUG_CASES_PROSECUTED = 139;
    static final int DRUG_SUBJECTS_PROSECUTED = 173;
    static final int BANNED_GOODS_CASES_HANDLED = 97;
    static final int BULLETINS = 240;
    static final int REQUESTS = 60;

    private final TreeMap<String, Batch> batches = new TreeMap<>();

    Plan(BookId book, Organisation organisation) {
        Formation formation = new Formation(organisation);
        ActivityTraps activityTraps = new ActivityTraps(book, formation);
        CaseTraps caseTraps = new CaseTraps(book, formation);
        Patrols patrols = new Patrols(book, formation, Route.all(formation), new Dice("patrols"));
        List<Submission> activities = new ArrayList<>(activityTraps.submissions());
        activities.addAll(patrols.in(
                Rhythm.STORY,
                PATROLS - ActivityTraps.PATROLS_COUNTED,
                PATROL_PERSONNEL_TURNS - ActivityTraps.PERSONNEL_COUNTED,
                named(Rhythm.STORY)));
        activities.addAll(patrols.in(Rhythm.BEFORE, 806, null, named(Rhythm.BEFORE)));
        activities.addAll(patrols.in(Rhythm.AFTER, 1_832, null, named(Rhythm.AFTER)));
        activities.addAll(new OtherActivities(book, formation).all());
        List<CaseStep> caseSteps = new ArrayList<>(caseTraps.steps());
        caseSteps.addAll(new Cases(book, formation, new Dice("cases"))
                .all(
                        SOCIAL_ORDER_CASES_SOLVED - CaseTraps.SOCIAL_ORDER_CASES,
                        DRUG_CASES_PROSECUTED - CaseTraps.DRUG_CASES,
                        DRUG_SUBJECTS_PROSECUTED - CaseTraps.DRUG_SUBJECTS,
                        BANNED_GOODS_CASES_HANDLED - CaseTraps.BANNED_GOODS_CASES));
        activities.stream()
                .sorted(Comparator.comparing((Submission one) -> at(one.by().at())))
                .forEach(one -> day(at(one.by().at())).activities().add(one));
        // Sorting keeps the order of steps of one case that were written down together.
        caseSteps.stream()
                .sorted(Comparator.comparing((CaseStep one) -> at(one.by().at())))
                .forEach(one -> day(at(one.by().at())).caseSteps().add(one));
        items(book, formation)
                .forEach(one -> day(ExchangedItems.at(one)).items().add(one));
        for (Later later : activityTraps.later()) {
            day(later.at()).later().add(later);
        }
        for (Later later : caseTraps.later()) {
            day(later.at()).later().add(later);
        }
    }

    /** In the order in which they were done. */
    private static List<Deed> items(BookId book, Formation formation) {
        ExchangedItems exchanged = new ExchangedItems(book, formation, Route.all(formation), Rhythm.ALL);
        List<Deed> items = new ArrayList<>(ItemPlan.traps(book, formation));
        items.addAll(exchanged.in(Rhythm.BEFORE, 18, 4, named(Rhythm.BEFORE)));
        items.addAll(exchanged.in(
                Rhythm.STORY, BULLETINS - ItemPlan.BULLETINS, REQUESTS - ItemPlan.REQUESTS, named(Rhythm.STORY)));
        items.addAll(exchanged.in(Rhythm.AFTER, 42, 10, named(Rhythm.AFTER)));
        items.sort(Comparator.comparing(ExchangedItems::at));
        return items;
    }

    private static String named(Window window) {
        return "patrol " + window.from();
    }

    private static Instant at(@org.jspecify.annotations.Nullable Instant at) {
        if (at == null) {
            throw new IllegalStateException("what the sample writes says when it was written");
        }
        return at;
    }

    private Day day(Instant at) {
        LocalDate day = at.atZone(Formation.ZONE).toLocalDate();
        // Cases from long before belong to the first batch.
        LocalDate first = day.isBefore(Rhythm.ALL.from()) ? Rhythm.ALL.from() : day;
        String name = first.withDayOfMonth(first.getDayOfMonth() < 16 ? 1 : 16).toString();
        return batches.computeIfAbsent(name, Batch::new).on(day);
    }

    /** In the order in which they are written. */
    List<Batch> batches() {
        return List.copyOf(batches.values());
    }

    int records() {
        return batches.values().stream().mapToInt(Batch::records).sum();
    }
}
