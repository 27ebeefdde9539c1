package vn.phoihop.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.Amount;
import vn.phoihop.casework.CaseStep;
import vn.phoihop.casework.MilestoneForm;
import vn.phoihop.casework.Reaching;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/** Records that reach across the reforms of 2025, each findable by its title. What was in the old book before the merger stays in it. */
final class ReformTraps {

    private final List<Submission> submissions = new ArrayList<>();
    private final List<CasePlan> plans = new ArrayList<>();
    private final List<Plan.Later> later = new ArrayList<>();

    ReformTraps(List<Era> eras) {
        cases(on(eras, LocalDate.of(2025, 2, 1)), on(eras, LocalDate.of(2025, 6, 1)), on(eras, Era.MERGER));
        patrol(on(eras, Era.MERGER.minusDays(1)), "2025-06-30T22:30", "KG-BG-HT", "Tuần tra đêm hợp nhất");
        patrol(on(eras, Era.MERGER), "2025-07-01T03:30", "AG-BG-HT", "Tuần tra đầu tiên của tỉnh mới");
    }

    List<Submission> submissions() {
        return submissions;
    }

    List<CaseStep> steps() {
        return plans.stream().flatMap(plan -> plan.steps().stream()).toList();
    }

    List<Plan.Later> later() {
        return later;
    }

    private static Era on(List<Era> eras, LocalDate day) {
        return eras.stream().filter(era -> era.days().contains(day)).findFirst().orElseThrow();
    }

    private void cases(Era districts, Era before, Era after) {
        open(districts, "Công an huyện phát hiện, Công an tỉnh khởi tố", "DRUGS", "903", "2025-02-12", "CA-KG-903")
                .reach("DETECTED", day("2025-02-12"), amounts("SUBJECT", "1", "DRUGS_KG", "0.35"))
                .reach("PROSECUTED", day("2025-03-12"), amounts("SUBJECT", "1"));
        open(districts, "Ba lần đổi đơn vị thụ lý", "BANNED_GOODS", "914", "2025-02-20", "CA-KG-914")
                .reach("DETECTED", day("2025-02-20"), amounts("CIGARETTE_PACKS", "2400"))
                .reach("HANDLED", day("2025-07-10"), amounts());
        open(before, "Biên phòng phát hiện, khởi tố sau hợp nhất", "DRUGS", "900", "2025-06-18", "BP-KG-CKHT")
                .reach("DETECTED", day("2025-06-18"), amounts("SUBJECT", "2", "DRUGS_KG", "3.2"))
                .handOver(before.formation().unit("CA-KG-PC04"), day("2025-06-24"))
                .reach("PROSECUTED", day("2025-07-22"), amounts("SUBJECT", "2"));
        open(before, "Bàn giao Hải quan sau hợp nhất", "BANNED_GOODS", "911", "2025-06-26", "CSB4-HD401")
                .reach("DETECTED", day("2025-06-26"), amounts("SUBJECT", "1", "FUEL_LITRES", "21000"))
                .handOver(before.formation().unit("HQ-KG-PQ"), day("2025-07-08"))
                .reach("PENALISED", day("2025-07-30"), amounts("SUBJECT", "1"));
        open(before, "Khởi tố trước, bổ sung bị can sau hợp nhất", "DRUGS", "899", "2025-05-20", "CA-KG-PC04")
                .reach("PROSECUTED", day("2025-05-28"), amounts("SUBJECT", "1"))
                .reach("PROSECUTED", day("2025-08-14"), amounts("SUBJECT", "2"));
        CasePlan corrected = open(before, "Đính chính sau hợp nhất", "SOCIAL_ORDER", "911", "2025-06-10", "CA-KG-PC02")
                .reach("SOLVED", day("2025-06-20"), amounts("SUBJECT", "3"));
        correctLast(corrected, after.formation(), "2025-07-16");
    }

    private CasePlan open(Era era, String title, String category, String area, String on, String lead) {
        Formation formation = era.formation();
        CasePlan plan = CasePlan.open(
                formation,
                era.book(),
                "trap " + title,
                "CASE",
                category,
                formation.area(area),
                day(on),
                formation.unit(lead),
                List.of(),
                title,
                false);
        plans.add(plan);
        return plan;
    }

    /** By the unit that answers for it by then: one subject less. */
    private void correctLast(CasePlan plan, Formation after, String on) {
        Instant at = Formation.at(day(on).atTime(8, 0));
        if (plan.steps().getLast() instanceof Reaching reaching) {
            MilestoneForm wrong = reaching.form();
            MilestoneForm right = new MilestoneForm(
                    wrong.id(), wrong.stage(), wrong.occurredOn(), List.of(new Amount("SUBJECT", Quantity.of(2))));
            later.add(new Plan.Later(
                    at,
                    hands -> hands.cases()
                            .correctMilestone(
                                    plan.key(),
                                    plan.steps().size(),
                                    right,
                                    "Đính chính theo kết luận điều tra",
                                    after.by(after.unit("CA-AG-PC02"), at))));
        }
    }

    /** Of the border guard with the customs. */
    private void patrol(Era era, String start, String area, String title) {
        Formation formation = era.formation();
        Unit lead = formation.unit("BP-KG-CKHT");
        Unit partner = formation.unit("HQ-KG-HT");
        Instant from = Formation.at(LocalDateTime.parse(start));
        Instant to = from.plus(Duration.ofHours(4));
        ActivityForm form = new ActivityForm(
                "PATROL",
                from,
                to,
                formation.area(area),
                lead.id(),
                List.of(partner.id()),
                List.of(
                        new Contribution(lead.id(), "PERSONNEL_TURN", Quantity.of(4)),
                        new Contribution(partner.id(), "PERSONNEL_TURN", Quantity.of(2))),
                title,
                null,
                false);
        submissions.add(new Submission(
                new RecordKey(era.book(), Dice.id("trap " + title)),
                form,
                Set.of(partner.id()),
                formation.by(lead, to.plus(Duration.ofMinutes(40)))));
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    private static Map<String, Quantity> amounts(String... pairs) {
        Map<String, Quantity> amounts = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            amounts.put(pairs[i], Quantity.of(pairs[i + 1]));
        }
        return amounts;
    }
}
