package vn.phoihop.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;

/** Frozen reports beside the entries that froze them. Reads as much as there are reports, whatever the size of the book. */
@Component
public class FrozenReports {

    private static final String ENTRIES = Sql.of("report/freeze_entries");

    private final JdbcClient jdbc;
    private final Reports reports;
    private final ReportFigures figures;

    FrozenReports(JdbcClient jdbc, Reports reports, ReportFigures figures) {
        this.jdbc = jdbc;
        this.reports = reports;
        this.figures = figures;
    }

    /** How many reports of a book stand frozen, and where what is kept of them is not what the book says. */
    public record Finding(int reports, List<Flaw> flaws) {}

    @Transactional(readOnly = true)
    public Finding check(BookId book) {
        Map<UUID, FreezeEntry> entries = entries(book, null);
        List<Report> frozen = reports.listFrozen(book);
        List<Flaw> flaws = new ArrayList<>();
        for (Report report : frozen) {
            flaws.addAll(FreezeEntry.flaws(
                    report,
                    figures.frozen(report.key()),
                    entries.get(report.key().id())));
        }
        return new Finding(frozen.size(), flaws);
    }

    /** The entry that froze a report as it stands; empty where the book has none. */
    @Transactional(readOnly = true)
    Optional<FreezeEntry> find(RecordKey report) {
        return Optional.ofNullable(entries(report.book(), report.id()).get(report.id()));
    }

    private Map<UUID, FreezeEntry> entries(BookId book, @Nullable UUID report) {
        Map<UUID, FreezeEntry> entries = new HashMap<>();
        jdbc.sql(ENTRIES)
                .param("book", book.value())
                .param("report", report, Types.OTHER)
                .param("event", ReportStep.FREEZE.event())
                .query(row -> {
                    entries.put(row.getObject("id", UUID.class), entry(row));
                });
        return entries;
    }

    private static FreezeEntry entry(ResultSet row) throws SQLException {
        return new FreezeEntry(
                row.getLong("position"),
                row.getInt("payload_version"),
                row.getBoolean("as_hashed"),
                read(row.getString("body")));
    }

    private static @Nullable ReportRecord read(@Nullable String payload) {
        try {
            return payload == null ? null : CanonicalJson.read(payload, ReportRecord.class);
        } catch (RuntimeException altered) {
            return null;
        }
    }
}
