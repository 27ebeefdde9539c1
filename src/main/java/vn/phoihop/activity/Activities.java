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
    private static final String PARTS = Sql.of("activity/activity_parts");

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

    @Transactional(readOnly = true)
    boolean exists(RecordKey key) {
        return exists(Set.of(key.book()), key.id());
    }

    /** Whether one of that id lies in one of the books, and in sight. */
    @Transactional(readOnly = true)
    boolean exists(Set<BookId> books, UUID id) {
        return jdbc.sql("select exists (select from activity where book = any (:books) and id = :id)")
                .param("books", books.stream().map(BookId::value).toArray(Integer[]::new))
                .param("id", id)
                .query(Boolean.class)
                .single();
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
        Map<UUID, Parts> parts = parts(book, wanted);
        Map<UUID, Listed> found = new HashMap<>();
        jdbc.sql(ACTIVITIES).param("book", book.value()).param("ids", wanted).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            found.put(
                    id,
                    new Listed(
                            activity(row, new RecordKey(book, id), parts.getOrDefault(id, new Parts())),
                            row.getObject("changed_at", OffsetDateTime.class).toInstant()));
        });
        return found;
    }

    /** What belongs to an activity, each in its order. */
    private record Parts(List<Participant> asked, List<Contribution> contributions, List<Link> links) {

        Parts() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private Map<UUID, Parts> parts(BookId book, UUID[] ids) {
        Map<UUID, Parts> parts = new HashMap<>();
        jdbc.sql(PARTS).param("book", book.value()).param("ids", ids).query(row -> {
            Parts of = parts.computeIfAbsent(row.getObject("activity", UUID.class), id -> new Parts());
            switch (row.getString("part")) {
                case "PARTNER" -> of.asked().add(participant(row));
                case "CONTRIBUTION" -> of.contributions().add(contribution(row));
                default -> of.links().add(link(row));
            }
        });
        return parts;
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

    private static Participant participant(ResultSet row) throws SQLException {
        return new Participant(
                new UnitId(row.getLong("unit")),
                new ForceId(row.getInt("force")),
                Confirmation.valueOf(row.getString("word")),
                row.getString("reason"));
    }

    private static Contribution contribution(ResultSet row) throws SQLException {
        return new Contribution(
                new UnitId(row.getLong("unit")), row.getString("word"), new Quantity(row.getBigDecimal("quantity")));
    }

    private static Link link(ResultSet row) throws SQLException {
        return new Link(
                Link.Relation.valueOf(row.getString("word")),
                row.getObject("other", UUID.class),
                row.getString("reason"));
    }

    private static Activity activity(ResultSet row, RecordKey key, Parts parts) throws SQLException {
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
                parts.asked().stream()
                        .filter(one -> one.unit().equals(lead))
                        .findFirst()
                        .orElse(null),
                parts.asked().stream().filter(one -> !one.unit().equals(lead)).toList(),
                parts.contributions(),
                row.getString("title"),
                row.getString("note"),
                row.getBoolean("exercise"),
                row.getString("reason"),
                recorded(row),
                parts.links());
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
