package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import vn.phoihop.organisation.Organisation.Answering;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/** Works out what a wish does to the rows of what is known, and everything that stands against it. Writes nothing. */
final class DecidingChange {

    /**
     * What came out.
     *
     * @param before what is known
     * @param after what would be known; the same where the wish names nothing that could be done
     * @param concerned ids of the wish's side on which it was decided: when one of them is changed meanwhile, it is to be decided anew
     */
    record Decision(Edit edit, Organisation before, Organisation after, Set<Long> concerned, List<Problem> problems) {}

    private final ChangeWished wished;
    private final OrganisationParts parts;
    private final Organisation known;
    private final Side side;
    private final LongSupplier ids;
    private final Edit edit = new Edit();
    private final List<Problem> problems = new ArrayList<>();

    private DecidingChange(ChangeWished wished, OrganisationParts parts, LongSupplier ids) {
        this.wished = wished;
        this.parts = parts;
        this.known = parts.organisation();
        this.side = Side.of(wished.of(), known);
        this.ids = ids;
    }

    /** @param ids where those founded get theirs from */
    static Decision decide(ChangeWished wished, OrganisationParts parts, LongSupplier ids) {
        return new DecidingChange(wished, parts, ids).decide();
    }

    private Decision decide() {
        problems.addAll(wished.problems());
        checkThere("places", wished.places());
        checkThere("successors", wished.successors());
        Long parent = wished.parent();
        if (parent != null) {
            checkThere("parent", List.of(parent));
        }
        Organisation after = known;
        if (problems.isEmpty()) {
            switch (wished.kind()) {
                case FOUND -> found(List.of());
                case RENAME -> rename(wished.places().getFirst());
                case MOVE -> move(wished.places().getFirst());
                case MERGE, SPLIT, CLOSE -> end();
                case DETACH -> detach(wished.places().getFirst());
                case ENTRUST, RELIEVE -> answer(wished.places().getFirst());
                case IMPORT -> throw new IllegalStateException("not wished for");
            }
        }
        if (problems.isEmpty()) {
            after = edit.applied(parts).organisation();
            problems.addAll(OrganisationRules.broken(wished.of(), known, after, touched()));
        }
        Set<Long> concerned = new TreeSet<>(wished.places());
        concerned.addAll(wished.successors());
        if (parent != null) {
            concerned.add(parent);
        }
        concerned.addAll(touched());
        return new Decision(edit, known, after, concerned, List.copyOf(problems));
    }

    private Set<Long> touched() {
        return wished.of() == PlaceType.UNIT ? edit.units() : edit.areas();
    }

    private void checkThere(String where, List<Long> places) {
        for (Long id : places) {
            if (id <= 0) {
                problems.add(Problem.at(where, ProblemCode.NOT_READABLE, id));
            } else if (!side.exists(id, wished.from())) {
                problems.add(side.absent(where, side.name(id), wished.from()));
            }
        }
    }

    private List<Long> found(List<Long> from) {
        List<Long> founded = new ArrayList<>();
        for (NewName name : wished.named()) {
            long id = ids.getAsLong();
            side.found(edit, id, name, wished, problems);
            above(from).ifPresent(parent -> side.hang(edit, id, parent, Validity.from(wished.from())));
            founded.add(id);
        }
        return founded;
    }

    /** The superior named; else the nearest one of the first that goes into it which does not itself end. */
    private Optional<Long> above(List<Long> ending) {
        Long parent = wished.parent();
        if (parent != null || ending.isEmpty()) {
            return Optional.ofNullable(parent);
        }
        long at = ending.getFirst();
        while (ending.contains(at)) {
            var up = side.tree().parent(at, wished.from());
            if (up.isEmpty()) {
                return Optional.empty();
            }
            at = up.getAsLong();
        }
        return Optional.of(at);
    }

    private void rename(long place) {
        DatedStates.State state = side.on(place, wished.from()).orElseThrow();
        NewName name = wished.named().getFirst();
        boolean sameCode = name.code() == null || name.code().equals(state.code());
        boolean sameShort =
                !(state instanceof UnitState unit) || unit.shortName().equals(name.shortOrWhole());
        if (sameCode && sameShort && state.name().equals(name.name())) {
            problems.add(Problem.at("named[0].vi", ProblemCode.NOTHING_WOULD_CHANGE, state.name()));
            return;
        }
        side.rename(edit, state, name, state.valid().since(wished.from()).orElseThrow());
    }

    private void move(long place) {
        long parent = Objects.requireNonNull(wished.parent());
        Optional<DatedTree.Link> link = side.tree().linksOf(place).stream()
                .filter(one -> one.valid().contains(wished.from()))
                .findFirst();
        if (link.filter(one -> one.parent() == parent).isPresent()) {
            problems.add(Problem.at("parent", ProblemCode.NOTHING_WOULD_CHANGE, side.name(place)));
            return;
        }
        // Where it lay under nothing, until the next superior that is already known.
        LocalDate end = side.tree()
                .nextLink(place, wished.from())
                .orElse(side.states().latest(place).orElseThrow().valid().to());
        Validity days = link.flatMap(one -> one.valid().since(wished.from())).orElse(new Validity(wished.from(), end));
        if (side.tree().closesRing(place, parent, days)) {
            problems.add(Problem.at("parent", ProblemCode.LIES_UNDER_ITSELF, side.name(place), side.name(parent)));
            return;
        }
        edit.end(side.linkTable(), place, days);
        side.hang(edit, place, parent, days);
    }

    private void end() {
        List<Long> places = wished.places();
        for (Long place : places) {
            side.nextChange(place, wished.from())
                    .ifPresent(day ->
                            problems.add(Problem.at("from", ProblemCode.CHANGED_LATER_ALREADY, side.name(place), day)));
        }
        Set<Long> heirs = new LinkedHashSet<>(wished.successors());
        List<Long> founded = wished.kind() == ChangeKind.CLOSE ? List.of() : found(places);
        heirs.addAll(founded);
        boolean whole = wished.kind() != ChangeKind.SPLIT;
        Validity days = Validity.from(wished.from());
        for (Long place : places) {
            edit.end(side.stateTable(), place, days);
            edit.end(side.linkTable(), place, days);
            heirs.forEach(heir -> succeed(place, heir, whole));
            checkLevels(place, wished.successors());
            if (wished.kind() == ChangeKind.MERGE) {
                hangAnew(place, heirs.iterator().next(), days);
            }
        }
        side.handOverAreas(edit, places, List.copyOf(heirs), founded, wished.from());
    }

    /** A part goes to others; whoever answers for the area answers for what is founded out of it, too. */
    private void detach(long place) {
        List<Long> founded = found(wished.places());
        Set<Long> heirs = new LinkedHashSet<>(wished.successors());
        heirs.addAll(founded);
        heirs.forEach(heir -> succeed(place, heir, false));
        checkLevels(place, wished.successors());
        for (Answering row : known.answeringFor(place)) {
            row.valid()
                    .since(wished.from())
                    .ifPresent(days -> founded.forEach(heir -> edit.add(new Answering(row.unit(), heir, days))));
        }
    }

    private void succeed(long place, long heir, boolean whole) {
        if (side.hasSucceeded(place, heir, wished.from())) {
            problems.add(Problem.at("successors", ProblemCode.NOTHING_WOULD_CHANGE, side.name(heir)));
        } else {
            side.succeed(edit, place, heir, wished.from(), whole);
        }
    }

    private void checkLevels(long place, List<Long> heirs) {
        DatedStates.State state = side.on(place, wished.from()).orElseThrow();
        for (Long heir : heirs) {
            side.on(heir, wished.from())
                    .filter(other -> !side.maySucceed(state, other))
                    .ifPresent(other -> problems.add(Problem.at(
                            "successors", ProblemCode.SUCCESSOR_OF_OTHER_LEVEL, state.name(), other.name())));
        }
    }

    /** From the day on, as long as unit and area are there; what is known already of some of the days stays. */
    private void answer(long unit) {
        AreaSide areas = new AreaSide(known);
        for (long area : wished.areas()) {
            List<Validity> own = known.answeringOf(unit).stream()
                    .filter(row -> row.area() == area)
                    .map(Answering::valid)
                    .toList();
            if (wished.kind() == ChangeKind.RELIEVE) {
                List<Validity> ending = own.stream()
                        .flatMap(days -> days.since(wished.from()).stream())
                        .toList();
                if (ending.isEmpty()) {
                    problems.add(Problem.at(
                            "areas", ProblemCode.ANSWERS_NOT, side.name(unit), areas.name(area), wished.from()));
                }
                ending.forEach(days -> edit.endAnswering(unit, area, days));
            } else if (!areas.exists(area, wished.from())) {
                problems.add(areas.absent("areas", areas.name(area), wished.from()));
            } else {
                Validity common = together(unit, areas, area);
                List<Validity> taken = new ArrayList<>(own);
                taken.addAll(side.absent(unit, common));
                taken.addAll(areas.absent(area, common));
                List<Validity> missing = Validities.without(common, taken);
                if (missing.isEmpty()) {
                    problems.add(Problem.at(
                            "areas", ProblemCode.ANSWERS_ALREADY, side.name(unit), areas.name(area), wished.from()));
                }
                missing.forEach(days -> edit.add(new Answering(unit, area, days)));
            }
        }
    }

    /** From the day on, until the first of the two ends as far as is known. */
    private Validity together(long unit, AreaSide areas, long area) {
        LocalDate end = Stream.concat(end(side, unit), end(areas, area))
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new Validity(wished.from(), end);
    }

    private static Stream<LocalDate> end(Side side, long id) {
        return side.states().latest(id).stream()
                .flatMap(state -> Stream.ofNullable(state.valid().to()));
    }

    /** What lay under one that goes into another lies under that one. */
    private void hangAnew(long place, long heir, Validity days) {
        for (DatedTree.Link link : side.tree().linksDown(place)) {
            if (!wished.places().contains(link.child()) && link.child() != heir) {
                link.valid().intersection(days).ifPresent(common -> {
                    edit.end(side.linkTable(), link.child(), common);
                    side.hang(edit, link.child(), heir, common);
                });
            }
        }
        // The one that takes over may itself have lain under it: then it lies where the other did.
        for (DatedTree.Link link : side.tree().linksOf(heir)) {
            if (link.parent() == place) {
                link.valid().intersection(days).ifPresent(common -> {
                    edit.end(side.linkTable(), heir, common);
                    above(wished.places()).ifPresent(up -> side.hang(edit, heir, up, common));
                });
            }
        }
    }
}
