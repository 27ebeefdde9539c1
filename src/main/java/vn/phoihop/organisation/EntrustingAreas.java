package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import vn.phoihop.organisation.OrganisationChanges.Decided;
import vn.phoihop.organisation.OrganisationWriting.AnsweringRow;
import vn.phoihop.organisation.OrganisationWriting.Table;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * Says for which areas a unit answers from a day on. A station goes on through a merger of provinces, and the communes it answers for do
 * not; a region of the coast guard or of the customs answers for several provinces.
 */
@Component
public final class EntrustingAreas {

    private final OrganisationChanges changes;
    private final OrganisationWriting writing;

    EntrustingAreas(OrganisationChanges changes, OrganisationWriting writing) {
        this.changes = changes;
        this.writing = writing;
    }

    private record Entrusted(UnitId unit, Set<AreaId> areas, Validity valid) {}

    /**
     * From the day on the unit answers for these areas and no others; for none of its own, and so for those of its superior, where there are
     * none. Refused when the unit or one of the areas does not exist on the day.
     *
     * @param seen the position of the organisation on which it was decided
     */
    public void entrust(UnitId unit, Set<AreaId> areas, LocalDate from, long seen, String actor) {
        changes.ofUnit(unit, seen, actor, known -> {
            Refused.ifAny(problems(known, unit, areas, from));
            // As long as the unit exists in the state it has on the day; what becomes of it later is another change.
            Validity days = new Validity(from, known.unit(unit).valid().to());
            Set<AreaId> sorted = new TreeSet<>(areas);
            return new Decided("UNIT_ENTRUSTED", new Entrusted(unit, sorted, days), position -> {
                writing.supersede(Table.UNIT_AREAS, position, unit.value(), days);
                writing.answering(
                        position,
                        sorted.stream()
                                .map(area -> new AnsweringRow(unit.value(), area.value(), days.from(), days.to()))
                                .toList());
            });
        });
    }

    private static List<Problem> problems(Organisation known, UnitId unit, Set<AreaId> areas, LocalDate from) {
        List<Problem> problems = new ArrayList<>();
        if (known.findUnit(unit, from).isEmpty()) {
            problems.add(Problem.of(ProblemCode.NOT_FOUND, "unit " + unit + " (" + from + ")"));
        }
        for (AreaId area : new TreeSet<>(areas)) {
            if (known.findArea(area, from).isEmpty()) {
                problems.add(Problem.at("areas", ProblemCode.AREA_ABSENT, area, from));
            }
        }
        return problems;
    }
}
