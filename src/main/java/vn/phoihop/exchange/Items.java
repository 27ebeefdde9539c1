package vn.phoihop.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.RecordSight;
import vn.phoihop.access.Sighted;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** All items as they stand now. What they were earlier is in the book. */
@Component
public class Items {

    private static final String ITEMS = Sql.of("exchange/items");
    private static final String RECIPIENTS = Sql.of("exchange/recipients");
    private static final String TURNS = Sql.of("exchange/turns");
    private static final String FOLLOWING = Sql.of("exchange/following");
    private static final String LOCK = Sql.of("exchange/lock_item");

    private final JdbcClient jdbc;
    private final RecordSight sight;
    private final ItemRows rows;
    private final Attachments attachments;

    Items(JdbcClient jdbc, RecordSight sight, ItemRows rows, Attachments attachments) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.rows = rows;
        this.attachments = attachments;
    }

    @Transactional(readOnly = true)
    public Item get(RecordKey key) {
        return find(key).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
    }

    @Transactional(readOnly = true)
    public Optional<Item> find(RecordKey key) {
        return Optional.ofNullable(list(key.book(), Set.of(key.id())).get(key.id()));
    }

    /** Those of the ids that are known and in sight. */
    @Transactional(readOnly = true)
    public Map<UUID, Item> list(BookId book, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, List<Recipient>> recipients = children(RECIPIENTS, book, wanted, ReadItems::recipient);
        Map<UUID, List<Turn>> turns = children(TURNS, book, wanted, ReadItems::turn);
        Map<UUID, List<Attachment>> documents = attachments.list(book, ids);
        Map<UUID, Item> found = new HashMap<>();
        jdbc.sql(ITEMS).param("book", book.value()).param("ids", wanted).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            found.put(
                    id,
                    ReadItems.item(
                            row,
                            new RecordKey(book, id),
                            recipients.getOrDefault(id, List.of()),
                            turns.getOrDefault(id, List.of()),
                            documents.getOrDefault(id, List.of())));
        });
        return found;
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<UUID, List<T>> children(String question, BookId book, UUID[] ids, Reading<T> reading) {
        Map<UUID, List<T>> found = new HashMap<>();
        jdbc.sql(question).param("book", book.value()).param("ids", ids).query(row -> {
            found.computeIfAbsent(row.getObject("item", UUID.class), _ -> new ArrayList<>())
                    .add(reading.read(row));
        });
        return found;
    }

    /** Those in sight in some books that go on from an item, oldest first. */
    @Transactional(readOnly = true)
    List<Item> following(RecordKey key, Collection<BookId> books) {
        return jdbc
                .sql(FOLLOWING)
                .param("books", books.stream().map(BookId::value).toArray(Integer[]::new))
                .param("book", key.book().value())
                .param("id", key.id())
                .query((row, number) -> RecordKey.of(row.getInt("book"), row.getObject("id", UUID.class)))
                .list()
                .stream()
                .flatMap(next -> find(next).stream())
                .toList();
    }

    /** The item, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Item> lock(RecordKey key) {
        boolean there = jdbc.sql(LOCK)
                .param("book", key.book().value())
                .param("id", key.id())
                .query(UUID.class)
                .optional()
                .isPresent();
        return there ? find(key) : Optional.empty();
    }

    /** Writes an item that says nothing any more. */
    @Transactional(propagation = Propagation.MANDATORY)
    void silence(ItemRows.Saving item) {
        save(item.item().key().book(), List.of(item));
        rows.silence(item.item().key());
    }

    /** Writes what steps have made of items of one book. */
    @Transactional(propagation = Propagation.MANDATORY)
    void save(BookId book, List<ItemRows.Saving> all) {
        List<Sighted> changed = all.stream()
                .filter(one -> one.before() == null || !sighted(one.item()).equals(sighted(one.before())))
                .map(one -> sighted(one.item()))
                .toList();
        if (!changed.isEmpty()) {
            sight.declare(changed);
        }
        rows.save(book, all);
    }

    private static Sighted sighted(Item item) {
        return new Sighted(
                item.key(),
                Item.RECORD_TYPE,
                item.listedAt().atZone(ItemLines.ZONE).toLocalDate(),
                item.units());
    }
}
