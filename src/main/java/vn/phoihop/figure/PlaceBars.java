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
interface PlaceBars<P> {

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
     * @param note what to know about the rows; null where there is nothing
     * @param file address of the same as a file, but for its format
     */
    record View(
            List<Way> levels,
            List<Way> structures,
            String head,
            List<Bar> rows,
            @Nullable String note,
            Address file) {

        String file(String format) {
            return file.with("format", format).toString();
        }
    }

    /** In the places of their own days. */
    default List<Bar> asItHappened(List<PlaceFigure<P>> rows, LocalDate lastDay) {
        BigDecimal longest = BreakDowns.longest(rows, row -> row.value().value());
        return BreakDowns.restLast(rows.stream()
                .map(row -> {
                    P place = row.place();
                    int share = BreakDowns.share(row.value().value(), longest);
                    return place == null
                            ? new Bar(
                                    rest(Structure.AS_IT_HAPPENED),
                                    row.value(),
                                    share,
                                    true,
                                    recordsOfRest(Structure.AS_IT_HAPPENED))
                            : new Bar(
                                    name(place, lastDay),
                                    row.value(),
                                    share,
                                    false,
                                    records(place, Structure.AS_IT_HAPPENED));
                })
                .toList());
    }

    /** In the places of today. */
    default List<Bar> asNow(List<RebasedFigure<P>> rows, LocalDate lastDay, LocalDate today, Page page) {
        BigDecimal longest = BreakDowns.longest(rows, row -> row.value().value());
        return BreakDowns.restLast(rows.stream()
                .map(row -> {
                    P place = row.place();
                    P from = row.from();
                    int share = BreakDowns.share(row.value().value(), longest);
                    if (place != null) {
                        return new Bar(name(place, today), row.value(), share, false, records(place, Structure.AS_NOW));
                    }
                    if (from == null) {
                        return new Bar(
                                rest(Structure.AS_NOW), row.value(), share, true, recordsOfRest(Structure.AS_NOW));
                    }
                    return new Bar(
                            page.text("figure.rebased.part", name(from, lastDay), among(row, today)),
                            row.value(),
                            share,
                            false,
                            recordsOfPart(from));
                })
                .toList());
    }

    private String among(RebasedFigure<P> row, LocalDate today) {
        return row.among().stream().map(one -> name(one, today)).collect(Collectors.joining(", "));
    }

    /** The same as lines of a file: in the places of their own days. */
    default List<PlaceLine> linesAsItHappened(List<PlaceFigure<P>> rows, LocalDate lastDay) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.place() == null))
                .map(row -> line(row.place(), lastDay, row.value(), Structure.AS_IT_HAPPENED, ""))
                .toList();
    }

    /** In the places of today. */
    default List<PlaceLine> linesAsNow(List<RebasedFigure<P>> rows, LocalDate lastDay, LocalDate today) {
        return rows.stream()
                .sorted(Comparator.comparing(row -> row.place() == null && row.from() == null))
                .map(row -> row.from() == null
                        ? line(row.place(), today, row.value(), Structure.AS_NOW, "")
                        : line(row.from(), lastDay, row.value(), Structure.AS_NOW, among(row, today)))
                .toList();
    }

    private PlaceLine line(@Nullable P place, LocalDate day, Quantity value, Structure structure, String among) {
        return place == null
                ? new PlaceLine("", rest(structure), value, among)
                : new PlaceLine(code(place, day), name(place, day), value, among);
    }
}
