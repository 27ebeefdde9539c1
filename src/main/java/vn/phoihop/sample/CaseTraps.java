package vn.phoihop.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phoihop.casework.Amount;
import vn.phoihop.casework.CaseStep;
import vn.phoihop.casework.MilestoneForm;
import vn.phoihop.casework.Reaching;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;

/** Cases on which a careless count stumbles, each findable by its title; and the few that the story names one by one. */
final class CaseTraps {

    /** How many of them count in the story's half-year. */
    static final int SOCIAL_ORDER_CASES = 2;

    static final int DRUG_CASES = 5;
    static final int DRUG_SUBJECTS = 2 + 1 + 3 + 1 + 2;
    static final int BANNED_GOODS_CASES = 3;

    private final BookId book;
    private final Formation formation;
    private final List<CasePlan> plans = new ArrayList<>();
    private final List<Plan.Later> later = new ArrayList<>();

    CaseTraps(BookId book, Formation formation) {
        this.book = book;
        this.formation = formation;
        drugs();
        bannedGoods();
        socialOrder();
        illegalExit();
        gangs();
    }

    List<CaseStep> steps() {
        return plans.stream().flatMap(plan -> plan.steps().stream()).toList();
    }

    List<Plan.Later> later() {
        return later;
    }

    private void drugs() {
        open("Biên phòng phát hiện, bàn giao Công an khởi tố", "DRUGS", "900", "2022-01-18", "BP-KG-CKHT")
                .reach("DETECTED", day("2022-01-18"), amounts("SUBJECT", "2", "DRUGS_KG", "61.475"))
                .handOver(formation.unit("CA-KG-PC04"), day("2022-01-19"))
                .reach("PROSECUTED", day("2022-01-25"), amounts("SUBJECT", "2"));
        open("Ma túy vô chủ, chưa rõ đối tượng", "DRUGS", "911", "2022-02-20", "CSB4-HD401")
                .reach("DETECTED", day("2022-02-20"), amounts("DRUGS_KG", "4.2"))
                .handOver(formation.unit("CA-KG-PC04"), day("2022-02-21"))
                .reach("PROSECUTED", day("2022-03-01"), amounts());
        open("Phát hiện trước kỳ, khởi tố trong kỳ", "DRUGS", "914", "2021-12-09", "CA-KG-914")
                .reach("DETECTED", day("2021-12-09"), amounts("SUBJECT", "1", "DRUGS_KG", "0.01245"))
                .reach("PROSECUTED", day("2021-12-20"), amounts("SUBJECT", "1"));
        open("Khởi tố bổ sung bị can", "DRUGS", "899", "2022-03-10", "CA-KG-899")
                .reach("DETECTED", day("2022-03-10"), amounts("SUBJECT", "1", "DRUG_PILLS", "215"))
                .reach("PROSECUTED", day("2022-03-14"), amounts("SUBJECT", "1"))
                .reach("PROSECUTED", day("2022-04-02"), amounts("SUBJECT", "2"));
        open("Phát hiện trong kỳ, khởi tố sau kỳ", "DRUGS", "902", "2022-06-12", "CA-KG-902")
                .reach("DETECTED", day("2022-06-12"), amounts("SUBJECT", "2", "DRUGS_KG", "0.0031"))
                .reach("PROSECUTED", day("2022-06-16"), amounts("SUBJECT", "2"));
        open("Khởi tố trước kỳ, bổ sung bị can trong kỳ", "DRUGS", "903", "2021-12-04", "CA-KG-903")
                .reach("PROSECUTED", day("2021-12-10"), amounts("SUBJECT", "1"))
                .reach("PROSECUTED", day("2022-01-08"), amounts("SUBJECT", "1"));
        CasePlan withdrawn = open("Vụ việc nhập nhầm, đã rút", "DRUGS", "906", "2022-04-11", "CA-KG-906")
                .reach("PROSECUTED", day("2022-04-11"), amounts("SUBJECT", "3"));
        withdraw(withdrawn, "2022-04-13");
        plan("Tình huống giả định: bắt giữ trên biển", "CASE", "DRUGS", "911", "2022-05-20", "CSB4-HD401", true)
                .reach("PROSECUTED", day("2022-05-20"), amounts("SUBJECT", "4", "DRUGS_KG", "12"));
        CasePlan corrected = open("Số bị can đã đính chính", "DRUGS", "905", "2022-05-02", "CA-KG-905")
                .reach("PROSECUTED", day("2022-05-05"), amounts("SUBJECT", "4"));
        correctLast(corrected, "2022-05-09", "SUBJECT", "2");
    }

    private void bannedGoods() {
        open("Cảnh sát biển bắt giữ, bàn giao Hải quan xử lý", "BANNED_GOODS", "911", "2022-02-11", "CSB4-HD421")
                .reach("DETECTED", day("2022-02-11"), amounts("SUBJECT", "1", "FUEL_LITRES", "48000"))
                .handOver(formation.unit("HQ-KG-PQ"), day("2022-02-12"))
                .reach("PENALISED", day("2022-02-25"), amounts("SUBJECT", "1"));
        open("Thuốc lá nhập lậu vô chủ", "BANNED_GOODS", "914", "2022-03-17", "BP-KG-VD")
                .reach("DETECTED", day("2022-03-17"), amounts("CIGARETTE_PACKS", "4990"))
                .reach("HANDLED", day("2022-03-22"), amounts());
        open("Xử phạt rồi khởi tố, chỉ một lần xử lý", "BANNED_GOODS", "900", "2022-04-04", "HQ-KG-HT")
                .reach("PENALISED", day("2022-04-06"), amounts("SUBJECT", "1", "SUGAR_KG", "3500"))
                .reach("PROSECUTED", day("2022-05-18"), amounts("SUBJECT", "1"));
        open("Xử phạt trước kỳ, khởi tố trong kỳ", "BANNED_GOODS", "902", "2021-12-02", "HQ-KG-HC")
                .reach("PENALISED", day("2021-12-11"), amounts("SUBJECT", "1"))
                .reach("PROSECUTED", day("2022-01-05"), amounts("SUBJECT", "1"));
    }

    private void socialOrder() {
        open("Phát hiện từ quý trước, khám phá ngày đầu kỳ", "SOCIAL_ORDER", "899", "2021-10-21", "CA-KG-PC02")
                .reach("DETECTED", day("2021-10-21"), amounts())
                .reach("SOLVED", day("2021-12-15"), amounts("SUBJECT", "2"));
        open("Khám phá ngày cuối kỳ", "SOCIAL_ORDER", "911", "2022-06-08", "CA-KG-911")
                .reach("DETECTED", day("2022-06-08"), amounts())
                .reach("SOLVED", day("2022-06-14"), amounts("SUBJECT", "1"));
        open("Khám phá một ngày trước kỳ", "SOCIAL_ORDER", "907", "2021-12-06", "CA-KG-907")
                .reach("SOLVED", day("2021-12-14"), amounts("SUBJECT", "1"));
    }

    /** 2 cases, 8 subjects: 4 and one more later, and 3. */
    private void illegalExit() {
        open(
                        "Tổ chức xuất cảnh trái phép qua tuyến biên giới Hà Tiên",
                        "ORGANISING_ILLEGAL_EXIT",
                        "900",
                        "2022-01-30",
                        "BP-KG-CKHT")
                .reach("DETECTED", day("2022-01-30"), amounts("SUBJECT", "3"))
                .handOver(formation.unit("CA-KG-PA09"), day("2022-02-04"))
                .reach("PROSECUTED", day("2022-02-15"), amounts("SUBJECT", "4"))
                .reach("PROSECUTED", day("2022-04-20"), amounts("SUBJECT", "1"));
        open("Tổ chức xuất cảnh trái phép bằng đường biển", "ORGANISING_ILLEGAL_EXIT", "911", "2021-12-02", "BP-KG-GD")
                .reach("DETECTED", day("2021-12-02"), amounts("SUBJECT", "2"))
                .handOver(formation.unit("CA-KG-PA09"), day("2021-12-03"))
                .reach("PROSECUTED", day("2022-03-30"), amounts("SUBJECT", "3"));
    }

    /** 8 gangs, 66 arrested, three of them later than the others of their gang; one gang before and one after. */
    private void gangs() {
        gang("2021-12-28", "899", "SOCIAL_ORDER", 12);
        gang("2022-01-14", "911", "SOCIAL_ORDER", 9);
        gang("2022-02-23", "903", "SOCIAL_ORDER", 7);
        gang("2022-03-16", "906", "SOCIAL_ORDER", 6);
        gang("2022-04-08", "911", "DRUGS", 11);
        gang("2022-05-11", "905", "SOCIAL_ORDER", 5);
        gang("2022-06-02", "900", "DRUGS", 8);
        gang("2022-03-29", "899", "SOCIAL_ORDER", 5)
                .reach("BROKEN_UP", day("2022-05-24"), amounts("ARREST", "3", "GUNS", "1"));
        gang("2021-12-07", "902", "SOCIAL_ORDER", 4);
        gang("2022-06-21", "899", "SOCIAL_ORDER", 6);
    }

    private CasePlan gang(String on, String district, String category, int arrests) {
        return plan(
                        "Băng nhóm tội phạm triệt phá ngày " + on,
                        "GANG_CASE",
                        category,
                        district,
                        on,
                        category.equals("DRUGS") ? "CA-KG-PC04" : "CA-KG-PC02",
                        false)
                .reach("BROKEN_UP", day(on), amounts("ARREST", Integer.toString(arrests)));
    }

    private CasePlan open(String title, String category, String district, String on, String lead) {
        return plan(title, "CASE", category, district, on, lead, false);
    }

    private CasePlan plan(
            String title,
            String kind,
            @Nullable String category,
            String district,
            String on,
            String lead,
            boolean exercise) {
        CasePlan plan = CasePlan.open(
                formation,
                book,
                "trap " + title,
                kind,
                category,
                formation.area(district),
                day(on),
                formation.unit(lead),
                List.of(),
                title,
                exercise);
        plans.add(plan);
        return plan;
    }

    private void withdraw(CasePlan plan, String on) {
        Instant at = morning(on);
        later.add(new Plan.Later(
                at,
                hands -> hands.cases()
                        .withdraw(
                                plan.key(),
                                plan.steps().size(),
                                "Nhập nhầm sổ",
                                formation.by(formation.unit("CA-KG-906"), at))));
    }

    private void correctLast(CasePlan plan, String on, String measure, String quantity) {
        Instant at = morning(on);
        if (plan.steps().getLast() instanceof Reaching reaching) {
            MilestoneForm wrong = reaching.form();
            MilestoneForm right = new MilestoneForm(
                    wrong.id(), wrong.stage(), wrong.occurredOn(), List.of(new Amount(measure, Quantity.of(quantity))));
            later.add(new Plan.Later(
                    at,
                    hands -> hands.cases()
                            .correctMilestone(
                                    plan.key(),
                                    plan.steps().size(),
                                    right,
                                    "Đính chính theo quyết định khởi tố",
                                    formation.by(formation.unit("CA-KG-905"), at))));
        }
    }

    private static Instant morning(String on) {
        return Formation.at(day(on).atStartOfDay()).plus(Duration.ofHours(8));
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
