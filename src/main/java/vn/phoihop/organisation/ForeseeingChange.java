package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phoihop.organisation.AffectedByChange.Affected;
import vn.phoihop.organisation.AffectedByChange.Touched;
import vn.phoihop.organisation.DecidingChange.Decision;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/** What a change would do and whom it would affect; nothing is changed by looking. */
@Component
class ForeseeingChange {

    /** Ids of what is not founded yet. */
    private static final long PROVISIONAL = Long.MAX_VALUE / 2;

    /**
     * What is foreseen.
     *
     * @param seen the position of the organisation it was foreseen on
     * @param affected by it in the other rooms
     */
    record Foreseen(long seen, Decision decision, List<Affected> affected, List<Problem> problems) {}

    private final OrganisationRows rows;
    private final AskingRooms rooms;

    ForeseeingChange(OrganisationRows rows, AskingRooms rooms) {
        this.rows = rows;
        this.rooms = rooms;
    }

    Foreseen foresee(ChangeWished wished) {
        long position = rows.lastRevision();
        long[] next = {PROVISIONAL};
        Decision decision = DecidingChange.decide(wished.tidy(), rows.parts(position), () -> next[0]++);
        if (!decision.problems().isEmpty() && !decision.problems().stream().allMatch(ForeseeingChange::isOfRules)) {
            return new Foreseen(position, decision, List.of(), decision.problems());
        }
        List<Affected> affected = rooms.ask(touched(wished, decision));
        List<Problem> problems = new ArrayList<>(decision.problems());
        problems.addAll(duties(wished, decision, affected));
        return new Foreseen(position, decision, affected, problems);
    }

    /** Found only after it was worked out what would be: then duties can be told with it, all at once. */
    private static boolean isOfRules(Problem problem) {
        return problem.code() == ProblemCode.OTHERS_LIE_UNDER;
    }

    /** What keeps a unit or an area from ending without anybody who takes over. */
    private List<Problem> duties(ChangeWished wished, Decision decision, List<Affected> affected) {
        if (wished.kind() != ChangeKind.CLOSE || !wished.successors().isEmpty()) {
            return List.of();
        }
        LocalizedText name =
                Side.of(wished.of(), decision.before()).name(wished.places().getFirst());
        return AskingRooms.duties(affected).stream()
                .map(one -> Problem.at("successors", ProblemCode.DUTIES_LEFT, name, rooms.words(one)))
                .toList();
    }

    /** Those named, and, where they move, all below them; those founded have nothing yet. */
    private static Touched touched(ChangeWished wished, Decision decision) {
        Organisation known = decision.before();
        Set<UnitId> units = new HashSet<>();
        Set<AreaId> areas = new HashSet<>();
        for (Long place : wished.places()) {
            if (wished.of() == PlaceType.UNIT) {
                units.addAll(
                        wished.kind() == ChangeKind.MOVE
                                ? known.unitsUnder(new UnitId(place), wished.from())
                                : Set.of(new UnitId(place)));
            } else {
                areas.addAll(
                        wished.kind() == ChangeKind.MOVE
                                ? known.areasUnder(new AreaId(place), wished.from())
                                : Set.of(new AreaId(place)));
            }
        }
        return AskingRooms.touched(known, units, areas, wished.from());
    }

    /** Offices, duties and books in units and areas that a change founded, before it is taken back. */
    List<Affected> inFounded(OrganisationChange change) {
        Organisation before = rows.parts(change.position() - 1).organisation();
        Set<UnitId> units =
                founded(change.units(), before.unitStates()).map(UnitId::new).collect(Collectors.toSet());
        Set<AreaId> areas =
                founded(change.areas(), before.areaStates()).map(AreaId::new).collect(Collectors.toSet());
        return AskingRooms.duties(rooms.ask(new Touched(units, areas, areas, change.from())));
    }

    private static Stream<Long> founded(Collection<Long> touched, DatedStates<? extends DatedStates.State> before) {
        return touched.stream().filter(id -> before.of(id).isEmpty());
    }
}
