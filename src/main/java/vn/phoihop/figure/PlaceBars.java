package vn.phoihop.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.figure.BreakDowns.Bar;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.web.Address;
import vn.phoihop.web.Page;
import vn.phoihop.web.Way;

/** A figure by place, as rows with bars: the same of areas and of units, which tell here how they are called and where their records are. */
interface PlaceBars<P extends Comparable<P>> {

    /** As it was called on the day. */
    String name(P place, LocalDate day);

    /** The code it had on the day. */
    String code(P place, LocalDate day);

    /** Address of the records of its row. */
    String records(P place, Structure structure);

    /** Address of the records of one whose parts went into several: a row of its own day. */
    String recordsOfPart(P place);

    /** Address of the records of the rest row; null where they are not listed together. */
    default @Nullable String recordsOfRest(Structure structure) {
        return null;
    }

    /** What the rest row is called. */
    String rest(Structure structure);

    /**
     * What a page shows.
     *
     * @param rows of one window; none where two are compared
     * @param compared the rows of two windows; null where only one is asked for
     * @param note what to know about the rows; null where there is nothing
     * @param file address of the same as a file, but for its format
     */
    record View(
            List<Way> levels,
            List<Way> structures,
            String head,
            List<Bar> rows,
            @Nullable ComparedView compared,
            @Nullable String note,
            Address file) {

        String file(String format) {
            return file.with("format", format).toString();
        }

        boolean anything() {
            return compared == null ? !rows.isEmpty() : !compared.nothing();
        }
    }

    /** Rows with bars, the rest row at the end. */
    default List<Bar> bars(List<RebasedFigure<P>> rows, PlaceTree tree, Page page) {
        BigDecimal longest = BreakDowns.longest(rows, row -> row.value().value());
        return BreakDowns.restLast(rows.stream()
                .map(row -> new Bar(
                        label(row.key(), tree, page),
                        row.value(),
                        BreakDowns.share(row.value().value(), longest),
                        row.key().rest(),
                        recordsOf(row.key(), tree.structure())))
                .toList());
    }

    /** What a row is called. */
    default String label(PlaceKey<P> row, PlaceTree tree, Page page) {
        P place = row.place();
        P from = row.from();
        if (place != null) {
            return name(place, tree.day());
        }
        return from == null
                ? rest(tree.structure())
                : page.text("figure.rebased.part", name(from, tree.lastDay()), among(row, tree));
    }

    /** Address of the records of a row; null where they are not listed together. */
    default @Nullable String recordsOf(PlaceKey<P> row, Structure structure) {
        P place = row.place();
        P from = row.from();
        if (place != null) {
            return records(place, structure);
        }
        return from == null ? recordsOfRest(structure) : recordsOfPart(from);
    }

    private String among(PlaceKey<P> row, PlaceTree tree) {
        return row.among().stream().map(one -> name(one, tree.day())).collect(Collectors.joining(", "));
    }

    /** The same as lines of a file. */
    default List<PlaceLine> lines(List<RebasedFigure<P>> rows, PlaceTree tree) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.key().rest()))
                .map(row -> line(row.key(), tree, row.value(), null, null))
                .toList();
    }

    /** Rows of two windows as lines of a file. */
    default List<PlaceLine> comparedLines(List<ComparedRow<P>> rows, PlaceTree tree) {
        return rows.stream()
                .map(row -> line(row.key(), tree, row.value(), row.other(), row.change()))
                .toList();
    }

    private PlaceLine line(
            PlaceKey<P> row,
            PlaceTree tree,
            @Nullable Quantity value,
            @Nullable Quantity other,
            @Nullable Change change) {
        P place = row.place();
        P from = row.from();
        if (place != null) {
            return new PlaceLine(code(place, tree.day()), name(place, tree.day()), value, other, change, "");
        }
        return from == null
                ? new PlaceLine("", rest(tree.structure()), value, other, change, "")
                : new PlaceLine(
                        code(from, tree.lastDay()), name(from, tree.lastDay()), value, other, change, among(row, tree));
    }
}
