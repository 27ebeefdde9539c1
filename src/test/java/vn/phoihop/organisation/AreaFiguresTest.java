package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
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
 * Figures by area, over random histories of areas founded, moved, merged, split, parted off and closed: what they give is what a naive walk up from
 * each record's place on its day gives, and, read in the areas of later, what a walk day by day along what went into what gives.
 */
@DatabaseTest
@UsesDatabase(own = true)
class AreaFiguresTest {

    /** An Giang: there for good. */
    private static final long PROVINCE = 2091;

    private static final int DAYS = 60;
    private static final LocalDate FIRST = LocalDate.now().plusDays(10);
    private static final Window WINDOW = new Window(FIRST.minusDays(20), FIRST.plusDays(DAYS + 20));
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

    private static final List<ChangeKind> KINDS = List.of(
            ChangeKind.FOUND,
            ChangeKind.FOUND,
            ChangeKind.FOUND,
            ChangeKind.MOVE,
            ChangeKind.MOVE,
            ChangeKind.MERGE,
            ChangeKind.MERGE,
            ChangeKind.SPLIT,
            ChangeKind.SPLIT,
            ChangeKind.DETACH,
            ChangeKind.DETACH,
            ChangeKind.CLOSE);

    @Autowired
    Organisations organisations;

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    MakingChanges making;

    @Autowired
    Figures figures;

    @Autowired
    Rebasing rebasing;

    @Autowired
    Ledger ledger;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext context;

    private record Counted(AreaId area, LocalDate day) {}

    private final Map<ChangeKind, Integer> made = new EnumMap<>(ChangeKind.class);
    private BookId book = BookId.COMMON;
    private int codes;

    @BeforeEach
    void load() {
        loading.loadShipped();
        book = TestBooks.open(context);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void figuresByAreaAreThoseOfANaiveWalk(long seed) {
        Random random = new Random(seed);
        changeAll(random, "VUNG" + seed + "-");
        assertThat(made.keySet()).containsExactlyInAnyOrderElementsOf(Set.copyOf(KINDS));
        Organisation known = organisations.current();
        List<Counted> counted = post(known, random, "VUNG" + seed + "-");
        Scope scope = new Scope(WINDOW, Set.of(book), asSystem(() -> ledger.cutoff(Set.of(book))));
        int parts = 0;
        for (AreaLevel level : AreaLevel.ADMINISTRATIVE) {
            List<PlaceFigure<AreaId>> then = asSystem(() -> figures.byArea(RECORDS, scope, level));
            assertThat(then.stream()
                            .collect(Collectors.toMap(
                                    row -> Optional.ofNullable(row.place()), row -> exact(row.value()))))
                    .as("%s as it happened", level)
                    .isEqualTo(counted.stream()
                            .collect(Collectors.groupingBy(
                                    one -> above(known, one.area(), one.day(), level), Collectors.counting())));
            then.stream()
                    .filter(row -> row.place() != null)
                    .limit(10)
                    .forEach(row -> assertThat(recordsIn(Set.of(place(row.place())), scope))
                            .as("records behind %s", row)
                            .isEqualTo(exact(row.value())));
            List<RebasedFigure<AreaId>> now = asSystem(() -> rebasing.byArea(RECORDS, scope, level, LATER));
            assertThat(found(now)).as("%s as later", level).isEqualTo(expected(known, counted, level));
            parts += (int) now.stream().filter(row -> row.from() != null).count();
            now.stream()
                    .filter(row -> row.place() != null)
                    .limit(10)
                    .forEach(row -> assertThat(
                                    recordsIn(known.territory(place(row.place()), WINDOW.from(), LATER), scope))
                            .as("records behind %s", row)
                            .isEqualTo(exact(row.value())));
        }
        assertThat(parts).as("some were split or gave a part away").isPositive();
        assertThat(known.areaChanges(WINDOW)).isNotEmpty();
    }

    private void changeAll(Random random, String prefix) {
        for (int i = 0; i < 8; i++) {
            make(wished(ChangeKind.FOUND, random.nextInt(4), random, prefix));
        }
        for (int i = 0; i < 110; i++) {
            make(wished(KINDS.get(random.nextInt(KINDS.size())), i * DAYS / 110, random, prefix));
        }
    }

    private ChangeWished wished(ChangeKind kind, int day, Random random, String prefix) {
        LocalDate on = FIRST.plusDays(day);
        List<Area> there = there(organisations.current(), on, prefix);
        Supplier<Long> any = () -> there.isEmpty()
                ? Long.valueOf(PROVINCE)
                : Long.valueOf(there.get(random.nextInt(there.size())).id().value());
        NewName name = new NewName(prefix + ++codes, "Nơi " + codes, "Place", null);
        boolean heir = random.nextBoolean();
        Long parent = null;
        AreaLevel level = null;
        if (kind == ChangeKind.FOUND || kind == ChangeKind.MOVE) {
            parent = random.nextInt(3) > 0 ? any.get() : Long.valueOf(PROVINCE);
            level = parent == PROVINCE && random.nextInt(3) > 0 ? AreaLevel.DISTRICT : AreaLevel.COMMUNE;
        }
        boolean toOneThere = kind == ChangeKind.CLOSE
                || kind == ChangeKind.SPLIT
                || (kind == ChangeKind.MERGE || kind == ChangeKind.DETACH) && heir;
        boolean toANewOne = kind == ChangeKind.FOUND
                || kind == ChangeKind.SPLIT
                || kind == ChangeKind.DETACH && random.nextBoolean()
                || (kind == ChangeKind.MERGE || kind == ChangeKind.DETACH) && !heir;
        return new ChangeWished(
                kind,
                PlaceType.AREA,
                on,
                kind == ChangeKind.FOUND ? List.of() : List.of(any.get()),
                toOneThere ? List.of(any.get()) : List.of(),
                toANewOne ? List.of(name) : List.of(),
                parent,
                null,
                kind == ChangeKind.FOUND ? level : null,
                List.of(),
                "Nghị quyết");
    }

    private static List<Area> there(Organisation known, LocalDate day, String prefix) {
        return known.areasUnder(new AreaId(PROVINCE), day).stream()
                .flatMap(area -> known.findArea(area, day).stream())
                .filter(area -> area.code().startsWith(prefix))
                .sorted(Comparator.comparing(Area::id))
                .toList();
    }

    private void make(ChangeWished wished) {
        try {
            long seen = organisations.current().position();
            Acting.runAsSystem(() -> making.make(UUID.randomUUID(), wished, seen, new Maker("Quản trị")));
            made.merge(wished.kind(), 1, Integer::sum);
        } catch (Refused expected) {
            // Such as an area that would lie under one of its own level: another one is tried.
            assertThat(expected.problems()).isNotEmpty();
        }
    }

    private List<Counted> post(Organisation known, Random random, String prefix) {
        List<Counted> counted = new ArrayList<>();
        for (int i = 0; i < 1_500; i++) {
            LocalDate day = WINDOW.from().plusDays(random.nextInt(20 + DAYS + 20));
            List<Area> there = there(known, day, prefix);
            boolean somewhere = there.isEmpty() || random.nextInt(20) == 0;
            counted.add(new Counted(
                    somewhere
                            ? new AreaId(PROVINCE)
                            : there.get(random.nextInt(there.size())).id(),
                    day));
        }
        asSystem(() -> ledger.post(counted.stream().map(this::posting).toList()));
        return counted;
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
                        one.area(),
                        new UnitId(3000),
                        force,
                        TallyRole.COUNTED,
                        ForceSet.of(force),
                        "PATROL",
                        null,
                        null,
                        false)));
    }

    /** The area of the level in which (or which) it was on the day, by walking up. */
    private static Optional<AreaId> above(Organisation known, AreaId area, LocalDate day, AreaLevel level) {
        Optional<Area> at = known.findArea(area, day);
        while (at.isPresent() && at.get().level() != level) {
            at = known.parent(at.get().id(), day);
        }
        return at.map(Area::id);
    }

    /** Where an area of the window has come to; {@code whole} when all of it is in one place. */
    private record Ends(Set<AreaId> places, boolean whole) {}

    /** Day by day: who holds some of it after each day's mergers, splits and parts. */
    private static Ends walk(Organisation known, AreaId area) {
        Set<AreaId> holders = new TreeSet<>(Set.of(area));
        boolean lost = false;
        for (LocalDate day = WINDOW.from().plusDays(1); !day.isAfter(LATER); day = day.plusDays(1)) {
            Set<AreaId> next = new TreeSet<>();
            for (AreaId holder : holders) {
                LocalDate on = day;
                List<AreaSuccession> gone = known.successions(holder).stream()
                        .filter(one -> one.since().equals(on))
                        .toList();
                boolean stays = gone.isEmpty()
                        || gone.stream().noneMatch(AreaSuccession::whole)
                                && known.findArea(holder, day).isPresent();
                if (stays) {
                    next.add(holder);
                }
                gone.forEach(one -> next.add(one.successor()));
                lost |= !stays && gone.size() == 1 && !gone.getFirst().whole();
            }
            holders = next;
        }
        Set<AreaId> there = new TreeSet<>();
        for (AreaId holder : holders) {
            if (known.findArea(holder, LATER).isPresent()) {
                there.add(holder);
            } else {
                lost = true;
            }
        }
        return new Ends(there, there.size() == 1 && !lost);
    }

    private static Map<String, Long> expected(Organisation known, List<Counted> counted, AreaLevel level) {
        Map<String, Long> rows = new HashMap<>();
        for (Counted one : counted) {
            Optional<AreaId> place = above(known, one.area(), one.day(), level);
            Ends ends = place.map(area -> walk(known, area)).orElseGet(() -> new Ends(Set.of(), false));
            String row = ends.places().isEmpty()
                    ? "rest"
                    : ends.whole()
                            ? "area " + ends.places().iterator().next()
                            : "part of " + place.orElseThrow() + " in " + ends.places();
            rows.merge(row, 1L, Long::sum);
        }
        return rows;
    }

    private static Map<String, Long> found(List<RebasedFigure<AreaId>> rows) {
        Map<String, Long> found = new HashMap<>();
        for (RebasedFigure<AreaId> row : rows) {
            String name = row.place() != null
                    ? "area " + row.place()
                    : row.from() == null ? "rest" : "part of " + row.from() + " in " + new TreeSet<>(row.among());
            assertThat(found.put(name, exact(row.value()))).isNull();
        }
        return found;
    }

    private static AreaId place(@Nullable AreaId place) {
        return java.util.Objects.requireNonNull(place);
    }

    private static long exact(Quantity quantity) {
        return quantity.value().longValueExact();
    }

    private long recordsIn(Set<AreaId> areas, Scope scope) {
        RecordFilter filter = new RecordFilter(null, null, null, areas, null, RecordFilter.Order.NEWEST, null, 5_000);
        return asSystem(() -> figures.records(RECORDS, scope, filter)).records().size();
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
