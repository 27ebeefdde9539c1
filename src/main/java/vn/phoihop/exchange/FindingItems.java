package vn.phoihop.exchange;

import static vn.phoihop.database.SqlValues.array;
import static vn.phoihop.database.SqlValues.text;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.SignedIn;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Batches;
import vn.phoihop.web.FirstRows;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/** Finds items by a filter, a page at a time, however many there are. */
@Component
class FindingItems {

    /** Rows read at once while all are gone through. */
    private static final int BATCH = 1_000;

    private static final String FIND = Sql.of("exchange/find_items");
    private static final String COUNT = Sql.of("exchange/count_items");
    private static final String COUNT_WAITING = Sql.of("exchange/count_waiting_items");

    private final JdbcClient jdbc;
    private final Items items;
    private final ItemDesk desk;
    private final Books books;
    private final Organisations organisations;
    private final Clock clock;

    FindingItems(JdbcClient jdbc, Items items, ItemDesk desk, Books books, Organisations organisations, Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.desk = desk;
        this.books = books;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Listed> search(ItemFilter filter, int limit) {
        return read(filter, find(filter, limit));
    }

    /** The first rows of a page, and how many there are in all, counted up to {@link FirstRows#COUNTED}. */
    @Transactional(readOnly = true)
    FirstRows<Listed> first(ItemFilter filter) {
        return filter.after() == null
                ? FirstRows.of(find(filter, FirstRows.COUNTED + 1), places -> read(filter, places))
                : new FirstRows<>(search(filter, FirstRows.READ), count(filter, FirstRows.COUNTED));
    }

    /** Only which, and where they stand. */
    @Transactional(readOnly = true)
    List<RowPlace> find(ItemFilter filter, int limit) {
        return asked(FIND, filter, limit).query(RowPlace::of).list();
    }

    private List<Listed> read(ItemFilter filter, List<RowPlace> places) {
        Map<UUID, Item> found =
                items.list(filter.book(), places.stream().map(RowPlace::record).toList());
        return places.stream()
                .flatMap(place -> Stream.ofNullable(found.get(place.record()))
                        .map(item -> new Listed(desk.seen(item), place.changedAt())))
                .toList();
    }

    /** How many there are, at most one more than {@code most}. */
    @Transactional(readOnly = true)
    int count(ItemFilter filter, int most) {
        return asked(COUNT, filter, most + 1).query(Integer.class).single();
    }

    /** How many wait for each of the reasons, at most one more than {@code most}; one question for all of them. */
    @Transactional(readOnly = true)
    List<Integer> countWaiting(BookId book, List<ItemFilter> reasons, int most) {
        LocalDate today = today(book);
        return jdbc.sql(COUNT_WAITING)
                .param("book", book.value())
                .param("boxes", reasons.stream().map(one -> one.box().name()).toArray(String[]::new))
                .param(
                        "reasons",
                        reasons.stream().map(one -> text(one.waiting())).toArray(String[]::new))
                .param("desk", desk(today))
                .param("today", today)
                .param("untouchedSince", ItemRows.utc(EndingItems.forgottenBefore(today)))
                .param("limit", most + 1)
                .query(Integer.class)
                .list();
    }

    /** All of them, a batch at a time, in constant memory; to be gone through within the transaction. */
    @Transactional(readOnly = true)
    Stream<Listed> stream(ItemFilter filter) {
        return Batches.stream(search(filter, BATCH), BATCH, last -> search(filter.after(last.place()), BATCH));
    }

    /** The own unit and those it took over from: what nobody of these has opened is unread. */
    private Long[] desk(LocalDate today) {
        UnitId own = SignedIn.current().unit();
        return own == null
                ? new Long[0]
                : organisations.current().unitsOnDeskOf(own, today).stream()
                        .map(UnitId::value)
                        .toArray(Long[]::new);
    }

    LocalDate today(BookId book) {
        return LocalDate.ofInstant(clock.instant(), books.get(book).timeZone());
    }

    private JdbcClient.StatementSpec asked(String question, ItemFilter filter, int limit) {
        @Nullable RowPlace after = filter.after();
        LocalDate today = today(filter.book());
        ItemFilter.Sides sides = filter.sides();
        return jdbc.sql(question)
                .param("book", filter.book().value())
                .param("box", filter.box().name())
                .param("words", filter.words().toArray(String[]::new))
                .param("kind", text(filter.kind()), Types.VARCHAR)
                .param("state", text(filter.state()), Types.VARCHAR)
                .param("topic", filter.topic(), Types.VARCHAR)
                .param("urgency", text(filter.urgency()), Types.VARCHAR)
                .param("waiting", text(filter.waiting()), Types.VARCHAR)
                .param("desk", desk(today))
                .param("today", today)
                .param("forces", filter.forces(), Types.INTEGER)
                .param("areas", array(filter.areas()), Types.VARCHAR)
                .param("units", array(filter.units()), Types.VARCHAR)
                .param(
                        "fromForce",
                        sides.fromForce() == null ? null : sides.fromForce().bit(),
                        Types.INTEGER)
                .param(
                        "fromUnit",
                        sides.fromUnit() == null ? null : sides.fromUnit().value(),
                        Types.BIGINT)
                .param(
                        "toForce",
                        sides.toForce() == null ? null : sides.toForce().bit(),
                        Types.INTEGER)
                .param("toUnit", sides.toUnit() == null ? null : sides.toUnit().value(), Types.BIGINT)
                .param("from", text(filter.from()), Types.VARCHAR)
                .param("to", text(filter.to()), Types.VARCHAR)
                .param("exercise", filter.exercise(), Types.BOOLEAN)
                .param("untouchedSince", ItemRows.utc(EndingItems.forgottenBefore(today)))
                .param(
                        "order",
                        filter.byDay() && filter.order() != RowOrder.CHANGED
                                ? filter.order() + "_DAY"
                                : filter.order().name())
                .param("afterAt", after == null ? null : after.changedAt().toString(), Types.VARCHAR)
                .param("afterId", after == null ? null : after.record().toString(), Types.VARCHAR)
                .param("afterDay", after == null ? null : after.day().toString(), Types.VARCHAR)
                .param("limit", limit);
    }
}
