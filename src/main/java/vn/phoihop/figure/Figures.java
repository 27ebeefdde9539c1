package vn.phoihop.figure;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Quantity;

/**
 * Figures, read from the running totals, and records, read from the tallies. The same question at the same cutoff has the same answer for ever; exercise records never count.
 */
@Component
public class Figures {

    private static final String COMPUTE = Sql.of("figure/compute");
    private static final String BY_FORCE = Sql.of("figure/by_force");
    private static final String BY_MONTH = Sql.of("figure/by_month");
    private static final String BY_MONTH_AND_FORCE = Sql.of("figure/by_month_and_force");
    private static final String BY_AREA = Sql.of("figure/by_area");
    /** The rest row last among equals. */
    private static final Comparator<AreaFigure> LARGEST_FIRST = Comparator.comparing(AreaFigure::value)
            .reversed()
            .thenComparing(AreaFigure::area, Comparator.nullsLast(Comparator.comparing(AreaId::value)));

    private static final String AREAS_OF_LEVELS = Sql.of("figure/areas_of_levels");

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
        sums(Questions.ofSums(COMPUTE, scope, false, false, false), pieces, filters, scope)
                .param("indicators", IndicatorFilter.json(filters))
                .query(row -> {
                    values.put(row.getString("code"), new FigureValue(quantity(row.getBigDecimal("quantity")), false));
                });
        if (scope.within() == null) {
            countOnly
                    .find(values.keySet(), scope)
                    .forEach((code, declared) -> values.computeIfPresent(
                            code, (same, value) -> new FigureValue(value.value().plus(declared.quantity()), true)));
        }
        return Collections.unmodifiableMap(values);
    }

    /** The value of one figure. */
    @Transactional(readOnly = true)
    public FigureValue compute(Indicator indicator, Scope scope) {
        return compute(List.of(indicator), scope).getOrDefault(indicator.code(), FigureValue.NONE);
    }

    /** By force, in the order of the forces' bits; every force known at the cutoff has a row once there is anything at all. */
    @Transactional(readOnly = true)
    public List<ForceFigure> byForce(Indicator indicator, Scope scope) {
        return answers.get(
                new ByForce(indicator, scope),
                () -> askSums(BY_FORCE, indicator, scope, false, false)
                        .query((row, i) -> new ForceFigure(
                                new ForceId(row.getInt("bit")),
                                quantity(row.getBigDecimal("led")),
                                quantity(row.getBigDecimal("took_part"))))
                        .list());
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
    public List<AreaFigure> byArea(Indicator indicator, Scope scope, AreaLevel level) {
        return answers.get(new ByArea(indicator, level, scope), () -> byAreaAnew(indicator, scope, level));
    }

    /** The same without looking at what was answered before: for measurements. */
    @Transactional(readOnly = true)
    public List<AreaFigure> byAreaAnew(Indicator indicator, Scope scope, AreaLevel level) {
        Organisation organisation = organisations.at(scope.cutoff());
        List<LocalDate> changes = organisation.areaChanges(scope.window());
        Map<@Nullable AreaId, Quantity> sums = new HashMap<>();
        askSums(BY_AREA, indicator, scope, true, true)
                .param("changes", changes.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(row -> {
                    int era = row.getInt("era");
                    LocalDate day = era == 0 ? scope.window().from() : changes.get(era - 1);
                    @Nullable
                    AreaId area = organisation
                            .within(new AreaId(row.getLong("area")), level, day)
                            .map(Area::id)
                            .orElse(null);
                    sums.merge(area, quantity(row.getBigDecimal("quantity")), Quantity::plus);
                });
        List<AreaFigure> rows = new ArrayList<>();
        sums.forEach((area, sum) -> {
            if (!sum.isZero()) {
                rows.add(new AreaFigure(area, sum));
            }
        });
        rows.sort(LARGEST_FIRST);
        return rows;
    }

    /** The records behind a figure, a page at a time. Without a filter their amounts add up to the figure. */
    @Transactional(readOnly = true)
    public RecordPage records(Indicator indicator, Scope scope, RecordFilter filter) {
        return answers.get(new Behind(indicator, filter, scope), () -> recordsAnew(indicator, scope, filter));
    }

    /** The same without looking at what was answered before: for measurements. */
    @Transactional(readOnly = true)
    public RecordPage recordsAnew(Indicator indicator, Scope scope, RecordFilter filter) {
        return new RecordQuestion(filter, scope.window()).answer(question -> ask(question, indicator, scope));
    }

    /** The indicators in the words of the tallies, as JSON: for who asks the tallies in another way, to measure or to check. */
    @Transactional(readOnly = true)
    public String describe(Collection<Indicator> indicators, Scope scope) {
        return IndicatorFilter.json(filters(indicators, scope));
    }

    /** The same records, all of them while they are read; within a transaction of the caller's, who closes the stream. */
    public Stream<FigureRecord> stream(Indicator indicator, Scope scope, RecordFilter filter) {
        return new RecordQuestion(filter, scope.window()).stream(question -> ask(question, indicator, scope));
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
                    question, scope, filters, Pieces.byAreaAndMonth(scope.window(), changes(scope)), true, false);
        }
        Pieces pieces = byLevel ? Pieces.byForce(scope.window()) : Pieces.byMonth(scope.window());
        return askSums(question, scope, filters, pieces, true, false);
    }

    private JdbcClient.StatementSpec askSums(
            String question, Indicator indicator, Scope scope, boolean byDay, boolean byArea) {
        Pieces pieces = byArea ? byArea(scope) : withinOr(scope, Pieces.byForce(scope.window()));
        return askSums(question, scope, filters(List.of(indicator), scope), pieces, byDay, byArea);
    }

    private JdbcClient.StatementSpec askSums(
            String question, Scope scope, List<IndicatorFilter> filters, Pieces pieces, boolean byDay, boolean byArea) {
        String sql = Questions.ofSums(question, scope, true, byDay, byArea);
        return filters.getFirst().bind(sums(sql, pieces, filters, scope));
    }

    private JdbcClient.StatementSpec sums(String sql, Pieces pieces, List<IndicatorFilter> filters, Scope scope) {
        boolean byLevel = filters.stream().anyMatch(filter -> filter.levels() != null);
        return pieces.bind(scoped(jdbc.sql(sql), scope)).param("byLevel", byLevel);
    }

    /** Within an area everything is read by area, whatever was meant to be told apart. */
    private Pieces withinOr(Scope scope, Pieces pieces) {
        return scope.within() == null ? pieces : byArea(scope);
    }

    private Pieces byArea(Scope scope) {
        return Pieces.byArea(scope.window(), changes(scope));
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

    static JdbcClient.StatementSpec scoped(JdbcClient.StatementSpec statement, Scope scope) {
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "books", scope.bookNumbers(),
                "positions", scope.positions(),
                "from", scope.window().from(),
                "to", scope.window().to(),
                "common", scope.cutoff().common()));
        AreaId within = scope.within();
        return statement.params(parameters).param("within", within == null ? null : within.value(), Types.BIGINT);
    }

    private static Quantity quantity(@Nullable BigDecimal value) {
        return value == null ? Quantity.ZERO : new Quantity(value);
    }
}
