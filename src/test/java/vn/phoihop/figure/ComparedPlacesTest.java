package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** The same territory in 2022 and in 2026: two windows in one structure, row beside row; no row says more than is known. */
@DatabaseTest
@UsesDatabase(own = true)
class ComparedPlacesTest {

    private static final Window YEAR = Window.parse("2026-01-01/2026-10-01");
    private static final Window LONG_AGO = Window.parse("2022-01-01/2022-10-01");
    private static final LocalDate NOW = LocalDate.of(2026, 10, 1);
    /** A commune of An Giang that is made of what An Giang was before. */
    private static final AreaId ELSEWHERE = new AreaId(330313);

    private static final long OF_TESTS = 900_000;
    private static final AreaId VINH_BAO = new AreaId(130742);
    private static final AreaId RACH_GIA = new AreaId(330742);

    @Autowired
    FiguresByPlace places;

    @Autowired
    ComparedFigures compared;

    @Autowired
    Figures figures;

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    Organisations organisations;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext context;

    private BookId book = BookId.COMMON;
    private PostedTallies posted;

    @BeforeEach
    void openBook() {
        book = TestBooks.inKienGiang(context);
        posted = new PostedTallies(context, book);
    }

    @Test
    void inTheCommunesOfTodayBothWindowsAreTheirPlainListsAndAddUpToTheirFigures() {
        Random random = new Random(2226);
        List<AreaId> then = communesOf2022();
        List<AreaId> now = theirSuccessors();
        List<Posting> postings = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            postings.add(PostedTallies.patrol(
                    book, any(random, then), LONG_AGO.from().plusDays(random.nextInt(270))));
            postings.add(
                    PostedTallies.patrol(book, any(random, now), YEAR.from().plusDays(random.nextInt(270))));
        }
        postings.add(PostedTallies.patrol(book, new AreaId(500001), LONG_AGO.from()));
        postings.add(PostedTallies.patrol(book, new AreaId(500001), YEAR.from()));
        postings.add(PostedTallies.patrol(book, ELSEWHERE, YEAR.from()));
        posted.post(postings);
        for (Structure structure : Structure.values()) {
            for (AreaLevel level : List.of(AreaLevel.PROVINCE, AreaLevel.COMMUNE)) {
                PlaceTree tree = PlaceTree.of(structure, YEAR, NOW);
                List<ComparedRow<AreaId>> rows = areas(level, structure);
                assertThat(values(rows, ComparedRow::value)).isEqualTo(plain(YEAR, level, tree));
                assertThat(values(rows, ComparedRow::other)).isEqualTo(plain(LONG_AGO, level, tree));
                assertThat(sum(rows, ComparedRow::value))
                        .isEqualTo(figure(YEAR))
                        .isEqualTo(Quantity.of(402));
                assertThat(sum(rows, ComparedRow::other)).isEqualTo(figure(LONG_AGO));
            }
        }
        List<ComparedRow<AreaId>> rows = areas(AreaLevel.COMMUNE, Structure.AS_NOW);
        assertThat(rows.stream().filter(row -> row.change() == null))
                .as("nobody knows what was in 2022 where this commune of another province is now")
                .containsExactly(new ComparedRow<>(PlaceKey.of(ELSEWHERE), Quantity.ONE, null, null));
        assertThat(sum(rows, ComparedRow::difference))
                .as("all others have what they had and what they have")
                .isEqualTo(Quantity.ZERO);
        assertThat(rows.getLast())
                .as("at sea")
                .isEqualTo(new ComparedRow<AreaId>(
                        new PlaceKey<>(null, null, List.of()),
                        Quantity.ONE,
                        Quantity.ONE,
                        Change.of(Quantity.ONE, Quantity.ONE)));
    }

    @Test
    void wardsThatBecameOneAreComparedWithIt() {
        posted.patrol(new AreaId(130730), LONG_AGO.from())
                .patrol(VINH_BAO, LONG_AGO.from())
                .patrol(VINH_BAO, LONG_AGO.lastDay())
                .patrol(RACH_GIA, YEAR.from())
                .patrol(new AreaId(331105), YEAR.from());
        ComparedRow<AreaId> ward = row(areas(AreaLevel.COMMUNE, Structure.AS_NOW), RACH_GIA);
        assertThat(ward.value()).isEqualTo(Quantity.ONE);
        assertThat(ward.other()).isEqualTo(Quantity.of(3));
        assertThat(ward.change()).isEqualTo(new Change(Quantity.of(-2), new BigDecimal("-66.7")));
        ComparedRow<AreaId> other = row(areas(AreaLevel.COMMUNE, Structure.AS_NOW), new AreaId(331105));
        assertThat(other.other()).as("known, and nothing there").isEqualTo(Quantity.ZERO);
        assertThat(other.change()).isEqualTo(new Change(Quantity.ONE, null));
        ComparedRow<AreaId> then = row(areas(AreaLevel.COMMUNE, Structure.AS_IT_HAPPENED), VINH_BAO);
        assertThat(then.value()).as("it was no more").isNull();
        assertThat(then.other()).isEqualTo(Quantity.of(2));
        assertThat(then.change()).isNull();
    }

    @Test
    void whereOneWindowHasNoPlaceOfTheLevelTheRestIsNotCompared() {
        posted.patrol(VINH_BAO, LONG_AGO.from())
                .patrol(new AreaId(500001), LONG_AGO.from())
                .patrol(RACH_GIA, YEAR.from())
                .patrol(RACH_GIA, YEAR.lastDay());
        assertThat(areas(AreaLevel.DISTRICT, Structure.AS_IT_HAPPENED).getLast())
                .as("districts are no more: everything of 2026 beside what was at sea in 2022")
                .isEqualTo(new ComparedRow<AreaId>(
                        new PlaceKey<>(null, null, List.of()), Quantity.of(2), Quantity.ONE, null));
    }

    @Test
    void whatCannotBeToldApartIsNotCompared() {
        Acting.runAsSystem(() -> loading.load(Map.of("areas-test.csv", """
                        id;code;level;parent;name_vi;name_en;valid_from;valid_to
                        900001;T1;COMMUNE;10911;Xã Chia;Split Commune;;2025-07-01
                        900002;T2;COMMUNE;2091;Xã Một;Commune One;2025-07-01;
                        900003;T3;COMMUNE;2091;Xã Hai;Commune Two;2025-07-01;
                        """, "successions-test.csv", """
                        area;successor;since;extent
                        900001;900002;2025-07-01;PART
                        900001;900003;2025-07-01;PART
                        """), "thử"));
        AreaId one = new AreaId(900002);
        AreaId two = new AreaId(900003);
        posted.patrol(new AreaId(900001), LONG_AGO.from())
                .patrol(new AreaId(900001), LONG_AGO.lastDay())
                .patrol(one, YEAR.from());
        List<ComparedRow<AreaId>> rows = areas(AreaLevel.COMMUNE, Structure.AS_NOW);
        assertThat(rows)
                .containsExactly(
                        new ComparedRow<>(PlaceKey.of(one), Quantity.ONE, null, null),
                        new ComparedRow<>(
                                new PlaceKey<>(null, new AreaId(900001), List.of(one, two)),
                                null,
                                Quantity.of(2),
                                null));
    }

    @Test
    void ofAWindowOfWhichNothingIsKnownThereIsNoNought() {
        posted.patrol(RACH_GIA, YEAR.from());
        assertThat(areas(AreaLevel.COMMUNE, Structure.AS_NOW))
                .containsExactly(new ComparedRow<>(PlaceKey.of(RACH_GIA), Quantity.ONE, null, null));
        posted.personnel(VINH_BAO, LONG_AGO.from());
        assertThat(areas(AreaLevel.COMMUNE, Structure.AS_NOW))
                .as("something is known of it, and no patrol")
                .containsExactly(new ComparedRow<>(
                        PlaceKey.of(RACH_GIA), Quantity.ONE, Quantity.ZERO, new Change(Quantity.ONE, null)));
    }

    @Test
    void byUnitBothWindowsAreTheirPlainListsToo() {
        posted.patrol(VINH_BAO, LONG_AGO.from())
                .patrol(new UnitId(3000), VINH_BAO, LONG_AGO.from())
                .patrol(RACH_GIA, YEAR.from())
                .patrol(new UnitId(1000), RACH_GIA, YEAR.from());
        for (Structure structure : Structure.values()) {
            for (int level = 0; level < 3; level++) {
                int shown = level;
                PlaceTree tree = PlaceTree.of(structure, YEAR, NOW);
                List<ComparedRow<UnitId>> rows =
                        asSystem(() -> places.units(patrols(), scope(YEAR), against(LONG_AGO), shown, tree));
                assertThat(values(rows, ComparedRow::value))
                        .isEqualTo(plainOf(asSystem(() -> places.units(patrols(), scope(YEAR), shown, tree))));
                assertThat(values(rows, ComparedRow::other))
                        .isEqualTo(plainOf(asSystem(() -> places.units(patrols(), scope(LONG_AGO), shown, tree))));
                assertThat(sum(rows, ComparedRow::other)).isEqualTo(Quantity.of(2));
            }
        }
    }

    private List<ComparedRow<AreaId>> areas(AreaLevel level, Structure structure) {
        return asSystem(() ->
                places.areas(patrols(), scope(YEAR), against(LONG_AGO), level, PlaceTree.of(structure, YEAR, NOW)));
    }

    private Map<PlaceKey<AreaId>, Quantity> plain(Window window, AreaLevel level, PlaceTree tree) {
        return plainOf(asSystem(() -> places.areas(patrols(), scope(window), level, tree)));
    }

    private static <P> Map<PlaceKey<P>, Quantity> plainOf(List<RebasedFigure<P>> rows) {
        Map<PlaceKey<P>, Quantity> values = new HashMap<>();
        rows.forEach(row -> assertThat(values.put(row.key(), row.value())).isNull());
        return values;
    }

    /** What is not nought. */
    private static <P extends Comparable<P>> Map<PlaceKey<P>, Quantity> values(
            List<ComparedRow<P>> rows, Function<ComparedRow<P>, @Nullable Quantity> value) {
        Map<PlaceKey<P>, Quantity> values = new HashMap<>();
        for (ComparedRow<P> row : rows) {
            Quantity quantity = value.apply(row);
            if (quantity != null && !quantity.isZero()) {
                values.put(row.key(), quantity);
            }
        }
        return values;
    }

    private static <P extends Comparable<P>> Quantity sum(
            List<ComparedRow<P>> rows, Function<ComparedRow<P>, @Nullable Quantity> value) {
        return rows.stream().flatMap(row -> Stream.ofNullable(value.apply(row))).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static ComparedRow<AreaId> row(List<ComparedRow<AreaId>> rows, AreaId area) {
        return rows.stream()
                .filter(row -> area.equals(row.key().place()))
                .findFirst()
                .orElseThrow();
    }

    private Against against(Window window) {
        return new Against(
                scope(window),
                patrols(),
                compared.find(patrols(), scope(YEAR)).orElse(null),
                compared.find(patrols(), scope(window)).orElse(null),
                List.of());
    }

    private Quantity figure(Window window) {
        return asSystem(() -> figures.compute(patrols(), scope(window))).value();
    }

    private Indicator patrols() {
        return context.getBean(Catalogues.class).current().indicator("PATROLS");
    }

    private Scope scope(Window window) {
        return new Scope(window, Set.of(book), context.getBean(Ledger.class).cutoff(Set.of(book)));
    }

    /** Those of Kiên Giang. */
    private List<AreaId> communesOf2022() {
        Organisation organisation = asSystem(organisations::current);
        return organisation.areas(AreaLevel.COMMUNE, LONG_AGO.from()).stream()
                .map(Area::id)
                .filter(area -> area.value() < OF_TESTS)
                .toList();
    }

    private List<AreaId> theirSuccessors() {
        Organisation organisation = asSystem(organisations::current);
        return communesOf2022().stream()
                .flatMap(area -> organisation.rebased(area, LONG_AGO.from(), NOW).places().stream())
                .distinct()
                .toList();
    }

    private static AreaId any(Random random, List<AreaId> areas) {
        return areas.get(random.nextInt(areas.size()));
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
