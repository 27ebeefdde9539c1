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
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/** Areas, of which each has a level for life. */
final class AreaSide extends Side {

    AreaSide(Organisation known) {
        super(known);
    }

    @Override
    DatedStates<AreaState> states() {
        return known.areaStates();
    }

    @Override
    DatedTree tree() {
        return known.areaTree();
    }

    @Override
    Table stateTable() {
        return Table.AREA_STATES;
    }

    @Override
    Table linkTable() {
        return Table.AREA_LINKS;
    }

    @Override
    Problem absent(String where, LocalizedText name, LocalDate day) {
        return Problem.at(where, ProblemCode.AREA_UNKNOWN_ON_DAY, name, day);
    }

    @Override
    boolean liesUnder(DatedStates.State child, DatedStates.State parent) {
        return ((AreaState) child).level().liesUnder(((AreaState) parent).level());
    }

    @Override
    void found(Edit edit, long id, NewName name, ChangeWished wished, List<Problem> problems) {
        Optional<AreaLevel> like = wished.places().stream()
                .findFirst()
                .flatMap(place -> states().on(place, wished.from()))
                .map(AreaState::level);
        AreaLevel level = wished.level() == null ? like.orElse(null) : wished.level();
        if (level == null) {
            problems.add(Problem.at("level", ProblemCode.REQUIRED));
            return;
        }
        if (level != AreaLevel.PROVINCE
                && wished.parent() == null
                && wished.places().isEmpty()) {
            problems.add(Problem.at("parent", ProblemCode.REQUIRED));
        }
        edit.add(new AreaState(id, String.valueOf(name.code()), level, name.name(), Validity.from(wished.from())));
    }

    @Override
    void rename(Edit edit, DatedStates.State state, NewName name, Validity days) {
        AreaState area = (AreaState) state;
        edit.end(Table.AREA_STATES, area.id(), days);
        String code = name.code();
        edit.add(new AreaState(area.id(), code == null ? area.code() : code, area.level(), name.name(), days));
    }

    @Override
    void hang(Edit edit, long child, long parent, Validity days) {
        edit.addAreaLink(new DatedTree.Link(child, parent, days));
    }

    @Override
    Stream<LocalDate> parted(long id) {
        return known.successions(new AreaId(id)).stream().map(AreaSuccession::since);
    }

    @Override
    void succeed(Edit edit, long place, long heir, LocalDate since, boolean whole) {
        edit.add(new AreaSuccession(new AreaId(place), new AreaId(heir), since, whole));
    }

    @Override
    boolean hasSucceeded(long place, long heir, LocalDate since) {
        return known.successions(new AreaId(place)).stream()
                .anyMatch(one -> one.successor().value() == heir && one.since().equals(since));
    }

    @Override
    boolean maySucceed(DatedStates.State place, DatedStates.State heir) {
        return ((AreaState) place).level() == ((AreaState) heir).level();
    }

    /** Who answered for one that ends answers for all that it goes into. */
    @Override
    void handOverAreas(Edit edit, List<Long> places, List<Long> heirs, List<Long> founded, LocalDate from) {
        Validity days = Validity.from(from);
        Map<List<Long>, List<Validity>> has = new HashMap<>();
        for (Long heir : heirs) {
            known.answeringFor(heir)
                    .forEach(row -> has.computeIfAbsent(List.of(row.unit(), heir), _ -> new ArrayList<>())
                            .add(row.valid()));
        }
        for (Long place : places) {
            for (Answering row : known.answeringFor(place)) {
                row.valid().intersection(days).ifPresent(common -> {
                    edit.endAnswering(row.unit(), place, common);
                    for (Long heir : heirs) {
                        List<Validity> already = has.computeIfAbsent(List.of(row.unit(), heir), _ -> new ArrayList<>());
                        for (Validity left : Validities.without(common, already)) {
                            edit.add(new Answering(row.unit(), heir, left));
                            already.add(left);
                        }
                    }
                });
            }
        }
    }

    @Override
    List<Long> successorsInto(Organisation after, long id, boolean onlyAbsent) {
        return after.predecessors(new AreaId(id)).stream()
                .filter(one ->
                        !onlyAbsent || after.areaStates().on(id, one.since()).isEmpty())
                .map(one -> one.area().value())
                .toList();
    }
}
