package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.NaiveBooks.Affair;
import vn.phoihop.NaiveBooks.Share;
import vn.phoihop.casework.CaseHolders;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.FigureRecord;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.figure.RecordFilter;
import vn.phoihop.figure.RunningTotals;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Verification;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Address;

/**
 * Whatever many forces do in whatever order (submit, correct, withdraw, give back, join, merge, undo; open, reach, mend, join, sever, hand over;
 * close and move units, correct areas), every figure at every cutoff and on every day is the one that counting the distinct records from scratch gives, and so is
 * who held which case.
 *
 * <p>{@code -Dproperty.rounds=} plays it so often, each round in two new books; {@code -Dproperty.steps=} deeds each; {@code -Dproperty.seed=}
 * begins with the seed of a round that failed, as it was printed; that of the last test, a third as long, is another one each time.
 */
@DatabaseTest
@UsesDatabase(own = true)
class CountedFromScratchTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Window HALF_YEAR = Window.parse("2021-12-15/2022-06-15");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    @Autowired
    ApplicationContext context;

    @Autowired
    Figures figures;

    @Autowired
    RunningTotals totals;

    @Autowired
    Catalogues catalogues;

    @Autowired
    Organisations organisations;

    @Autowired
    Ledger ledger;

    @Autowired
    Verification verification;

    @Autowired
    CaseHolders holders;

    @Autowired
    ReadingAsOf asOf;

    /** Where the books stood after a deed, and when it was recorded. */
    private record Mark(Cutoff cutoff, Instant at) {}

    /** One round: two books with all that was done in them. */
    private final class Round {
        final long seed;
        final Random random;
        final NaiveBooks naive = new NaiveBooks();
        final List<BookId> books = List.of(TestBooks.inKienGiang(context), TestBooks.inKienGiang(context));
        final long firstKnown;
        final List<Mark> marks = new ArrayList<>();
        final DeedGround ground;
        final RandomDeeds deeds;
        final UnitReadings units = new UnitReadings(context);

        /** Values compared, and those of them that are not zero. */
        int compared;

        int counted;

        Round(long seed, int steps) {
            this.seed = seed;
            this.random = new Random(seed);
            this.ground = new DeedGround(context, random, naive, books);
            this.deeds = new RandomDeeds(context, ground, steps);
            this.firstKnown = ground.asSystem(() -> Math.max(organisations.firstKnown(), catalogues.firstKnown()));
        }

        void play(int steps) {
            for (int step = 0; step < steps; step++) {
                try {
                    deeds.next();
                } catch (RuntimeException refused) {
                    throw new AssertionError(
                            "seed " + seed + ", step " + step + ": a legal deed did not come through", refused);
                }
                marks.add(new Mark(ground.asSystem(() -> ledger.cutoff(books)), ground.clock));
            }
        }

        void compare(int times) {
            for (int i = 0; i < times; i++) {
                compare(random.nextInt(3) == 0 ? onSomeDay() : atSomeMarks());
            }
            compare(marks.getLast().cutoff());
            holders();
        }

        /** Each book as it stood after some deed of its own. */
        private Cutoff atSomeMarks() {
            Map<BookId, Long> positions = new HashMap<>();
            positions.put(BookId.COMMON, mark().cutoff().common());
            books.forEach(book -> positions.put(book, mark().cutoff().position(book)));
            return new Cutoff(positions);
        }

        private Mark mark() {
            return marks.get(random.nextInt(marks.size()));
        }

        /** As a member of staff asks for a day; what the books had reached by its end is known from the marks. */
        private Cutoff onSomeDay() {
            LocalDate day = LocalDate.ofInstant(mark().at(), ZONE);
            Map<BookId, Long> expected = new HashMap<>(Map.of(BookId.COMMON, firstKnown));
            books.forEach(book -> expected.put(book, 0L));
            marks.stream()
                    .filter(mark -> !LocalDate.ofInstant(mark.at(), ZONE).isAfter(day))
                    .forEach(mark -> books.forEach(
                            book -> expected.put(book, mark.cutoff().position(book))));
            Cutoff found = Acting.as(
                    new Acting.Staff(
                            new AccountId(new UUID(0, 1)),
                            "thử",
                            null,
                            Set.copyOf(books),
                            Set.of(),
                            Set.of(),
                            Set.of()),
                    () -> asOf.find(Address.of("/?asOf=" + DAY.format(day)))
                            .orElseThrow()
                            .cutoff());
            assertThat(found).as("seed %s: as of %s", seed, day).isEqualTo(new Cutoff(expected));
            return found;
        }

        private Window window() {
            LocalDate from = DeedGround.FIRST.plusDays(random.nextInt(180) - 60);
            return switch (random.nextInt(3)) {
                case 0 -> HALF_YEAR;
                case 1 ->
                    new Window(from.withDayOfMonth(1), from.withDayOfMonth(1).plusMonths(1 + random.nextInt(3)));
                default -> new Window(from, from.plusDays(1 + random.nextInt(200)));
            };
        }

        private void compare(Cutoff cutoff) {
            Window window = window();
            Set<BookId> some = random.nextBoolean() ? Set.copyOf(books) : Set.of(books.get(random.nextInt(2)));
            @Nullable
            AreaId within =
                    random.nextInt(4) == 0 ? ground.districts.get(random.nextInt(ground.districts.size())) : null;
            Scope scope = new Scope(window, some, cutoff, within);
            Organisation organisation = ground.asSystem(() -> organisations.at(cutoff));
            Catalogue catalogue = ground.asSystem(() -> catalogues.at(cutoff, window.lastDay()));
            List<Indicator> indicators = catalogue.form("SIX_MONTH").lines().stream()
                    .map(line -> catalogue.indicator(line.indicator()))
                    // No information is exchanged here: of that nothing but nought would be compared.
                    .filter(indicator -> Collections.disjoint(indicator.kinds(), Set.of("BULLETIN", "VERIFICATION")))
                    .distinct()
                    .toList();
            Map<BookId, Long> positions = new TreeMap<>();
            some.forEach(book -> positions.put(book, cutoff.position(book)));
            Map<String, List<Share>> shares = new LinkedHashMap<>();
            for (Indicator indicator : indicators) {
                shares.put(
                        indicator.code(),
                        naive.shares(
                                indicator,
                                positions,
                                one -> window.contains(one.day())
                                        && NaiveBooks.isLevel(indicator, level(organisation, one.area()))
                                        && (within == null || lies(organisation, one, within))));
            }
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
            for (int i = 0; i < 3; i++) {
                Indicator indicator = indicators.get(random.nextInt(indicators.size()));
                brokenDown(indicator, scope, shares.getOrDefault(indicator.code(), List.of()), organisation);
            }
        }

        private void brokenDown(Indicator indicator, Scope scope, List<Share> shares, Organisation organisation) {
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
                            row.place() == null ? "rest" : row.place(),
                            row.value().value()));
            same(
                    what + " by district",
                    districts,
                    NaiveBooks.sums(
                            shares,
                            one -> organisation
                                    .within(one.area(), AreaLevel.DISTRICT, one.day())
                                    .<Object>map(Area::id)
                                    .orElse("rest")));
            same(what + " record by record", records(indicator, scope), NaiveBooks.sums(shares, Share::record));
            if (scope.within() == null) {
                same(
                        what + " by unit",
                        ground.asSystem(() -> units.byUnit(indicator, scope)),
                        NaiveBooks.sums(shares, one -> UnitReadings.unit(one, organisation)));
                BigDecimal all = NaiveBooks.sum(shares);
                ground.asSystem(() -> units.sums(indicator, scope))
                        .forEach((reading, sum) ->
                                assertThat(sum).as(what + ", " + reading).isEqualByComparingTo(all));
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
            compared += expected.size();
            counted += expected.size();
            assertThat(tidy(found)).as(what).isEqualTo(tidy(expected));
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
        private String trace(
                Indicator indicator, Scope scope, List<Share> shares, BigDecimal expected, BigDecimal found) {
            Map<RecordKey, BigDecimal> read = tidy(records(indicator, scope));
            Map<RecordKey, BigDecimal> counted = tidy(NaiveBooks.sums(shares, Share::record));
            Set<RecordKey> different = new LinkedHashSet<>(read.keySet());
            different.addAll(counted.keySet());
            different.removeIf(key -> Optional.ofNullable(read.get(key)).equals(Optional.ofNullable(counted.get(key))));
            StringBuilder text = new StringBuilder("seed %s: %s is %s, counted from scratch %s; %s over %s within %s"
                    .formatted(
                            seed, indicator.code(), found, expected, scope.cutoff(), scope.window(), scope.within()));
            different.stream()
                    .limit(2)
                    .forEach(key -> text.append(
                                    "\n%s reads %s, counted %s:".formatted(key, read.get(key), counted.get(key)))
                            .append("\n  ")
                            .append(String.join("\n  ", naive.deeds(key))));
            if (different.isEmpty()) {
                text.append("\nthe records agree, the totals do not");
            }
            return text.toString();
        }

        /** Who held each case on some days, by what was known at some cutoffs. */
        private void holders() {
            naive.now(Affair.class, one -> true).keySet().stream().limit(60).forEach(key -> {
                Cutoff cutoff = atSomeMarks();
                LocalDate day = DeedGround.FIRST.plusDays(random.nextInt(230));
                Affair then = (Affair) naive.at(key, cutoff.position(key.book()));
                Object expected = then == null ? "nobody" : orNobody(naive.holder(then, day, cutoff.common()));
                Object found = ground.asSystem(() -> holders.list(key, Optional.of(cutoff))).stream()
                        .filter(one -> one.on(day))
                        .<Object>map(CaseHolders.Holding::unit)
                        .findFirst()
                        .orElse("nobody");
                compared++;
                assertThat(found)
                        .as(
                                "seed %s: holder of %s on %s at %s:%n  %s",
                                seed, key, day, cutoff, String.join("\n  ", naive.deeds(key)))
                        .isEqualTo(expected);
            });
        }

        private static Object orNobody(@Nullable Object unit) {
            return unit == null ? "nobody" : unit;
        }

        private void books() {
            for (BookId book : books) {
                assertThat(ground.asSystem(() -> verification.verify(book)).holds())
                        .as("seed %s: the chain of book %s", seed, book)
                        .isTrue();
                assertThat(ground.asSystem(() -> totals.check(book)))
                        .as("seed %s: running totals", seed)
                        .matches(RunningTotals.Finding::holds);
            }
        }
    }

    private static @Nullable AreaLevel level(Organisation organisation, AreaId area) {
        return organisation.area(area).level();
    }

    private static boolean lies(Organisation organisation, Share one, AreaId within) {
        return organisation.areasUnder(within, one.day()).contains(one.area());
    }

    @Test
    void everyFigureIsTheOneCountedFromScratch() {
        int rounds = Integer.getInteger("property.rounds", 1);
        int steps = Integer.getInteger("property.steps", 420);
        long first = Long.getLong("property.seed", 20_261_125L);
        for (int round = 0; round < rounds; round++) {
            play(first + round, steps);
        }
    }

    @Test
    void soItIsForOtherDeedsEachTime() {
        play(System.nanoTime(), Integer.getInteger("property.steps", 420) / 3);
    }

    private void play(long seed, int steps) {
        System.out.println("CountedFromScratchTest: seed " + seed + " at " + LocalTime.now());
        Round one = new Round(seed, steps);
        one.play(steps);
        one.compare(steps / 16);
        one.books();
        System.out.println("CountedFromScratchTest: seed %d: %d values compared, %d of them not zero; deeds %s"
                .formatted(seed, one.compared, one.counted, one.deeds.done()));
        assertThat(one.counted).as("values that are not zero").isGreaterThan(steps / 3);
    }
}
