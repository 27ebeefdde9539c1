package vn.phoihop.casework;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;

/**
 * What a case counts for, worked out from the whole file every time.
 *
 * <p>The case itself is one at each stage, whichever milestone reached or implied the stage first. Subjects, arrests and goods are
 * increments and count at the stage of their own milestone. At an implied stage they count too, but only with the milestones of that
 * stage that implied it first: who was penalised and is prosecuted later has been handled once. What is not counted by stages (goods)
 * counts once, with its own milestone.
 */
final class CaseTallies {

    private final CaseFile file;
    private final Catalogue catalogue;
    private final Kind kind;
    private final ForceSet forces;
    private final List<Tally> tallies = new ArrayList<>();

    private CaseTallies(CaseFile file, Catalogue catalogue) {
        this.file = file;
        this.catalogue = catalogue;
        this.kind = catalogue.kind(file.kind());
        this.forces = file.forces();
    }

    static List<Tally> of(CaseFile file, Catalogue catalogue) {
        if (file.state() != CaseState.OPEN) {
            return List.of();
        }
        CaseTallies work = new CaseTallies(file, catalogue);
        work.count();
        return work.tallies;
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
        if (carrier.id().equals(milestone.id())) {
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
                file.area(),
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
