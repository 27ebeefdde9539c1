package vn.phoihop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.catalogue.RegimeSeam.Held;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.LoadingOrganisation;

/** A regime that changes amid one of its windows leaves days in no window, or in two: whoever loads it is told which. */
@DatabaseTest
@UsesDatabase(own = true)
class RegimeSeamTest {

    private static final String HALVES_FROM_THE_15TH =
            "windows: [{begins: 12-15, label: {vi: a, en: a}}, {begins: 06-15, label: {vi: b, en: b}}]";
    private static final String CALENDAR_HALVES =
            "windows: [{begins: 01-01, label: {vi: a, en: a}}, {begins: 07-01, label: {vi: b, en: b}}]";
    private static final String WEEKS = "every: WEEK, begins: 4, label: {vi: c, en: c}";
    private static final String NINE_MONTHS = "windows: [{begins: 12-15, last: 09-14, label: {vi: a, en: a}}]";

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
    void theRegimesThatAreShippedLeaveNothingOut() {
        assertThat(catalogues.seams())
                .filteredOn(seam -> !seam.regime().startsWith("X_"))
                .isEmpty();
    }

    @Test
    void daysOfTheWindowThatWasOpenAreInNoneWhereTheNextOneBeginsLater() {
        List<RegimeSeam> seams = loaded("X_LATER", HALVES_FROM_THE_15TH, "2022-07-15", CALENDAR_HALVES);
        assertThat(seams).hasSize(1);
        assertThat(seams.getFirst().held()).isEqualTo(Held.IN_NONE);
        assertThat(seams.getFirst().changes()).isEqualTo(LocalDate.of(2022, 7, 15));
        assertThat(seams.getFirst().days()).hasToString("2022-06-15/2022-07-01");
        assertThat(catalogues.seams()).containsAll(seams);
    }

    @Test
    void daysAreInTwoWindowsWhereTheNextOneBeginsBeforeTheLastOneEnded() {
        assertThat(told("X_SOONER", CALENDAR_HALVES, "2021-12-01", HALVES_FROM_THE_15TH))
                .containsExactly("IN_TWO 2021-06-15/2021-07-01");
        assertThat(told("X_MONTHS", HALVES_FROM_THE_15TH, "2022-06-15", NINE_MONTHS))
                .as("nine months that are over half way when they are said to be a window")
                .containsExactly("IN_TWO 2021-12-15/2022-06-15");
        assertThat(told("X_WEEKS", WEEKS, "2022-03-03", HALVES_FROM_THE_15TH))
                .containsExactly("IN_TWO 2021-12-15/2022-03-03");
    }

    @Test
    void aChangeBetweenTwoWindowsLeavesNothingOut() {
        assertThat(told("X_NINE", NINE_MONTHS, "2022-10-01", NINE_MONTHS)).isEmpty();
        assertThat(told("X_SAME", HALVES_FROM_THE_15TH, "2022-12-15", HALVES_FROM_THE_15TH))
                .isEmpty();
        assertThat(told("X_DUE", HALVES_FROM_THE_15TH, "2022-08-01", HALVES_FROM_THE_15TH.replace("vi: b", "vi: B")))
                .as("cuts time as before and says otherwise how a window is called")
                .isEmpty();
        assertThat(told("X_WEEKS_END", WEEKS, "2022-12-15", HALVES_FROM_THE_15TH))
                .as("a Thursday, on which both begin a window")
                .isEmpty();
    }

    @Test
    void aRegimeThatEndsAmidAWindowLeavesItsDaysOut() {
        String file = "regimes:\n  - {code: X_ENDS, name: {vi: Thử, en: Test}, due_days: 1, valid_to: 2022-02-01, "
                + HALVES_FROM_THE_15TH + "}\n";
        assertThat(changing.take(Map.of("ends.yaml", file), "quantri", true).seams())
                .extracting(seam -> seam.held() + " " + seam.days())
                .containsExactly("IN_NONE 2021-12-15/2022-02-01");
    }

    private List<String> told(String code, String before, String day, String after) {
        return loaded(code, before, day, after).stream()
                .map(seam -> seam.held() + " " + seam.days())
                .toList();
    }

    private List<RegimeSeam> loaded(String code, String before, String day, String after) {
        String regime = "  - {code: " + code + ", name: {vi: Thử, en: Test}, due_days: 1, ";
        String file = "regimes:\n" + regime + "valid_to: " + day + ", " + before + "}\n" + regime + "valid_from: " + day
                + ", " + after + "}\n";
        return changing.take(Map.of(code + ".yaml", file), "quantri", false).seams();
    }
}
