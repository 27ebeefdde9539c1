package vn.phoihop.ledger;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The books of this installation. */
@Component
public class Books {

    private static final RowMapper<Book> BOOK = (row, i) -> {
        long area = row.getLong("area");
        return new Book(
                new BookId(row.getInt("id")),
                row.getString("code"),
                new LocalizedText(row.getString("name_vi"), row.getString("name_en")),
                ZoneId.of(row.getString("time_zone")),
                area == 0 ? null : new AreaId(area),
                row.getBoolean("sample"));
    };

    private final JdbcClient jdbc;

    /** What a book is called never changes, so each is read once. */
    private final Map<BookId, Book> known = new ConcurrentHashMap<>();

    /** Those that a transaction which has not ended yet opens: they may still be undone. */
    private final Set<BookId> opening = ConcurrentHashMap.newKeySet();

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Book get(BookId id) {
        return find(id).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "sổ " + id));
    }

    @Transactional(readOnly = true)
    public Optional<Book> find(BookId id) {
        Book book = known.get(id);
        if (book != null) {
            return Optional.of(book);
        }
        boolean settled = !opening.contains(id);
        Optional<Book> found = jdbc.sql("select * from book where id = :id")
                .param("id", id.value())
                .query(BOOK)
                .optional();
        if (settled) {
            found.ifPresent(read -> known.put(id, read));
        }
        return found;
    }

    /** All but the common book, in the order of their ids. */
    @Transactional(readOnly = true)
    public List<Book> list() {
        return jdbc.sql("select * from book where id > 0 order by id")
                .query(BOOK)
                .list();
    }

    /** Opens a book; only the system does so. */
    @Transactional
    public void open(BookId id, String code, LocalizedText name, @Nullable AreaId area, boolean sample) {
        LookedUp.forget();
        opening.add(id);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                opening.remove(id);
            }
        });
        jdbc.sql(
                        "insert into book (id, code, name_vi, name_en, area, sample) values (:id, :code, :vi, :en, :area, :sample)")
                .param("id", id.value())
                .param("code", code)
                .param("vi", name.vi())
                .param("en", name.en())
                .param("area", area == null ? null : area.value(), java.sql.Types.BIGINT)
                .param("sample", sample)
                .update();
        jdbc.sql("insert into book_head (book, hash) values (:id, :hash)")
                .param("id", id.value())
                .param("hash", Hash.ZERO.bytes())
                .update();
    }
}
