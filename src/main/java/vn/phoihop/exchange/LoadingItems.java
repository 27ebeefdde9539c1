package vn.phoihop.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/**
 * Items of earlier times, written down many at once: by the same checks and the same steps as one by one, with the entries of few days posted
 * together and the rows written once for what became of them in the whole load.
 */
@Component
public class LoadingItems {

    /** By so many days the book may be behind. */
    private static final int LATE = 2;

    private static final String OPENED = Sql.of("exchange/open_loaded");

    private final Items items;
    private final ItemWriting writing;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    LoadingItems(Items items, ItemWriting writing, Ledger ledger, JdbcClient jdbc) {
        this.items = items;
        this.writing = writing;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    /** Something done with an item; {@code by} says when. */
    public sealed interface Deed {
        RecordKey key();

        By by();
    }

    /** It was written and sent; {@code turn} is the id of that turn. */
    public record Given(RecordKey key, ItemForm form, UUID turn, By by) implements Deed {}

    /** Another content took the place of what was sent. */
    public record Corrected(RecordKey key, ItemForm form, UUID turn, String reason, By by) implements Deed {}

    /** A step was taken. */
    public record Taken(RecordKey key, Step step, By by) implements Deed {}

    /**
     * To be begun, and saved, in one transaction.
     *
     * @param all that will be done
     */
    public Load begin(List<Deed> all) {
        Load load = new Load();
        load.know(all);
        return load;
    }

    /** One load: what it knows of the items is in memory until it is saved. */
    public final class Load {

        private final Map<RecordKey, Item> before = new LinkedHashMap<>();
        private final Map<RecordKey, Item> now = new LinkedHashMap<>();
        private final Map<RecordKey, Instant> changedAt = new LinkedHashMap<>();

        /** By the organisation and the catalogue with which the load began. */
        private final Map<BookId, ItemCheck> judging = new LinkedHashMap<>();

        private final List<Posting> postings = new ArrayList<>();
        private @Nullable LocalDate waitingSince;

        private Load() {}

        /**
         * What was done on one day, in its order. It is posted with that of the next days: a post costs about the same for one entry and for many.
         */
        public void take(LocalDate day, List<Deed> deeds) {
            for (Deed deed : deeds) {
                By by = deed.by();
                ItemCheck check = judging.computeIfAbsent(deed.key().book(), book -> writing.check(book, by))
                        .then(Objects.requireNonNull(by.at()));
                Item earlier = now.get(deed.key());
                Item after = after(deed, check);
                now.put(deed.key(), after);
                if (earlier == null || after.changedForAllSince(earlier) || !changedAt.containsKey(deed.key())) {
                    changedAt.put(deed.key(), check.at(by));
                }
                postings.add(ItemWriting.posting(after, after.entrySince(earlier), by, check));
                waitingSince = waitingSince == null ? day : waitingSince;
            }
            until(day);
        }

        /** Posts what waits for too long, before anything else of that day is posted. */
        public void until(LocalDate day) {
            if (waitingSince != null && !day.isBefore(waitingSince.plusDays(LATE))) {
                post();
            }
        }

        private void post() {
            ledger.post(postings);
            postings.clear();
            waitingSince = null;
        }

        /** Reads those that an earlier load has written, all at once. */
        private void know(List<Deed> deeds) {
            Map<BookId, Set<UUID>> unknown = deeds.stream()
                    .flatMap(deed -> named(deed).stream())
                    .filter(key -> !now.containsKey(key))
                    .collect(Collectors.groupingBy(
                            RecordKey::book, Collectors.mapping(RecordKey::id, Collectors.toCollection(HashSet::new))));
            unknown.forEach((book, ids) -> items.list(book, ids).forEach((id, item) -> {
                before.put(item.key(), item);
                now.put(item.key(), item);
            }));
        }

        private static List<RecordKey> named(Deed deed) {
            return deed instanceof Given(RecordKey key, ItemForm form, UUID _, By _)
                    ? Stream.ofNullable(form.follows(key.book())).toList()
                    : List.of(deed.key());
        }

        private Item after(Deed deed, ItemCheck check) {
            By by = deed.by();
            return switch (deed) {
                case Given(RecordKey key, ItemForm form, UUID turn, By _) -> {
                    check.requireOpenBook();
                    RecordKey first = form.follows(key.book());
                    if (first != null && sent(first).isEmpty()) {
                        throw new Refused(Problem.at("follows", ProblemCode.EXCHANGE_FOLLOWS_UNKNOWN, first.id()));
                    }
                    Item draft = Item.draft(key, form, check.force(form.sender()), check.at(by), by);
                    yield taken(draft, step(turn, ItemMove.SEND, null), by, check);
                }
                case Corrected(RecordKey key, ItemForm form, UUID turn, String reason, By _) -> {
                    Item item = known(key);
                    Refused.ifAny(check.problemsOfCorrecting(item, form));
                    yield taken(item.taking(form, item.senderForce()), step(turn, ItemMove.CORRECT, reason), by, check);
                }
                case Taken(RecordKey key, Step step, By _) -> taken(known(key), step, by, check);
            };
        }

        private static Step step(UUID turn, ItemMove move, @Nullable String words) {
            return new Step(turn, move, null, null, words, null, null, null);
        }

        private Item taken(Item item, Step step, By by, ItemCheck check) {
            return new TakingStep(
                            item,
                            step,
                            by,
                            check,
                            writing.outcomeType(item.key().book(), step))
                    .taken();
        }

        private Optional<Item> sent(RecordKey key) {
            return Optional.ofNullable(now.get(key)).filter(item -> item.state().sent());
        }

        private Item known(RecordKey key) {
            return sent(key).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
        }

        /** Writes the rows of what was changed; who has done something with an item has opened it. */
        public void save() {
            if (!postings.isEmpty()) {
                post();
            }
            ItemWords words = writing.words();
            Map<BookId, List<ItemRows.Saving>> byBook = changedAt.keySet().stream()
                    .collect(Collectors.groupingBy(
                            RecordKey::book,
                            Collectors.mapping(
                                    key -> {
                                        Item item = Objects.requireNonNull(now.get(key));
                                        return new ItemRows.Saving(
                                                before.get(key),
                                                item,
                                                Objects.requireNonNull(changedAt.get(key)),
                                                words.of(item));
                                    },
                                    Collectors.toList())));
            byBook.forEach((book, all) -> {
                items.save(book, all);
                jdbc.sql(OPENED)
                        .param("book", book.value())
                        .param(
                                "items",
                                all.stream().map(one -> one.item().key().id()).toArray(UUID[]::new))
                        .update();
            });
            changedAt.clear();
        }
    }
}
