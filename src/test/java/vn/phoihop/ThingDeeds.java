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
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.PutIn;
import vn.phoihop.NaiveBooks.Thing;
import vn.phoihop.activity.Activity;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Activities are kept as drafts, submitted, corrected, withdrawn and given back. */
abstract class ThingDeeds extends Deeds {

    private static final List<String> ANYWHERE =
            List.of("PATROL", "PATROL", "PATROL", "SWEEP", "TRAINING", "PREMISES_CHECK", "OUTREACH");
    private static final List<String> NOT_TOO_FINE = List.of("DRILL", "EVENT_GUARD");

    private final RecordingActivity recording;
    final ChangingActivity changing;

    /** Withdrawn, joined into another or merged into it: not to be submitted again. */
    final Set<RecordKey> gone = new HashSet<>();

    /** What has not been submitted yet, and is in no book. */
    private final Map<RecordKey, Thing> drafts = new LinkedHashMap<>();

    ThingDeeds(ApplicationContext context, DeedGround ground) {
        super(ground);
        recording = context.getBean(RecordingActivity.class);
        changing = context.getBean(ChangingActivity.class);
    }

    @Override
    List<Deed> all() {
        return List.of(
                new Deed("submit", 30, this::submit),
                new Deed("correct", 10, this::correct),
                new Deed("withdraw", 5, this::withdraw),
                new Deed("give back", 3, this::giveBack),
                new Deed("submit again", 9, this::submitAgain),
                new Deed("save draft", 5, this::saveDraft),
                new Deed("submit draft", 5, this::submitDraft));
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

    /** Whether it counts for another that was merged into it, too: then it does not leave before the merge is undone. */
    abstract boolean countsForAnother(RecordKey key);

    private boolean withdraw() {
        return someThing(Thing::counts, (key, before) -> {
            if (countsForAnother(key)) {
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

    /** It counts for nothing yet; saved again it may say something else. */
    private boolean saveDraft() {
        RecordKey key = drafts.isEmpty() || random.nextInt(3) > 0
                ? new RecordKey(any(books), id())
                : any(List.copyOf(drafts.keySet()));
        Thing thing = thing(day());
        asSystem(() -> recording.saveDraft(key, form(thing), by(thing.lead())));
        drafts.put(key, thing);
        return true;
    }

    /** As it was kept, or with more that is known by now. */
    private boolean submitDraft() {
        if (drafts.isEmpty()) {
            return false;
        }
        RecordKey key = any(List.copyOf(drafts.keySet()));
        Thing kept = Objects.requireNonNull(drafts.get(key));
        boolean asKept = random.nextBoolean() && kept.units().stream().allMatch(unit -> naive.exists(unit, kept.day()));
        Thing thing = asKept ? kept : thing(day());
        Activity activity = asSystem(() -> recording.submit(new Submission(key, form(thing), by(thing.lead()))));
        drafts.remove(key);
        told(key, activity.version(), thing, "submit draft " + thing);
        return true;
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

    static Thing counting(Thing one, boolean counts) {
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

    static List<Contribution> contributions(List<PutIn> all) {
        return all.stream()
                .map(one -> new Contribution(one.unit(), one.measure(), new Quantity(one.amount())))
                .toList();
    }

    interface OnThing {
        boolean done(RecordKey key, Thing before);
    }

    boolean someThing(Predicate<Thing> which, OnThing deed) {
        List<Map.Entry<RecordKey, Thing>> found =
                List.copyOf(naive.now(Thing.class, which).entrySet());
        if (found.isEmpty()) {
            return false;
        }
        Map.Entry<RecordKey, Thing> one = any(found);
        return deed.done(one.getKey(), one.getValue());
    }
}
