package vn.phoihop.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.phoihop.casework.CaseStep;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** The everyday cases by category: detected, some days later solved, prosecuted or penalised; the counted stage falls into a given window. */
final class Cases {

    /** What a category asks: the stage that is counted, who works on it, what is seized. */
    private record Plan(
            String category, List<String> stages, int slowest, double[] leading, List<String> goods, double joint) {}

    private static final Plan SOCIAL_ORDER = new Plan(
            "SOCIAL_ORDER",
            List.of("SOLVED"),
            35,
            new double[] {9, 0.6, 0.8, 0, 0.1},
            List.of("", "", "", "", "", "", "", "", "", "", "", "GUNS"),
            0.35);
    private static final Plan DRUGS = new Plan(
            "DRUGS",
            List.of("PROSECUTED"),
            12,
            new double[] {6, 0, 3, 0.4, 0.5},
            List.of("DRUGS_KG", "DRUGS_KG", "DRUG_PILLS"),
            0.5);
    private static final Plan BANNED_GOODS = new Plan(
            "BANNED_GOODS",
            List.of("PENALISED", "PENALISED", "PENALISED", "PROSECUTED", "HANDLED"),
            20,
            new double[] {3, 0.2, 5, 4, 3},
            List.of("CIGARETTE_PACKS", "CIGARETTE_PACKS", "FUEL_LITRES", "SUGAR_KG", "WOOD_M3"),
            0.6);
    private static final Plan ENTRY_EXIT =
            new Plan("ILLEGAL_ENTRY_EXIT", List.of("PENALISED"), 6, new double[] {2, 0.1, 8, 0, 1}, List.of(""), 0.5);

    private final BookId book;
    private final Formation formation;
    private final Dice dice;

    Cases(BookId book, Formation formation, Dice dice) {
        this.book = book;
        this.formation = formation;
        this.dice = dice;
    }

    /** Every step of every case. Counts in the story's half-year are exact; before and after it there is about as much per day. */
    List<CaseStep> all(int socialOrder, int drugs, int drugSubjects, int bannedGoods) {
        List<CaseStep> steps = new ArrayList<>();
        add(steps, SOCIAL_ORDER, Rhythm.STORY, subjects(socialOrder, socialOrder + socialOrder / 3), "");
        add(steps, DRUGS, Rhythm.STORY, subjects(drugs, drugSubjects), "");
        add(steps, BANNED_GOODS, Rhythm.STORY, subjects(bannedGoods, bannedGoods - bannedGoods / 6), "");
        add(steps, ENTRY_EXIT, Rhythm.STORY, subjects(64, 171), "");
        add(steps, SOCIAL_ORDER, Rhythm.BEFORE, subjects(24, 30), "");
        add(steps, DRUGS, Rhythm.BEFORE, subjects(11, 13), "");
        add(steps, BANNED_GOODS, Rhythm.BEFORE, subjects(8, 7), "");
        add(steps, ENTRY_EXIT, Rhythm.BEFORE, subjects(5, 12), "");
        add(steps, SOCIAL_ORDER, Rhythm.AFTER, subjects(63, 81), "");
        add(steps, DRUGS, Rhythm.AFTER, subjects(22, 28), "");
        add(steps, BANNED_GOODS, Rhythm.AFTER, subjects(17, 14), "");
        add(steps, ENTRY_EXIT, Rhythm.AFTER, subjects(10, 27), "");
        return steps;
    }

    /**
     * As many of each category in a window as come to a share of a busy half-year's.
     *
     * @param cases how many of all categories
     * @param name by which their ids are told apart from those of others
     */
    List<CaseStep> in(Window window, int cases, String name) {
        List<CaseStep> steps = new ArrayList<>();
        int[] parts = Allotment.of(cases, new double[] {360, 139, 97, 64});
        add(steps, SOCIAL_ORDER, window, subjects(parts[0], parts[0] + parts[0] / 3), name);
        add(steps, DRUGS, window, subjects(parts[1], parts[1] + parts[1] / 4), name);
        add(steps, BANNED_GOODS, window, subjects(parts[2], parts[2] - parts[2] / 6), name);
        add(steps, ENTRY_EXIT, window, subjects(parts[3], 2 * parts[3] + parts[3] / 2), name);
        return steps;
    }

    /** So many subjects over so many cases: mostly one each, some none (ownerless goods), some several. */
    private List<Integer> subjects(int cases, int subjects) {
        double[] weights = new double[cases];
        for (int i = 0; i < cases; i++) {
            weights[i] = dice.chance(0.06) ? 0 : dice.chance(0.2) ? dice.between(2, 4) : 1;
        }
        List<Integer> counts = new ArrayList<>();
        for (int count : Allotment.of(subjects, weights)) {
            counts.add(count);
        }
        return counts;
    }

    private void add(List<CaseStep> steps, Plan plan, Window window, List<Integer> subjects, String name) {
        for (int i = 0; i < subjects.size(); i++) {
            LocalDate counted = Rhythm.day(window, dice);
            LocalDate detected = counted.minusDays(dice.below(plan.slowest() + 1));
            detected = detected.isBefore(formation.since()) ? formation.since() : detected;
            steps.addAll(plan(
                            plan,
                            name + plan.category() + " " + window.from() + " " + i,
                            detected,
                            counted,
                            subjects.get(i))
                    .steps());
        }
    }

    private CasePlan plan(Plan plan, String name, LocalDate detected, LocalDate counted, int subjects) {
        Area district = dice.pick(formation.parts(), one -> switch (one.code()) {
            case "899", "911", "30742", "31078" -> 3;
            case "900", "902", "914", "30769", "30787", "30796" -> 2;
            default -> 1;
        });
        List<Unit> here = new ArrayList<>(formation.answering(district.code()));
        List<Unit> specialists = formation.specialists(plan.category());
        here.addAll(specialists);
        Unit lead = dice.pick(here, unit -> plan.leading()[unit.force().bit()]);
        List<UnitId> partners = new ArrayList<>();
        for (Unit other : dice.shuffled(here)) {
            if (!other.force().equals(lead.force())
                    && partners.size() < 2
                    && dice.chance(partners.isEmpty() ? plan.joint() / 2 : 0.1)) {
                partners.add(other.id());
            }
        }
        String stage = dice.pick(plan.stages());
        CasePlan made = CasePlan.open(
                formation,
                book,
                name,
                "CASE",
                plan.category(),
                dice.pick(formation.communes(district.id())).id(),
                detected,
                lead,
                partners,
                null,
                false);
        Map<String, Quantity> found = new HashMap<>(goods(dice.pick(plan.goods())));
        found.put("SUBJECT", Quantity.of(Math.min(subjects, 1 + dice.below(2))));
        made.reach("DETECTED", detected, found);
        // Prosecution is the police's: others hand over what they detect.
        if (stage.equals("PROSECUTED") && lead.force().bit() != 0 && dice.chance(0.7)) {
            made.handOver(
                    specialists.getFirst(),
                    detected.plusDays(Math.min(1, counted.toEpochDay() - detected.toEpochDay())));
        }
        made.reach(stage, counted, Map.of("SUBJECT", Quantity.of(subjects)));
        if (stage.equals("SOLVED") && dice.chance(0.6)) {
            LocalDate prosecuted = counted.plusDays(dice.between(1, 20));
            if (prosecuted.isBefore(formation.days().to())) {
                made.reach("PROSECUTED", prosecuted, Map.of("SUBJECT", Quantity.of(subjects)));
            }
        }
        return made;
    }

    private Map<String, Quantity> goods(String measure) {
        return switch (measure) {
            case "DRUGS_KG" -> amount(measure, dice.between(180, 95_000), 6);
            case "DRUG_PILLS" -> amount(measure, dice.between(12, 900), 0);
            case "CIGARETTE_PACKS" -> amount(measure, dice.between(8, 640) * 50, 0);
            case "FUEL_LITRES" -> amount(measure, dice.between(10, 900) * 100, 0);
            case "SUGAR_KG" -> amount(measure, dice.between(10, 300) * 50, 0);
            case "WOOD_M3" -> amount(measure, dice.between(400, 18_000), 3);
            case "GUNS" -> amount(measure, 1, 0);
            default -> Map.of();
        };
    }

    private static Map<String, Quantity> amount(String measure, long unscaled, int decimals) {
        return Map.of(measure, new Quantity(BigDecimal.valueOf(unscaled, decimals)));
    }
}
