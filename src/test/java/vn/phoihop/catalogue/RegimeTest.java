package vn.phoihop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

@DatabaseTest
@UsesDatabase(own = true)
class RegimeTest {

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
        LocalDate afterTet = LocalDate.of(2026, 2, 23);
        assertThat(working.from(beforeTet.lastDay())).isEqualTo(afterTet);
        for (AreaLevel level : List.of(AreaLevel.COMMUNE, AreaLevel.DISTRICT, AreaLevel.PROVINCE)) {
            assertThat(week.dueOn(beforeTet, level, working))
                    .as(
                            "it ends amid Tết: the last working day before is a Friday on which half of it is still to come")
                    .isEqualTo(afterTet);
        }
        Window beforeReunification = Window.parse("2026-04-23/2026-04-30");
        assertThat(week.dueOn(beforeReunification, AreaLevel.PROVINCE, working))
                .as("the day after is a holiday, the day before it the last of the window")
                .isEqualTo(beforeReunification.lastDay());
    }

    @Test
    void nothingIsDueBeforeItsWindowHasEnded() {
        Catalogue catalogue = catalogues.current(DAY);
        WorkingDays working = WorkingDays.of(catalogue);
        Window years = Window.parse("2022-01-01/2028-01-01");
        for (Regime regime : catalogue.list(Regime.class)) {
            for (Window window : regime.windows(years)) {
                for (AreaLevel level : AreaLevel.ADMINISTRATIVE) {
                    assertThat(regime.dueOn(window, level, working))
                            .as(regime.code() + " " + window + " " + level)
                            .isAfterOrEqualTo(window.lastDay());
                }
            }
        }
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
                                  - code: EARLY
                                    name: {vi: Sớm, en: Early}
                                    due_days: 1
                                    due: [{level: COMMUNE, days: -1}]
                                    every: MONTH
                                    begins: 1
                                    label: {vi: e, en: e}
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
                        ProblemCode.VALUE_UNKNOWN,
                        ProblemCode.VALUE_UNKNOWN));
    }
}
