package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.organisation.AffectedByChange.Affected;
import vn.phoihop.organisation.AffectedByChange.Touched;
import vn.phoihop.organisation.DecidingChange.Decision;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Texts;

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
    private final ObjectProvider<AffectedByChange> rooms;
    private final Texts texts;
    private final TransactionTemplate alone;

    ForeseeingChange(
            OrganisationRows rows,
            ObjectProvider<AffectedByChange> rooms,
            Texts texts,
            PlatformTransactionManager transactions) {
        this.rows = rows;
        this.rooms = rooms;
        this.texts = texts;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    Foreseen foresee(ChangeWished wished) {
        long position = rows.lastRevision();
        long[] next = {PROVISIONAL};
        Decision decision = DecidingChange.decide(wished.tidy(), rows.parts(position), () -> next[0]++);
        if (!decision.problems().isEmpty() && !decision.problems().stream().allMatch(ForeseeingChange::isOfRules)) {
            return new Foreseen(position, decision, List.of(), decision.problems());
        }
        List<Affected> affected = affected(wished, decision);
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
        return affected.stream()
                .filter(Affected::duty)
                .map(one -> Problem.at(
                        "successors",
                        ProblemCode.DUTIES_LEFT,
                        name,
                        new LocalizedText(
                                texts.text(Texts.VIETNAMESE, one.key(), one.count()),
                                texts.text(Texts.ENGLISH, one.key(), one.count()))))
                .toList();
    }

    private List<Affected> affected(ChangeWished wished, Decision decision) {
        Touched touched = touched(wished, decision);
        if (touched.units().isEmpty() && touched.areas().isEmpty()) {
            return List.of();
        }
        return Acting.asSystem(() -> alone.execute(status -> rooms.orderedStream()
                .flatMap(room -> room.affectedBy(touched).stream())
                .toList()));
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
        Set<AreaId> provinces = new TreeSet<>();
        areas.forEach(area -> province(known, area, wished).ifPresent(provinces::add));
        units.forEach(unit -> known.areasOf(unit, wished.from())
                .forEach(area -> province(known, area.id(), wished).ifPresent(provinces::add)));
        return new Touched(units, areas, provinces, wished.from());
    }

    private static Stream<Long> founded(
            Collection<Long> touched, DatedStates<? extends DatedStates.State> states, LocalDate from) {
        return touched.stream()
                .filter(id -> !states.of(id).isEmpty())
                .filter(id -> states.of(id).stream()
                        .allMatch(state -> from.equals(state.valid().from())));
    }

    private static Optional<AreaId> province(Organisation known, AreaId area, ChangeWished wished) {
        return known.within(area, AreaLevel.PROVINCE, wished.from()).map(Area::id);
    }

    /** Offices, duties and books in units and areas that a change founded, before it is taken back. */
    List<Affected> inFounded(OrganisationChange change) {
        if (!change.kind().founds()) {
            return List.of();
        }
        Organisation known = rows.parts(rows.lastRevision()).organisation();
        Set<UnitId> units = founded(change.units(), known.unitStates(), change.from())
                .map(UnitId::new)
                .collect(Collectors.toSet());
        Set<AreaId> areas = founded(change.areas(), known.areaStates(), change.from())
                .map(AreaId::new)
                .collect(Collectors.toSet());
        if (units.isEmpty() && areas.isEmpty()) {
            return List.of();
        }
        Touched touched = new Touched(units, areas, areas, change.from());
        return Acting.asSystem(() -> alone.execute(status -> rooms.orderedStream()
                .flatMap(room -> room.affectedBy(touched).stream())
                .filter(Affected::duty)
                .toList()));
    }
}
