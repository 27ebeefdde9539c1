package vn.phoihop.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Page;

/**
 * A figure by place over two windows as a page shows it.
 *
 * @param name of the window shown
 * @param otherName of the one it is compared with
 * @param warnings what to mind when comparing
 * @param untold some rows have no value or no change
 * @param countOnly a total holds a count that is in no row
 */
record ComparedView(
        String name,
        String otherName,
        List<Row> rows,
        Row total,
        List<String> warnings,
        boolean untold,
        boolean countOnly) {

    /** Whether it is known that there was nothing in either window. */
    public boolean nothing() {
        return rows.isEmpty() && total.value.isNought() && total.other.isNought();
    }

    record Row(
            String label,
            boolean rest,
            Cell value,
            Cell other,
            @Nullable Change change) {}

    /**
     * One of the two values.
     *
     * @param quantity null where none can be told
     * @param href its records; null where no list shows just them
     */
    record Cell(@Nullable Quantity quantity, @Nullable String href) {

        boolean isNought() {
            return quantity != null && quantity.isZero();
        }

        static Cell total(@Nullable FigureValue value) {
            return new Cell(value == null ? null : value.value(), null);
        }

        /** Records are listed where there are some. */
        static Cell of(@Nullable Quantity quantity, @Nullable String href) {
            return new Cell(quantity, quantity == null || quantity.isZero() ? null : href);
        }
    }

    /**
     * Rows in words, each value with its way to its own records.
     *
     * @param bars of the window shown
     * @param others of the other one
     */
    static <P extends Comparable<P>> ComparedView of(
            List<ComparedRow<P>> rows,
            PlaceBars<P> bars,
            PlaceBars<P> others,
            PlaceTree tree,
            Window shown,
            FigureWindows windows,
            Against against,
            Page page) {
        return new ComparedView(
                windows.name(shown, page),
                windows.name(against.window(), page),
                rows.stream()
                        .map(row -> new Row(
                                bars.label(row.key(), tree, page),
                                row.key().rest(),
                                Cell.of(row.value(), bars.recordsOf(row.key(), tree.structure())),
                                Cell.of(row.other(), others.recordsOf(row.key(), tree.structure())),
                                row.change()))
                        .toList(),
                new Row(
                        page.text("figure.against.total"),
                        false,
                        Cell.total(against.value()),
                        Cell.total(against.other()),
                        against.change()),
                against.warnings(shown, page),
                rows.stream().anyMatch(row -> row.change() == null),
                against.countOnly());
    }
}
