package vn.phoihop.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.Submission;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Patrols on which a careless count stumbles, each findable by its title. */
final class ActivityTraps {

    /** How many of them count in the story's half-year, with how many personnel-turns. */
    static final int PATROLS_COUNTED = 8;

    static final int PERSONNEL_COUNTED = 6 + 7 + 5 + 8 + 12 + 6 + 5 + 4;

    private final BookId book;
    private final Formation formation;
    private final List<Submission> submissions = new ArrayList<>();
    private final List<Plan.Later> later = new ArrayList<>();

    /** A unit with its personnel. */
    private record Team(Unit unit, int personnel) {}

    ActivityTraps(BookId book, Formation formation) {
        this.book = book;
        this.formation = formation;
        edges();
        notReal();
        changed();
        seenByTwo();
        contested();
    }

    List<Submission> submissions() {
        return submissions;
    }

    List<Plan.Later> later() {
        return later;
    }

    private void edges() {
        patrol(
                "midnight",
                "2022-03-07T22:30",
                "KG-BG-HT",
                "Tuần tra đêm qua ngày mới",
                team("BP-KG-CKHT", 4),
                team("CA-KG-900", 2));
        patrol(
                "last",
                "2022-06-14T23:15",
                "KG-VB-PQ",
                "Tuần tra bắt đầu phút cuối kỳ",
                team("CSB4-HD401", 5),
                team("BP-KG-AT", 2));
        patrol(
                "first",
                "2021-12-15T00:05",
                "KG-BG-GT",
                "Tuần tra bắt đầu phút đầu kỳ",
                team("BP-KG-GT", 3),
                team("QS-KG-914", 2));
        // Begun before the half-year, ended in it; and begun in the first hour after it.
        patrol(
                "before",
                "2021-12-14T22:00",
                "KG-VB-HT",
                "Tuần tra bắt đầu trước kỳ, kết thúc trong kỳ",
                team("BP-KG-HT", 6),
                team("CA-KG-900", 2));
        patrol("after", "2022-06-15T00:10", "KG-VB-RG", "Tuần tra bắt đầu ngay sau kỳ", team("BP-KG-RG", 5));
    }

    /** Invented while a drill was played: never in real figures. */
    private void notReal() {
        for (int i = 0; i < 3; i++) {
            Submission real = form(
                    "exercise " + i,
                    "2022-05-20T0" + (7 + i) + ":00",
                    "KG-VB-PQ",
                    "Tình huống giả định trong diễn tập " + (i + 1),
                    team("CSB4-HD401", 9),
                    team("BP-KG-DD", 6));
            ActivityForm form = real.form();
            submissions.add(new Submission(
                    real.key(),
                    new ActivityForm(
                            form.kind(),
                            form.startsAt(),
                            form.endsAt(),
                            form.area(),
                            form.lead(),
                            form.partners(),
                            form.contributions(),
                            form.title(),
                            form.note(),
                            true),
                    real.signedBy(),
                    real.by()));
        }
    }

    private void changed() {
        for (int i = 0; i < 2; i++) {
            Submission twin = patrol(
                    "withdrawn " + i,
                    "2022-02-1" + (7 + i) + "T19:30",
                    "KG-BG-GT",
                    "Bản ghi trùng đã rút",
                    team("BP-KG-VD", 5),
                    team("CA-KG-914", 3));
            afterwards(
                    twin,
                    30,
                    (hands, by) -> hands.activities().withdraw(twin.key(), 1, "Trùng với bản ghi của đồn bạn", by));
        }
        Submission recounted = patrol(
                "recounted",
                "2022-01-12T20:00",
                "KG-VB-ND",
                "Quân số đã đính chính",
                team("BP-KG-ND", 3),
                team("QS-KG-HDDQ", 2));
        ActivityForm more = form(
                        "recounted",
                        "2022-01-12T20:00",
                        "KG-VB-ND",
                        "Quân số đã đính chính",
                        team("BP-KG-ND", 5),
                        team("QS-KG-HDDQ", 3))
                .form();
        afterwards(
                recounted,
                52,
                (hands, by) -> hands.activities().correct(recounted.key(), 1, more, "Ghi sót quân số", by));
        // Corrected out of the half-year: the day was wrong.
        Submission misdated = patrol(
                "misdated", "2021-12-16T21:00", "KG-BG-HT", "Ngày tuần tra đã đính chính", team("BP-KG-CKHT", 5));
        ActivityForm earlier = form(
                        "misdated",
                        "2021-12-12T21:00",
                        "KG-BG-HT",
                        "Ngày tuần tra đã đính chính",
                        team("BP-KG-CKHT", 5))
                .form();
        afterwards(
                misdated,
                70,
                (hands, by) -> hands.activities().correct(misdated.key(), 1, earlier, "Ghi sai ngày", by));
        Submission givenBack = patrol(
                "given back", "2022-04-21T18:30", "KG-CK-HC", "Bản ghi trả lại chờ bổ sung", team("BP-KG-KL", 4));
        afterwards(
                givenBack,
                26,
                (hands, by) -> hands.activities().giveBack(givenBack.key(), 1, "Thiếu giờ kết thúc", by));
        Submission sentAgain = patrol(
                "sent again", "2022-04-22T18:30", "KG-CK-HC", "Bản ghi không đổi sau khi xem lại", team("BP-KG-KL", 4));
        afterwards(
                sentAgain,
                26,
                (hands, by) ->
                        hands.activities().correct(sentAgain.key(), 1, sentAgain.form(), "Xem lại, không đổi", by));
    }

    /** Two more forces saw the same patrol as their own and joined instead of writing another: 5 + 4 + 3. */
    private void seenByTwo() {
        Submission seen = patrol(
                "joined",
                "2022-03-24T19:00",
                "KG-VB-HT",
                "Một cuộc tuần tra, ba lực lượng cùng ghi nhận",
                team("BP-KG-TH", 5));
        for (Team partner : List.of(team("CA-KG-900", 4), team("CSB4-HD401", 3))) {
            UnitId unit = partner.unit().id();
            Instant at = recorded(seen).plus(Duration.ofHours(3L + partner.personnel()));
            later.add(new Plan.Later(
                    at,
                    hands -> hands.activities()
                            .join(
                                    seen.key(),
                                    null,
                                    unit,
                                    List.of(new Contribution(unit, "PERSONNEL_TURN", Quantity.of(partner.personnel()))),
                                    formation.by(partner.unit(), at))));
        }
    }

    /** A contested record still counts and is listed until it is settled. */
    private void contested() {
        contest(
                "contested 1",
                "2022-06-10T20:15",
                "KG-CK-AT",
                team("BP-KG-AT", 3),
                team("CA-KG-911", 3),
                "Đơn vị không cử lực lượng tham gia ngày này");
        contest(
                "contested 2",
                "2022-05-27T06:30",
                "KG-CK-HT",
                team("HQ-KG-HT", 2),
                team("BP-KG-CKHT", 3),
                "Quân số của đồn là 2, không phải 3");
    }

    private void contest(String name, String start, String area, Team lead, Team partner, String reason) {
        Submission one = form(name, start, area, "Đơn vị phối hợp chưa thống nhất", lead, partner);
        submissions.add(new Submission(one.key(), one.form(), Set.of(), one.by()));
        Instant at = recorded(one).plus(Duration.ofHours(20));
        later.add(new Plan.Later(
                at,
                hands -> hands.activities()
                        .contest(one.key(), null, partner.unit().id(), reason, formation.by(partner.unit(), at))));
    }

    private interface Deed {
        void apply(Plan.Hands hands, By by);
    }

    private void afterwards(Submission submission, int hours, Deed deed) {
        Instant at = recorded(submission).plus(Duration.ofHours(hours));
        By by = formation.by(formation.unit(submission.form().lead()), at);
        later.add(new Plan.Later(at, hands -> deed.apply(hands, by)));
    }

    private static Instant recorded(Submission submission) {
        Instant end = submission.form().endsAt();
        return (end == null ? submission.form().startsAt() : end).plus(Duration.ofHours(2));
    }

    private Team team(String unit, int personnel) {
        return new Team(formation.unit(unit), personnel);
    }

    private Submission patrol(String name, String start, String area, String title, Team... teams) {
        Submission submission = form(name, start, area, title, teams);
        submissions.add(submission);
        return submission;
    }

    private Submission form(String name, String start, String area, String title, Team... teams) {
        Instant begin = Formation.at(LocalDateTime.parse(start));
        List<Contribution> contributions = new ArrayList<>();
        List<UnitId> partners = new ArrayList<>();
        for (Team team : teams) {
            contributions.add(new Contribution(team.unit().id(), "PERSONNEL_TURN", Quantity.of(team.personnel())));
            partners.add(team.unit().id());
        }
        partners.removeFirst();
        ActivityForm form = new ActivityForm(
                "PATROL",
                begin,
                begin.plus(Duration.ofHours(4)),
                formation.area(area),
                teams[0].unit().id(),
                partners,
                contributions,
                title,
                null,
                false);
        RecordKey key = new RecordKey(book, Dice.id("trap " + name));
        By by = formation.by(teams[0].unit(), begin.plus(Duration.ofHours(6)));
        return new Submission(key, form, new HashSet<>(partners), by);
    }
}
