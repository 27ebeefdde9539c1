package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.PlaceFigure;
import vn.phoihop.figure.RebasedFigure;
import vn.phoihop.figure.Rebasing;
import vn.phoihop.figure.RecordFilter;
import vn.phoihop.figure.Scope;
import vn.phoihop.figure.UnitFigures;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.MakingChanges.Maker;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * Figures by the tree of units, over random histories of units founded, moved, merged, split and closed: what they give is what a naive walk up the
 * superiors of each record's day gives, and, read in the tree of today, a naive walk along who took over from whom.
 */
@DatabaseTest
@UsesDatabase(own = true)
class UnitFiguresTest {

    /** The border guard of Kiên Giang: there for good. */
    private static final long COMMAND = 3000;

    private static final int DAYS = 60;
    private static final int LEVELS = 5;
    private static final LocalDate FIRST = LocalDate.now().plusDays(10);
    private static final Window WINDOW = new Window(FIRST.minusDays(40), FIRST.plusDays(DAYS + 20));
    private static final LocalDate LATER = WINDOW.to().plusDays(5);
    private static final LocalizedText TEXT = new LocalizedText("Số cuộc", "Number");
    private static final Indicator RECORDS = new Indicator(
            "RECORDS",
            TEXT,
            "RECORD",
            TallyRole.COUNTED,
            Set.of(),
            Set.of(),
            null,
            false,
            Set.of(),
            Set.of(),
            TEXT,
            Hedge.EXACT,
            null);

    @Autowired
    Organisations organisations;

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    MakingChanges making;

    @Autowired
    Figures figures;

    @Autowired
    UnitFigures unitFigures;

    @Autowired
    Rebasing rebasing;

    @Autowired
    Ledger ledger;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext context;

    private record Counted(UnitId unit, LocalDate day) {}

    private BookId book = BookId.COMMON;
    private int codes;

    @BeforeEach
    void load() {
        loading.loadShipped();
        book = TestBooks.open(context);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void figuresByUnitAreThoseOfANaiveWalk(long seed) {
        Random random = new Random(seed);
        changeAll(random, "CAY" + seed + "-");
        Organisation known = organisations.current();
        List<Counted> counted = post(known, random);
        Scope scope = scope();
        assertThat(figures(scope)).isEqualTo(Quantity.of(counted.size()));
        int parts = 0;
        for (int level = 0; level < LEVELS; level++) {
            int at = level;
            List<PlaceFigure<UnitId>> then = asSystem(() -> unitFigures.byUnit(RECORDS, scope, at));
            assertThat(then.stream()
                            .collect(Collectors.toMap(
                                    row -> Optional.ofNullable(row.place()),
                                    row -> row.value().value().longValueExact())))
                    .as("level %d as it happened", at)
                    .isEqualTo(counted.stream()
                            .collect(Collectors.groupingBy(
                                    one -> above(known, one.unit(), one.day(), at), Collectors.counting())));
            then.stream()
                    .filter(row -> row.place() != null)
                    .limit(12)
                    .forEach(row -> assertThat(recordsIn(known.standingUnder(unit(row.place()), at, WINDOW), scope))
                            .as("records behind %s", row)
                            .isEqualTo(row.value().value().longValueExact()));
            List<RebasedFigure<UnitId>> now = asSystem(() -> rebasing.byUnit(RECORDS, scope, at, LATER));
            assertThat(found(now)).as("level %d as later", at).isEqualTo(expected(known, counted, at));
            parts += (int) now.stream().filter(row -> row.from() != null).count();
            now.stream()
                    .filter(row -> row.place() != null)
                    .limit(12)
                    .forEach(row -> assertThat(recordsIn(known.comeInto(unit(row.place()), at, WINDOW, LATER), scope))
                            .as("records behind %s", row)
                            .isEqualTo(row.value().value().longValueExact()));
            now.stream()
                    .filter(row -> row.from() != null)
                    .limit(5)
                    .forEach(row -> assertThat(recordsIn(known.only(unit(row.from()), WINDOW), scope))
                            .as("records behind %s", row)
                            .isEqualTo(row.value().value().longValueExact()));
        }
        assertThat(parts).as("some were split").isPositive();
        assertThat(known.unitMoves(WINDOW)).as("some moved").isNotEmpty();
    }

    /** Days are cut only where a unit moved that has something, or one above it. */
    @Test
    void whatMovesElsewhereCutsNothing() {
        Random random = new Random(4);
        changeAll(random, "XA-");
        Organisation known = organisations.current();
        UnitId police = new UnitId(1011);
        assertThat(known.unitMoves(WINDOW)).isNotEmpty();
        assertThat(known.unitMoves(WINDOW, Set.of(police))).isEmpty();
        assertByUnit(known, List.of(new Counted(police, FIRST), new Counted(police, FIRST.plusDays(DAYS))));
        Set<Integer> cuts = new HashSet<>();
        for (int round = 0; round < 8; round++) {
            List<Counted> few = new ArrayList<>(List.of(new Counted(police, FIRST)));
            for (int i = 0; i < 4; i++) {
                few.add(anyone(known, random));
            }
            cuts.add(known.unitMoves(WINDOW, few.stream().map(Counted::unit).collect(Collectors.toSet()))
                    .size());
            assertByUnit(known, few);
        }
        assertThat(cuts).as("some cut and not all alike").hasSizeGreaterThan(1);
    }

    private void assertByUnit(Organisation known, List<Counted> counted) {
        book = TestBooks.open(context);
        asSystem(() -> ledger.post(counted.stream().map(this::posting).toList()));
        Scope scope = scope();
        for (int level = 0; level < LEVELS; level++) {
            int at = level;
            assertThat(asSystem(() -> unitFigures.byUnit(RECORDS, scope, at)).stream()
                            .collect(Collectors.toMap(
                                    row -> Optional.ofNullable(row.place()),
                                    row -> row.value().value().longValueExact())))
                    .as("level %d of %s", at, counted)
                    .isEqualTo(counted.stream()
                            .collect(Collectors.groupingBy(
                                    one -> above(known, one.unit(), one.day(), at), Collectors.counting())));
        }
    }

    /** The command of the border guard comes under that of the military in the midst of a half-year: rows before and after it stand side by side. */
    @Test
    void aForceThatComesUnderAnotherIsReadAsItStoodAndAsItStands() {
        long military = 2000;
        make(new ChangeWished(
                ChangeKind.MOVE,
                PlaceType.UNIT,
                FIRST,
                List.of(COMMAND),
                List.of(),
                List.of(),
                military,
                null,
                null,
                List.of(),
                "Quyết định"));
        UnitId station = new UnitId(3007);
        asSystem(() -> ledger.post(List.of(
                posting(new Counted(station, FIRST.minusDays(1))), posting(new Counted(station, FIRST.plusDays(1))))));
        Scope scope = scope();
        assertThat(asSystem(() -> unitFigures.byUnit(RECORDS, scope, 0)))
                .containsExactlyInAnyOrder(
                        new PlaceFigure<>(new UnitId(COMMAND), Quantity.ONE),
                        new PlaceFigure<>(new UnitId(military), Quantity.ONE));
        assertThat(asSystem(() -> rebasing.byUnit(RECORDS, scope, 0, LATER)))
                .containsExactly(new RebasedFigure<>(new UnitId(military), null, List.of(), Quantity.of(2)));
        assertThat(asSystem(() -> rebasing.byUnit(RECORDS, scope, 1, LATER)))
                .containsExactly(new RebasedFigure<>(new UnitId(COMMAND), null, List.of(), Quantity.of(2)));
    }

    private void changeAll(Random random, String prefix) {
        for (int i = 0; i < 6; i++) {
            make(wished(ChangeKind.FOUND, random.nextInt(4), random, prefix, COMMAND));
        }
        List<ChangeKind> kinds = List.of(
                ChangeKind.FOUND,
                ChangeKind.FOUND,
                ChangeKind.FOUND,
                ChangeKind.MOVE,
                ChangeKind.MOVE,
                ChangeKind.MERGE,
                ChangeKind.SPLIT,
                ChangeKind.SPLIT,
                ChangeKind.CLOSE);
        for (int i = 0; i < 70; i++) {
            make(wished(kinds.get(random.nextInt(kinds.size())), i * DAYS / 70, random, prefix, null));
        }
    }

    private ChangeWished wished(ChangeKind kind, int day, Random random, String prefix, Long parent) {
        LocalDate on = FIRST.plusDays(day);
        List<Long> ids = organisations.current().units(on).stream()
                .filter(unit -> unit.code().startsWith(prefix))
                .map(unit -> unit.id().value())
                .toList();
        Supplier<Long> any = () -> ids.isEmpty() ? COMMAND : ids.get(random.nextInt(ids.size()));
        NewName name = new NewName(prefix + ++codes, "Nơi " + codes, "Place", null);
        boolean heir = random.nextBoolean();
        return new ChangeWished(
                kind,
                PlaceType.UNIT,
                on,
                kind == ChangeKind.FOUND ? List.of() : List.of(any.get()),
                kind == ChangeKind.CLOSE || kind == ChangeKind.SPLIT || kind == ChangeKind.MERGE && heir
                        ? List.of(any.get())
                        : List.of(),
                kind == ChangeKind.FOUND || kind == ChangeKind.SPLIT || kind == ChangeKind.MERGE && !heir
                        ? List.of(name)
                        : List.of(),
                kind == ChangeKind.FOUND || kind == ChangeKind.MOVE
                        ? parent == null && random.nextInt(4) > 0 ? any.get() : Long.valueOf(COMMAND)
                        : null,
                null,
                null,
                List.of(),
                "Quyết định");
    }

    private void make(ChangeWished wished) {
        try {
            long seen = organisations.current().position();
            Acting.runAsSystem(() -> making.make(UUID.randomUUID(), wished, seen, new Maker("Quản trị")));
        } catch (Refused expected) {
            // Such as a ring, or a superior that would be left without its day: another one is tried.
            assertThat(expected.problems()).isNotEmpty();
        }
    }

    private List<Counted> post(Organisation known, Random random) {
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            counted.add(anyone(known, random));
        }
        asSystem(() -> ledger.post(counted.stream().map(this::posting).toList()));
        return counted;
    }

    private static Counted anyone(Organisation known, Random random) {
        LocalDate day = WINDOW.from().plusDays(random.nextInt(40 + DAYS + 20));
        // Now and then one of another day, which may have ended since, or not have begun yet.
        LocalDate on = random.nextInt(10) > 0 ? day : WINDOW.from().plusDays(random.nextInt(40 + DAYS + 20));
        List<Unit> there = known.unitsUnder(new UnitId(COMMAND), on).stream()
                .flatMap(unit -> known.findUnit(unit, on).stream())
                .sorted(Comparator.comparing(Unit::id))
                .toList();
        return new Counted(there.get(random.nextInt(there.size())).id(), day);
    }

    private Posting posting(Counted one) {
        ForceId force = new ForceId(2);
        return new Posting(
                new RecordKey(book, UUID.randomUUID()),
                "activity",
                "ACTIVITY_SUBMITTED",
                "thử",
                null,
                1,
                Map.of(),
                List.of(new Tally(
                        "RECORD",
                        Quantity.ONE,
                        one.day(),
                        new AreaId(1091),
                        one.unit(),
                        force,
                        TallyRole.COUNTED,
                        ForceSet.of(force),
                        "PATROL",
                        null,
                        null,
                        false)));
    }

    /** The unit of the level above (or being) this one on the day, by walking up its superiors. */
    private static Optional<UnitId> above(Organisation known, UnitId unit, LocalDate day, int level) {
        List<Unit> chain = known.superiors(unit, nearest(known, unit, day));
        return level < chain.size()
                ? Optional.of(chain.get(chain.size() - 1 - level).id())
                : Optional.empty();
    }

    /** The day, or the last one before on which the unit was there, or its first one. */
    private static LocalDate nearest(Organisation known, UnitId unit, LocalDate day) {
        LocalDate before = day;
        while (known.findUnit(unit, before).isEmpty() && before.isAfter(WINDOW.from())) {
            before = before.minusDays(1);
        }
        LocalDate after = before;
        while (known.findUnit(unit, after).isEmpty()) {
            after = after.plusDays(1);
        }
        return after;
    }

    /** Where what the unit was has come to by walking along who took over; empty for what nobody did, or stands above the level. */
    private static Set<Optional<UnitId>> ends(Organisation known, UnitId unit, int level) {
        if (known.findUnit(unit, LATER).isPresent()) {
            return Set.of(above(known, unit, LATER, level));
        }
        List<Succession> heirs = known.successions(unit);
        if (heirs.isEmpty()) {
            return Set.of(Optional.empty());
        }
        Set<Optional<UnitId>> ends = new HashSet<>();
        heirs.forEach(heir -> ends.addAll(ends(known, heir.successor(), level)));
        return ends;
    }

    private static Map<String, Long> expected(Organisation known, List<Counted> counted, int level) {
        Map<String, Long> rows = new HashMap<>();
        for (Counted one : counted) {
            Set<Optional<UnitId>> ends = ends(known, one.unit(), level);
            List<UnitId> there =
                    ends.stream().flatMap(Optional::stream).sorted().toList();
            String row = there.isEmpty()
                    ? "rest"
                    : ends.size() == 1 ? "unit " + there.getFirst() : "part of " + one.unit() + " in " + there;
            rows.merge(row, 1L, Long::sum);
        }
        return rows;
    }

    private static Map<String, Long> found(List<RebasedFigure<UnitId>> rows) {
        Map<String, Long> found = new HashMap<>();
        for (RebasedFigure<UnitId> row : rows) {
            String name = row.place() != null
                    ? "unit " + row.place()
                    : row.from() == null
                            ? "rest"
                            : "part of " + row.from() + " in "
                                    + row.among().stream().sorted().toList();
            assertThat(found.put(name, row.value().value().longValueExact())).isNull();
        }
        return found;
    }

    private static UnitId unit(UnitId unit) {
        return java.util.Objects.requireNonNull(unit);
    }

    private long recordsIn(Lying<UnitId> credited, Scope scope) {
        RecordFilter filter =
                new RecordFilter(null, null, null, null, false, credited, null, RecordFilter.Order.NEWEST, null, 5_000);
        return asSystem(() -> figures.records(RECORDS, scope, filter)).records().size();
    }

    private Quantity figures(Scope scope) {
        return asSystem(() -> figures.compute(RECORDS, scope)).value();
    }

    private Scope scope() {
        return new Scope(WINDOW, Set.of(book), asSystem(() -> ledger.cutoff(Set.of(book))));
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
