package vn.phoihop.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.casework.Amount;
import vn.phoihop.casework.Answering;
import vn.phoihop.casework.CaseForm;
import vn.phoihop.casework.CaseStep;
import vn.phoihop.casework.MilestoneForm;
import vn.phoihop.casework.Offering;
import vn.phoihop.casework.Opening;
import vn.phoihop.casework.Reaching;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** One case written step by step; each step is recorded in the evening or the morning after. */
final class CasePlan {

    private final Formation formation;
    private final String name;
    private final RecordKey key;
    private final List<CaseStep> steps = new ArrayList<>();
    private Unit lead;
    private Set<UnitId> signing = Set.of();
    private @Nullable Instant last;

    private CasePlan(Formation formation, BookId book, String name, Unit lead) {
        this.formation = formation;
        this.name = name;
        this.key = new RecordKey(book, Dice.id(name));
        this.lead = lead;
    }

    static CasePlan open(
            Formation formation,
            BookId book,
            String name,
            String kind,
            @Nullable String category,
            AreaId area,
            LocalDate on,
            Unit lead,
            List<UnitId> partners,
            @Nullable String title,
            boolean exercise) {
        CasePlan plan = new CasePlan(formation, book, name, lead);
        CaseForm form = new CaseForm(kind, category, area, on, lead.id(), partners, title, null, exercise);
        // Partners sign as the case is opened, and each milestone; of late cases a few are still unconfirmed.
        boolean unsigned = !on.isBefore(formation.unsignedFrom()) && new Dice("signed " + name).chance(0.2);
        plan.signing = unsigned ? Set.of() : Set.copyOf(partners);
        plan.steps.add(new Opening(plan.key, form, plan.signing, plan.by(on)));
        return plan;
    }

    /** Amounts of nothing are left out. */
    CasePlan reach(String stage, LocalDate on, Map<String, Quantity> amounts) {
        List<Amount> all = amounts.entrySet().stream()
                .filter(amount -> !amount.getValue().isZero())
                .sorted(Map.Entry.comparingByKey())
                .map(amount -> new Amount(amount.getKey(), amount.getValue()))
                .toList();
        MilestoneForm form = new MilestoneForm(Dice.id(name + " " + steps.size()), stage, on, all);
        steps.add(new Reaching(key, form, signing, by(on)));
        return this;
    }

    /** Offered and accepted on one day. */
    CasePlan handOver(Unit to, LocalDate on) {
        Unit taking = formation.answering(to, on);
        steps.add(new Offering(key, taking.id(), on, by(on)));
        lead = taking;
        steps.add(Answering.accepting(key, on, by(on)));
        return this;
    }

    RecordKey key() {
        return key;
    }

    List<CaseStep> steps() {
        return steps;
    }

    private By by(LocalDate on) {
        Dice dice = new Dice("recorded " + name + steps.size());
        Instant at = Formation.at(on.atTime(LocalTime.of(dice.between(16, 22), dice.below(60))));
        // What happened on one day is written down in its order.
        last = last == null || at.isAfter(last) ? at : last.plus(Duration.ofMinutes(dice.between(3, 20)));
        lead = formation.answering(lead, on);
        return formation.by(lead, last);
    }
}
