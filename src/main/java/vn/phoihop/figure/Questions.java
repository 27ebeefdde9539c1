package vn.phoihop.figure;

import vn.phoihop.database.Sql;

/** Questions put together from their files: which tallies an indicator is made of is said once, in {@code filter.sql}. */
final class Questions {

    private static final String FILTER = Sql.of("figure/filter");
    private static final String WITHIN = Sql.of("figure/within");

    /** What was known of one book; the planner sees two plain conditions. */
    private static final String ONE_BOOK =
            "tally.book = (:books::int[])[1] and tally.position <= (:positions::bigint[])[1]";

    private static final String SEVERAL_BOOKS = """
            exists (
                      select from unnest(:books::int[], :positions::bigint[]) as head (book, position)
                      where head.book = tally.book and tally.position <= head.position)""";

    private Questions() {}

    /** A question about one indicator. */
    static String about(String question, Scope scope) {
        return within(question.replace("{filter}", FILTER), scope);
    }

    static String within(String question, Scope scope) {
        return question.replace("{scope}", scope.books().size() == 1 ? ONE_BOOK : SEVERAL_BOOKS)
                .replace("{within}", scope.within() == null ? "" : WITHIN);
    }
}
