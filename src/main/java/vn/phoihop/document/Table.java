package vn.phoihop.document;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a paper.
 *
 * @param columns left to right; their shares divide the width
 * @param rows a row with fewer cells than columns lets its last cell span the rest
 */
public record Table(List<Column> columns, List<Row> rows) {

    /** How a column's cells stand; numbers stand right. */
    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    /**
     * @param group a head over this and the neighbouring columns with the same group; none: the column's own head fills both lines
     * @param share of the table's width, against the sum of all
     */
    public record Column(@Nullable String group, String header, int share, Align align) {

        public static Column text(String header, int share) {
            return new Column(null, header, share, Align.LEFT);
        }

        public static Column centred(String header, int share) {
            return new Column(null, header, share, Align.CENTRE);
        }

        public static Column number(String header, int share) {
            return new Column(null, header, share, Align.RIGHT);
        }

        public Column under(String groupHeader) {
            return new Column(groupHeader, header, share, align);
        }
    }

    /**
     * @param indent of the first left-aligned cell, in steps: "trong đó" rows have 1 or more
     * @param strong bold: totals and the heads of parts
     */
    public record Row(List<String> cells, int indent, boolean strong) {

        public Row {
            cells = List.copyOf(cells);
        }

        public static Row of(String... cells) {
            return new Row(List.of(cells), 0, false);
        }

        public Row indented(int steps) {
            return new Row(cells, steps, strong);
        }

        public Row inBold() {
            return new Row(cells, indent, true);
        }
    }

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table has columns");
        }
        for (Row row : rows) {
            if (row.cells().isEmpty() || row.cells().size() > columns.size()) {
                throw new IllegalArgumentException("a row of 1 to " + columns.size() + " cells is wanted, not " + row);
            }
        }
    }

    boolean hasGroups() {
        return columns.stream().anyMatch(column -> column.group() != null);
    }

    /** The column whose cells are indented. */
    int labelColumn() {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).align() == Align.LEFT) {
                return i;
            }
        }
        return 0;
    }

    /** How many columns, from this one on, stand under one group head. */
    int groupWidth(int from) {
        String group = columns.get(from).group();
        int to = from + 1;
        while (group != null
                && to < columns.size()
                && group.equals(columns.get(to).group())) {
            to++;
        }
        return to - from;
    }

    /** How many columns a cell takes: one, but the last cell of a short row takes all that are left. */
    int spanOf(Row row, int cell) {
        return cell == row.cells().size() - 1 ? columns.size() - cell : 1;
    }

    /** The head of a part, which stays on the page of the row it heads. */
    boolean isHead(Row row) {
        return row.strong() && row.cells().size() < columns.size();
    }

    /** A cell stands as its column does; one that spans several stands left. */
    Align alignOf(Row row, int cell) {
        return spanOf(row, cell) > 1 ? Align.LEFT : columns.get(cell).align();
    }

    /**
     * The widths of the columns, of the unit of the total: as their shares say, but none narrower than its longest word; what that takes, the
     * others give in proportion.
     *
     * @param air what a cell keeps free at both sides together
     */
    double[] widths(double total, double points, double air) {
        double[] least = leastWidths(points, air);
        boolean[] fixed = new boolean[least.length];
        double[] widths = new double[least.length];
        boolean settled = Arrays.stream(least).sum() >= total;
        for (int i = 0; settled && i < widths.length; i++) {
            widths[i] = total * least[i] / Arrays.stream(least).sum(); // too much for the page: all give way alike
        }
        while (!settled) {
            settled = true;
            double free = total;
            int shares = 0;
            for (int i = 0; i < widths.length; i++) {
                free -= fixed[i] ? least[i] : 0;
                shares += fixed[i] ? 0 : columns.get(i).share();
            }
            for (int i = 0; i < widths.length; i++) {
                widths[i] = fixed[i] ? least[i] : free * columns.get(i).share() / shares;
                if (!fixed[i] && widths[i] < least[i]) {
                    fixed[i] = true;
                    settled = false;
                }
            }
        }
        return widths;
    }

    private double[] leastWidths(double points, double air) {
        double[] least = new double[columns.size()];
        for (int i = 0; i < least.length; i++) {
            least[i] = longestWord(columns.get(i).header(), points) + air;
        }
        for (Row row : rows) {
            for (int i = 0; i < row.cells().size(); i++) {
                if (spanOf(row, i) == 1) {
                    least[i] = Math.max(least[i], longestWord(row.cells().get(i), points) + air);
                }
            }
        }
        return least;
    }

    private static double longestWord(String text, double points) {
        double longest = 0;
        for (String word : text.split(" ", -1)) {
            longest = Math.max(longest, Face.BOLD.width(word, points));
        }
        return longest;
    }
}
