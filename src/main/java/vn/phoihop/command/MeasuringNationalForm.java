package vn.phoihop.command;

import java.util.Map;
import java.util.Set;
import vn.phoihop.bench.NationalFigures;
import vn.phoihop.bench.NationalFigures.Asked;
import vn.phoihop.bench.NationalFigures.Question;
import vn.phoihop.bench.NationalFigures.Times;
import vn.phoihop.bench.PlainSql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/**
 * The half-year of the nation beside every way of asking the same in plain SQL that we know: grouped by area or by level, with and without an index
 * made for it, helped where the planner thinks that it pays or wherever it is possible. The fastest counts; its text and plan are told.
 */
final class MeasuringNationalForm {

    private static final int MANY = 8;

    private final NationalFigures figures;
    private final MeasuredNation measured;
    private double best = Double.POSITIVE_INFINITY;
    private String plan = "";

    MeasuringNationalForm(NationalFigures figures, MeasuredNation measured) {
        this.figures = figures;
        this.measured = measured;
    }

    void measure(PlainSql plain, Window window, Set<BookId> books) {
        Asked asked = new Asked(Question.FORM, window, books);
        Times ours = figures.measure(asked, 1, 30, 100);
        Times many = figures.measure(asked, MANY, 20, 100);
        measured.atMost("oursHalf", ours.p50(), 15, measured.text("nation"));
        measured.value("oursMost", ours.p95(), measured.text("nation"));
        measured.value("manyHalf", many.p50(), measured.text("nation"));
        measured.atMost("manyMost", many.p95(), 50, measured.text("nation"));
        Map<String, Quantity> expected = figures.rows(asked);
        ways(plain, window, books, expected, "wayBare");
        measured.value("covering", plain.index());
        ways(plain, window, books, expected, "wayCovered");
        plain.unindex();
        measured.atLeast("ratioOfBest", best / ours.p50(), 50);
        measured.text(measured.text("planOfBest"), plan);
    }

    private void ways(
            PlainSql plain, Window window, Set<BookId> books, Map<String, Quantity> expected, String indexed) {
        for (boolean everywhere : new boolean[] {false, true}) {
            plain.helpersEverywhere(everywhere);
            String helped = everywhere ? "wayHelped" : "wayPlanned";
            way(plain, PlainSql.Question.form(figures, window, books, true), expected, "wayByArea", indexed, helped);
            way(
                    plain,
                    PlainSql.Question.formByLevel(figures, window, books, true),
                    expected,
                    "wayByLevel",
                    indexed,
                    helped);
        }
        plain.helpersEverywhere(false);
    }

    private void way(
            PlainSql plain,
            PlainSql.Question question,
            Map<String, Quantity> expected,
            String grouped,
            String indexed,
            String helped) {
        if (!plain.rows(question).equals(expected)) {
            throw new IllegalStateException("the figures are not those of " + question.name());
        }
        double half = plain.measure(question, 1, 5).p50();
        measured.value("way", half, measured.text(grouped), measured.text(indexed), measured.text(helped));
        if (half < best) {
            best = half;
            plan = plain.explained(question);
        }
    }
}
