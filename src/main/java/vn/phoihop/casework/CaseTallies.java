package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;

/**
 * What a case counts for, worked out from the whole file every time.
 *
 * <p>The case itself is one at each stage, whichever milestone reached or implied the stage first. Subjects, arrests and goods are
 * increments and count at the stage of their own milestone. At an implied stage they count too, but only with the milestones of that
 * stage that implied it first: who was penalised and is prosecuted later has been handled once. What is not counted by stages (goods)
 * counts once, with its own milestone.
 *
 * <p>A case into which another was joined, or that was severed from another, is not counted once more at a stage at which the other had
 * been counted by then; its subjects and goods are.
 */
final class CaseTallies {

    private final CaseFile file;
    private final Catalogue catalogue;
    private final Function<LocalDate, AreaId> places;
    private final Kind kind;
    private final ForceSet forces;
    private final List<Tally> tallies = new ArrayList<>();

    private CaseTallies(CaseFile file, Catalogue catalogue, Function<LocalDate, AreaId> places) {
        this.file = file;
        this.catalogue = catalogue;
        this.places = places;
        this.kind = catalogue.kind(file.kind());
        this.forces = file.forces();
    }

    /** Each milestone counts in the area that the case's own has become by its day. */
    static List<Tally> of(CaseFile file, CaseCheck check) {
        return of(file, check.catalogue(file.openedOn()), day -> check.place(file, day));
    }

    private static List<Tally> of(CaseFile file, Catalogue catalogue, Function<LocalDate, AreaId> places) {
        if (!file.state().counts()) {
            return List.of();
        }
        CaseTallies work = new CaseTallies(file, catalogue, places);
        work.count();
        return work.tallies;
    }

    /** The stages at which the case is counted, by itself or in the case it was severed from or that was joined into it. */
    static List<String> stages(CaseFile file, Catalogue catalogue) {
        String counts = catalogue.kind(file.kind()).counts();
        return Stream.concat(
                        of(file, catalogue, _ -> file.area()).stream()
                                .filter(tally -> tally.measure().equals(counts))
                                .map(Tally::stage)
                                .filter(Objects::nonNull),
                        file.links().stream().flatMap(link -> link.stages().stream()))
                .distinct()
                .sorted()
                .toList();
    }

    private void count() {
        // By day; on one day in the order in which they were written down. The first one carries a stage.
        List<Milestone> byDay = file.milestones().stream()
                .sorted(Comparator.comparing(Milestone::occurredOn))
                .toList();
        Map<String, Milestone> carriers = new HashMap<>();
        for (Milestone milestone : byDay) {
            for (String stage : posted(milestone)) {
                carriers.putIfAbsent(stage, milestone);
            }
        }
        for (Milestone milestone : byDay) {
            for (String stage : posted(milestone)) {
                count(milestone, stage, carriers.getOrDefault(stage, milestone));
            }
        }
    }

    private void count(Milestone milestone, String stage, Milestone carrier) {
        boolean own = stage.equals(milestone.stage());
        if (carrier.id().equals(milestone.id())
                && file.links().stream().noneMatch(link -> link.counted(stage, milestone.occurredOn()))) {
            add(milestone, kind.counts(), Quantity.ONE, stage);
        }
        boolean implied = !own && carrier.stage().equals(milestone.stage());
        for (Amount amount : milestone.amounts()) {
            boolean staged = catalogue
                    .find(Measure.class, amount.measure())
                    .map(Measure::staged)
                    .orElse(false);
            if (own || implied && staged) {
                add(milestone, amount.measure(), amount.quantity(), stage);
            }
        }
    }

    private List<String> posted(Milestone milestone) {
        String category = file.category();
        return category == null ? List.of(milestone.stage()) : catalogue.stagesPostedWith(category, milestone.stage());
    }

    private void add(Milestone milestone, String measure, Quantity quantity, @Nullable String stage) {
        tallies.add(new Tally(
                measure,
                quantity,
                milestone.occurredOn(),
                places.apply(milestone.occurredOn()),
                milestone.lead(),
                milestone.force(),
                TallyRole.COUNTED,
                forces,
                file.kind(),
                file.category(),
                stage,
                file.exercise()));
    }
}
