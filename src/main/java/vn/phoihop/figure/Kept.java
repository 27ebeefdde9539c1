package vn.phoihop.figure;

/** Which way round running totals are kept: what a row is of, and what it tells apart in itself. */
enum Kept {

    /** A row for each area or unit, or the only one where places are not told apart; in it all facets. For who asks for many facets of few places. */
    BY_PLACE("running_total", "area", "facet", "area, null::int"),

    /** A row for each facet; in it all places. For who asks for few facets of all places. */
    BY_FACET("place_total", "facet", "area", "null::bigint, facet");

    private final String table;
    private final String row;
    private final String inRow;
    private final String whole;

    Kept(String table, String row, String inRow, String whole) {
        this.table = table;
        this.row = row;
        this.inRow = inRow;
        this.whole = whole;
    }

    String table() {
        return table;
    }

    /** A statement about totals, said of these. */
    String in(String sql) {
        return sql.replace("{table}", table)
                .replace("{row}", row)
                .replace("{inRow}", inRow)
                .replace("{whole}", whole);
    }
}
