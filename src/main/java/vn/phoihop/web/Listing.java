package vn.phoihop.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list as its page shows it, drawn by {@code web/list.jte}.
 *
 * @param caption what the rows are, for screen readers
 * @param total how many there are in all
 * @param searchable whether it has a box for free text
 * @param next the place after the last row shown, empty at the end
 */
public record Listing<T>(
        ListQuery query,
        String caption,
        List<Filter> filters,
        List<Column<T>> columns,
        List<T> rows,
        long total,
        boolean searchable,
        String next) {

    record Head(
            String key,
            String label,
            boolean numeric,
            @Nullable String href,
            @Nullable String sort) {}

    record Cell(
            String label,
            String text,
            boolean numeric,
            @Nullable String href) {}

    /**
     * Of rows of which one more was asked for than a page shows.
     *
     * @param place the place of a row, see {@link ListQuery#place}
     */
    public static <T> Listing<T> of(
            ListQuery query,
            String caption,
            List<Filter> filters,
            List<Column<T>> columns,
            List<T> oneMore,
            long total,
            Function<T, String> place) {
        boolean more = oneMore.size() > ListQuery.PAGE;
        List<T> rows = more ? oneMore.subList(0, ListQuery.PAGE) : oneMore;
        return new Listing<>(
                query, caption, filters, columns, rows, total, true, more ? place.apply(rows.getLast()) : "");
    }

    /** The address sorted by a column; once more turns the order round. */
    private String sortHref(Column<T> column) {
        boolean ascending = query.sort().equals(column.key()) && !query.descending();
        return query.address()
                .with("after", null)
                .with("sort", ascending ? "-" + column.key() : column.key())
                .toString();
    }

    private @Nullable String ariaSort(Column<T> column) {
        if (!query.sort().equals(column.key()) || column.key().isEmpty()) {
            return null;
        }
        return query.descending() ? "descending" : "ascending";
    }

    /** The heads of the columns. */
    List<Head> heads() {
        return columns.stream()
                .map(column -> new Head(
                        column.key(),
                        column.label(),
                        column.numeric(),
                        column.key().isEmpty() ? null : sortHref(column),
                        ariaSort(column)))
                .toList();
    }

    /** The rows as they are written in the reader's language. */
    List<List<Cell>> drawn(Page page) {
        return rows.stream()
                .map(row -> columns.stream()
                        .map(column -> new Cell(
                                column.label(),
                                page.show(column.value().apply(row)),
                                column.numeric(),
                                column.href().apply(row)))
                        .toList())
                .toList();
    }

    String clearHref() {
        Address clear = query.address().with("after", null).with("q", null);
        for (Filter filter : filters) {
            clear = clear.with(filter.name(), null);
        }
        return clear.toString();
    }

    String moreHref() {
        return query.address().with("after", next).toString();
    }

    String exportHref(String format) {
        return query.address().with("after", null).with("format", format).toString();
    }

    boolean filtered() {
        return !query.search().isEmpty()
                || filters.stream().anyMatch(filter -> !filter.chosen().isEmpty());
    }
}
