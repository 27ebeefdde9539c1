package vn.phoihop.web;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list as its page shows it, drawn by {@code web/list.jte}.
 *
 * @param caption what the rows are, for screen readers
 * @param total how many there are in all
 * @param searchable whether it has a box for free text
 * @param next the place after the last row shown, empty at the end
 * @param moreThanCounted the total was only counted so far; there are more
 * @param selection the steps rows can be chosen for; null for none
 */
public record Listing<T>(
        ListQuery query,
        String caption,
        List<Filter> filters,
        List<Column<T>> columns,
        List<T> rows,
        long total,
        boolean searchable,
        String next,
        boolean moreThanCounted,
        @Nullable Selection<T> selection) {

    /** Totals of large lists are counted up to here: ask the database to count with {@code limit COUNTED + 1}. */
    public static final int COUNTED = 10_000;

    /**
     * Rows that can be chosen for a step.
     *
     * @param action where the form is posted to: {@code step}, {@code chosen} for every row, {@code back}
     * @param value what stands for a row, its id; null for a row that cannot be chosen
     */
    public record Selection<T>(String action, List<BulkStep> steps, Function<T, @Nullable String> value) {}

    /** So many filters would fill the first screen of a phone. */
    private static final int FOLDED_FROM = 5;

    boolean foldsFilters() {
        return filters.size() >= FOLDED_FROM;
    }

    boolean filtersSet() {
        return filters.stream()
                .anyMatch(filter ->
                        filter.kind() != Filter.Kind.ONE_OF && !filter.chosen().isEmpty());
    }

    record Row(@Nullable String value, List<Cell> cells) {

        /** What a screen reader calls the row by: the text that leads to its page, else all of it. */
        String name() {
            return cells.stream()
                    .filter(cell -> cell.href() != null)
                    .map(Cell::text)
                    .findFirst()
                    .orElseGet(() -> cells.stream().map(Cell::text).collect(Collectors.joining(", ")));
        }
    }

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
                query,
                caption,
                filters,
                columns,
                rows,
                total,
                true,
                more ? place.apply(rows.getLast()) : "",
                false,
                null);
    }

    /** The same with a total that was counted up to {@link #COUNTED} and no further: shown as "more than" where there are more. */
    public Listing<T> countedSoFar() {
        return countedSoFar(COUNTED);
    }

    /** The same with a total that was counted up to {@code most} and no further. */
    public Listing<T> countedSoFar(int most) {
        return new Listing<>(
                query,
                caption,
                filters,
                columns,
                rows,
                Math.min(total, most),
                searchable,
                next,
                total > most,
                selection);
    }

    /** The same without a box for free text. */
    public Listing<T> notSearchable() {
        return new Listing<>(query, caption, filters, columns, rows, total, false, next, moreThanCounted, selection);
    }

    /** The same with rows that can be chosen for the steps; without any step the list stays as it is. */
    public Listing<T> selectable(String action, List<BulkStep> steps, Function<T, @Nullable String> value) {
        return steps.isEmpty()
                ? this
                : new Listing<>(
                        query,
                        caption,
                        filters,
                        columns,
                        rows,
                        total,
                        searchable,
                        next,
                        moreThanCounted,
                        new Selection<>(action, steps, value));
    }

    String totalKey() {
        return moreThanCounted ? "web.list.countMore" : "web.list.count";
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
    List<Row> drawn(Page page) {
        return rows.stream()
                .map(row -> new Row(
                        selection == null ? null : selection.value().apply(row),
                        columns.stream()
                                .map(column -> new Cell(
                                        column.label(),
                                        page.show(column.value().apply(row)),
                                        column.numeric(),
                                        column.href().apply(row)))
                                .toList()))
                .toList();
    }

    String clearHref() {
        Address clear = query.address().with("after", null).with("q", null);
        for (Filter filter : filters) {
            for (String name : filter.parameters()) {
                clear = clear.with(name, null);
            }
        }
        return clear.toString();
    }

    /** Where a filter's own form leads to, and what it carries along. */
    Address without(Filter filter) {
        Address rest = query.address().with("after", null);
        for (String name : filter.parameters()) {
            rest = rest.with(name, null);
        }
        return rest;
    }

    /** The list as it is, to be kept under a name or come back to. */
    String here() {
        return query.address().with("after", null).toString();
    }

    String moreHref() {
        return query.address().with("after", next).toString();
    }

    String exportHref(String format) {
        return query.address().with("after", null).with("format", format).toString();
    }

    boolean filtered() {
        return !query.search().isEmpty() || filtersSet();
    }
}
