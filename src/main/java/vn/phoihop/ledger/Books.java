package vn.phoihop.ledger;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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

    private record Named(BookId book) {}

    private final JdbcClient jdbc;

    Books(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Book get(BookId id) {
        return find(id).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "sổ " + id));
    }

    @Transactional(readOnly = true)
    public Optional<Book> find(BookId id) {
        return LookedUp.once(
                new Named(id),
                () -> jdbc.sql("select * from book where id = :id")
                        .param("id", id.value())
                        .query(BOOK)
                        .optional());
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
