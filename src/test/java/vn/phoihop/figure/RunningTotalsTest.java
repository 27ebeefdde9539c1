package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Whatever is written in whatever order, figures read from running totals are those that counting the records anew gives, at every cutoff. */
@DatabaseTest
@UsesDatabase(own = true)
class RunningTotalsTest {

    private static final int POSTINGS = 9_000;
    private static final LocalDate FIRST = LocalDate.of(2021, 11, 1);
    private static final int DAYS = 400;
    private static final List<String> KINDS = List.of("PATROL", "SWEEP", "CHECK");

    @Autowired
    Figures figures;

    @Autowired
    UnitFigures unitFigures;

    @Autowired
    RunningTotals totals;

    @Autowired
    Ledger ledger;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext context;

    private final Random random = new Random(20221124);

    /** Who posted what at which position of which book; the naive book. */
    private record Posted(BookId book, long position, UUID record, List<Tally> tallies) {}

    private final List<Posted> posted = new ArrayList<>();
    private List<AreaId> areas = List.of();

    @Test
    void figuresAreThoseOfTheRecordsCountedAnew() {
        Acting.runAsSystem(() -> context.getBean(LoadingOrganisation.class).loadShipped());
        Organisation organisation = asSystem(organisations::current);
        areas = Stream.of(AreaLevel.DISTRICT, AreaLevel.COMMUNE, AreaLevel.SEA_ZONE)
                .flatMap(level -> organisation.areas(level, LocalDate.of(2022, 1, 1)).stream())
                .map(Area::id)
                .toList();
        List<BookId> books = List.of(TestBooks.open(context), TestBooks.open(context));
        write(books);
        assertThat(foldedFamilies()).as("folds of every family").isEqualTo(Family.values().length);
        for (int round = 0; round < 40; round++) {
            compare(round % 3 == 0 ? Set.copyOf(books) : Set.of(books.get(0)), organisation);
        }
        BookId book = books.get(0);
        assertThat(asSystem(() -> totals.check(book))).matches(RunningTotals.Finding::holds, "what was kept holds");
        asSystem(() -> {
            totals.rebuild(book);
            return true;
        });
        assertThat(asSystem(() -> totals.check(book)))
                .matches(RunningTotals.Finding::holds, "what was made anew holds");
        compare(Set.of(book), organisation);
        for (Kept kept : Kept.values()) {
            loseOneTotal(book, kept);
            assertThat(asSystem(() -> totals.check(book)).first()).contains("not {");
            asSystem(() -> {
                totals.rebuild(book);
                return true;
            });
            assertThat(asSystem(() -> totals.check(book))).matches(RunningTotals.Finding::holds, "mended");
        }
    }

    private void loseOneTotal(BookId book, Kept kept) {
        int lost = asSystem(
                () -> jdbc.sql(kept.in("""
                        delete from {table}
                        where (book, family, granule, first_day, {row}, position) in (
                            select book, family, granule, first_day, {row}, position
                            from {table}
                            where book = :book
                            order by position, family, granule, first_day, {row}
                            limit 1)""")).param("book", book.value()).update());
        assertThat(lost).isEqualTo(1);
    }

    private void compare(Set<BookId> books, Organisation organisation) {
        Cutoff now = asSystem(() -> ledger.cutoff(books));
        Map<BookId, Long> positions = new HashMap<>(Map.of(BookId.COMMON, now.common()));
        books.forEach(book -> positions.put(book, (long) random.nextInt((int) now.position(book) + 1)));
        LocalDate from = FIRST.plusDays(random.nextInt(DAYS - 40));
        LocalDate to = from.plusDays(1 + random.nextInt(260));
        Window window = random.nextInt(3) == 0 ? Window.parse("2021-12-15/2022-06-15") : new Window(from, to);
        Scope scope = new Scope(window, books, new Cutoff(positions));
        List<Indicator> indicators = List.of(
                indicator("ALL", "RECORD", TallyRole.COUNTED, Set.of(), false, Set.of()),
                indicator("SOME", "RECORD", TallyRole.COUNTED, Set.of("PATROL", "CHECK"), false, Set.of()),
                indicator("JOINT", "RECORD", TallyRole.COUNTED, Set.of(), true, Set.of()),
                indicator("SEA", "RECORD", TallyRole.COUNTED, Set.of(), false, Set.of(AreaLevel.SEA_ZONE)),
                indicator("PEOPLE", "PERSONNEL_TURN", TallyRole.CONTRIBUTED, Set.of("SWEEP"), false, Set.of()));
        List<Tally> counted = recounted(scope);
        Map<String, Quantity> expected = new LinkedHashMap<>();
        Map<String, Quantity> found = new LinkedHashMap<>();
        Map<String, FigureValue> values = asSystem(() -> figures.computeAnew(indicators, scope));
        for (Indicator indicator : indicators) {
            expected.put(indicator.code(), sum(of(indicator, counted, organisation)));
            found.put(
                    indicator.code(),
                    values.getOrDefault(indicator.code(), FigureValue.NONE).value());
        }
        assertThat(found).as(scope.toString()).isEqualTo(expected);

        Indicator one = indicators.get(random.nextInt(indicators.size()));
        List<Tally> its = of(one, counted, organisation);
        assertThat(asSystem(() -> figures.byMonth(one, scope)).stream()
                        .collect(Collectors.toMap(MonthFigure::month, MonthFigure::value)))
                .as("by month " + scope)
                .isEqualTo(grouped(its, tally -> YearMonth.from(tally.occurredOn())));
        assertThat(asSystem(() -> figures.byForce(one, scope)).stream()
                        .filter(force -> !force.led().isZero())
                        .collect(Collectors.toMap(ForceFigure::force, ForceFigure::led)))
                .as("by force " + scope)
                .isEqualTo(grouped(its, Tally::creditedForce));
        assertThat(asSystem(() -> figures.byArea(one, scope, AreaLevel.DISTRICT)).stream()
                        .collect(Collectors.toMap(
                                row -> row.place() == null ? new AreaId(1) : row.place(), PlaceFigure::value)))
                .as("by district " + scope)
                .isEqualTo(grouped(its, tally -> district(tally, organisation)));
        assertThat(asSystem(() -> unitFigures.byUnitAlone(one, scope)).stream()
                        .collect(Collectors.toMap(PlaceFigure::place, PlaceFigure::value)))
                .as("by unit " + scope)
                .isEqualTo(grouped(its, Tally::creditedUnit));
        AreaId district = areas.stream()
                .filter(area -> organisation.area(area, FIRST).level() == AreaLevel.DISTRICT)
                .skip(random.nextInt(15))
                .findFirst()
                .orElseThrow();
        Scope within = new Scope(window, books, scope.cutoff(), district);
        assertThat(asSystem(() -> figures.computeAnew(List.of(one), within))
                        .getOrDefault(one.code(), FigureValue.NONE)
                        .value())
                .as("within " + within)
                .isEqualTo(sum(its.stream()
                        .filter(tally -> district(tally, organisation).equals(district))
                        .toList()));
    }

    /** The tallies that the records known at the cutoff have then, each record's last word alone. */
    private List<Tally> recounted(Scope scope) {
        Map<UUID, List<Tally>> last = new HashMap<>();
        posted.stream()
                .filter(one -> scope.books().contains(one.book)
                        && one.position <= scope.cutoff().position(one.book))
                .forEach(one -> last.put(one.record, one.tallies));
        return last.values().stream()
                .flatMap(List::stream)
                .filter(tally -> scope.window().contains(tally.occurredOn()) && !tally.exercise())
                .toList();
    }

    private static List<Tally> of(Indicator indicator, List<Tally> tallies, Organisation organisation) {
        return tallies.stream()
                .filter(tally -> tally.measure().equals(indicator.measure())
                        && tally.role() == indicator.role()
                        && (indicator.kinds().isEmpty() || indicator.kinds().contains(tally.kind()))
                        && (!indicator.jointOnly()
                                || Integer.bitCount(tally.forces().bits()) > 1)
                        && (indicator.areaLevels().isEmpty()
                                || indicator
                                        .areaLevels()
                                        .contains(organisation
                                                .area(tally.area(), tally.occurredOn())
                                                .level())))
                .toList();
    }

    private static AreaId district(Tally tally, Organisation organisation) {
        AreaId area = tally.area();
        return organisation.area(area, tally.occurredOn()).level() == AreaLevel.DISTRICT
                ? area
                : organisation
                        .parent(area, tally.occurredOn())
                        .filter(parent -> parent.level() == AreaLevel.DISTRICT)
                        .map(Area::id)
                        .orElse(new AreaId(1));
    }

    private static <K> Map<K, Quantity> grouped(List<Tally> tallies, Function<Tally, K> key) {
        return tallies.stream()
                .collect(Collectors.groupingBy(
                        key, Collectors.reducing(Quantity.ZERO, Tally::quantity, Quantity::plus)));
    }

    private static Quantity sum(List<Tally> tallies) {
        return tallies.stream().map(Tally::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    /** New records, corrections and withdrawals, in transactions of one to some two hundred, mostly about recent days. */
    private void write(List<BookId> books) {
        Map<BookId, List<UUID>> known = new TreeMap<>();
        int written = 0;
        while (written < POSTINGS) {
            BookId book = books.get(random.nextInt(4) == 0 ? 1 : 0);
            List<UUID> records = known.computeIfAbsent(book, any -> new ArrayList<>());
            List<Posting> postings = new ArrayList<>();
            int size = random.nextInt(3) == 0 ? 1 + random.nextInt(200) : 1 + random.nextInt(20);
            for (int i = 0; i < size; i++) {
                boolean change = !records.isEmpty() && random.nextInt(4) == 0;
                UUID record =
                        change ? records.get(random.nextInt(records.size())) : new UUID(random.nextLong(), written + i);
                if (!change) {
                    records.add(record);
                }
                List<Tally> tallies =
                        change && random.nextBoolean() ? List.of() : tallies((written + i) * DAYS / POSTINGS);
                postings.add(new Posting(
                        new RecordKey(book, record),
                        "activity",
                        "ACTIVITY_SUBMITTED",
                        "thử",
                        null,
                        1,
                        Map.of(),
                        tallies));
            }
            List<Long> positions = asSystem(() -> ledger.post(postings));
            IntStream.range(0, size)
                    .forEach(i -> posted.add(new Posted(
                            book,
                            positions.get(i),
                            postings.get(i).record().id(),
                            postings.get(i).tallies())));
            written += size;
        }
    }

    private List<Tally> tallies(int around) {
        LocalDate day = FIRST.plusDays(Math.min(
                DAYS - 1, Math.max(0, around - random.nextInt(random.nextInt(10) == 0 ? 200 : 3))));
        List<ForceId> forces =
                new ArrayList<>(IntStream.range(0, 5).mapToObj(ForceId::new).toList());
        Collections.shuffle(forces, random);
        ForceId[] taking = forces.subList(0, 1 + random.nextInt(3)).toArray(ForceId[]::new);
        AreaId area = areas.get(random.nextInt(areas.size()));
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        boolean exercise = random.nextInt(20) == 0;
        List<Tally> tallies = new ArrayList<>();
        tallies.add(tally("RECORD", 1, day, area, TallyRole.COUNTED, taking[0], taking, kind, exercise));
        for (ForceId force : taking) {
            int people = 1 + random.nextInt(8);
            tallies.add(
                    tally("PERSONNEL_TURN", people, day, area, TallyRole.CONTRIBUTED, force, taking, kind, exercise));
        }
        return tallies;
    }

    private static Tally tally(
            String measure,
            long quantity,
            LocalDate day,
            AreaId area,
            TallyRole role,
            ForceId force,
            ForceId[] forces,
            String kind,
            boolean exercise) {
        return new Tally(
                measure,
                Quantity.of(quantity),
                day,
                area,
                new UnitId(force.bit() + 1),
                force,
                role,
                ForceSet.of(forces),
                kind,
                null,
                null,
                exercise);
    }

    private static Indicator indicator(
            String code, String measure, TallyRole role, Set<String> kinds, boolean jointOnly, Set<AreaLevel> levels) {
        LocalizedText text = new LocalizedText(code, code);
        return new Indicator(
                code, text, measure, role, kinds, Set.of(), null, jointOnly, Set.of(), levels, text, Hedge.EXACT, null);
    }

    private int foldedFamilies() {
        return asSystem(() -> jdbc.sql("select count(distinct family) from fold")
                .query(Integer.class)
                .single());
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
