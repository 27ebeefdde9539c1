package vn.phoihop.access;

import static vn.phoihop.web.DaysAsked.value;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.phoihop.access.WaitingRecords.Asked;
import vn.phoihop.access.WaitingRecords.Waiting;
import vn.phoihop.access.WaitingRecords.Why;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Batches;
import vn.phoihop.web.DaysAsked;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/**
 * What waits, of all rooms in one order. Each room is asked for a page of each reason; what they answer is merged, so that a page costs a
 * fixed number of questions however much waits. A record that waits for two reasons is one row.
 */
@Component
class WaitingList {

    /** Nobody counts further than this; the list then says "more than". */
    static final int COUNTED = 200;

    private static final int BATCH = 1_000;

    private final ObjectProvider<WaitingRecords> rooms;

    WaitingList(ObjectProvider<WaitingRecords> rooms) {
        this.rooms = rooms;
    }

    record Row(WaitingRecords room, Waiting waiting, Set<Why> why) {

        RowPlace place() {
            return new RowPlace(
                    waiting.day(), waiting.changedAt(), waiting.record().id());
        }

        private Row with(Row other) {
            why.addAll(other.why);
            return this;
        }
    }

    /** @param room empty for all; @param why null for all that waits for whoever asks */
    record Wanted(
            String room,
            @Nullable Why why,
            List<String> words,
            DaysAsked days,
            RowOrder order,
            @Nullable RowPlace after) {

        private Asked of(BookId book, Why one) {
            return new Asked(book, one, words, days.from(), days.to(), order, after);
        }

        private boolean asks(Why one) {
            return why == null ? one != Why.CONTESTED_IN_SIGHT : why == one;
        }

        private Wanted after(RowPlace place) {
            return new Wanted(room, why, words, days, order, place);
        }
    }

    /** Reads it from an address, for the page as for programs: what it cannot read is a problem at its parameter. */
    Wanted read(ListQuery query) {
        List<Problem> problems = new ArrayList<>();
        DaysAsked days = DaysAsked.of(query, "days", problems);
        @Nullable Why why = value("why", query, problems, Why::valueOf);
        @Nullable String room = value("room", query, problems, this::room);
        @Nullable RowPlace after = RowPlace.read(query, problems);
        Refused.ifAny(problems);
        return new Wanted(
                room == null ? "" : room, why, Folding.words(query.search()), days, RowOrder.read(query), after);
    }

    private String room(String name) {
        return get(name).room();
    }

    /** The room of that name. */
    WaitingRecords get(String name) {
        return all().filter(one -> one.room().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    Stream<WaitingRecords> all() {
        return rooms.stream().sorted(Comparator.comparing(WaitingRecords::room));
    }

    List<Row> search(SignedIn who, Wanted wanted, int limit) {
        Map<UUID, Row> found = new HashMap<>();
        ask(
                who,
                wanted,
                (room, asked) -> room.search(who, asked, limit)
                        .forEach(one -> found.merge(
                                one.record().id(), new Row(room, one, EnumSet.of(asked.why())), Row::with)));
        return found.values().stream()
                .sorted(comparator(wanted.order()))
                .limit(limit)
                .toList();
    }

    /** How many there are, at most one more than {@link #COUNTED}. */
    int count(SignedIn who, Wanted wanted) {
        Set<UUID> found = new HashSet<>();
        ask(who, wanted, (room, asked) -> found.addAll(room.find(who, asked, COUNTED + 1)));
        return Math.min(found.size(), COUNTED + 1);
    }

    /** All of them, a batch at a time, in constant memory; to be gone through within the transaction. */
    Stream<Row> stream(SignedIn who, Wanted wanted) {
        return Batches.stream(
                search(who, wanted, BATCH), BATCH, last -> search(who, wanted.after(last.place()), BATCH));
    }

    private interface Asking {
        void ask(WaitingRecords room, Asked asked);
    }

    private void ask(SignedIn who, Wanted wanted, Asking asking) {
        for (BookId book : who.books()) {
            all().filter(room -> wanted.room().isEmpty() || room.room().equals(wanted.room()))
                    .forEach(room -> room.reasons(who).stream()
                            .filter(wanted::asks)
                            .forEach(why -> asking.ask(room, wanted.of(book, why))));
        }
    }

    static String place(Row row) {
        return row.place().word();
    }

    /** Ids as PostgreSQL orders them, by their bytes without a sign; their text has that order too. */
    private static Comparator<Row> comparator(RowOrder order) {
        Comparator<Row> byId = Comparator.comparing(row -> row.place().record().toString());
        Comparator<Row> byDay =
                Comparator.<Row, LocalDate>comparing(row -> row.waiting().day()).thenComparing(byId);
        return switch (order) {
            case OLDEST -> byDay;
            case NEWEST -> byDay.reversed();
            case CHANGED ->
                Comparator.<Row, Instant>comparing(row -> row.waiting().changedAt())
                        .thenComparing(byId)
                        .reversed();
        };
    }
}
