package vn.phoihop.casework;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
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
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** All cases as they stand now. What they were earlier is in the book. */
@Component
public class CaseFiles {

    private static final String CASE_FILES = Sql.of("casework/case_files");
    private static final String LOCK = Sql.of("casework/lock_case_files");
    private static final String PARTNERS = Sql.of("casework/partners");
    private static final String MILESTONES = Sql.of("casework/milestones");
    private static final String AMOUNTS = Sql.of("casework/amounts");
    private static final String HAND_OVERS = Sql.of("casework/hand_overs");
    private static final String LINKS = Sql.of("casework/links");

    private final JdbcClient jdbc;
    private final RecordSight sight;
    private final CaseFileRows rows;

    CaseFiles(JdbcClient jdbc, RecordSight sight, CaseFileRows rows) {
        this.jdbc = jdbc;
        this.sight = sight;
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
        Map<UUID, List<Named>> partners = children(book, wanted, PARTNERS, "case_file", CaseFiles::partner);
        Map<UUID, List<Amount>> amounts = children(book, wanted, AMOUNTS, "milestone", CaseFiles::amount);
        Map<UUID, List<HandOver>> handOvers = children(book, wanted, HAND_OVERS, "case_file", CaseFiles::handOver);
        Map<UUID, List<CaseLink>> links = children(book, wanted, LINKS, "case_file", CaseFiles::link);
        Map<UUID, List<Milestone>> milestones =
                children(book, wanted, MILESTONES, "case_file", row -> milestone(row, amounts));
        Map<UUID, CaseFile> found = new HashMap<>();
        jdbc.sql(CASE_FILES)
                .param("book", book.value())
                .param("ids", wanted)
                .query((row, i) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return caseFile(
                            row,
                            new RecordKey(book, id),
                            partners.getOrDefault(id, List.of()),
                            milestones.getOrDefault(id, List.of()),
                            handOvers.getOrDefault(id, List.of()),
                            links.getOrDefault(id, List.of()));
                })
                .list()
                .forEach(one -> found.put(one.key().id(), one));
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

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<UUID, List<T>> children(
            BookId book, UUID[] ids, String question, String parent, Reading<T> reading) {
        Map<UUID, List<T>> children = new HashMap<>();
        jdbc.sql(question).param("book", book.value()).param("ids", ids).query(row -> {
            children.computeIfAbsent(row.getObject(parent, UUID.class), id -> new ArrayList<>())
                    .add(reading.read(row));
        });
        return children;
    }

    /** A partner, and whether the case itself names it; otherwise a milestone does. */
    private record Named(Partner partner, boolean ofCase) {}

    private static Named partner(ResultSet row) throws SQLException {
        Partner partner = new Partner(
                unit(row, "unit"),
                force(row, "force"),
                Confirmation.valueOf(row.getString("confirmation")),
                row.getString("reason"));
        return new Named(partner, row.getBoolean("of_case"));
    }

    private static Milestone milestone(ResultSet row, Map<UUID, List<Amount>> amounts) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Milestone(
                id,
                row.getString("stage"),
                row.getObject("occurred_on", LocalDate.class),
                unit(row, "lead_unit"),
                force(row, "lead_force"),
                Arrays.stream((Long[]) row.getArray("partners").getArray())
                        .map(UnitId::new)
                        .toList(),
                amounts.getOrDefault(id, List.of()),
                row.getObject("written_at", OffsetDateTime.class).toInstant());
    }

    private static Amount amount(ResultSet row) throws SQLException {
        return new Amount(row.getString("measure"), new Quantity(row.getBigDecimal("quantity")));
    }

    private static HandOver handOver(ResultSet row) throws SQLException {
        return new HandOver(
                unit(row, "from_unit"),
                force(row, "from_force"),
                unit(row, "to_unit"),
                force(row, "to_force"),
                row.getObject("offered_on", LocalDate.class),
                HandOver.Answer.valueOf(row.getString("answer")),
                row.getObject("answered_on", LocalDate.class),
                row.getString("reason"));
    }

    private static CaseLink link(ResultSet row) throws SQLException {
        return new CaseLink(
                CaseLink.Direction.valueOf(row.getString("direction")),
                row.getObject("other", UUID.class),
                row.getObject("linked_on", LocalDate.class),
                List.of((String[]) row.getArray("stages").getArray()));
    }

    private static UnitId unit(ResultSet row, String column) throws SQLException {
        return new UnitId(row.getLong(column));
    }

    private static ForceId force(ResultSet row, String column) throws SQLException {
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

    private static CaseFile caseFile(
            ResultSet row,
            RecordKey key,
            List<Named> partners,
            List<Milestone> milestones,
            List<HandOver> handOvers,
            List<CaseLink> links)
            throws SQLException {
        CaseForm form = new CaseForm(
                row.getString("kind"),
                row.getString("category"),
                new AreaId(row.getLong("area")),
                row.getObject("opened_on", LocalDate.class),
                unit(row, "opened_by"),
                partners.stream()
                        .filter(Named::ofCase)
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
                partners.stream().map(Named::partner).toList(),
                milestones,
                handOvers,
                links,
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                writtenBy(row),
                row.getString("reason"));
    }
}
