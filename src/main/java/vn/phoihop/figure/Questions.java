package vn.phoihop.figure;

import vn.phoihop.database.Sql;

/** Questions put together from their files: which tallies an indicator is made of is said once, in {@code filter.sql}. */
final class Questions {

    private static final String FILTER = Sql.of("figure/filter");
    private static final String WITHIN = Sql.of("figure/within");

    private Questions() {}

    /** A question about one indicator. */
    static String about(String question, Scope scope) {
        return within(question.replace("{filter}", FILTER), scope);
    }

    static String within(String question, Scope scope) {
        return question.replace("{within}", scope.within() == null ? "" : WITHIN);
    }
}
