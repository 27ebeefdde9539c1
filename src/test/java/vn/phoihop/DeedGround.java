package vn.phoihop;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Where random deeds are done: two books, some units and places, a clock of its own, and what was told of each record. */
final class DeedGround {

    static final LocalDate FIRST = LocalDate.of(2021, 12, 1);

    final Random random;
    final NaiveBooks naive;
    final List<BookId> books;
    final Organisations organisations;
    final Ledger ledger;
    final List<UnitId> units;
    final List<UnitId> leaves;
    final List<AreaId> areas;
    final List<AreaId> districts;
    final List<AreaId> communes;
    final NaiveTree tree;

    /** The version of each record that was told last. */
    final Map<RecordKey, Integer> versions = new HashMap<>();

    private final TransactionTemplate transaction;

    /** When the deeds are recorded; it only goes forward. */
    Instant clock = FIRST.atTime(8, 0).atZone(Deeds.ZONE).toInstant();

    DeedGround(ApplicationContext context, Random random, NaiveBooks naive, List<BookId> books) {
        this.random = random;
        this.naive = naive;
        this.books = books;
        this.transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        this.organisations = context.getBean(Organisations.class);
        this.ledger = context.getBean(Ledger.class);
        Organisation organisation = asSystem(organisations::current);
        this.tree = new NaiveTree(
                asSystem(() -> organisations.at(organisations.firstKnown())), organisation, naive.closings());
        List<Unit> known = organisation.units(FIRST.plusYears(2)).stream()
                .filter(unit -> unit.parent() != null && unit.valid().to() == null)
                .collect(Collectors.toList());
        Collections.shuffle(known, random);
        known.forEach(unit -> naive.knows(unit.id(), unit.force()));
        this.units = known.stream().limit(30).map(Unit::id).toList();
        this.leaves = units.stream()
                .filter(unit -> FIRST.minusYears(1)
                        .datesUntil(FIRST.plusYears(2))
                        .allMatch(day -> organisation.children(unit, day).isEmpty()))
                .toList();
        this.districts = some(organisation, AreaLevel.DISTRICT, 8);
        this.communes = some(organisation, AreaLevel.COMMUNE, 25);
        this.areas = Stream.of(
                        districts,
                        communes,
                        some(organisation, AreaLevel.SEA_ZONE, 4),
                        some(organisation, AreaLevel.BORDER_SECTION, 2),
                        some(organisation, AreaLevel.BORDER_GATE, 2))
                .flatMap(List::stream)
                .toList();
    }

    /** The same for somebody else, who tells of records of his own; its clock stands. */
    private DeedGround(DeedGround other, Random random) {
        this.random = random;
        this.naive = other.naive.beside();
        this.books = other.books;
        this.transaction = other.transaction;
        this.organisations = other.organisations;
        this.ledger = other.ledger;
        this.tree = other.tree;
        this.units = other.units;
        this.leaves = other.leaves;
        this.districts = other.districts;
        this.communes = other.communes;
        this.areas = other.areas;
        this.clock = other.clock;
    }

    DeedGround beside(Random other) {
        return new DeedGround(this, other);
    }

    private List<AreaId> some(Organisation organisation, AreaLevel level, int most) {
        List<Area> found = new ArrayList<>(organisation.areas(level, FIRST).stream()
                .filter(area -> organisation
                        .within(area.id(), AreaLevel.PROVINCE, FIRST)
                        .map(Area::id)
                        .filter(new AreaId(1091)::equals)
                        .isPresent())
                .toList());
        Collections.shuffle(found, random);
        return found.stream().limit(most).map(Area::id).toList();
    }

    LocalDate today() {
        return clock.atZone(Deeds.ZONE).toLocalDate();
    }

    <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> Objects.requireNonNull(transaction.execute(status -> work.get())));
    }
}
