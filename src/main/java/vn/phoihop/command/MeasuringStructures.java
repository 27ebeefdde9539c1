package vn.phoihop.command;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import vn.phoihop.bench.NationalFigures;
import vn.phoihop.bench.NationalFigures.Asked;
import vn.phoihop.bench.NationalFigures.Question;
import vn.phoihop.bench.PlainSql;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.sample.Nation;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/**
 * What it costs to read a figure by the areas of its own day and by those of today, beside the figure alone over the same books and days; and a
 * form over the books of either time.
 */
final class MeasuringStructures {

    private static final Window LONG_BEFORE = Window.parse("2021-12-15/2022-06-15");
    private static final Window JUST_BEFORE = Window.parse("2024-12-15/2025-06-15");
    private static final Window AROUND = Window.parse("2025-01-01/2026-01-01");
    private static final Window SINCE = Window.parse("2025-12-15/2026-06-15");

    private static final int WARM_UP = 20;
    private static final int ROUNDS = 60;

    private final NationalFigures figures;
    private final Nation nation;
    private final BookSuccessions successions;
    private final MeasuredNation measured;

    MeasuringStructures(NationalFigures figures, Nation nation, BookSuccessions successions, MeasuredNation measured) {
        this.figures = figures;
        this.nation = nation;
        this.successions = successions;
        this.measured = measured;
    }

    void measure(PlainSql plain) {
        measured.about("structures");
        Set<BookId> all = new TreeSet<>(nation.books());
        Set<BookId> merged = merged();
        for (Window window : List.of(LONG_BEFORE, AROUND)) {
            double alone = alone(plain, "structureNation", window, all);
            beside("byProvince", Question.BY_PROVINCE, window, all, alone);
            beside("byProvinceNow", Question.BY_PROVINCE_NOW, window, all, alone);
            beside("byUnit", Question.BY_UNIT, window, all, alone);
            beside("byUnitNow", Question.BY_UNIT_NOW, window, all, alone);
            double ofOne = alone(plain, "structureProvince", window, merged);
            beside("byCommune", Question.BY_COMMUNE, window, merged, ofOne);
            beside("byCommuneNow", Question.BY_COMMUNE_NOW, window, merged, ofOne);
            beside("byUnit", Question.BY_UNIT, window, merged, ofOne);
            beside("byUnitNow", Question.BY_UNIT_NOW, window, merged, ofOne);
        }
        form("formBefore", LONG_BEFORE, nation.books(LONG_BEFORE.from()));
        form("formOfAll", LONG_BEFORE, nation.books());
        form("formBefore", JUST_BEFORE, nation.books(JUST_BEFORE.from()));
        form("formSince", SINCE, nation.books(SINCE.from()));
        form("formOfAll", SINCE, nation.books());
    }

    /** The book that follows the most, and those it follows. */
    private Set<BookId> merged() {
        return Acting.asSystem(() -> nation.books(Nation.MERGED).stream()
                .map(book -> successions.withFollowed(book, LocalDate.MAX))
                .max(Comparator.comparing(Set::size))
                .<Set<BookId>>map(TreeSet::new)
                .orElseThrow());
    }

    private double alone(PlainSql plain, String name, Window window, Set<BookId> books) {
        double p50 = figures.measure(new Asked(Question.TOTAL, window, books), 1, WARM_UP, ROUNDS)
                .p50();
        measured.value(name, p50, window, books.size());
        measured.value(
                "structurePlain",
                plain.measure(PlainSql.Question.of("plain_total", window, books, false), 1, 3)
                        .p50());
        return p50;
    }

    private void beside(String name, Question question, Window window, Set<BookId> books, double alone) {
        NationalFigures.Times times = figures.measure(new Asked(question, window, books), 1, WARM_UP, ROUNDS);
        measured.value("structureHalf", times.p50(), measured.text(name));
        measured.value("structureMost", times.p95(), measured.text(name));
        measured.atMost("structureRatio", times.p50() / alone, 2, measured.text(name));
    }

    private void form(String name, Window window, List<BookId> books) {
        NationalFigures.Times times =
                figures.measure(new Asked(Question.FORM, window, new TreeSet<>(books)), 1, WARM_UP, ROUNDS);
        measured.value(name, times.p50(), window, books.size());
    }
}
