package vn.phoihop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;

@DatabaseTest
@UsesDatabase(own = true)
class CatalogueTest {

    static final LocalDate DAY = LocalDate.of(2022, 6, 14);

    @Autowired
    LoadingOrganisation organisation;

    @Autowired
    ChangingCatalogue changing;

    @Autowired
    Catalogues catalogues;

    @BeforeEach
    void load() {
        organisation.loadShipped();
        changing.loadShipped();
    }

    @Test
    void theShippedFilesFitTogetherAndAreLoadedOnce() {
        long position = catalogues.current().position();
        assertThat(changing.loadShipped()).isEqualTo(ChangingCatalogue.Loaded.NOTHING);
        assertThat(catalogues.current().position()).isEqualTo(position).isPositive();
        assertThat(catalogues.current(DAY).form("SIX_MONTH").lines())
                .extracting(Form.Line::indicator)
                .contains(
                        "PATROLS",
                        "PATROL_PERSONNEL_TURNS",
                        "SOCIAL_ORDER_CASES_SOLVED",
                        "DRUG_CASES_PROSECUTED",
                        "DRUG_SUBJECTS_PROSECUTED",
                        "BANNED_GOODS_CASES_HANDLED",
                        "ILLEGAL_EXIT_CASES_PROSECUTED",
                        "ILLEGAL_EXIT_SUBJECTS_PROSECUTED",
                        "GANGS_BROKEN_UP",
                        "GANG_ARRESTS");
    }

    @Test
    void aDefinitionReadBackIsTheOneWritten() {
        Catalogue catalogue = catalogues.current(DAY);
        Indicator patrols = catalogue.indicator("PATROLS");
        assertThat(patrols.label()).isEqualTo(new LocalizedText("Tuần tra, kiểm soát", "Patrols"));
        assertThat(patrols.hedge()).isEqualTo(Hedge.NEARLY);
        assertThat(patrols.kinds()).containsExactly("PATROL");
        assertThat(patrols.stage()).isNull();
        assertThat(catalogue.subsetsOf("PATROLS"))
                .extracting(Indicator::code)
                .containsExactly("JOINT_PATROLS", "SEA_PATROLS", "BORDER_PATROLS");
        assertThat(catalogue.list(Measure.class).getFirst().code()).isEqualTo("PATROL");
        assertThat(catalogue.categoriesUnder("ILLEGAL_ENTRY_EXIT"))
                .containsExactlyInAnyOrder("ILLEGAL_ENTRY_EXIT", "ORGANISING_ILLEGAL_EXIT");
    }

    @Test
    void aStageBringsThoseItImplies() {
        Catalogue catalogue = catalogues.current(DAY);
        assertThat(catalogue.stagesPostedWith("BANNED_GOODS", "PROSECUTED")).containsExactly("PROSECUTED", "HANDLED");
        assertThat(catalogue.stagesPostedWith("BANNED_GOODS", "DETECTED")).containsExactly("DETECTED");
    }

    @Test
    void aRegimeKnowsItsWindows() {
        Regime half = catalogues.current(DAY).regime("HALF_YEAR_15");
        Window story = Window.parse("2021-12-15/2022-06-15");
        assertThat(half.windowOn(LocalDate.of(2022, 1, 31))).isEqualTo(story);
        assertThat(half.windowOn(LocalDate.of(2021, 12, 15))).isEqualTo(story);
        assertThat(half.windowOn(DAY)).isEqualTo(story);
        assertThat(half.recognises(story)).isTrue();
        assertThat(half.recognises(Window.parse("2022-01-01/2022-07-01"))).isFalse();
        assertThat(half.label(story))
                .hasValueSatisfying(label -> assertThat(label.vi()).isEqualTo("6 tháng đầu năm 2022"));
        WorkingDays working = WorkingDays.of(catalogues.current(DAY));
        assertThat(half.dueOn(story, AreaLevel.PROVINCE, working)).isEqualTo(LocalDate.of(2022, 6, 20));
        assertThat(half.dueOn(story, AreaLevel.COMMUNE, working)).isEqualTo(LocalDate.of(2022, 6, 16));
        // The fourth day is a Saturday.
        assertThat(half.dueOn(story, AreaLevel.DISTRICT, working)).isEqualTo(LocalDate.of(2022, 6, 20));
        assertThat(half.windows(Window.parse("2021-01-01/2022-12-31"))).hasSize(5);
        assertThat(catalogues
                        .current(DAY)
                        .regime("HALF_YEAR_CALENDAR")
                        .recognises(Window.parse("2022-01-01/2022-07-01")))
                .isTrue();
    }

    @Test
    void weeksMonthsAndNineMonthsFollowEachOther() {
        Catalogue catalogue = catalogues.current(DAY);
        Regime week = catalogue.regime("WEEK_THURSDAY");
        Window thursday = week.windowOn(LocalDate.of(2022, 6, 15));
        assertThat(thursday).isEqualTo(Window.parse("2022-06-09/2022-06-16"));
        assertThat(week.label(thursday).orElseThrow().vi()).isEqualTo("Tuần 24 năm 2022");
        assertThat(week.windows(Window.parse("2022-01-01/2023-01-01"))).hasSize(53);
        Regime month = catalogue.regime("MONTH_15");
        assertThat(month.windowOn(LocalDate.of(2022, 1, 14))).isEqualTo(Window.parse("2021-12-15/2022-01-15"));
        assertThat(month.label(Window.parse("2021-12-15/2022-01-15"))
                        .orElseThrow()
                        .vi())
                .isEqualTo("Tháng 1 năm 2022");
        Regime nine = catalogue.regime("NINE_MONTHS_15");
        Window nineMonths = Window.parse("2021-12-15/2022-09-15");
        assertThat(nine.windowOn(LocalDate.of(2022, 5, 1))).isEqualTo(nineMonths);
        assertThat(nine.windowOn(LocalDate.of(2022, 11, 1)))
                .as("between two windows")
                .isEqualTo(nineMonths);
        assertThat(nine.recognises(Window.parse("2021-12-15/2022-12-15"))).isFalse();
    }

    @Test
    void dueDatesMindTheDaysOnWhichNobodyWorks() {
        Catalogue catalogue = catalogues.current(DAY);
        WorkingDays working = WorkingDays.of(catalogue);
        assertThat(working.works(LocalDate.of(2026, 2, 17))).isFalse();
        assertThat(working.works(LocalDate.of(2026, 1, 10)))
                .as("a Saturday worked for a Friday")
                .isTrue();
        assertThat(working.after(LocalDate.of(2022, 1, 28), 1)).isEqualTo(LocalDate.of(2022, 2, 7));
        assertThat(working.knows(2031)).isFalse();
        Regime month = catalogue.regime("MONTH_15");
        Window overTet = Window.parse("2025-12-15/2026-01-15");
        assertThat(month.dueOn(overTet, AreaLevel.PROVINCE, working)).isEqualTo(LocalDate.of(2026, 1, 19));
        Regime week = catalogue.regime("WEEK_THURSDAY");
        Window beforeTet = Window.parse("2026-02-12/2026-02-19");
        assertThat(week.dueOn(beforeTet, AreaLevel.PROVINCE, working))
                .as("the day after falls into Tết, the last working day before it is a Friday")
                .isEqualTo(LocalDate.of(2026, 2, 13));
    }

    @Test
    void aRegimeWhoseWindowsOverlapIsRefusedAndSoAreDaysOffOfAnotherYear() {
        assertThatThrownBy(() -> changing.load(Map.of("own.yaml", """
                                regimes:
                                  - code: OVER
                                    name: {vi: Chồng, en: Over}
                                    due_days: 1
                                    windows:
                                      - {begins: 01-01, last: 07-15, label: {vi: a, en: a}}
                                      - {begins: 07-01, label: {vi: b, en: b}}
                                  - code: DAY_40
                                    name: {vi: Sai, en: Wrong}
                                    due_days: 1
                                    every: MONTH
                                    begins: 40
                                    label: {vi: c, en: c}
                                holidays:
                                  - code: VN_2030
                                    name: {vi: Năm 2030, en: 2030}
                                    year: 2030
                                    off:
                                      - {first: 2031-01-01, name: {vi: d, en: d}}
                                """), "thử"))
                .asInstanceOf(type(Refused.class))
                .extracting(refused ->
                        refused.problems().stream().map(Problem::code).toList())
                .isEqualTo(List.of(
                        ProblemCode.WINDOWS_OVERLAP,
                        ProblemCode.VALUE_UNKNOWN,
                        ProblemCode.VALUE_UNKNOWN,
                        ProblemCode.VALUE_UNKNOWN));
    }

    @Test
    void sightGrowsCoarserWhenDistrictsEnd() {
        assertThat(catalogues.current(DAY).kind("DRILL").sight()).isEqualTo(SightLevel.DISTRICT);
        assertThat(catalogues.current(LocalDate.of(2025, 7, 1)).kind("DRILL").sight())
                .isEqualTo(SightLevel.PROVINCE);
    }

    @Test
    void aChangedIndicatorLeavesWhatWasKnownBefore() {
        Catalogue before = catalogues.current(DAY);
        Indicator old = before.indicator("DRUG_CASES_PROSECUTED");
        Indicator changed = new Indicator(
                old.code(),
                new LocalizedText("Vụ ma túy đã xử lý", "Drug cases handled"),
                old.measure(),
                old.role(),
                old.kinds(),
                old.categories(),
                "HANDLED",
                false,
                Set.of(),
                Set.of(),
                old.unit(),
                old.hedge(),
                null);
        Validity days = Validity.from(LocalDate.of(2022, 6, 1));
        Acting.runAsSystem(() -> changing.define(changed, days, before.position(), "administrator"));
        assertThat(catalogues.current(DAY).indicator(old.code())).isEqualTo(changed);
        assertThat(catalogues.current(LocalDate.of(2022, 5, 31)).indicator(old.code()))
                .isEqualTo(old);
        assertThat(catalogues.at(before.position(), DAY).indicator(old.code())).isEqualTo(old);
        assertThatThrownBy(() -> Acting.runAsSystem(() -> changing.define(old, days, before.position(), "late")))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.problems().getFirst().code())
                .isEqualTo(ProblemCode.CHANGED_MEANWHILE);
        // Another version of the files does not overwrite what the administrator has defined.
        Map<String, String> files = new java.util.TreeMap<>(vn.phoihop.files.ShippedFiles.under("catalogue"));
        files.merge("indicators.yaml", "\n# another version\n", String::concat);
        assertThat(changing.load(files, "system").differences())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("indicators.yaml:");
        assertThat(catalogues.current(DAY).indicator(old.code())).isEqualTo(changed);
    }

    @Test
    void anAdministratorsFileIsTriedMendedLoadedAndLoadedAgain() {
        String code =
                "X_HOUR_" + Integer.toHexString(System.identityHashCode(this)).toUpperCase(java.util.Locale.ROOT);
        String broken = "measures:\n  - {code: " + code + ", name: {vi: Giờ trực}, unit: {vi: giờ, en: hours}}\n";
        String mended = broken.replace("{vi: Giờ trực}", "{vi: Giờ trực, en: Hours on duty}");
        long position = catalogues.current().position();
        assertThatThrownBy(() -> changing.take(Map.of("mine.yaml", broken), "quantri", false))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.problems().getFirst().where())
                .asString()
                .startsWith("mine.yaml:2");
        ChangingCatalogue.Taken tried = changing.take(Map.of("mine.yaml", mended), "quantri", true);
        assertThat(tried.added()).containsExactly("measure " + code);
        assertThat(catalogues.current().position()).isEqualTo(position);
        assertThat(changing.take(Map.of("mine.yaml", mended), "quantri", false)).isEqualTo(tried);
        assertThat(catalogues.current().measure(code).unit().en()).isEqualTo("hours");
        long loaded = catalogues.current().position();
        assertThat(changing.take(Map.of("mine.yaml", mended), "quantri", false).unchanged())
                .containsExactly("measure " + code);
        assertThat(catalogues.current().position()).as("nothing was written").isEqualTo(loaded);
        String otherwise = mended.replace("en: hours", "en: man-hours");
        assertThat(changing.take(Map.of("mine.yaml", otherwise), "quantri", false)
                        .changed())
                .containsExactly("measure " + code);
        assertThat(catalogues.current().measure(code).unit().en()).isEqualTo("man-hours");
        assertThat(catalogues.at(loaded, DAY).measure(code).unit().en()).isEqualTo("hours");
    }

    @Test
    void aBrokenFileIsRefusedWithAllItsProblems() {
        long position = catalogues.current().position();
        String broken = """
                measures:
                  - {code: CASE, name: {vi: Vụ, en: Cases}, unit: {vi: vụ, en: cases}, staged: maybe}
                  - {code: PATROL, name: {vi: Tuần tra}, unit: {vi: cuộc, en: patrols}, colour: red}
                kinds:
                  - {code: PATROL, name: {vi: Tuần tra, en: Patrol}, counted: [PATROL], contributed: [NOTHING]}
                indicators:
                  - {code: A, name: {vi: A, en: A}, measure: PATROL, stage: SOLVED, unit: {vi: cuộc, en: patrols}, subset_of: B}
                  - {code: A, name: {vi: A, en: A}, measure: PATROL, kinds: [SWEEP], unit: {vi: cuộc, en: patrols}}
                forms:
                  - code: F
                    name: {vi: F, en: F}
                    document_type: BC
                    subject: 'Tháng {@moon}'
                    regimes: [MONTH]
                    sections:
                      - {code: S, heading: {vi: S, en: S}, paragraphs: ['{A', '{C} cuộc'], lines: [{indicator: A, confirmed_by: [NAVY]}]}
                """;
        assertThatThrownBy(() -> changing.load(Map.of("mine.yaml", broken), "test"))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::problems)
                .satisfies(problems -> assertThat(problems)
                        .extracting(problem -> problem.where().split(" ")[0] + " " + problem.code())
                        .containsExactlyInAnyOrder(
                                "mine.yaml:2 VALUE_UNKNOWN",
                                "mine.yaml:3 FIELD_MISSING",
                                "mine.yaml:3 FIELD_UNKNOWN",
                                "mine.yaml:5 CODE_UNKNOWN",
                                "mine.yaml:7 STAGE_NOT_HERE",
                                "mine.yaml:7 CODE_UNKNOWN",
                                "mine.yaml:7 CODE_UNKNOWN",
                                "mine.yaml:8 CODE_UNKNOWN",
                                "mine.yaml:8 CODE_TWICE",
                                "mine.yaml:13 VALUE_UNKNOWN",
                                "mine.yaml:16 TEMPLATE_BROKEN",
                                "mine.yaml:10 CODE_UNKNOWN",
                                "mine.yaml:10 CODE_UNKNOWN",
                                "mine.yaml:10 CODE_UNKNOWN"));
        assertThatThrownBy(() -> changing.load(Map.of("mine.yaml", "measures: [\n"), "test"))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.problems().getFirst().code())
                .isEqualTo(ProblemCode.FILE_BROKEN);
        String stageless = """
                measures:
                  - {code: CASE, name: {vi: Vụ, en: Cases}, unit: {vi: vụ, en: cases}, staged: true}
                indicators:
                  - {code: A, name: {vi: A, en: A}, measure: CASE, unit: {vi: vụ, en: cases}}
                """;
        assertThatThrownBy(() -> changing.load(Map.of("mine.yaml", stageless), "test"))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.problems().getFirst().code())
                .isEqualTo(ProblemCode.STAGE_NEEDED);
        assertThat(catalogues.current().position()).isEqualTo(position);
    }
}
