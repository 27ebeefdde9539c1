package vn.phoihop.access;

import static vn.phoihop.web.DaysAsked.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Batches;
import vn.phoihop.web.DaysAsked;
import vn.phoihop.web.FirstRows;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/**
 * What waits, of all rooms in one order. Each room is asked which wait for each reason, and once for the records a page shows: a page costs
 * a fixed number of questions however much waits. A record that waits for two reasons is one row.
 */
@Component
class WaitingList {

    private static final int BATCH = 1_000;

    private final ObjectProvider<WaitingRecords> rooms;

    WaitingList(ObjectProvider<WaitingRecords> rooms) {
        this.rooms = rooms;
    }

    /** A record that waits, and why. */
    record Row(WaitingRecords room, Waiting waiting, RowPlace place, Set<Why> why) {}

    private record Found(WaitingRecords room, RecordKey record, RowPlace place, Set<Why> why) {}

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

        private Wanted after(@Nullable RowPlace place) {
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

    /** The first rows of a page, and how many there are in all. */
    FirstRows<Row> first(SignedIn who, Wanted wanted) {
        FirstRows<Row> first = FirstRows.of(find(who, wanted, FirstRows.COUNTED + 1), WaitingList::read);
        return wanted.after() == null
                ? first
                : new FirstRows<>(
                        first.oneMore(),
                        find(who, wanted.after(null), FirstRows.COUNTED + 1).size());
    }

    List<Row> search(SignedIn who, Wanted wanted, int limit) {
        return read(find(who, wanted, limit));
    }

    /** Where those of all rooms stand, in one order, each once. */
    private List<Found> find(SignedIn who, Wanted wanted, int limit) {
        Map<RecordKey, Found> found = new HashMap<>();
        for (BookId book : who.books()) {
            for (WaitingRecords room : rooms(wanted)) {
                room.reasons(who).stream().filter(wanted::asks).forEach(why -> {
                    for (RowPlace place : room.find(who, wanted.of(book, why), limit)) {
                        found.computeIfAbsent(
                                        new RecordKey(book, place.record()),
                                        key -> new Found(room, key, place, EnumSet.noneOf(Why.class)))
                                .why()
                                .add(why);
                    }
                });
            }
        }
        return found.values().stream()
                .sorted(Comparator.comparing(Found::place, comparator(wanted.order())))
                .limit(limit)
                .toList();
    }

    /** The records that stand there, in their order; those of a room and book are read at once. */
    private static List<Row> read(List<Found> found) {
        Map<RecordKey, Waiting> records = new HashMap<>();
        found.stream()
                .collect(Collectors.groupingBy(
                        one -> Map.entry(one.room(), one.record().book()),
                        Collectors.mapping(one -> one.record().id(), Collectors.toSet())))
                .forEach((where, ids) -> where.getKey()
                        .read(where.getValue(), ids)
                        .forEach(waiting -> records.put(waiting.record(), waiting)));
        return found.stream()
                .flatMap(one -> Stream.ofNullable(records.get(one.record()))
                        .map(waiting -> new Row(one.room(), waiting, one.place(), one.why())))
                .toList();
    }

    /** All of them, a batch at a time, in constant memory; to be gone through within the transaction. */
    Stream<Row> stream(SignedIn who, Wanted wanted) {
        return Batches.stream(
                search(who, wanted, BATCH), BATCH, last -> search(who, wanted.after(last.place()), BATCH));
    }

    private List<WaitingRecords> rooms(Wanted wanted) {
        return all().filter(room -> wanted.room().isEmpty() || room.room().equals(wanted.room()))
                .toList();
    }

    static String place(Row row) {
        return row.place().word();
    }

    /** Ids as PostgreSQL orders them, by their bytes without a sign; their text has that order too. */
    private static Comparator<RowPlace> comparator(RowOrder order) {
        Comparator<RowPlace> byId = Comparator.comparing(place -> place.record().toString());
        Comparator<RowPlace> byDay = Comparator.comparing(RowPlace::day).thenComparing(byId);
        return switch (order) {
            case OLDEST -> byDay;
            case NEWEST -> byDay.reversed();
            case CHANGED ->
                Comparator.comparing(RowPlace::changedAt).thenComparing(byId).reversed();
        };
    }
}
