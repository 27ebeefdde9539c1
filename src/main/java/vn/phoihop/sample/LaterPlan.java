package vn.phoihop.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.CaseStep;
import vn.phoihop.casework.Opening;
import vn.phoihop.exchange.LoadingItems.Deed;
import vn.phoihop.exchange.LoadingItems.Given;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/**
 * All that is written in the years after the story, stretch by stretch: a month, or what of it lies between two changes of the organisation.
 * Cases, of which there are few, are worked out at once, since they reach from one stretch into others; activities when they are asked for.
 */
final class LaterPlan {

    private static final int ACTIVITIES = 25_000;
    private static final int CASES = 1_500;

    /** Bulletins, and requests, of thirty days. */
    private static final double BULLETINS = 8;

    private static final double REQUESTS = 2.5;

    /** A long patrol is written down up to four days after it began, and the shortest stretch has three. */
    private static final int LATE = 2;

    private record Stretch(Era era, Window days, int activities) {

        String name() {
            return "later " + days.from();
        }

        List<Submission> submissions() {
            return ProvinceYears.activities(
                    era.book(), era.formation(), era.routes(), days, activities, era.book() + " " + days.from() + " ");
        }
    }

    private final List<Stretch> stretches = new ArrayList<>();
    private final List<CaseStep> caseSteps = new ArrayList<>();
    private final List<Deed> items = new ArrayList<>();
    private final ReformTraps traps;
    private final Map<Integer, List<Submission>> worked = new HashMap<>();

    /** @param share of the full number of records, for tests */
    LaterPlan(Organisation organisation, double share) {
        List<Era> eras = Era.all(organisation);
        List<Window> months = new ArrayList<>();
        List<Era> at = new ArrayList<>();
        for (Era era : eras) {
            for (LocalDate from = era.days().from(); from.isBefore(era.days().to()); ) {
                LocalDate next = from.withDayOfMonth(1).plusMonths(1);
                LocalDate to =
                        next.isBefore(era.days().to()) ? next : era.days().to();
                months.add(new Window(from, to));
                at.add(era);
                from = to;
            }
        }
        double[] busy = months.stream()
                .mapToDouble(month ->
                        Rhythm.days(month).stream().mapToDouble(Rhythm::of).sum())
                .toArray();
        int[] activities = Allotment.of((int) (ACTIVITIES * share), busy);
        int[] cases = Allotment.of((int) (CASES * share), busy);
        for (int i = 0; i < busy.length; i++) {
            Era era = at.get(i);
            stretches.add(new Stretch(era, months.get(i), activities[i]));
            String name = "later " + era.book() + " " + months.get(i).from() + " ";
            caseSteps.addAll(new Cases(era.book(), era.formation(), new Dice("cases " + name))
                    .in(months.get(i), cases[i], name));
        }
        for (Era era : eras) {
            double thirties = Rhythm.days(era.days()).size() / 30.0 * share;
            items.addAll(new ExchangedItems(era.book(), era.formation(), era.routes(), era.days())
                    .in(
                            era.days(),
                            (int) Math.round(BULLETINS * thirties),
                            (int) Math.round(REQUESTS * thirties),
                            "later " + era.days().from() + " "));
        }
        traps = new ReformTraps(eras);
        caseSteps.addAll(traps.steps());
        // Sorting keeps the order of steps of one case that were written down together.
        caseSteps.sort(Comparator.comparing(step -> at(step.by().at())));
    }

    int size() {
        return stretches.size();
    }

    String name(int stretch) {
        return stretches.get(stretch).name();
    }

    /** The days on which it is written. */
    Window days(int stretch) {
        return stretches.get(stretch).days();
    }

    int records() {
        return stretches.stream().mapToInt(Stretch::activities).sum()
                + traps.submissions().size()
                + (int) caseSteps.stream().filter(Opening.class::isInstance).count()
                + (int) items.stream().filter(Given.class::isInstance).count();
    }

    /** About so many records are written in it: what is written down days after it began belongs to another. */
    int records(int stretch) {
        return stretches.get(stretch).activities()
                + (int) caseSteps.stream()
                        .filter(step -> step instanceof Opening
                                && writes(stretch, day(step.by().at())))
                        .count()
                + (int) items.stream()
                        .filter(one -> one instanceof Given && writes(stretch, ItemPlan.day(one)))
                        .count();
    }

    /** All that is written down on its days. Something of what began in the stretches before is among it. */
    Plan.Batch batch(int stretch) {
        Plan.Batch batch = new Plan.Batch(name(stretch));
        worked.keySet().removeIf(one -> one < stretch - LATE);
        List<Submission> all = new ArrayList<>(traps.submissions());
        for (int i = Math.max(0, stretch - LATE); i <= stretch; i++) {
            all.addAll(worked.computeIfAbsent(i, one -> stretches.get(one).submissions()));
        }
        all.sort(Comparator.comparing(one -> at(one.by().at())));
        for (Submission one : all) {
            LocalDate day = day(one.by().at());
            if (writes(stretch, day)) {
                batch.on(day).activities().add(day.isBefore(Era.MERGER) ? one : intoNewBook(one));
            }
        }
        for (CaseStep step : caseSteps) {
            LocalDate day = day(step.by().at());
            if (writes(stretch, day)) {
                batch.on(day).caseSteps().add(step);
            }
        }
        for (Deed one : items) {
            LocalDate day = ItemPlan.day(one);
            if (writes(stretch, day)) {
                batch.on(day).items().add(one);
            }
        }
        for (Plan.Later later : traps.later()) {
            LocalDate day = day(later.at());
            if (writes(stretch, day)) {
                batch.on(day).later().add(later);
            }
        }
        return batch;
    }

    /** The old book takes no new records from the merger on: a patrol of the last nights before it, written down after it, is the new book's. */
    private static Submission intoNewBook(Submission one) {
        RecordKey key = new RecordKey(LaterYears.BOOK, one.key().id());
        return new Submission(key, one.form(), one.signedBy(), one.by());
    }

    /** What is written down after the last day belongs to the last stretch, what before the first to the first. */
    private boolean writes(int stretch, LocalDate day) {
        Window days = stretches.get(stretch).days();
        return (stretch == 0 || !day.isBefore(days.from())) && (stretch == size() - 1 || day.isBefore(days.to()));
    }

    private static Instant at(@org.jspecify.annotations.Nullable Instant at) {
        return Objects.requireNonNull(at);
    }

    private static LocalDate day(@org.jspecify.annotations.Nullable Instant at) {
        return at(at).atZone(Formation.ZONE).toLocalDate();
    }
}
