package vn.phoihop.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.activity.Activities;
import vn.phoihop.activity.Activity;
import vn.phoihop.activity.ActivityState;
import vn.phoihop.activity.Confirmation;
import vn.phoihop.activity.Participant;
import vn.phoihop.activity.SearchingTwins;
import vn.phoihop.casework.CaseFile;
import vn.phoihop.casework.CaseFiles;
import vn.phoihop.casework.CaseState;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.exchange.Item;
import vn.phoihop.exchange.ItemState;
import vn.phoihop.exchange.Items;
import vn.phoihop.exchange.Recipient;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Verification;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/** The sample adds up to the story's figures, and to other ones in the calendar half-year. */
@DatabaseTest
@UsesDatabase(own = true)
class SampleTest {

    private static final String STORY = "2021-12-15/2022-06-15";

    @Autowired
    Sample sample;

    @Autowired
    Activities activities;

    @Autowired
    CaseFiles cases;

    @Autowired
    Items items;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Books books;

    @Autowired
    Ledger ledger;

    @Autowired
    Verification verification;

    @Autowired
    Figures figures;

    @Autowired
    SearchingTwins searching;

    @Autowired
    Catalogues catalogues;

    @BeforeEach
    void load() {
        if (Acting.asSystem(() -> books.find(Sample.BOOK)).isEmpty()) {
            // The first load is cut off half-way; the next one goes on where it stopped.
            assertThatThrownBy(() -> sample.load((records, of) -> {
                        if (records > of / 2) {
                            throw new IllegalStateException("cut off");
                        }
                    }))
                    .hasMessage("cut off");
            assertThat(figures(STORY)).doesNotContainEntry("PATROLS", "10968");
        }
        sample.load((records, of) -> {});
    }

    @Test
    void halfYearOfTheStoryHasItsFigures() {
        assertThat(figures(STORY))
                .containsEntry("PATROLS", "10968")
                .containsEntry("PATROL_PERSONNEL_TURNS", "64935")
                .containsEntry("INFORMATION_ITEMS_EXCHANGED", "240")
                .containsEntry("VERIFICATIONS_ASKED", "60")
                .containsEntry("SOCIAL_ORDER_CASES_SOLVED", "360")
                .containsEntry("DRUG_CASES_PROSECUTED", "139")
                .containsEntry("DRUG_SUBJECTS_PROSECUTED", "173")
                .containsEntry("BANNED_GOODS_CASES_HANDLED", "97")
                .containsEntry("ILLEGAL_EXIT_CASES_PROSECUTED", "2")
                .containsEntry("ILLEGAL_EXIT_SUBJECTS_PROSECUTED", "8")
                .containsEntry("GANGS_BROKEN_UP", "8")
                .containsEntry("GANG_ARRESTS", "66");
    }

    /** Its times and places are drawn by dice, so every pair is chance: what an office has to look through though nothing was written twice. */
    @Test
    void theSuspectedTwinsOfTheHalfYearAreAListToGoThrough() {
        Acting.asSystem(() -> searching.follow(Sample.BOOK));
        assertThat(Acting.asSystem(() -> jdbc.sql(
                                "select count(*) from activity_twin where book = 1 and day >= '2021-12-15' and day < '2022-06-15'")
                        .query(Long.class)
                        .single()))
                .as("of 11,600 records")
                .isBetween(20L, 300L);
    }

    @Test
    void calendarHalfYearHasOthers() {
        assertThat(figures("2022-01-01/2022-07-01"))
                .containsEntry("PATROLS", "10891")
                .containsEntry("PATROL_PERSONNEL_TURNS", "64331")
                .containsEntry("SOCIAL_ORDER_CASES_SOLVED", "366")
                .containsEntry("DRUG_CASES_PROSECUTED", "140")
                .containsEntry("DRUG_SUBJECTS_PROSECUTED", "185")
                .containsEntry("BANNED_GOODS_CASES_HANDLED", "103")
                .containsEntry("ILLEGAL_EXIT_CASES_PROSECUTED", "2")
                .containsEntry("ILLEGAL_EXIT_SUBJECTS_PROSECUTED", "8")
                .containsEntry("GANGS_BROKEN_UP", "8")
                .containsEntry("GANG_ARRESTS", "60");
    }

    @Test
    void yearBeforeStandsInAsBareCounts() {
        assertThat(compute("2020-12-15/2021-06-15"))
                .containsEntry("PATROLS", new FigureValue(Quantity.of(9874), true))
                .containsEntry("GANG_ARRESTS", new FigureValue(Quantity.of(47), true));
        // A bare count enters exactly its own window.
        assertThat(compute("2020-12-15/2021-06-14")).containsEntry("PATROLS", FigureValue.NONE);
    }

    @Test
    void everyLineOfTheFormHasAFigureInBothYears() {
        Map<String, FigureValue> now = compute(STORY);
        Map<String, FigureValue> before = compute("2020-12-15/2021-06-15");
        for (Form.Line line : catalogues.current().form("SIX_MONTH").lines()) {
            assertThat(now.get(line.indicator()).value()).as(line.indicator()).isGreaterThan(Quantity.ZERO);
            assertThat(before.get(line.indicator()).value())
                    .as(line.indicator())
                    .isGreaterThan(Quantity.ZERO);
        }
    }

    @Test
    void loadingAgainChangesNothingAndTheBookHolds() {
        long position = cutoff().position(Sample.BOOK);
        sample.load((records, of) -> {});
        assertThat(cutoff().position(Sample.BOOK)).isEqualTo(position);
        assertThat(Acting.asSystem(() -> verification.verify(Sample.BOOK))).matches(Verification.Finding::holds);
    }

    @Test
    void patrolsThatTrapACarelessCountAreThere() {
        assertThat(activity("before").occurredOn()).isEqualTo("2021-12-14");
        assertThat(activity("first").occurredOn()).isEqualTo("2021-12-15");
        assertThat(activity("midnight").occurredOn()).isEqualTo("2022-03-07");
        assertThat(activity("last").occurredOn()).isEqualTo("2022-06-14");
        assertThat(activity("after").occurredOn()).isEqualTo("2022-06-15");
        assertThat(activity("exercise 0").exercise()).isTrue();
        assertThat(activity("withdrawn 1").state()).isEqualTo(ActivityState.WITHDRAWN);
        assertThat(activity("given back").state()).isEqualTo(ActivityState.RETURNED);
        assertThat(activity("recounted").version()).isEqualTo(2);
        assertThat(activity("misdated").occurredOn()).isEqualTo("2021-12-12");
        assertThat(activity("joined").forces().size()).isEqualTo(3);
        assertThat(activity("joined").state()).isEqualTo(ActivityState.SUBMITTED);
        assertThat(activity("contested 1").partners())
                .extracting(Participant::confirmation)
                .containsExactly(Confirmation.CONTESTED);
    }

    /** Who knows the work recognises the half-year: quiet Sundays, next to nothing at Tết, most patrols of several forces. */
    @Test
    void patrolsHaveTheRhythmOfRealOnes() {
        double sundays = perDay("extract(isodow from day) = 7");
        double saturdays = perDay("extract(isodow from day) = 6");
        double weekdays = perDay("extract(isodow from day) < 6");
        assertThat(sundays).isLessThan(saturdays).isPositive();
        assertThat(saturdays).isLessThan(weekdays);
        double tet = perDay("day between date '2022-01-30' and date '2022-02-05'");
        assertThat(tet)
                .isLessThan(perDay("day between date '2022-01-23' and date '2022-01-29'") * 0.6)
                .isLessThan(perDay("day between date '2022-02-06' and date '2022-02-12'") * 0.6)
                .isPositive();
        assertThat(perDay("day between date '2022-01-16' and date '2022-01-29'"))
                .as("the weeks before Tết are the busiest")
                .isGreaterThan(perDay("day between date '2021-12-15' and date '2022-01-15'"));
        String patrols = "activity where kind = 'PATROL' and occurred_on between '2021-12-15' and '2022-06-14'";
        assertThat(count(patrols + " and bit_count(forces::bit(32)) > 4"))
                .as("no patrol is made up of everybody")
                .isZero();
        assertThat(count(patrols + " and bit_count(forces::bit(32)) > 1") * 2).isGreaterThan(count(patrols));
        assertThat(count("(select distinct forces from " + patrols + ") combination"))
                .isGreaterThan(5);
    }

    private double perDay(String days) {
        return Acting.asSystem(
                () -> jdbc.sql("""
                        select count(*)::float8 / count(distinct day)
                        from (select occurred_on as day from activity
                              where kind = 'PATROL' and occurred_on between '2021-12-15' and '2022-06-14') patrol
                        where %s""".formatted(days)).query(Double.class).single());
    }

    @Test
    void casesThatTrapACarelessCountAreThere() {
        CaseFile handedOver = caseFile("Biên phòng phát hiện, bàn giao Công an khởi tố");
        assertThat(handedOver.handOvers()).hasSize(1);
        assertThat(handedOver.milestones().getFirst().force()).isNotEqualTo(handedOver.leadForce());
        assertThat(caseFile("Thuốc lá nhập lậu vô chủ").milestones())
                .allMatch(milestone -> milestone.amounts().stream()
                        .noneMatch(amount -> amount.measure().equals("SUBJECT")));
        assertThat(caseFile("Khởi tố bổ sung bị can").milestones()).hasSize(3);
        assertThat(caseFile("Vụ việc nhập nhầm, đã rút").state()).isEqualTo(CaseState.WITHDRAWN);
        assertThat(caseFile("Tình huống giả định: bắt giữ trên biển").exercise())
                .isTrue();
    }

    @Test
    void itemsThatTrapACarelessCountAreThere() {
        assertThat(item("recalled").state()).isEqualTo(ItemState.RECALLED);
        assertThat(item("corrected").edition()).isEqualTo(2);
        assertThat(item("forwarded").state()).isEqualTo(ItemState.CLOSED);
        assertThat(item("forwarded").recipients())
                .extracting(Recipient::answer)
                .containsExactly(Recipient.Answer.PASSED_ON, Recipient.Answer.ACCEPTED);
        assertThat(item("bare count").form().title()).isNull();
        assertThat(item("to all").recipients()).hasSizeGreaterThan(2);
    }

    @Test
    void itemsAreAnsweredInTimeLateAndNeverAndLeaveSomethingToDo() {
        Map<String, String> values = figures(STORY);
        assertThat(Integer.parseInt(values.get("INFORMATION_ITEMS_OF_VALUE"))).isBetween(100, 190);
        assertThat(Integer.parseInt(values.get("VERIFICATIONS_ANSWERED_ON_TIME")))
                .isBetween(25, 55);
        assertThat(count("exchange_recipient where answer = 'OPEN' and escalated_at is not null"))
                .isPositive();
        assertThat(count("exchange_recipient where must_answer and escalated_at is null"))
                .as("nothing is left for the job that says what is overdue")
                .isZero();
        String atWork =
                "unit in (select unit from unit_state where code in ('CA-KG-900', 'QS-KG-900', 'BP-KG-CKHT', 'HQ-KG-HT', 'CSB4-HD401'))";
        assertThat(count("(select distinct unit from exchange_recipient where opened_at is null and " + atWork + ") u"))
                .as("units of the tour with something to read")
                .isGreaterThanOrEqualTo(3);
        assertThat(count("exchange_recipient where must_answer and " + atWork)).isPositive();
        assertThat(count("exchange_recipient where opened_at is null and acknowledged > 0"))
                .isZero();
    }

    private Item item(String trap) {
        return Acting.asSystem(() -> items.get(new RecordKey(Sample.BOOK, Dice.id("item trap " + trap))));
    }

    private long count(String rows) {
        return Acting.asSystem(
                () -> jdbc.sql("select count(*) from " + rows).query(Long.class).single());
    }

    private Activity activity(String trap) {
        return Acting.asSystem(() -> activities.get(new RecordKey(Sample.BOOK, Dice.id("trap " + trap))));
    }

    private CaseFile caseFile(String title) {
        return Acting.asSystem(() -> cases.get(new RecordKey(Sample.BOOK, Dice.id("trap " + title))));
    }

    private Cutoff cutoff() {
        return Acting.asSystem(() -> ledger.cutoff(List.of(Sample.BOOK)));
    }

    private Map<String, String> figures(String window) {
        Map<String, String> values = new TreeMap<>();
        compute(window).forEach((code, value) -> values.put(code, value.value().toString()));
        return values;
    }

    private Map<String, FigureValue> compute(String window) {
        return Acting.asSystem(() -> figures.compute(
                catalogues.current().list(Indicator.class),
                new Scope(Window.parse(window), Set.of(Sample.BOOK), cutoff())));
    }
}
