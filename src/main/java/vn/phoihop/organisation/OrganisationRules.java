package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/**
 * What holds of every organisation on every day: a code has one bearer, a superior exists as long as something lies under it, is of the
 * right level or force, and nothing lies under itself; whoever takes over is there on the day. Asked of those a change touches.
 */
final class OrganisationRules {

    private static final int NAMED = 5;

    private final Side before;
    private final Side after;
    private final Organisation known;
    private final Organisation whole;
    private final List<Problem> problems = new ArrayList<>();

    private OrganisationRules(PlaceType type, Organisation known, Organisation after) {
        this.before = Side.of(type, known);
        this.after = Side.of(type, after);
        this.known = known;
        this.whole = after;
    }

    static List<Problem> broken(PlaceType type, Organisation known, Organisation after, Collection<Long> touched) {
        OrganisationRules rules = new OrganisationRules(type, known, after);
        for (Long id : touched) {
            rules.checkCodes(id);
            rules.checkSuperiors(id);
            rules.checkBelow(id);
            rules.checkSuccessions(id);
            if (type == PlaceType.UNIT) {
                rules.checkForce(id);
            }
        }
        return rules.problems.stream().distinct().toList();
    }

    private LocalizedText name(long id) {
        return after.states().of(id).isEmpty() ? before.name(id) : after.name(id);
    }

    private void checkCodes(long id) {
        for (DatedStates.State state : after.states().of(id)) {
            for (DatedStates.State other : after.states().bearing(state.code(), state.valid())) {
                if (other.id() != id) {
                    problems.add(Problem.at(
                            "named[0].code",
                            ProblemCode.PLACE_CODE_TAKEN,
                            state.code(),
                            other.name(),
                            other.valid()
                                    .intersection(state.valid())
                                    .orElseThrow()
                                    .toString()));
                }
            }
        }
    }

    private void checkSuperiors(long id) {
        for (DatedTree.Link link : after.tree().linksOf(id)) {
            List<DatedStates.State> above = List.copyOf(after.states().of(link.parent()));
            List<Validity> there = above.stream().map(DatedStates.State::valid).toList();
            if (!Validities.cover(there, link.valid())) {
                problems.add(Problem.at(
                        "parent",
                        ProblemCode.SUPERIOR_ABSENT,
                        name(link.parent()),
                        link.valid().toString()));
            }
            for (DatedStates.State state : after.states().of(id)) {
                if (state.valid().overlaps(link.valid())
                        && above.stream().anyMatch(up -> !after.liesUnder(state, up))) {
                    problems.add(Problem.at("parent", ProblemCode.WRONG_SUPERIOR, state.name(), name(link.parent())));
                }
            }
            if (after.tree().closesRing(id, link.parent(), link.valid())) {
                problems.add(Problem.at("parent", ProblemCode.LIES_UNDER_ITSELF, name(id), name(link.parent())));
            }
        }
    }

    /** Nothing lies under it on a day on which it is not there. */
    private void checkBelow(long id) {
        List<Validity> there =
                after.states().of(id).stream().map(DatedStates.State::valid).toList();
        List<Long> left = after.tree().linksDown(id).stream()
                .filter(link -> !Validities.cover(there, link.valid()))
                .map(DatedTree.Link::child)
                .distinct()
                .toList();
        if (!left.isEmpty()) {
            problems.add(Problem.at(
                    "places",
                    ProblemCode.OTHERS_LIE_UNDER,
                    name(id),
                    left.size(),
                    left.stream().limit(NAMED).map(one -> name(one).vi()).collect(Collectors.joining(", "))));
        }
    }

    /** A force is there as long as a unit is of it. */
    private void checkForce(long unit) {
        for (UnitState state : whole.unitStates().of(unit)) {
            if (!Validities.cover(whole.datedForces().days(state.force()), state.valid())) {
                problems.add(Problem.at(
                        "force",
                        ProblemCode.FORCE_ABSENT,
                        force(state.force()),
                        state.valid().toString()));
            }
        }
    }

    /** As it is called; once taken back as it was called, or by its bit. */
    private LocalizedText force(int bit) {
        return Stream.of(whole, known)
                .flatMap(one -> one.datedForces().states().latest(bit).stream())
                .map(ForceState::name)
                .findFirst()
                .orElseGet(() -> new LocalizedText(Integer.toString(bit), Integer.toString(bit)));
    }

    /** Whoever has taken over, or will, is there on that day. */
    private void checkSuccessions(long id) {
        for (Long place : after.successorsInto(whole, id, true)) {
            problems.add(Problem.at("successors", ProblemCode.SUCCESSOR_ABSENT, name(id), name(place)));
        }
    }
}
