package vn.phoihop.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.RecordSight;
import vn.phoihop.access.Sighted;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** All cases as they stand now. What they were earlier is in the book. */
@Component
public class CaseFiles {

    private static final String CASE_FILES = Sql.of("casework/case_files");
    private static final String LOCK = Sql.of("casework/lock_case_files");

    private final JdbcClient jdbc;
    private final RecordSight sight;
    private final CaseParts parts;
    private final CaseFileRows rows;

    CaseFiles(JdbcClient jdbc, RecordSight sight, CaseParts parts, CaseFileRows rows) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.parts = parts;
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    public CaseFile get(RecordKey key) {
        return find(key).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
    }

    @Transactional(readOnly = true)
    public Optional<CaseFile> find(RecordKey key) {
        return Optional.ofNullable(list(key.book(), Set.of(key.id())).get(key.id()));
    }

    /** Those of the ids that are known. */
    @Transactional(readOnly = true)
    public Map<UUID, CaseFile> list(BookId book, Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, CaseParts.Parts> of = parts.of(book, wanted);
        Map<UUID, CaseFile> found = new HashMap<>();
        jdbc.sql(CASE_FILES).param("book", book.value()).param("ids", wanted).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            found.put(id, caseFile(row, new RecordKey(book, id), of.getOrDefault(id, new CaseParts.Parts())));
        });
        return found;
    }

    /** Those of the ids that are known, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<UUID, CaseFile> lock(BookId book, Collection<UUID> ids) {
        List<UUID> known = jdbc.sql(LOCK)
                .param("book", book.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        return known.isEmpty() ? new HashMap<>() : list(book, known);
    }

    /** Writes them as they are now; all of one book. */
    @Transactional(propagation = Propagation.MANDATORY)
    void save(BookId book, List<CaseFileRows.Row> all) {
        sight.declare(all.stream()
                .map(row -> row.file())
                .map(file -> new Sighted(file.key(), CaseFile.RECORD_TYPE, file.openedOn(), file.units()))
                .toList());
        rows.save(book, all);
    }

    static UnitId unit(ResultSet row, String column) throws SQLException {
        return new UnitId(row.getLong(column));
    }

    static ForceId force(ResultSet row, String column) throws SQLException {
        return new ForceId(row.getInt(column));
    }

    private static @Nullable By writtenBy(ResultSet row) throws SQLException {
        String actor = row.getString("written_by");
        Long unit = row.getObject("written_unit", Long.class);
        UUID account = row.getObject("written_account", UUID.class);
        return actor == null
                ? null
                : new By(
                        actor,
                        unit == null ? null : new UnitId(unit),
                        null,
                        account == null ? null : new AccountId(account));
    }

    private static CaseFile caseFile(ResultSet row, RecordKey key, CaseParts.Parts parts) throws SQLException {
        CaseForm form = new CaseForm(
                row.getString("kind"),
                row.getString("category"),
                new AreaId(row.getLong("area")),
                row.getObject("opened_on", LocalDate.class),
                unit(row, "opened_by"),
                parts.partners().stream()
                        .filter(CaseParts.Named::ofCase)
                        .map(named -> named.partner().unit())
                        .toList(),
                row.getString("title"),
                row.getString("note"),
                row.getBoolean("exercise"));
        return new CaseFile(
                key,
                row.getInt("version"),
                CaseState.valueOf(row.getString("state")),
                form,
                force(row, "opened_by_force"),
                parts.partners().stream().map(CaseParts.Named::partner).toList(),
                parts.milestones(),
                parts.handOvers(),
                parts.links(),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                writtenBy(row),
                row.getString("reason"));
    }
}
