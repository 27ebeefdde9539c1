package vn.phoihop;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.PutIn;
import vn.phoihop.NaiveBooks.Thing;
import vn.phoihop.activity.Activity;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.MergingActivities;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Activities are submitted, corrected, withdrawn, given back, joined, merged and taken apart again. */
final class ThingDeeds extends Deeds {

    private static final List<String> ANYWHERE =
            List.of("PATROL", "PATROL", "PATROL", "SWEEP", "TRAINING", "PREMISES_CHECK", "OUTREACH");
    private static final List<String> NOT_TOO_FINE = List.of("DRILL", "EVENT_GUARD");

    private final RecordingActivity recording;
    private final ChangingActivity changing;
    private final MergingActivities merging;

    /** Withdrawn or merged into another: not to be submitted again. */
    private final Set<RecordKey> gone = new HashSet<>();

    /** Merges that have not been undone, by the record that went. */
    private final Map<RecordKey, Merge> merges = new LinkedHashMap<>();

    /** What both records were before, and the one that stayed after. */
    private record Merge(RecordKey stays, Thing staying, Thing going, Thing united) {}

    ThingDeeds(ApplicationContext context, DeedGround ground) {
        super(ground);
        recording = context.getBean(RecordingActivity.class);
        changing = context.getBean(ChangingActivity.class);
        merging = context.getBean(MergingActivities.class);
    }

    @Override
    List<Deed> all() {
        return List.of(
                new Deed("submit", 30, this::submit),
                new Deed("correct", 10, this::correct),
                new Deed("withdraw", 5, this::withdraw),
                new Deed("give back", 3, this::giveBack),
                new Deed("submit again", 3, this::submitAgain),
                new Deed("join", 8, this::join),
                new Deed("merge", 10, this::merge),
                new Deed("undo", 6, this::undoMerge));
    }

    private boolean submit() {
        RecordKey key = new RecordKey(any(books.subList(0, random.nextInt(3) == 0 ? 2 : 1)), id());
        Thing thing = thing(day());
        Activity activity = asSystem(() -> recording.submit(new Submission(key, form(thing), by(thing.lead()))));
        told(key, activity.version(), thing, "submit " + thing);
        return true;
    }

    private boolean correct() {
        return someThing(Thing::counts, (key, before) -> {
            Thing changed = random.nextBoolean() ? thing(day()) : again(before);
            if (changed == null) {
                return false;
            }
            Activity activity =
                    asSystem(() -> changing.correct(key, version(key), form(changed), "Ghi nhầm", by(changed.lead())));
            told(key, activity.version(), changed, "correct " + changed);
            return true;
        });
    }

    private boolean withdraw() {
        return someThing(Thing::counts, (key, before) -> {
            // What counts for another, too, is not withdrawn before the merge is undone.
            if (lastInto(key) != null) {
                return false;
            }
            Activity activity = asSystem(() -> changing.withdraw(key, version(key), "Ghi trùng", by(before.lead())));
            told(key, activity.version(), counting(before, false), "withdraw");
            gone.add(key);
            return true;
        });
    }

    private boolean giveBack() {
        return someThing(Thing::counts, (key, before) -> {
            Activity activity = asSystem(() -> changing.giveBack(key, version(key), "Thiếu số", by(before.lead())));
            told(key, activity.version(), counting(before, false), "give back");
            return true;
        });
    }

    private boolean submitAgain() {
        return someThing(one -> !one.counts(), (key, before) -> {
            if (gone.contains(key)) {
                return false;
            }
            Thing changed = thing(day());
            Activity activity =
                    asSystem(() -> recording.submit(new Submission(key, form(changed), by(changed.lead()))));
            told(key, activity.version(), changed, "submit again " + changed);
            return true;
        });
    }

    private boolean join() {
        return someThing(Thing::counts, (key, before) -> {
            UnitId unit = any(units);
            if (unit.equals(before.lead()) || !naive.exists(unit, before.day())) {
                return false;
            }
            List<PutIn> own = List.of(new PutIn(unit, "PERSONNEL_TURN", BigDecimal.valueOf(1 + random.nextInt(9))));
            Activity activity = asSystem(() -> changing.join(key, version(key), unit, contributions(own), by(unit)));
            List<UnitId> partners = new ArrayList<>(before.partners());
            if (!partners.contains(unit)) {
                partners.add(unit);
            }
            List<PutIn> putIn = new ArrayList<>(before.putIn().stream()
                    .filter(one -> !one.unit().equals(unit))
                    .toList());
            putIn.addAll(own);
            Thing joined = new Thing(
                    before.kind(),
                    before.day(),
                    before.area(),
                    before.lead(),
                    partners,
                    putIn,
                    before.exercise(),
                    before.counts());
            told(key, activity.version(), joined, "join " + own);
            return true;
        });
    }

    /** Two of one kind become one: who takes part in either takes part, and each amount is taken once, from the record drawn by lot where both have one. */
    private boolean merge() {
        return someThing(
                Thing::counts,
                (key, stays) -> someThing(
                        one -> one.counts()
                                && one.kind().equals(stays.kind())
                                && one.exercise() == stays.exercise()
                                && one != stays
                                && Stream.of(one, stays)
                                        .flatMap(each -> each.units().stream())
                                        .allMatch(unit -> naive.exists(unit, stays.day())),
                        (other, goes) -> {
                            if (!other.book().equals(key.book())) {
                                return false;
                            }
                            List<Choice> choices = new ArrayList<>();
                            List<PutIn> putIn = new ArrayList<>(stays.putIn());
                            for (PutIn one : goes.putIn()) {
                                PutIn theirs = NaiveBooks.ONCE.contains(one.measure())
                                        ? new PutIn(stays.lead(), one.measure(), one.amount())
                                        : one;
                                Predicate<PutIn> same = known -> known.unit().equals(theirs.unit())
                                        && known.measure().equals(theirs.measure());
                                boolean both = stays.putIn().stream().anyMatch(same);
                                boolean fromGoing = random.nextBoolean();
                                if (both) {
                                    choices.add(new Choice(theirs.unit(), theirs.measure(), fromGoing));
                                }
                                if (!both || fromGoing) {
                                    putIn.removeIf(same);
                                    putIn.add(theirs);
                                }
                            }
                            List<UnitId> partners = new ArrayList<>(stays.partners());
                            goes.units().stream()
                                    .filter(unit -> !stays.units().contains(unit))
                                    .forEach(partners::add);
                            Thing united = new Thing(
                                    stays.kind(),
                                    stays.day(),
                                    stays.area(),
                                    stays.lead(),
                                    partners,
                                    putIn,
                                    stays.exercise(),
                                    true);
                            Activity activity = asSystem(() -> merging.merge(
                                    new Seen(key, version(key)),
                                    new Seen(other, version(other)),
                                    choices,
                                    "Một việc ghi hai lần",
                                    by(stays.lead())));
                            told(key, activity.version(), united, "merge " + other + " into it: " + united);
                            told(other, version(other) + 1, counting(goes, false), "merge into " + key);
                            merges.put(other, new Merge(key, stays, goes, united));
                            gone.add(other);
                            return true;
                        }));
    }

    /** Possible while the record that stayed is as the merge left it, and nothing that went into it later still is in it. */
    private boolean undoMerge() {
        List<RecordKey> possible = merges.entrySet().stream()
                .filter(one ->
                        one.getValue().united().equals(naive.now(one.getValue().stays())))
                .map(Map.Entry::getKey)
                .filter(going -> going.equals(lastInto(merge(going).stays())))
                .toList();
        if (possible.isEmpty()) {
            return false;
        }
        RecordKey going = any(possible);
        Merge merge = merge(going);
        Activity back = asSystem(() -> merging.undo(
                new Seen(going, version(going)),
                "Hai việc khác nhau",
                by(merge.staying().lead())));
        told(going, back.version(), merge.going(), "comes back out of " + merge.stays());
        told(merge.stays(), version(merge.stays()) + 1, merge.staying(), "lets " + going + " go");
        merges.remove(going);
        gone.remove(going);
        return true;
    }

    private Merge merge(RecordKey going) {
        return Objects.requireNonNull(merges.get(going));
    }

    private @Nullable RecordKey lastInto(RecordKey stays) {
        return merges.entrySet().stream()
                .filter(one -> one.getValue().stays().equals(stays))
                .map(Map.Entry::getKey)
                .reduce((one, later) -> later)
                .orElse(null);
    }

    private Thing thing(LocalDate day) {
        boolean fine = random.nextInt(5) > 0;
        List<UnitId> taking = existing(day, 1 + random.nextInt(4));
        String kind = any(fine ? ANYWHERE : NOT_TOO_FINE);
        List<PutIn> putIn = new ArrayList<>();
        for (UnitId unit : taking) {
            putIn.add(new PutIn(unit, "PERSONNEL_TURN", BigDecimal.valueOf(1 + random.nextInt(20))));
            if (kind.equals("PATROL") && random.nextInt(3) == 0) {
                putIn.add(new PutIn(
                        unit,
                        random.nextBoolean() ? "CRAFT_TURN" : "VEHICLE_TURN",
                        BigDecimal.valueOf(1 + random.nextInt(3))));
            }
        }
        if (kind.equals("OUTREACH")) {
            putIn.add(new PutIn(taking.getFirst(), "ATTENDANCE", BigDecimal.valueOf(1 + random.nextInt(200))));
        }
        return new Thing(
                kind,
                day,
                any(fine ? areas : districts),
                taking.getFirst(),
                taking.subList(1, taking.size()),
                putIn,
                random.nextInt(15) == 0,
                true);
    }

    /** The same on another day; null where one of its units did not exist then. */
    private @Nullable Thing again(Thing before) {
        LocalDate day = day();
        boolean exist = naive.exists(before.lead(), day)
                && before.partners().stream().allMatch(unit -> naive.exists(unit, day));
        return exist
                ? new Thing(
                        before.kind(),
                        day,
                        before.area(),
                        before.lead(),
                        before.partners(),
                        before.putIn(),
                        before.exercise(),
                        true)
                : null;
    }

    private static Thing counting(Thing one, boolean counts) {
        return new Thing(
                one.kind(), one.day(), one.area(), one.lead(), one.partners(), one.putIn(), one.exercise(), counts);
    }

    private ActivityForm form(Thing one) {
        Instant starts = one.day()
                .atTime(LocalTime.of(one.day().equals(today()) ? 0 : 7, 0))
                .atZone(ZONE)
                .toInstant();
        return new ActivityForm(
                one.kind(),
                starts,
                null,
                one.area(),
                one.lead(),
                one.partners(),
                contributions(one.putIn()),
                null,
                null,
                one.exercise());
    }

    private static List<Contribution> contributions(List<PutIn> all) {
        return all.stream()
                .map(one -> new Contribution(one.unit(), one.measure(), new Quantity(one.amount())))
                .toList();
    }

    private interface OnThing {
        boolean done(RecordKey key, Thing before);
    }

    private boolean someThing(Predicate<Thing> which, OnThing deed) {
        List<Map.Entry<RecordKey, Thing>> found =
                List.copyOf(naive.now(Thing.class, which).entrySet());
        if (found.isEmpty()) {
            return false;
        }
        Map.Entry<RecordKey, Thing> one = any(found);
        return deed.done(one.getKey(), one.getValue());
    }
}
