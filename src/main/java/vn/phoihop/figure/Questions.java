package vn.phoihop.figure;

import vn.phoihop.database.Sql;

/** Questions put together from their files: what an indicator is made of is said once, in {@code indicator.sql}. */
final class Questions {

    private static final String FILTER = Sql.of("figure/filter");
    private static final String WITHIN = Inside.SCOPE.condition();
    private static final String INDICATOR = Sql.of("figure/indicator");
    private static final String PIECES = Sql.of("figure/pieces");
    private static final String CELLS = Sql.of("figure/cells").replace("{pieces}", PIECES);

    /** The combinations one indicator is made of; where areas are told apart the level follows from the area. */
    private static final String OF_FACET = INDICATOR
            .replace("{row}", "facet")
            .replace("{joint}", "facet.joint")
            .replace("{level}", "coalesce(facet.level, (:levels::text[])[1])");

    /**
     * Only those. The case keeps the planner from joining: without knowing the indicator it expects one combination, and would look all totals up
     * again for each of hundreds.
     */
    private static final String FACETS = """
            where case when part.facet in (
                    select facet.id
                    from facet
                    where true
                    {indicator}) then true else false end""".replace("{indicator}", OF_FACET);

    /** What was known of one book; the planner sees two plain conditions. */
    private static final String ONE_BOOK =
            "tally.book = (:books::int[])[1] and tally.position <= (:positions::bigint[])[1]";

    private static final String SEVERAL_BOOKS = """
            tally.book = any (:books::int[]) and exists (
                      select from unnest(:books::int[], :positions::bigint[]) as head (book, position)
                      where head.book = tally.book and tally.position <= head.position)""";

    /** The areas of the levels are brought up once; asking each tally's area for its level took longer than all the rest. */
    private static final String OF_LEVELS =
            "tally.area in (select s.area from area_state s where s.level = any (:levels))";

    /** Most tallies are of another measure: they need not be put to the stretches of days. */
    private static final String LOOSE = "and tally.measure = :measure and tally.role = :role::\"char\"";

    private Questions() {}

    /** A question about the records of one indicator: it reads tallies. */
    static String ofRecords(String question, Scope scope) {
        String within = scope.within() == null ? "" : WITHIN.replace("{row}", "tally");
        return question.replace("{filter}", FILTER)
                .replace("{scope}", scope.books().size() == 1 ? ONE_BOOK : SEVERAL_BOOKS)
                .replace("{indicator}", INDICATOR)
                .replace("{row}", "tally")
                .replace("{joint}", "(tally.forces & (tally.forces - 1)) <> 0")
                .replace("{level} = any (:levels)", OF_LEVELS)
                .replace("{within}", within);
    }

    /** A question about one indicator by place and no more: the level of an area is asked at the end. */
    static String ofPlaces(String question, Places places) {
        return question.replace("{pieces}", PIECES)
                .replace("{loose}", LOOSE)
                .replace("{wanted}", OF_FACET)
                .replace("{indicator}", INDICATOR)
                .replace("{joint}", "(loose.forces & (loose.forces - 1)) <> 0")
                .replace("{level}", "(:levels::text[])[1]")
                .replace("{row}", "loose")
                .replace("{place}", places.column());
    }

    /**
     * A question about sums: it reads running totals.
     *
     * @param ofOne whether it asks for one indicator
     * @param byDay whether it tells the stretches of days apart
     * @param places what places it tells apart; areas always within an area
     */
    static String ofSums(String question, Scope scope, boolean ofOne, boolean byDay, Places places) {
        boolean days = byDay || places != Places.NONE;
        return question.replace("{cells}", CELLS)
                .replace("{running}", places.running())
                .replace("{loose}", ofOne ? LOOSE : "")
                .replace("{facets}", ofOne ? FACETS : "")
                .replace("{day}", days ? "running.first_day" : "null")
                .replace("{looseDay}", days ? "loose.occurred_on" : "null")
                .replace("{area}", places.ofTotal())
                .replace("{looseArea}", places.ofTally())
                .replace("{indicator}", INDICATOR)
                .replace("{joint}", "cell.joint")
                .replace("{level}", "cell.level")
                .replace("{within}", scope.within() == null ? "" : WITHIN)
                .replace("{row}", "cell");
    }
}
