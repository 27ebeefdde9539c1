package vn.phoihop.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

/** All activities as they stand now. What they were earlier is in the book. */
@Component
public class Activities {

    private static final String ACTIVITIES = Sql.of("activity/activities");
    private static final String LATEST = Sql.of("activity/latest_of_unit");
    private static final String LOCK = Sql.of("activity/lock_activities");
    private static final String PARTICIPANTS = Sql.of("activity/participants");
    private static final String CONTRIBUTIONS = Sql.of("activity/contributions");
    private static final String LINKS = Sql.of("activity/links");

    private final JdbcClient jdbc;

    Activities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Activity get(RecordKey key) {
        return find(key).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
    }

    @Transactional(readOnly = true)
    public Optional<Activity> find(RecordKey key) {
        return Optional.ofNullable(list(key.book(), Set.of(key.id())).get(key.id()));
    }

    /** Those of the ids that are known and in sight. */
    @Transactional(readOnly = true)
    public Map<UUID, Activity> list(BookId book, Collection<UUID> ids) {
        Map<UUID, Activity> found = new HashMap<>();
        rows(book, ids).forEach((id, row) -> found.put(id, row.activity()));
        return found;
    }

    /** Those of the ids that are in sight, in their order. */
    @Transactional(readOnly = true)
    List<Listed> listed(BookId book, List<UUID> ids) {
        Map<UUID, Listed> found = rows(book, ids);
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    private Map<UUID, Listed> rows(BookId book, Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, List<Participant>> partners = children(book, wanted, PARTICIPANTS, Activities::participant);
        Map<UUID, List<Contribution>> contributions = children(book, wanted, CONTRIBUTIONS, Activities::contribution);
        Map<UUID, List<Link>> links = children(book, wanted, LINKS, Activities::link);
        Map<UUID, Listed> found = new HashMap<>();
        jdbc.sql(ACTIVITIES).param("book", book.value()).param("ids", wanted).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            found.put(
                    id,
                    new Listed(
                            activity(
                                    row,
                                    new RecordKey(book, id),
                                    partners.getOrDefault(id, List.of()),
                                    contributions.getOrDefault(id, List.of()),
                                    links.getOrDefault(id, List.of())),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant()));
        });
        return found;
    }

    /** What the unit wrote down last, newest first. */
    @Transactional(readOnly = true)
    List<Activity> latestOf(BookId book, UnitId unit, int limit) {
        List<UUID> ids = jdbc.sql(LATEST)
                .param("book", book.value())
                .param("unit", unit.value())
                .param("limit", limit)
                .query(UUID.class)
                .list();
        return listed(book, ids).stream().map(Listed::activity).toList();
    }

    /** Those of the ids that are known, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<UUID, Activity> lock(BookId book, Collection<UUID> ids) {
        List<UUID> known = jdbc.sql(LOCK)
                .param("book", book.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        return known.isEmpty() ? new HashMap<>() : list(book, known);
    }

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> Map<UUID, List<T>> children(BookId book, UUID[] ids, String question, Reading<T> reading) {
        Map<UUID, List<T>> children = new HashMap<>();
        jdbc.sql(question).param("book", book.value()).param("ids", ids).query(row -> {
            children.computeIfAbsent(row.getObject("activity", UUID.class), id -> new ArrayList<>())
                    .add(reading.read(row));
        });
        return children;
    }

    private static Participant participant(ResultSet row) throws SQLException {
        return new Participant(
                new UnitId(row.getLong("unit")),
                new ForceId(row.getInt("force")),
                Confirmation.valueOf(row.getString("confirmation")),
                row.getString("reason"));
    }

    private static Contribution contribution(ResultSet row) throws SQLException {
        return new Contribution(
                new UnitId(row.getLong("unit")), row.getString("measure"), new Quantity(row.getBigDecimal("quantity")));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                Link.Relation.valueOf(row.getString("relation")),
                row.getObject("other", UUID.class),
                row.getString("reason"));
    }

    private static Activity activity(
            ResultSet row, RecordKey key, List<Participant> asked, List<Contribution> contributions, List<Link> links)
            throws SQLException {
        UnitId lead = new UnitId(row.getLong("lead_unit"));
        OffsetDateTime endsAt = row.getObject("ends_at", OffsetDateTime.class);
        return new Activity(
                key,
                row.getInt("version"),
                ActivityState.valueOf(row.getString("state")),
                row.getString("kind"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                endsAt == null ? null : endsAt.toInstant(),
                row.getObject("occurred_on", LocalDate.class),
                new AreaId(row.getLong("area")),
                lead,
                new ForceId(row.getInt("lead_force")),
                asked.stream()
                        .filter(one -> one.unit().equals(lead))
                        .findFirst()
                        .orElse(null),
                asked.stream().filter(one -> !one.unit().equals(lead)).toList(),
                contributions,
                row.getString("title"),
                row.getString("note"),
                row.getBoolean("exercise"),
                row.getString("reason"),
                recorded(row),
                links);
    }

    private static By recorded(ResultSet row) throws SQLException {
        Long unit = row.getObject("recorded_unit", Long.class);
        return new By(
                row.getString("recorded_by"),
                unit == null ? null : new UnitId(unit),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("recorded_account", UUID.class))
                        .map(AccountId::new)
                        .orElse(null));
    }
}
