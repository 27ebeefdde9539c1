package vn.phoihop.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.SignedIn;
import vn.phoihop.attachment.DocumentType;
import vn.phoihop.attachment.SentDocument;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** All documents of items: those that are part of one, and those uploaded to be sent with one. What they hold lies in pieces beside. */
@Component
class Attachments {

    /** So much of a document is held at a time while it is written down or read. */
    static final int PIECE = 256 * 1024;

    private static final String PARTS = Sql.of("exchange/attachments");
    private static final String ONE = Sql.of("exchange/attachment");
    private static final String WAITING = Sql.of("exchange/attachments_waiting");
    private static final String CONCERNS_UNITS = Sql.of("exchange/concerns_units");
    private static final String TO_SEND = Sql.of("exchange/attachments_to_send");
    private static final String COUNT_WAITING = Sql.of("exchange/count_waiting");
    private static final String INSERT = Sql.of("exchange/insert_attachment");
    private static final String INSERT_PIECE = Sql.of("exchange/insert_piece");
    private static final String PIECE_OF = Sql.of("exchange/piece");
    private static final String SETTLE = Sql.of("exchange/settle_attachments");
    private static final String TO_SWEEP = Sql.of("exchange/attachments_to_sweep");
    private static final String SWEEP_PIECES = Sql.of("exchange/sweep_pieces");
    private static final String DROP_PIECES = Sql.of("exchange/drop_pieces");
    private static final String DROP = Sql.of("exchange/drop_attachments");
    private static final String SWEEP = Sql.of("exchange/sweep_attachments");

    private final JdbcClient jdbc;

    Attachments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a document is to its item. */
    enum Standing {
        WAITING,
        PART,
        FORMER,
        DROPPED
    }

    record Kept(Attachment attachment, Standing standing) {}

    /** Those that are part of some items as they stand. */
    @Transactional(readOnly = true)
    Map<UUID, List<Attachment>> list(BookId book, Collection<UUID> items) {
        Map<UUID, List<Attachment>> found = new HashMap<>();
        jdbc.sql(PARTS)
                .param("book", book.value())
                .param("ids", items.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("item", UUID.class), _ -> new ArrayList<>())
                            .add(attachment(row));
                });
        return found;
    }

    /** What who acts has uploaded for an item and not sent. */
    @Transactional(readOnly = true)
    List<Attachment> waiting(RecordKey item) {
        return of(WAITING, item).query((row, number) -> attachment(row)).list();
    }

    @Transactional(readOnly = true)
    Optional<Kept> find(RecordKey item, UUID id) {
        return of(ONE, item).param("id", id).query((row, number) -> kept(row)).optional();
    }

    @Transactional(readOnly = true)
    int countWaiting(BookId book, AccountId account) {
        return jdbc.sql(COUNT_WAITING)
                .param("book", book.value())
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    /** Whether there is a record of that id, in sight or not. */
    @Transactional(readOnly = true)
    boolean concernsUnits(RecordKey item) {
        return of(CONCERNS_UNITS, item).query(Boolean.class).single();
    }

    /** Of some ids those that may be sent with the item, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<UUID, Kept> hold(RecordKey item, List<UUID> ids) {
        Map<UUID, Kept> found = new HashMap<>();
        of(TO_SEND, item).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            Kept one = kept(row);
            found.put(one.attachment().id(), one);
        });
        return found;
    }

    /** Keeps what was uploaded, waiting to be sent; false, and nothing done, where the id is taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean keep(RecordKey item, UUID id, SentDocument document, DocumentType type, UnitId unit, Instant at) {
        int kept = of(INSERT, item)
                .param("id", id)
                .param("name", document.name())
                .param("mediaType", type.mediaType())
                .param("size", document.size())
                .param("sha256", document.sha256())
                .param("at", ItemRows.utc(at))
                .param("account", SignedIn.current().account().id().value())
                .param("unit", unit.value())
                .update();
        if (kept == 0) {
            return false;
        }
        try (InputStream in = document.open()) {
            int ordinal = 0;
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
                of(INSERT_PIECE, item)
                        .param("attachment", id)
                        .param("ordinal", ordinal++)
                        .param("content", piece)
                        .update();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return true;
    }

    /** The piece of that number. */
    @Transactional(readOnly = true)
    Optional<byte[]> piece(RecordKey item, UUID id, int ordinal) {
        return of(PIECE_OF, item)
                .param("attachment", id)
                .param("ordinal", ordinal)
                .query(byte[].class)
                .optional();
    }

    /** They are that to their item from now on, in this order. */
    @Transactional(propagation = Propagation.MANDATORY)
    void settle(RecordKey item, Standing standing, @Nullable UUID turn, List<UUID> ids) {
        if (!ids.isEmpty()) {
            of(SETTLE, item)
                    .param("standing", standing.name())
                    .param("turn", turn, Types.OTHER)
                    .param("ids", ids.toArray(UUID[]::new))
                    .update();
        }
    }

    /** Throws away some of what was uploaded before then and never sent; how many. */
    @Transactional(propagation = Propagation.MANDATORY)
    int sweep(BookId book, Instant before) {
        List<UUID> items = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        jdbc.sql(TO_SWEEP)
                .param("book", book.value())
                .param("before", ItemRows.utc(before))
                .query(row -> {
                    items.add(row.getObject("item", UUID.class));
                    ids.add(row.getObject("id", UUID.class));
                });
        if (!ids.isEmpty()) {
            for (String statement : List.of(SWEEP_PIECES, SWEEP)) {
                jdbc.sql(statement)
                        .param("book", book.value())
                        .param("items", items.toArray(UUID[]::new))
                        .param("ids", ids.toArray(UUID[]::new))
                        .update();
            }
        }
        return ids.size();
    }

    /** Throws away all of an item. */
    @Transactional(propagation = Propagation.MANDATORY)
    void drop(RecordKey item) {
        List.of(DROP_PIECES, DROP).forEach(statement -> of(statement, item).update());
    }

    private JdbcClient.StatementSpec of(String statement, RecordKey item) {
        return jdbc.sql(statement).param("book", item.book().value()).param("item", item.id());
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(attachment(row), Standing.valueOf(row.getString("standing")));
    }

    private static Attachment attachment(ResultSet row) throws SQLException {
        return new Attachment(
                row.getObject("id", UUID.class),
                row.getObject("turn", UUID.class),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("size"),
                HexFormat.of().formatHex(row.getBytes("sha256")));
    }
}
