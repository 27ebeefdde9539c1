package vn.phoihop.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.Submission;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/** What the forces do beside patrols: drills, training, checks of premises, outreach, guarded events, sweeps. */
final class OtherActivities {

    /**
     * @param perHalfYear how many of them happen in the story's half-year
     * @param personnel fewest and most per unit
     * @param joint how often another force takes part
     * @param leading how often each force leads, in the order of the bits
     */
    private record Plan(
            String kind, int perHalfYear, int fewest, int most, double joint, double[] leading, List<String> titles) {}

    private static final List<Plan> PLANS = List.of(
            new Plan(
                    "DRILL",
                    14,
                    25,
                    90,
                    0.85,
                    new double[] {3, 6, 2, 0, 1},
                    List.of(
                            "Diễn tập phương án bảo vệ mục tiêu quan trọng",
                            "Diễn tập chiến đấu trong khu vực phòng thủ",
                            "Diễn tập ứng phó bão, tìm kiếm cứu nạn",
                            "Diễn tập xử lý tình huống trên biển",
                            "Diễn tập phòng cháy, chữa cháy và cứu nạn, cứu hộ")),
            new Plan(
                    "TRAINING",
                    46,
                    4,
                    20,
                    0.5,
                    new double[] {4, 4, 3, 1, 1},
                    List.of(
                            "Tập huấn nghiệp vụ tuần tra, kiểm soát",
                            "Huấn luyện dân quân phối hợp tuần tra",
                            "Tập huấn pháp luật về biên giới, biển, đảo",
                            "Tập huấn phòng, chống tội phạm ma túy")),
            new Plan(
                    "PREMISES_CHECK",
                    412,
                    2,
                    5,
                    0.4,
                    new double[] {8, 1.5, 1, 0.5, 0},
                    List.of(
                            "Kiểm tra cơ sở lưu trú",
                            "Kiểm tra cơ sở cầm đồ",
                            "Kiểm tra cơ sở kinh doanh khí, xăng dầu",
                            "Kiểm tra kho vật liệu nổ công nghiệp",
                            "Kiểm tra cơ sở karaoke, vũ trường")),
            new Plan(
                    "OUTREACH",
                    318,
                    2,
                    6,
                    0.6,
                    new double[] {4, 2, 5, 0.5, 1.5},
                    List.of(
                            "Tuyên truyền pháp luật cho ngư dân",
                            "Tuyên truyền phòng, chống xuất, nhập cảnh trái phép",
                            "Tuyên truyền phòng, chống dịch COVID-19 khu vực biên giới",
                            "Vận động toàn dân bảo vệ an ninh Tổ quốc",
                            "Tuyên truyền chống khai thác hải sản bất hợp pháp")),
            new Plan(
                    "EVENT_GUARD",
                    27,
                    8,
                    40,
                    0.8,
                    new double[] {8, 2, 1, 0, 0.3},
                    List.of(
                            "Bảo vệ lễ, Tết và hoạt động vui Xuân",
                            "Bảo vệ kỳ họp Hội đồng nhân dân tỉnh",
                            "Bảo vệ lễ giao nhận quân",
                            "Bảo vệ sự kiện văn hóa, du lịch",
                            "Bảo vệ kỳ thi cấp tỉnh")),
            new Plan(
                    "SWEEP",
                    38,
                    6,
                    18,
                    0.7,
                    new double[] {6, 2, 3, 0.5, 0.5},
                    List.of(
                            "Cao điểm tấn công, trấn áp tội phạm",
                            "Truy quét tội phạm khu vực biên giới",
                            "Truy quét tội phạm ma túy địa bàn trọng điểm")));

    private final BookId book;
    private final Formation formation;

    OtherActivities(BookId book, Formation formation) {
        this.book = book;
        this.formation = formation;
    }

    /** Over all days of the sample, as many in the story's half-year as planned and in proportion before and after. */
    List<Submission> all() {
        List<Submission> all = new ArrayList<>();
        for (Plan plan : PLANS) {
            Dice dice = new Dice(plan.kind());
            add(all, plan, Rhythm.BEFORE, share(plan, Rhythm.BEFORE), "", dice);
            add(all, plan, Rhythm.STORY, plan.perHalfYear(), "", dice);
            add(all, plan, Rhythm.AFTER, share(plan, Rhythm.AFTER), "", dice);
        }
        return all;
    }

    private static int share(Plan plan, Window window) {
        int days = Rhythm.days(window).size();
        return plan.perHalfYear() * days / Rhythm.days(Rhythm.STORY).size();
    }

    /**
     * As many of each kind in a window as come to a half-year's.
     *
     * @param busy how much more than in Kiên Giang
     * @param name by which their ids are told apart from those of others
     */
    List<Submission> in(Window window, double busy, String name, Dice dice) {
        List<Submission> all = new ArrayList<>();
        for (Plan plan : PLANS) {
            double wanted = busy
                    * plan.perHalfYear()
                    * Rhythm.days(window).size()
                    / Rhythm.days(Rhythm.STORY).size();
            int count = (int) wanted + (dice.chance(wanted - (int) wanted) ? 1 : 0);
            add(all, plan, window, count, name + " ", dice);
        }
        return all;
    }

    private void add(List<Submission> all, Plan plan, Window window, int count, String name, Dice dice) {
        for (int i = 0; i < count; i++) {
            LocalDate day = Rhythm.day(window, dice);
            all.add(submission(plan, day, name + plan.kind() + " " + window.from() + " " + i, dice));
        }
    }

    private Submission submission(Plan plan, LocalDate day, String name, Dice dice) {
        Area district = dice.pick(formation.parts(), one -> switch (one.code()) {
            case "899", "911", "30742", "31078" -> 3;
            default -> 1;
        });
        List<Unit> here = formation.answering(district.code());
        Unit lead = dice.pick(here, unit -> 0.001 + plan.leading()[unit.force().bit()]);
        List<Unit> units = new ArrayList<>(List.of(lead));
        int partners = dice.chance(plan.joint()) ? dice.pick(List.of(1, 2, 3), n -> 1.0 / (n * n)) : 0;
        for (Unit other : dice.shuffled(here)) {
            if (units.size() <= partners && units.stream().map(Unit::force).noneMatch(other.force()::equals)) {
                units.add(other);
            }
        }
        List<Contribution> contributions = new ArrayList<>();
        for (Unit unit : units) {
            contributions.add(new Contribution(
                    unit.id(), "PERSONNEL_TURN", Quantity.of(dice.between(plan.fewest(), plan.most()))));
        }
        if (plan.kind().equals("OUTREACH")) {
            contributions.add(new Contribution(lead.id(), "ATTENDANCE", Quantity.of(dice.between(25, 220))));
        }
        Instant start = Formation.at(day.atTime(dice.between(7, 15), 30 * dice.below(2)));
        Instant end = start.plus(Duration.ofMinutes(30L * dice.between(3, 10)));
        // Public-order work is never recorded finer than the district.
        boolean atDistrict = plan.kind().equals("DRILL") || plan.kind().equals("EVENT_GUARD") || dice.chance(0.2);
        List<Area> communes = formation.communes(district.id());
        AreaId place =
                atDistrict ? formation.coarse(district) : dice.pick(communes).id();
        ActivityForm form = new ActivityForm(
                plan.kind(),
                start,
                end,
                place,
                lead.id(),
                units.subList(1, units.size()).stream().map(Unit::id).toList(),
                contributions,
                dice.pick(plan.titles()),
                null,
                false);
        Instant recorded = end.plus(Duration.ofMinutes(30 + dice.below(30 * 60)));
        return new Submission(
                new RecordKey(book, Dice.id(name)), form, new HashSet<>(form.partners()), formation.by(lead, recorded));
    }
}
