package vn.phoihop.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.figure.Unsettled;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/**
 * The records of a report's window that units contest or have not confirmed: as they are while it is a draft, as numbers of that moment once
 * its figures are frozen. Of those that are counted nowhere, as cases without a category, the line says so.
 */
@Component
class UnsettledRecords {

    /** So long the books are held for what was written since. */
    private static final Duration HELD = Duration.ofSeconds(2);

    private static final String INSERT = Sql.of("report/insert_unsettled");

    private final JdbcClient jdbc;
    private final List<Unsettled> rooms;
    private final Books books;
    private final BookSuccessions successions;

    UnsettledRecords(JdbcClient jdbc, List<Unsettled> rooms, Books books, BookSuccessions successions) {
        this.jdbc = jdbc;
        this.rooms = rooms;
        this.books = books;
        this.successions = successions;
    }

    /** Brings up to the present what rooms find by following these books; before figures are frozen or printed. */
    void catchUp(Set<BookId> read, Duration most) {
        rooms.forEach(room -> room.catchUp(read, most));
    }

    /** What stands open now, contested records first. */
    List<Unsettled.Line> now(Window window, Set<BookId> read) {
        List<Unsettled.Line> lines = rooms.stream()
                .flatMap(room -> new TreeSet<>(read)
                        .stream()
                                .flatMap(book -> room.list(window, Set.of(book)).stream()
                                        .map(line -> of(line, book, read.size() > 1))))
                .toList();
        return Stream.concat(
                        lines.stream().filter(Unsettled.Line::contested),
                        lines.stream().filter(line -> !line.contested()))
                .toList();
    }

    /** A list shows one book: where books follow each other, the line names it and leads to it. */
    private Unsettled.Line of(Unsettled.Line line, BookId id, boolean several) {
        if (!several && successions.find(id).isEmpty()) {
            return line;
        }
        LocalizedText book = books.get(id).name();
        return new Unsettled.Line(
                several
                        ? new LocalizedText(
                                line.what().vi() + " (" + book.vi() + ")",
                                line.what().en() + " (" + book.en() + ")")
                        : line.what(),
                line.contested(),
                line.counted(),
                line.number(),
                line.days(),
                line.href() + "&book=" + id,
                line.records());
    }

    /** What stood open when the figures were frozen; without the records, which have moved on since. */
    List<Unsettled.Line> frozen(RecordKey report) {
        return jdbc.sql("select * from report_unsettled where book = :book and report = :report order by ordinal")
                .param("book", report.book().value())
                .param("report", report.id())
                .query((row, i) -> new Unsettled.Line(
                        new LocalizedText(row.getString("what_vi"), row.getString("what_en")),
                        row.getBoolean("contested"),
                        row.getBoolean("counted"),
                        row.getLong("number"),
                        days(row),
                        "",
                        List.of()))
                .list();
    }

    private static @Nullable Window days(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("days_from", LocalDate.class);
        return from == null ? null : new Window(from, row.getObject("days_to", LocalDate.class));
    }

    /** Keeps the numbers of this moment, at which the books are held: what has been written since the run-up is followed too. */
    void freeze(RecordKey report, Window window, Set<BookId> books) {
        rooms.forEach(room -> room.catchUp(books, HELD));
        List<Unsettled.Line> lines = now(window, books);
        for (int i = 0; i < lines.size(); i++) {
            Unsettled.Line line = lines.get(i);
            jdbc.sql(INSERT)
                    .param("book", report.book().value())
                    .param("report", report.id())
                    .param("ordinal", i)
                    .param("whatVi", line.what().vi())
                    .param("whatEn", line.what().en())
                    .param("contested", line.contested())
                    .param("counted", line.counted())
                    .param("number", line.number())
                    .param("daysFrom", line.days() == null ? null : line.days().from(), Types.DATE)
                    .param("daysTo", line.days() == null ? null : line.days().to(), Types.DATE)
                    .update();
        }
    }

    /** Forgets them, since the figures are open again. */
    void thaw(RecordKey report) {
        jdbc.sql("delete from report_unsettled where book = :book and report = :report")
                .param("book", report.book().value())
                .param("report", report.id())
                .update();
    }
}
