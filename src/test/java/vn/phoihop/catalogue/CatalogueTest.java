package vn.phoihop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Validity;

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
    void aFormThatWouldBeMadeInTheStructureOfTodayIsRefusedSinceReportsAreMadeAsItHappened() {
        String form = """
                forms:
                  - code: X_FORM
                    name: {vi: F, en: F}
                    document_type: BC
                    subject: 'Kết quả'
                    regimes: [HALF_YEAR_15]
                    structure: AS_NOW
                    sections:
                      - {code: S, heading: {vi: S, en: S}, lines: [{indicator: PATROLS, confirmed_by: [POLICE]}]}
                """;
        assertThatThrownBy(() -> changing.take(Map.of("mine.yaml", form), "quantri", true))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.code()).isEqualTo(ProblemCode.FORM_AS_IT_HAPPENED);
                            assertThat(problem.where()).startsWith("mine.yaml:2");
                            assertThat(problem.arguments().toString()).contains("X_FORM", "AS_NOW");
                        }));
        String asItHappened = form.replace("AS_NOW", "AS_IT_HAPPENED");
        assertThat(changing.take(Map.of("mine.yaml", asItHappened), "quantri", true)
                        .added())
                .containsExactly("form X_FORM");
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
                    headlines: [A, NO_LINE]
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
                                "mine.yaml:17 TEMPLATE_BROKEN",
                                "mine.yaml:10 CODE_UNKNOWN",
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
