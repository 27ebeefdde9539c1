package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.figure.CountOnlyFigures.Declared;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/** Last year's figures come from a file: all of it or nothing, and once. */
@DatabaseTest
class DeclaringCountsTest {

    private static final Window YEAR_BEFORE = Window.parse("2020-12-15/2021-06-15");
    private static final String HEAD = "indicator,window,value,source_vi,source_en\n";
    private static final String FILE = HEAD + """
            PATROLS,2020-12-15/2021-06-15,9874,Báo cáo số 12/BC-CAT,Report No. 12/BC-CAT
            DRUGS_SEIZED_KG,2020-12-15/2021-06-15,38.72,Báo cáo số 12/BC-CAT,
            """;

    @Autowired
    DeclaringCounts declaring;

    @Autowired
    CountOnlyFigures counts;

    @Autowired
    Ledger ledger;

    @Autowired
    ApplicationContext context;

    BookId book;

    @BeforeEach
    void openBook() {
        book = TestBooks.inKienGiang(context);
    }

    @Test
    void countsStandWithTheirSourceAndDayAndASecondTimeChangesNothing() {
        assertThat(take(FILE, true).added()).hasSize(2);
        assertThat(declared()).as("only told").isEmpty();
        assertThat(take(FILE, false))
                .isEqualTo(new DeclaringCounts.Taken(
                        List.of("PATROLS 2020-12-15/2021-06-15: 9874", "DRUGS_SEIZED_KG 2020-12-15/2021-06-15: 38.72"),
                        List.of(),
                        List.of()));
        assertThat(declared())
                .extracting(Declared::indicator, Declared::quantity, Declared::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "DRUGS_SEIZED_KG",
                                Quantity.of("38.72"),
                                new LocalizedText("Báo cáo số 12/BC-CAT", "Báo cáo số 12/BC-CAT")),
                        org.assertj.core.groups.Tuple.tuple(
                                "PATROLS",
                                Quantity.of(9874),
                                new LocalizedText("Báo cáo số 12/BC-CAT", "Report No. 12/BC-CAT")));
        assertThat(declared())
                .allMatch(one -> !one.declaredOn().isBefore(LocalDate.now().minusDays(1)));
        long position = cutoff().position(book);
        assertThat(take(FILE, false).unchanged()).hasSize(2);
        assertThat(cutoff().position(book)).isEqualTo(position);
    }

    @Test
    void aCorrectedCountTakesThePlaceOfTheOneBeforeFromThenOn() {
        take(FILE, false);
        Cutoff then = cutoff();
        assertThat(take(FILE.replace("9874", "9880"), false))
                .returns(List.of("PATROLS 2020-12-15/2021-06-15: 9874 → 9880"), DeclaringCounts.Taken::changed)
                .matches(taken -> taken.unchanged().size() == 1);
        assertThat(sum(cutoff())).isEqualTo(Quantity.of(9880));
        assertThat(sum(then)).isEqualTo(Quantity.of(9874));
    }

    @Test
    void everyProblemIsToldWithItsLineAndNothingIsDeclared() {
        Refused refused = catchThrowableOfType(Refused.class, () -> take(HEAD + """
                PATROLS,2020-12-15/2021-06-15,9874,Báo cáo số 12/BC-CAT,
                PATROLS,2020-12-15/2021-06-15,9875,Báo cáo khác,
                NO_SUCH_FIGURE,2020-12-15/2021-06-15,1,x,
                SWEEPS,2021,33,x,
                GANGS_BROKEN_UP,2020-12-15/2021-06-15,-6,x,
                GANG_ARRESTS,2020-12-15/2021-06-15,1e5,x,
                EVENTS_GUARDED,2020-12-15/2021-06-15,24,,
                DRILLS,2020-12-15/2021-06-15,12,"Báo cáo MẬT, gọi 0912 345 678",
                """, false));
        assertThat(refused.problems())
                .extracting(problem -> problem.code() + " " + problem.where())
                .containsExactlyInAnyOrder(
                        ProblemCode.LISTED_TWICE + " counts.csv:3 indicator",
                        ProblemCode.VALUE_UNKNOWN + " counts.csv:4 indicator",
                        ProblemCode.WINDOW_NOT_READABLE + " counts.csv:5 window",
                        ProblemCode.COUNT_NOT_READABLE + " counts.csv:6 value",
                        ProblemCode.COUNT_NOT_READABLE + " counts.csv:7 value",
                        ProblemCode.REQUIRED + " counts.csv:8 source_vi",
                        ProblemCode.TEXT_WITH_SECRECY_MARK + " counts.csv:9 source_vi",
                        ProblemCode.TEXT_WITH_PHONE + " counts.csv:9 source_vi");
        Refused columns = catchThrowableOfType(
                Refused.class, () -> take("indicator,windows,value\nPATROLS,2020-12-15/2021-06-15,1\n", false));
        assertThat(columns.problems())
                .extracting(
                        problem -> problem.code() + " " + problem.arguments().getFirst())
                .containsExactly("COLUMN_MISSING window", "COLUMN_MISSING source_vi", "COLUMN_UNKNOWN windows");
        assertThat(declared()).isEmpty();
    }

    private DeclaringCounts.Taken take(String file, boolean dryRun) {
        return declaring.take(Map.of("counts.csv", file.getBytes(StandardCharsets.UTF_8)), book, "Quản trị", dryRun);
    }

    private List<Declared> declared() {
        return Acting.asSystem(() -> counts.list(List.of("PATROLS", "DRUGS_SEIZED_KG", "DRILLS"), scope(cutoff())));
    }

    private Quantity sum(Cutoff cutoff) {
        return Acting.asSystem(() -> counts.sum(List.of("PATROLS"), scope(cutoff)))
                .getOrDefault("PATROLS", Quantity.ZERO);
    }

    private Scope scope(Cutoff cutoff) {
        return new Scope(YEAR_BEFORE, Set.of(book), cutoff);
    }

    private Cutoff cutoff() {
        return Acting.asSystem(() -> ledger.cutoff(Set.of(book)));
    }
}
