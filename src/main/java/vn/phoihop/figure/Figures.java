package vn.phoihop.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Answers;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Lying;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * Figures, read from the running totals, and records, read from the tallies. The same question at the same cutoff has the same answer for ever; exercise records never count.
 */
@Component
public class Figures {

    private static final String COMPUTE = Sql.of("figure/compute");
    private static final String BY_FORCE = Sql.of("figure/by_force");
    private static final String BY_MONTH = Sql.of("figure/by_month");
    private static final String BY_MONTH_AND_FORCE = Sql.of("figure/by_month_and_force");
    private static final String BY_PLACE = Sql.of("figure/by_place");
    private static final String BY_PLACE_ALONE = Sql.of("figure/by_place_alone");
    private static final String AREAS_OF_LEVELS = Sql.of("figure/areas_of_levels");

    /** Of a province and more the areas a book has anything in are looked up rather than all that lie in it. */
    private static final int FEW_AREAS = 64;

    private final JdbcClient jdbc;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final CountOnlyFigures countOnly;
    private final Answers answers;

    Figures(
            JdbcClient jdbc,
            Catalogues catalogues,
            Organisations organisations,
            CountOnlyFigures countOnly,
            Answers answers) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.countOnly = countOnly;
        this.answers = answers;
    }

    private record AllOf(List<Indicator> indicators, Scope scope) {}

    private record ByForce(Indicator indicator, Scope scope) {}

    private record ByMonth(Indicator indicator, Scope scope) {}

    private record ByArea(Indicator indicator, AreaLevel level, Scope scope) {}

    private record Behind(Indicator indicator, RecordFilter filter, Scope scope) {}

    /** All of them in one statement; every indicator asked for has a value, be it zero. */
    @Transactional(readOnly = true)
    public Map<String, FigureValue> compute(Collection<Indicator> indicators, Scope scope) {
        return answers.get(new AllOf(List.copyOf(indicators), scope), () -> computeAnew(indicators, scope));
    }

    /** The same without looking at what was answered before: for proofs and measurements. */
    @Transactional(readOnly = true)
    public Map<String, FigureValue> computeAnew(Collection<Indicator> indicators, Scope scope) {
        List<IndicatorFilter> filters = filters(indicators, scope);
        Map<String, FigureValue> values = new LinkedHashMap<>();
        filters.forEach(filter -> values.put(filter.code(), FigureValue.NONE));
        boolean byForce = filters.stream().anyMatch(filter -> filter.forces() != null);
        Pieces pieces = withinOr(scope, byForce ? Pieces.byForce(scope.window()) : Pieces.coarse(scope.window()));
        sums(Questions.ofSums(COMPUTE, scope, false, false, placesOr(scope, Places.NONE)), pieces, filters, scope)
                .param("indicators", IndicatorFilter.json(filters))
                .query(row -> {
                    values.put(row.getString("code"), new FigureValue(quantity(row.getBigDecimal("quantity")), false));
                });
        if (scope.within() == null) {
            countOnly
                    .sum(values.keySet(), scope)
                    .forEach((code, declared) -> values.computeIfPresent(
                            code, (same, value) -> new FigureValue(value.value().plus(declared), true)));
        }
        return Collections.unmodifiableMap(values);
    }

    /** The value of one figure. */
    @Transactional(readOnly = true)
    public FigureValue compute(Indicator indicator, Scope scope) {
        return compute(List.of(indicator), scope).getOrDefault(indicator.code(), FigureValue.NONE);
    }

    /** By force, in the order of the forces' bits; every force of the window has a row once there is anything at all. */
    @Transactional(readOnly = true)
    public List<ForceFigure> byForce(Indicator indicator, Scope scope) {
        return answers.get(
                new ByForce(indicator, scope),
                () -> askSums(BY_FORCE, indicator, scope)
                        .query((row, i) -> new ForceFigure(
                                new ForceId(row.getInt("bit")),
                                quantity(row.getBigDecimal("led")),
                                quantity(row.getBigDecimal("took_part"))))
                        .stream()
                        .filter(one -> !one.tookPart().isZero()
                                || !one.led().isZero()
                                || organisations.at(scope.cutoff()).hadForce(one.force(), scope.window()))
                        .toList());
    }

    /** By calendar month, oldest first; months without anything are left out. */
    @Transactional(readOnly = true)
    public List<MonthFigure> byMonth(Indicator indicator, Scope scope) {
        return answers.get(
                new ByMonth(indicator, scope),
                () -> askMonths(BY_MONTH, indicator, scope)
                        .query((row, i) -> new MonthFigure(
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                quantity(row.getBigDecimal("quantity"))))
                        .list());
    }

    /** By calendar month and the force it was credited to, oldest first; months without anything are left out. */
    @Transactional(readOnly = true)
    public List<ForceMonth> monthsByForce(Indicator indicator, Scope scope) {
        return askMonths(BY_MONTH_AND_FORCE, indicator, scope)
                .query((row, i) -> new ForceMonth(
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        new ForceId(row.getInt("credited_force")),
                        quantity(row.getBigDecimal("quantity"))))
                .list();
    }

    /** By area of one level in the tree of the day, largest first, with a rest row where needed: the rows add up to the total. */
    @Transactional(readOnly = true)
    public List<PlaceFigure<AreaId>> byArea(Indicator indicator, Scope scope, AreaLevel level) {
        return answers.get(new ByArea(indicator, level, scope), () -> byAreaAnew(indicator, scope, level));
    }

    /** The same without looking at what was answered before: for measurements. */
    @Transactional(readOnly = true)
    public List<PlaceFigure<AreaId>> byAreaAnew(Indicator indicator, Scope scope, AreaLevel level) {
        Organisation organisation = organisations.at(scope.cutoff());
        return byPlace(
                Places.AREAS,
                indicator,
                scope,
                scope.within() == null ? organisation.areaMoves(scope.window(), level) : changes(scope),
                still -> organisation.within(level, still));
    }

    /**
     * By place in the tree of the day, largest first, the rest row last among equals.
     *
     * @param changes days within the window on which the tree changed
     * @param in in what a place lies in a stretch of days in which the tree does not change; the row of what is in nothing is the rest
     */
    <P extends Comparable<P>> List<PlaceFigure<P>> byPlace(
            Places places,
            Indicator indicator,
            Scope scope,
            List<LocalDate> changes,
            Function<Window, LongFunction<Optional<P>>> in) {
        return sumsByPlace(places, indicator, scope, changes, in).rows();
    }

    /** By each unit alone, in no order: a nation has thousands, which are put together by others first. */
    List<PlaceFigure<UnitId>> byUnitAlone(Indicator indicator, Scope scope) {
        return this.<UnitId>sumsByPlace(
                        Places.UNITS, indicator, scope, List.of(), _ -> unit -> Optional.of(new UnitId(unit)))
                .inNoOrder();
    }

    private <P extends Comparable<P>> PlaceSums<P> sumsByPlace(
            Places places,
            Indicator indicator,
            Scope scope,
            List<LocalDate> changes,
            Function<Window, LongFunction<Optional<P>>> in) {
        IndicatorFilter filter = filters(List.of(indicator), scope).getFirst();
        boolean alone = scope.within() == null
                && filter.forces() == null
                && (places == Places.AREAS || filter.levels() == null);
        PlaceSums<P> sums = new PlaceSums<>(scope.window(), changes, in);
        if (alone) {
            takeAlone(places, filter, scope, changes, sums);
        } else {
            takeAmongOthers(places, filter, scope, changes, sums);
        }
        return sums;
    }

    /** What is told apart by place and nothing else is read from totals of its own. */
    private void takeAlone(
            Places places, IndicatorFilter filter, Scope scope, List<LocalDate> changes, PlaceSums<?> sums) {
        JdbcClient.StatementSpec question = Pieces.byPlace(places.alone(), scope.window(), changes)
                .bind(scoped(jdbc.sql(Questions.ofPlaces(BY_PLACE_ALONE, places)), scope))
                .param("changes", sums.changes());
        filter.bind(question).query(row -> {
            Long[] found = (Long[]) row.getArray("areas").getArray();
            Integer[] eras = (Integer[]) row.getArray("eras").getArray();
            String[] quantities = (String[]) row.getArray("quantities").getArray();
            for (int i = 0; i < found.length; i++) {
                sums.take(found[i], eras[i], new BigDecimal(quantities[i]));
            }
        });
    }

    private void takeAmongOthers(
            Places places, IndicatorFilter filter, Scope scope, List<LocalDate> changes, PlaceSums<?> sums) {
        Pieces pieces = Pieces.byPlace(places.family(), scope.window(), changes);
        askSums(BY_PLACE, scope, List.of(filter), pieces, true, places)
                .param("changes", sums.changes())
                .query(row -> {
                    sums.take(row.getLong("area"), row.getInt("era"), row.getBigDecimal("quantity"));
                });
    }

    /** The records behind a figure, a page at a time. Without a filter their amounts add up to the figure. */
    @Transactional(readOnly = true)
    public RecordPage records(Indicator indicator, Scope scope, RecordFilter filter) {
        return answers.get(new Behind(indicator, filter, scope), () -> recordsAnew(indicator, scope, filter));
    }

    /** The same without looking at what was answered before: for measurements. */
    @Transactional(readOnly = true)
    public RecordPage recordsAnew(Indicator indicator, Scope scope, RecordFilter filter) {
        return question(filter, scope).answer(question -> ask(question, indicator, scope));
    }

    /** The indicators in the words of the tallies, as JSON: for who asks the tallies in another way, to measure or to check. */
    @Transactional(readOnly = true)
    public String describe(Collection<Indicator> indicators, Scope scope) {
        return IndicatorFilter.json(filters(indicators, scope));
    }

    /** The same records, all of them while they are read; within a transaction of the caller's, who closes the stream. */
    public Stream<FigureRecord> stream(Indicator indicator, Scope scope, RecordFilter filter) {
        return question(filter, scope).stream(question -> ask(question, indicator, scope));
    }

    private RecordQuestion question(RecordFilter filter, Scope scope) {
        Set<AreaId> within = filter.within();
        return new RecordQuestion(filter, scope.window(), within == null ? null : lying(within, scope));
    }

    JdbcClient.StatementSpec ask(String question, Indicator indicator, Scope scope) {
        planForTheseValues();
        return filters(List.of(indicator), scope)
                .getFirst()
                .bind(scoped(jdbc.sql(Questions.ofRecords(question, scope)), scope));
    }

    /** Months hold no levels: where an indicator asks for some, half-months are read. */
    private JdbcClient.StatementSpec askMonths(String question, Indicator indicator, Scope scope) {
        List<IndicatorFilter> filters = filters(List.of(indicator), scope);
        boolean byLevel = filters.getFirst().levels() != null;
        if (scope.within() != null) {
            return askSums(
                    question,
                    scope,
                    filters,
                    Pieces.byPlaceAndMonth(Family.AREAS, scope.window(), changes(scope)),
                    true,
                    Places.NONE);
        }
        Pieces pieces = byLevel ? Pieces.byForce(scope.window()) : Pieces.byMonth(scope.window());
        return askSums(question, scope, filters, pieces, true, Places.NONE);
    }

    private JdbcClient.StatementSpec askSums(String question, Indicator indicator, Scope scope) {
        Pieces pieces = withinOr(scope, Pieces.byForce(scope.window()));
        return askSums(question, scope, filters(List.of(indicator), scope), pieces, false, Places.NONE);
    }

    private JdbcClient.StatementSpec askSums(
            String question, Scope scope, List<IndicatorFilter> filters, Pieces pieces, boolean byDay, Places places) {
        if (places == Places.UNITS && scope.within() != null) {
            throw new IllegalArgumentException("units are not told apart within an area");
        }
        String sql = Questions.ofSums(question, scope, true, byDay, placesOr(scope, places));
        return filters.getFirst().bind(sums(sql, pieces, filters, scope));
    }

    private JdbcClient.StatementSpec sums(String sql, Pieces pieces, List<IndicatorFilter> filters, Scope scope) {
        boolean byLevel = filters.stream().anyMatch(filter -> filter.levels() != null);
        return pieces.bind(scoped(jdbc.sql(sql), scope)).param("byLevel", byLevel);
    }

    /** Within an area everything is read by area, whatever was meant to be told apart. */
    private Pieces withinOr(Scope scope, Pieces pieces) {
        return scope.within() == null ? pieces : Pieces.byPlace(Family.AREAS, scope.window(), changes(scope));
    }

    private Places placesOr(Scope scope, Places places) {
        AreaId within = scope.within();
        if (within == null) {
            return places;
        }
        return lying(Set.of(within), scope).stays().size() > FEW_AREAS ? Places.AREAS : Places.FEW_AREAS;
    }

    private List<LocalDate> changes(Scope scope) {
        return organisations.at(scope.cutoff()).areaChanges(scope.window());
    }

    /**
     * A plan made for any books, windows and filters alike takes twice as long as one made for those asked for; making it takes a fraction
     * of a millisecond. Holds until the transaction ends.
     */
    private void planForTheseValues() {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }

    /** The indicators in the words of the tallies, as the definitions and the forces stood at the cutoff. */
    List<IndicatorFilter> filters(Collection<Indicator> indicators, Scope scope) {
        Catalogue catalogue = catalogues.at(scope.cutoff(), scope.window().lastDay());
        Organisation organisation = organisations.at(scope.cutoff());
        return indicators.stream()
                .map(indicator -> IndicatorFilter.of(indicator, catalogue, organisation))
                .toList();
    }

    /** What counts these indicators again from the tallies alone. */
    @Transactional(readOnly = true)
    public FigureBasis basis(Collection<Indicator> indicators, Scope scope) {
        List<IndicatorFilter> filters = filters(indicators, scope);
        Map<String, List<AreaId>> areas = new TreeMap<>();
        jdbc.sql(AREAS_OF_LEVELS)
                .param(
                        "levels",
                        filters.stream()
                                .flatMap(filter ->
                                        filter.levels() == null ? Stream.empty() : Arrays.stream(filter.levels()))
                                .distinct()
                                .toArray(String[]::new))
                .query(row -> {
                    areas.computeIfAbsent(row.getString("level"), _ -> new ArrayList<>())
                            .add(new AreaId(row.getLong("area")));
                });
        return new FigureBasis(filters.stream().map(IndicatorFilter::part).toList(), areas);
    }

    JdbcClient.StatementSpec scoped(JdbcClient.StatementSpec statement, Scope scope) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "books", scope.bookNumbers(),
                "positions", scope.positions(),
                "from", scope.window().from(),
                "to", scope.window().to(),
                "common", scope.cutoff().common()));
        AreaId within = scope.within();
        JdbcClient.StatementSpec scoped = statement.params(parameters);
        return within == null ? scoped : Inside.SCOPE.bind(scoped, lying(Set.of(within), scope));
    }

    private Lying<AreaId> lying(Set<AreaId> areas, Scope scope) {
        return organisations.at(scope.cutoff()).lyingIn(areas, scope.window());
    }

    private static Quantity quantity(@Nullable BigDecimal value) {
        return value == null ? Quantity.ZERO : new Quantity(value);
    }
}
