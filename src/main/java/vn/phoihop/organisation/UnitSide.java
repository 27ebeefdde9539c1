package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.phoihop.organisation.Organisation.Answering;
import vn.phoihop.organisation.OrganisationWriting.Table;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/** Units, of which each belongs to a force. */
final class UnitSide extends Side {

    UnitSide(Organisation known) {
        super(known);
    }

    @Override
    DatedStates<UnitState> states() {
        return known.unitStates();
    }

    @Override
    DatedTree tree() {
        return known.unitTree();
    }

    @Override
    Table stateTable() {
        return Table.UNIT_STATES;
    }

    @Override
    Table linkTable() {
        return Table.UNIT_LINKS;
    }

    @Override
    Problem absent(String where, LocalizedText name, LocalDate day) {
        return Problem.at(where, ProblemCode.UNIT_UNKNOWN_ON_DAY, name, day);
    }

    /** Also under one of another force, as the border guard's commands under the military ones since 28 June 2025: which force a unit is of, it says itself. */
    @Override
    boolean liesUnder(DatedStates.State child, DatedStates.State parent) {
        return true;
    }

    @Override
    void found(Edit edit, long id, NewName name, ChangeWished wished, List<Problem> problems) {
        Optional<Integer> force = force(wished, problems);
        if (force.isPresent()) {
            edit.add(new UnitState(
                    id,
                    String.valueOf(name.code()),
                    force.get(),
                    name.name(),
                    name.shortOrWhole(),
                    Validity.from(wished.from())));
            for (Long area : wished.areas()) {
                if (known.areaStates().on(area, wished.from()).isEmpty()) {
                    problems.add(new AreaSide(known).absent("areas", new AreaSide(known).name(area), wished.from()));
                } else {
                    edit.add(new Answering(id, area, Validity.from(wished.from())));
                }
            }
        }
    }

    /** That of the wish, else of the superior or of the first that goes into it. */
    private Optional<Integer> force(ChangeWished wished, List<Problem> problems) {
        String code = wished.force();
        if (code != null) {
            Optional<Force> named = known.findForce(code);
            if (named.isEmpty()) {
                problems.add(Problem.at("force", ProblemCode.NOT_IN_CATALOGUE, code));
            }
            return named.map(force -> force.id().bit());
        }
        Long like =
                wished.places().isEmpty() ? wished.parent() : wished.places().getFirst();
        Optional<Integer> found = like == null
                ? Optional.empty()
                : states().on(like, wished.from()).map(UnitState::force);
        if (like == null) {
            problems.add(Problem.at("force", ProblemCode.REQUIRED));
        }
        return found;
    }

    @Override
    void rename(Edit edit, DatedStates.State state, NewName name, Validity days) {
        UnitState unit = (UnitState) state;
        edit.end(Table.UNIT_STATES, unit.id(), days);
        String code = name.code();
        edit.add(new UnitState(
                unit.id(), code == null ? unit.code() : code, unit.force(), name.name(), name.shortOrWhole(), days));
    }

    @Override
    void hang(Edit edit, long child, long parent, Validity days) {
        edit.addUnitLink(new DatedTree.Link(child, parent, days));
    }

    @Override
    Stream<LocalDate> parted(long id) {
        return Stream.empty();
    }

    @Override
    void succeed(Edit edit, long place, long heir, LocalDate since, boolean whole) {
        edit.add(new Succession(new UnitId(place), new UnitId(heir), since));
    }

    @Override
    boolean hasSucceeded(long place, long heir, LocalDate since) {
        return known.successions(new UnitId(place)).stream()
                .anyMatch(one -> one.successor().value() == heir && one.since().equals(since));
    }

    /** Also of another force: what was counted stays that force's, which is fixed when it is posted. */
    @Override
    boolean maySucceed(DatedStates.State place, DatedStates.State heir) {
        return true;
    }

    /** Those founded answer for all that was theirs; one that was there does too where it has areas of its own, else it has those of its superior. */
    @Override
    void handOverAreas(Edit edit, List<Long> places, List<Long> heirs, List<Long> founded, LocalDate from) {
        Validity days = Validity.from(from);
        for (Long place : places) {
            for (Answering row : known.answeringOf(place)) {
                row.valid().intersection(days).ifPresent(common -> {
                    edit.endAnswering(place, row.area(), common);
                });
            }
        }
        for (Long heir : heirs) {
            List<Answering> own = known.answeringOf(heir);
            boolean takes = founded.contains(heir)
                    || own.stream().anyMatch(row -> row.valid().contains(from));
            Map<Long, List<Validity>> has = new HashMap<>();
            own.forEach(row ->
                    has.computeIfAbsent(row.area(), _ -> new ArrayList<>()).add(row.valid()));
            for (Long place : takes ? places : List.<Long>of()) {
                for (Answering row : known.answeringOf(place)) {
                    row.valid().intersection(days).ifPresent(common -> {
                        List<Validity> already = has.computeIfAbsent(row.area(), _ -> new ArrayList<>());
                        List<Validity> taken = new ArrayList<>(already);
                        if (!founded.contains(heir)) {
                            taken.addAll(absent(heir, common));
                        }
                        for (Validity left : Validities.without(common, taken)) {
                            edit.add(new Answering(heir, row.area(), left));
                            already.add(left);
                        }
                    });
                }
            }
        }
    }

    @Override
    List<Long> successorsInto(Organisation after, long id, boolean onlyAbsent) {
        return after.unitSuccessionsInto(new UnitId(id)).stream()
                .filter(one ->
                        !onlyAbsent || after.unitStates().on(id, one.since()).isEmpty())
                .map(one -> one.unit().value())
                .toList();
    }
}
