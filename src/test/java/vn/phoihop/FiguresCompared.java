package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.Share;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.FigureRecord;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.RecordFilter;
import vn.phoihop.figure.Scope;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.RecordKey;

/**
 * What the rooms answer beside what counting the distinct records from scratch gives, at some scope: all figures of the half-year's form; and, of
 * some or all of them, what they are by force, by force taking part, by month, by district, record by record, and outside an area by unit and by
 * units, districts and communes as of a later day, row by row. Figures declared without records are no part of it: {@code DeclaringCountsTest}
 * adds those up.
 */
final class FiguresCompared {

    private final DeedGround ground;
    private final NaiveBooks naive;
    private final NaiveTree tree;
    private final UnitReadings units;
    private final Figures figures;
    private final Catalogues catalogues;
    private final long seed;

    /** Values compared, and those of them that are not zero. */
    int compared;

    int counted;

    FiguresCompared(ApplicationContext context, DeedGround ground, NaiveBooks naive, long seed) {
        this.ground = ground;
        this.naive = naive;
        this.tree = ground.tree;
        this.units = new UnitReadings(context, tree);
        this.figures = context.getBean(Figures.class);
        this.catalogues = context.getBean(Catalogues.class);
        this.seed = seed;
    }

    /** @param most so many of the figures, drawn by lot, are broken down too */
    void at(Scope scope, int most) {
        List<Indicator> indicators = indicators(scope);
        Map<String, List<Share>> shares = shares(indicators, scope);
        Map<String, FigureValue> found = ground.asSystem(() -> figures.computeAnew(indicators, scope));
        for (Indicator indicator : indicators) {
            List<Share> own = shares.getOrDefault(indicator.code(), List.of());
            BigDecimal expected = NaiveBooks.sum(own);
            BigDecimal value = found.getOrDefault(indicator.code(), FigureValue.NONE)
                    .value()
                    .value();
            compared++;
            counted += expected.signum() == 0 ? 0 : 1;
            if (expected.compareTo(value) != 0) {
                throw new AssertionError(trace(indicator, scope, own, expected, value));
            }
        }
        List<Indicator> some = new ArrayList<>(indicators);
        Collections.shuffle(some, ground.random);
        some.stream()
                .limit(most)
                .forEach(indicator -> brokenDown(indicator, scope, shares.getOrDefault(indicator.code(), List.of())));
    }

    private List<Indicator> indicators(Scope scope) {
        Catalogue catalogue = ground.asSystem(
                () -> catalogues.at(scope.cutoff(), scope.window().lastDay()));
        return catalogue.form("SIX_MONTH").lines().stream()
                .map(line -> catalogue.indicator(line.indicator()))
                .distinct()
                .toList();
    }

    private Map<String, List<Share>> shares(List<Indicator> indicators, Scope scope) {
        Map<BookId, Long> positions = new TreeMap<>();
        scope.books().forEach(book -> positions.put(book, scope.cutoff().position(book)));
        AreaId within = scope.within();
        long common = scope.cutoff().common();
        Map<String, List<Share>> shares = new LinkedHashMap<>();
        for (Indicator indicator : indicators) {
            shares.put(
                    indicator.code(),
                    naive.shares(
                            indicator,
                            positions,
                            one -> scope.window().contains(one.day())
                                    && NaiveBooks.isLevel(indicator, tree.level(one.area()))
                                    && (within == null || tree.lies(one.area(), within, one.day(), common))));
        }
        return shares;
    }

    private void brokenDown(Indicator indicator, Scope scope, List<Share> shares) {
        String what = "seed %s: %s at %s over %s".formatted(seed, indicator.code(), scope.cutoff(), scope.window());
        Map<ForceId, BigDecimal> led = new HashMap<>();
        Map<ForceId, BigDecimal> took = new HashMap<>();
        ground.asSystem(() -> figures.byForce(indicator, scope)).forEach(row -> {
            led.put(row.force(), row.led().value());
            took.put(row.force(), row.tookPart().value());
        });
        Map<ForceId, BigDecimal> taking = new HashMap<>();
        shares.forEach(one -> one.forces().forEach(force -> taking.merge(force, one.amount(), BigDecimal::add)));
        same(what + " by force", led, NaiveBooks.sums(shares, Share::force));
        same(what + " taking part", took, taking);
        Map<YearMonth, BigDecimal> months = new HashMap<>();
        ground.asSystem(() -> figures.byMonth(indicator, scope))
                .forEach(row -> months.put(row.month(), row.value().value()));
        same(what + " by month", months, NaiveBooks.sums(shares, one -> YearMonth.from(one.day())));
        Map<Object, BigDecimal> districts = new HashMap<>();
        ground.asSystem(() -> figures.byArea(indicator, scope, AreaLevel.DISTRICT))
                .forEach(row -> districts.put(
                        row.place() == null ? "rest" : row.place(), row.value().value()));
        same(
                what + " by district",
                districts,
                NaiveBooks.sums(
                        shares,
                        one -> tree.within(
                                        one.area(),
                                        AreaLevel.DISTRICT,
                                        one.day(),
                                        scope.cutoff().common())
                                .<Object>map(area -> area)
                                .orElse("rest")));
        same(what + " record by record", records(indicator, scope), NaiveBooks.sums(shares, Share::record));
        if (scope.within() == null) {
            ground.asSystem(() -> units.all(indicator, scope, shares))
                    .forEach((reading, pair) ->
                            same(what + " " + reading, pair.found(), pair.expected(), () -> tree.told(shares)));
        }
    }

    private Map<RecordKey, BigDecimal> records(Indicator indicator, Scope scope) {
        Map<RecordKey, BigDecimal> found = new HashMap<>();
        for (FigureRecord one : ground.asSystem(() -> figures.records(
                        indicator,
                        scope,
                        new RecordFilter(null, null, null, null, null, RecordFilter.Order.NEWEST, null, 1_000_000)))
                .records()) {
            found.put(one.record(), one.quantity().value());
        }
        return found;
    }

    private <K> void same(String what, Map<K, BigDecimal> found, Map<K, BigDecimal> expected) {
        same(what, found, expected, () -> "");
    }

    private <K> void same(String what, Map<K, BigDecimal> found, Map<K, BigDecimal> expected, Supplier<String> trace) {
        compared += expected.size();
        counted += expected.size();
        assertThat(tidy(found)).as(() -> what + trace.get()).isEqualTo(tidy(expected));
    }

    private <K> Map<K, BigDecimal> tidy(Map<K, BigDecimal> amounts) {
        Map<K, BigDecimal> tidy = new HashMap<>();
        amounts.forEach((key, amount) -> {
            if (amount.signum() != 0) {
                tidy.put(key, amount.stripTrailingZeros());
            }
        });
        return tidy;
    }

    /** Which records are counted otherwise, and all that was done to the first of them. */
    private String trace(Indicator indicator, Scope scope, List<Share> shares, BigDecimal expected, BigDecimal found) {
        Map<RecordKey, BigDecimal> read = tidy(records(indicator, scope));
        Map<RecordKey, BigDecimal> counted = tidy(NaiveBooks.sums(shares, Share::record));
        Set<RecordKey> different = new LinkedHashSet<>(read.keySet());
        different.addAll(counted.keySet());
        different.removeIf(key -> Optional.ofNullable(read.get(key)).equals(Optional.ofNullable(counted.get(key))));
        StringBuilder text = new StringBuilder("seed %s: %s is %s, counted from scratch %s; %s over %s within %s"
                .formatted(seed, indicator.code(), found, expected, scope.cutoff(), scope.window(), scope.within()));
        different.stream()
                .limit(2)
                .forEach(
                        key -> text.append("\n%s reads %s, counted %s:".formatted(key, read.get(key), counted.get(key)))
                                .append("\n  ")
                                .append(String.join("\n  ", naive.deeds(key))));
        if (different.isEmpty()) {
            text.append("\nthe records agree, the totals do not");
        }
        return text.toString();
    }
}
