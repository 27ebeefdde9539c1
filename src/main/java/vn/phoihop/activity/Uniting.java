package vn.phoihop.activity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.activity.Link.Relation;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * Two records of one thing as one: when, where and who leads is as in the one that stays, whoever takes part in either takes part, and what
 * each unit put in is taken once.
 */
final class Uniting {

    private final Activity stays;
    private final Activity goes;
    private final ActivityCheck check;
    private final Kind kind;

    Uniting(Activity stays, Activity goes, ActivityCheck check) {
        this.stays = stays;
        this.goes = goes;
        this.check = check;
        this.kind = check.kind(stays);
    }

    /** Of which unit which measure; without a unit what a kind counts of the record itself, which is the same part whoever leads it. */
    record Part(@Nullable UnitId unit, String measure) {}

    /**
     * What a unit put in, as both records say it.
     *
     * @param stays null where the record that stays says nothing of it, {@code goes} likewise
     * @param fromGoing whether the amount of the record that goes is taken unless somebody chooses otherwise
     */
    record Amount(
            Part part, @Nullable Quantity stays, @Nullable Quantity goes, boolean fromGoing) {

        /** Whether somebody has to choose. */
        boolean differs() {
            return stays != null && goes != null && !stays.equals(goes);
        }

        Quantity taken(@Nullable Boolean chosenFromGoing) {
            boolean going = goes != null && (stays == null || Objects.requireNonNullElse(chosenFromGoing, fromGoing));
            return Objects.requireNonNull(going ? goes : stays);
        }
    }

    /** All amounts of both, in the order of the record that stays. */
    List<Amount> amounts() {
        Map<Part, Quantity> staying = parts(stays);
        Map<Part, Quantity> going = parts(goes);
        Set<Part> all = new LinkedHashSet<>(staying.keySet());
        all.addAll(going.keySet());
        return all.stream()
                .map(part -> new Amount(
                        part,
                        staying.get(part),
                        going.get(part),
                        goingIsTruer(part, staying.get(part), going.get(part))))
                .toList();
    }

    private Map<Part, Quantity> parts(Activity activity) {
        Map<Part, Quantity> parts = new LinkedHashMap<>();
        for (Contribution one : activity.contributions()) {
            parts.put(new Part(counted(one.measure()) ? null : one.unit(), one.measure()), one.quantity());
        }
        return parts;
    }

    private boolean counted(String measure) {
        return kind.counted().contains(measure);
    }

    /** From which record each part is taken where somebody has chosen; refused where a choice is of nothing that record says. */
    Map<Part, Boolean> chosen(List<Choice> choices) {
        Refused.ifAny(choices.stream()
                .filter(one -> !fits(one))
                .map(one -> unfit("take", one.unit() == null ? one.measure() : one.unit() + "." + one.measure()))
                .toList());
        Map<Part, Boolean> chosen = new HashMap<>();
        choices.forEach(one -> chosen.put(part(one), one.fromGoing()));
        return chosen;
    }

    static Problem unfit(String where, String choice) {
        return Problem.at(where, ProblemCode.MERGE_CHOICE_UNFIT, choice);
    }

    /** Taken from the one of the two that is named; refused where it is neither. */
    static Choice choice(@Nullable UnitId unit, String measure, UUID taken, UUID staying, UUID going, String where) {
        if (!taken.equals(staying) && !taken.equals(going)) {
            throw new Refused(unfit(where, taken.toString()));
        }
        return new Choice(unit, measure, taken.equals(going));
    }

    /** Whether the record from which it is taken says something of it. */
    boolean fits(Choice choice) {
        return parts(choice.fromGoing() ? goes : stays).containsKey(part(choice));
    }

    private Part part(Choice choice) {
        boolean ofALead = stays.lead().equals(choice.unit()) || goes.lead().equals(choice.unit());
        return new Part(ofALead && counted(choice.measure()) ? null : choice.unit(), choice.measure());
    }

    /** What the unit itself wrote, else what it has confirmed, else the larger. */
    private boolean goingIsTruer(Part part, @Nullable Quantity staying, @Nullable Quantity going) {
        if (staying == null || going == null) {
            return staying == null;
        }
        UnitId unit = unit(part);
        int byUnit = ownWord(goes, unit) - ownWord(stays, unit);
        return byUnit == 0 ? going.compareTo(staying) > 0 : byUnit > 0;
    }

    /** Whose amount it is in the record that stays. */
    private UnitId unit(Part part) {
        return Objects.requireNonNullElse(part.unit(), stays.lead());
    }

    private static int ownWord(Activity activity, UnitId unit) {
        if (unit.equals(activity.recorded().unit())) {
            return 2;
        }
        return activity.asked(unit)
                        .filter(one -> one.confirmation() == Confirmation.CONFIRMED)
                        .isPresent()
                ? 1
                : 0;
    }

    /** The form of both together. */
    ActivityForm form(Map<Part, Boolean> chosen) {
        return united(chosen).form();
    }

    /**
     * Both together, not yet a step further.
     *
     * @param chosen whether an amount is taken from the record that goes, where somebody has chosen
     */
    Activity united(Map<Part, Boolean> chosen) {
        List<Contribution> contributions = amounts().stream()
                .map(one -> new Contribution(unit(one.part()), one.part().measure(), one.taken(chosen.get(one.part()))))
                .toList();
        List<Participant> partners = new ArrayList<>(stays.partners());
        Stream.concat(Stream.of(goes.lead()), goes.partners().stream().map(Participant::unit))
                .filter(unit -> !stays.units().contains(unit))
                .forEach(unit -> partners.add(Participant.pending(unit, force(unit))));
        Activity content = stays.with(
                stays.version(),
                stays.state(),
                stays,
                stays.leadSays(),
                partners,
                contributions,
                stays.reason(),
                stays.recorded());
        return content.with(
                stays.version(),
                stays.state(),
                content,
                stays.leadSays() == null ? null : asked(stays.leadSays(), content),
                partners.stream().map(one -> asked(one, content)).toList(),
                contributions,
                stays.reason(),
                stays.recorded());
    }

    private ForceId force(UnitId unit) {
        return goes.lead().equals(unit)
                ? goes.leadForce()
                : goes.partner(unit).map(Participant::force).orElseGet(() -> check.force(unit, goes.occurredOn()));
    }

    /** What a unit has said in one of the two stands where it still says the same; else it is asked again. */
    private Participant asked(Participant one, Activity content) {
        List<Participant> said = new ArrayList<>();
        List<Participant> before = new ArrayList<>();
        for (Activity record : List.of(stays, goes)) {
            record.asked(one.unit()).ifPresent(known -> {
                (record.saysTheSameOf(one.unit(), content) ? said : before).add(known);
            });
        }
        return said.stream()
                .filter(known -> known.confirmation() != Confirmation.PENDING)
                .findFirst()
                .or(() -> said.stream().findFirst())
                .or(() -> before.stream().findFirst().map(Participant::askedAgain))
                .map(known -> new Participant(one.unit(), one.force(), known.confirmation(), known.reason()))
                .orElse(one);
    }

    /** The one that stays, after the merge. */
    Activity staying(Map<Part, Boolean> chosen, Set<UnitId> signedBy, @Nullable String why) {
        Activity united = united(chosen).signedBy(signedBy);
        return united.after(ActivityStep.MERGE, why).linked(with(stays, Relation.MERGED_FROM, goes, why));
    }

    /** The one that goes into it. */
    Activity going(@Nullable String why) {
        return goes.after(ActivityStep.MERGE_AWAY, why).linked(with(goes, Relation.MERGED_INTO, stays, why));
    }

    /** Whether it counts for others too, which were merged into it. */
    static boolean holdsOthers(Activity one) {
        return one.links().stream().anyMatch(link -> link.relation() == Relation.MERGED_FROM);
    }

    /** The links of a record with the one to the other put last. */
    static List<Link> with(Activity one, Relation relation, Activity other, @Nullable String why) {
        return with(one, new Link(relation, other.key().id(), why));
    }

    /** In the place of what was said of that other before. */
    static List<Link> with(Activity one, Link link) {
        return Stream.concat(one.links().stream().filter(known -> !known.other().equals(link.other())), Stream.of(link))
                .toList();
    }

    static List<Link> without(Activity one, Activity other) {
        return one.links().stream()
                .filter(link -> !link.other().equals(other.key().id()))
                .toList();
    }
}
