package vn.phoihop;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.PutIn;
import vn.phoihop.NaiveBooks.Thing;
import vn.phoihop.activity.Activity;
import vn.phoihop.activity.JoiningAway;
import vn.phoihop.activity.MergingActivities;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Activities are also joined, with a record of one's own too, merged and taken apart again. */
final class UnitingThingDeeds extends ThingDeeds {

    private final MergingActivities merging;
    private final JoiningAway joining;

    /** Merges that have not been undone, by the record that went. */
    private final Map<RecordKey, Merge> merges = new LinkedHashMap<>();

    /** What both records were before, and the one that stayed after. */
    private record Merge(RecordKey stays, Thing staying, Thing going, Thing united) {}

    UnitingThingDeeds(ApplicationContext context, DeedGround ground) {
        super(context, ground);
        merging = context.getBean(MergingActivities.class);
        joining = new JoiningAway(changing);
    }

    @Override
    List<Deed> all() {
        List<Deed> all = new ArrayList<>(super.all());
        all.add(new Deed("join", 8, this::join));
        all.add(new Deed("join with one's own", 5, this::joinAway));
        all.add(new Deed("merge", 10, this::merge));
        all.add(new Deed("undo", 6, this::undoMerge));
        return all;
    }

    private boolean join() {
        return someThing(Thing::counts, (key, before) -> {
            UnitId unit = any(units);
            if (unit.equals(before.lead()) || !naive.exists(unit, before.day())) {
                return false;
            }
            List<PutIn> own = List.of(new PutIn(unit, "PERSONNEL_TURN", BigDecimal.valueOf(1 + random.nextInt(9))));
            Activity activity = asSystem(() -> changing.join(key, version(key), unit, contributions(own), by(unit)));
            told(key, activity.version(), joined(before, unit, own), "join " + own);
            return true;
        });
    }

    /** With a record of one's own, which no other unit is in and which says once more what the other one says: that goes. */
    private boolean joinAway() {
        return someThing(
                one -> one.counts() && one.partners().isEmpty(),
                (goes, own) -> someThing(
                        one -> one.counts()
                                && one.kind().equals(own.kind())
                                && !one.lead().equals(own.lead())
                                && naive.exists(own.lead(), one.day()),
                        (key, before) -> {
                            if (!key.book().equals(goes.book()) || countsForAnother(goes)) {
                                return false;
                            }
                            UnitId unit = own.lead();
                            List<PutIn> putIn = own.putIn().stream()
                                    .filter(one -> !NaiveShares.ONCE.contains(one.measure()))
                                    .toList();
                            Activity activity = asSystem(() -> joining.join(
                                    key, version(key), unit, contributions(putIn), goes, version(goes), by(unit)));
                            told(key, activity.version(), joined(before, unit, putIn), "join out of " + goes);
                            told(goes, version(goes) + 1, counting(own, false), "joined into " + key);
                            gone.add(goes);
                            return true;
                        }));
    }

    private static Thing joined(Thing before, UnitId unit, List<PutIn> own) {
        List<UnitId> partners = new ArrayList<>(before.partners());
        if (!partners.contains(unit)) {
            partners.add(unit);
        }
        List<PutIn> putIn = new ArrayList<>(
                before.putIn().stream().filter(one -> !one.unit().equals(unit)).toList());
        putIn.addAll(own);
        return new Thing(
                before.kind(),
                before.day(),
                before.area(),
                before.lead(),
                partners,
                putIn,
                before.exercise(),
                before.counts());
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
                                PutIn theirs = NaiveShares.ONCE.contains(one.measure())
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

    @Override
    boolean countsForAnother(RecordKey key) {
        return lastInto(key) != null;
    }

    private @Nullable RecordKey lastInto(RecordKey stays) {
        return merges.entrySet().stream()
                .filter(one -> one.getValue().stays().equals(stays))
                .map(Map.Entry::getKey)
                .reduce((one, later) -> later)
                .orElse(null);
    }
}
