package vn.phoihop.activity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.activity.Link.Relation;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.SuspectedTwins.Side;
import vn.phoihop.activity.TwinScore.Traits;
import vn.phoihop.figure.EffectOnFigures.Effect;
import vn.phoihop.organisation.Nearness;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Page;

/** The page of two records that may be one thing: side by side, what merging would do, and who decides. */
@Component
class DrawingPair {

    private final Activities activities;
    private final LikelyTwins twins;
    private final MergeDesk desk;
    private final TwinWords words;
    private final ActivityLines lines;
    private final Organisations organisations;
    private final ComparingActivities comparing;

    DrawingPair(
            Activities activities,
            LikelyTwins twins,
            MergeDesk desk,
            TwinWords words,
            ActivityLines lines,
            Organisations organisations,
            ComparingActivities comparing) {
        this.activities = activities;
        this.twins = twins;
        this.desk = desk;
        this.words = words;
        this.lines = lines;
        this.organisations = organisations;
        this.comparing = comparing;
    }

    /**
     * What the page shows.
     *
     * @param reasons empty where they do not look alike
     * @param relation null as long as nobody has decided
     * @param merge null where nothing can be merged, or not by who looks
     * @param why what was said when it was decided
     */
    record View(
            String action,
            List<Column> columns,
            List<ComparingActivities.Line> lines,
            int points,
            String reasons,
            @Nullable Relation relation,
            @Nullable String why,
            boolean mayDecide,
            String deciders,
            @Nullable Merge merge) {}

    /** One of the two records. */
    record Column(String id, int version, String title, String href, String lead, boolean inSight) {}

    /** What merging asks and would do; {@code keep} is the id of the record that stays, {@code shown} the choice whose effects these are. */
    record Merge(String keep, String shown, List<Asked> asked, List<InWindow> effects) {}

    /** The figures of one window that would change. */
    record InWindow(String form, Window window, List<Changed> changes) {}

    /** An amount of which both records say something else. */
    record Asked(String name, String label, List<vn.phoihop.web.Choice> choices) {}

    /** A figure that would change. */
    record Changed(String figure, String unit, Quantity now, Quantity after) {}

    View view(RecordKey key, UUID other, Map<String, String> chosen, Page page) {
        Activity one = activities.get(key);
        Optional<Activity> second = activities.find(new RecordKey(key.book(), other));
        if (second.isEmpty()) {
            return unseen(one, other, page);
        }
        Activity two = second.get();
        if (one.key().equals(two.key())) {
            throw new Refused(ProblemCode.MERGE_WITH_ITSELF);
        }
        boolean may = desk.mayDecide(one.lead(), two.lead());
        TwinScore score = score(one, two);
        Relation relation = one.link(other).map(Link::relation).orElse(null);
        boolean bothCount = one.state() == ActivityState.SUBMITTED && two.state() == ActivityState.SUBMITTED;
        return new View(
                TwinWords.compare(key, other),
                List.of(column(one, page), column(two, page)),
                comparing.lines(one, two, page),
                score.points(),
                TwinWords.reasons(score.reasons(), page),
                relation,
                one.link(other).map(Link::reason).orElse(null),
                may,
                deciders(one.lead(), two.lead(), key, page),
                may
                                && bothCount
                                && relation == null
                                && one.kind().equals(two.kind())
                                && one.exercise() == two.exercise()
                        ? merge(one, two, chosen, page)
                        : null);
    }

    /** Whether the record has gone into the other one. */
    boolean goneInto(RecordKey key, UUID other) {
        return activities.get(key).link(other).map(Link::relation).orElse(null) == Relation.MERGED_INTO;
    }

    /** Of a twin out of sight no more is told than the hint tells. */
    private View unseen(Activity one, UUID other, Page page) {
        LikelyTwins.Twin twin = twins.find(one.key(), one.form(), other)
                .orElseThrow(() -> desk.notHere(new RecordKey(one.key().book(), other)));
        Side side = new Side(twin.key(), twin.startsAt(), twin.endsAt(), twin.area(), twin.lead(), false);
        return new View(
                TwinWords.compare(one.key(), other),
                List.of(
                        column(one, page),
                        new Column(
                                other.toString(),
                                0,
                                words.of(side, page),
                                "/records/" + twin.key(),
                                comparing.name(twin.lead(), page),
                                false)),
                List.of(),
                twin.points(),
                TwinWords.reasons(twin.reasons(), page),
                null,
                null,
                false,
                deciders(one.lead(), twin.lead(), one.key(), page),
                null);
    }

    private TwinScore score(Activity one, Activity two) {
        return one.kind().equals(two.kind()) && one.exercise() == two.exercise()
                ? TwinScore.of(
                        traits(one),
                        traits(two),
                        Nearness.of(one.area(), two.area(), one.occurredOn(), organisations.current()))
                : TwinScore.NONE;
    }

    private static Traits traits(Activity one) {
        return new Traits(
                one.startsAt(),
                one.endsAt(),
                one.area(),
                one.lead(),
                new HashSet<>(one.units()),
                one.forces(),
                one.contributions());
    }

    private Column column(Activity one, Page page) {
        return new Column(
                one.key().id().toString(),
                one.version(),
                page.text(lines.summarise(one).title()),
                "/records/" + one.key(),
                comparing.name(one.lead(), page),
                true);
    }

    private String deciders(UnitId oneLead, UnitId otherLead, RecordKey key, Page page) {
        return desk.deciders(oneLead, otherLead, key.book()).stream()
                .map(unit -> page.text(unit.name()))
                .collect(Collectors.joining("; "));
    }

    private Merge merge(Activity one, Activity two, Map<String, String> chosen, Page page) {
        boolean second = two.key().id().toString().equals(chosen.get("keep"));
        Activity stays = second ? two : one;
        Activity goes = second ? one : two;
        List<String> ids = List.of(stays.key().id().toString(), goes.key().id().toString());
        Map<String, String> known = new HashMap<>(chosen);
        known.values().retainAll(ids);
        List<Choice> choices =
                desk.fitting(stays, goes, choices(stays.key().id(), goes.key().id(), known));
        MergeDesk.Preview preview = desk.preview(stays, goes, choices, page.window());
        List<Asked> asked = preview.amounts().stream()
                .filter(Uniting.Amount::differs)
                .map(amount -> asked(amount, stays, goes, known, page))
                .toList();
        return new Merge(
                stays.key().id().toString(),
                shown(stays.key().id().toString(), asked),
                asked,
                preview.effects().stream()
                        .filter(effect -> !effect.changes().isEmpty())
                        .map(effect -> inWindow(effect, page))
                        .toList());
    }

    private static InWindow inWindow(Effect effect, Page page) {
        return new InWindow(
                page.text(effect.form()),
                effect.window(),
                effect.changes().stream()
                        .map(change -> new Changed(
                                page.text(change.indicator().label()),
                                page.text(change.indicator().unit()),
                                change.now(),
                                change.after()))
                        .toList());
    }

    private Asked asked(Uniting.Amount amount, Activity stays, Activity goes, Map<String, String> chosen, Page page) {
        UnitId unit = amount.part().unit();
        String measure = comparing.measure(amount.part().measure(), stays.occurredOn(), page);
        String name = "take." + (unit == null ? MergeBody.RECORD : unit) + "."
                + amount.part().measure();
        String stay = stays.key().id().toString();
        String go = goes.key().id().toString();
        String taken = chosen.getOrDefault(name, amount.fromGoing() ? go : stay);
        return new Asked(
                name,
                unit == null ? measure : measure + " – " + comparing.name(unit, page),
                List.of(
                        new vn.phoihop.web.Choice(stay, take(amount.stays(), stays, page), taken.equals(stay)),
                        new vn.phoihop.web.Choice(go, take(amount.goes(), goes, page), taken.equals(go))));
    }

    private String take(@Nullable Quantity quantity, Activity from, Page page) {
        return page.text(
                "activity.twins.take", quantity == null ? "" : page.show(quantity), comparing.name(from.lead(), page));
    }

    /** What was chosen in the form: {@code take.UNIT.MEASURE} names the record whose amount is taken. */
    static List<Choice> choices(UUID staying, UUID going, Map<String, String> chosen) {
        List<Choice> choices = new ArrayList<>();
        new TreeMap<>(chosen).forEach((name, value) -> {
            String[] parts = name.split("\\.", 3);
            if (parts.length == 3
                    && parts[0].equals("take")
                    && parts[1].matches(MergeBody.RECORD + "|[1-9]\\d{0,17}")) {
                choices.add(Uniting.choice(
                        parts[1].equals(MergeBody.RECORD) ? null : new UnitId(Long.parseLong(parts[1])),
                        parts[2],
                        uuid(name, value),
                        staying,
                        going,
                        name));
            }
        });
        return choices;
    }

    private static UUID uuid(String where, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Uniting.unfit(where, value));
        }
    }

    /** Whether the effect of just this choice was shown. */
    static boolean wasShown(Map<String, String> typed) {
        SortedMap<String, String> chosen = new TreeMap<>(typed);
        chosen.keySet().removeIf(name -> !name.equals("keep") && !name.startsWith("take."));
        return chosen.toString().equals(typed.get("shown"));
    }

    private static String shown(String keep, List<Asked> asked) {
        SortedMap<String, String> chosen = new TreeMap<>(Map.of("keep", keep));
        asked.forEach(one -> one.choices().stream()
                .filter(vn.phoihop.web.Choice::chosen)
                .findFirst()
                .ifPresent(taken -> chosen.put(one.name(), taken.value())));
        return chosen.toString();
    }
}
