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
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.RecordSight;
import vn.phoihop.access.Sighted;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** All activities as they stand now. What they were earlier is in the book. */
@Component
public class Activities {

    private static final String SAVE = Sql.of("activity/save_activities");
    private static final String SAVE_PARTICIPANTS = Sql.of("activity/save_participants");
    private static final String SAVE_CONTRIBUTIONS = Sql.of("activity/save_contributions");
    private static final String ACTIVITIES = Sql.of("activity/activities");
    private static final String LOCK = Sql.of("activity/lock_activities");
    private static final String PARTICIPANTS = Sql.of("activity/participants");
    private static final String CONTRIBUTIONS = Sql.of("activity/contributions");

    private final JdbcClient jdbc;
    private final RecordSight sight;

    Activities(JdbcClient jdbc, RecordSight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    @Transactional(readOnly = true)
    public Activity get(RecordKey key) {
        return find(key).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
    }

    @Transactional(readOnly = true)
    public Optional<Activity> find(RecordKey key) {
        return Optional.ofNullable(list(key.book(), Set.of(key.id())).get(key.id()));
    }

    /** Those of the ids that are known. */
    @Transactional(readOnly = true)
    public Map<UUID, Activity> list(BookId book, Collection<UUID> ids) {
        UUID[] wanted = ids.toArray(UUID[]::new);
        Map<UUID, List<Participant>> partners = children(book, wanted, PARTICIPANTS, Activities::participant);
        Map<UUID, List<Contribution>> contributions = children(book, wanted, CONTRIBUTIONS, Activities::contribution);
        Map<UUID, Activity> found = new HashMap<>();
        jdbc.sql(ACTIVITIES)
                .param("book", book.value())
                .param("ids", wanted)
                .query((row, i) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return activity(
                            row,
                            new RecordKey(book, id),
                            partners.getOrDefault(id, List.of()),
                            contributions.getOrDefault(id, List.of()));
                })
                .list()
                .forEach(one -> found.put(one.key().id(), one));
        return found;
    }

    /** Those of the ids that are known, held until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Map<UUID, Activity> lock(BookId book, Collection<UUID> ids) {
        jdbc.sql(LOCK)
                .param("book", book.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        return list(book, ids);
    }

    /** Writes them as they are now; all of one book. */
    @Transactional(propagation = Propagation.MANDATORY)
    void save(BookId book, List<Activity> all) {
        sight.declare(all.stream().map(Activities::sighted).toList());
        UUID[] known = all.stream()
                .filter(one -> one.version() > 1)
                .map(one -> one.key().id())
                .toArray(UUID[]::new);
        if (known.length > 0) {
            for (String table : List.of("activity_participant", "activity_contribution")) {
                jdbc.sql("delete from " + table + " where book = :book and activity = any (:ids::uuid[])")
                        .param("book", book.value())
                        .param("ids", known)
                        .update();
            }
        }
        saveActivities(book, all);
        saveParticipants(book, all);
        saveContributions(book, all);
    }

    /** A draft is nobody's business but that of the units whose people write it. */
    private static Sighted sighted(Activity activity) {
        Set<UnitId> units = activity.units();
        if (activity.state() == ActivityState.DRAFT && Acting.current() instanceof Acting.Staff staff) {
            Set<UnitId> own = units.stream().filter(staff.units()::contains).collect(Collectors.toSet());
            units = own.isEmpty() ? Set.of(activity.lead()) : own;
        }
        return new Sighted(activity.key(), Activity.RECORD_TYPE, activity.occurredOn(), units);
    }

    private void saveActivities(BookId book, List<Activity> all) {
        jdbc.sql(SAVE)
                .param("book", book.value())
                .param("id", column(all, one -> one.key().id(), UUID[]::new))
                .param("version", column(all, Activity::version, Integer[]::new))
                .param("state", column(all, one -> one.state().name(), String[]::new))
                .param("kind", column(all, Activity::kind, String[]::new))
                .param("startsAt", column(all, one -> one.startsAt().toString(), String[]::new))
                .param("endsAt", column(all, one -> text(one.endsAt()), String[]::new))
                .param("occurredOn", column(all, one -> one.occurredOn().toString(), String[]::new))
                .param("area", column(all, one -> one.area().value(), Long[]::new))
                .param("leadUnit", column(all, one -> one.lead().value(), Long[]::new))
                .param("leadForce", column(all, one -> (short) one.leadForce().bit(), Short[]::new))
                .param("title", column(all, Activity::title, String[]::new))
                .param("note", column(all, Activity::note, String[]::new))
                .param("exercise", column(all, Activity::exercise, Boolean[]::new))
                .param("reason", column(all, Activity::reason, String[]::new))
                .update();
    }

    private record Child<T>(UUID activity, int ordinal, T value) {}

    private void saveParticipants(BookId book, List<Activity> all) {
        List<Child<Participant>> rows = rows(all, Activity::partners);
        if (!rows.isEmpty()) {
            jdbc.sql(SAVE_PARTICIPANTS)
                    .param("book", book.value())
                    .param("activity", column(rows, Child::activity, UUID[]::new))
                    .param("unit", column(rows, row -> row.value().unit().value(), Long[]::new))
                    .param(
                            "force",
                            column(rows, row -> (short) row.value().force().bit(), Short[]::new))
                    .param("ordinal", column(rows, row -> (short) row.ordinal(), Short[]::new))
                    .param(
                            "confirmation",
                            column(rows, row -> row.value().confirmation().name(), String[]::new))
                    .param("reason", column(rows, row -> row.value().reason(), String[]::new))
                    .update();
        }
    }

    private void saveContributions(BookId book, List<Activity> all) {
        List<Child<Contribution>> rows = rows(all, Activity::contributions);
        if (!rows.isEmpty()) {
            jdbc.sql(SAVE_CONTRIBUTIONS)
                    .param("book", book.value())
                    .param("activity", column(rows, Child::activity, UUID[]::new))
                    .param("unit", column(rows, row -> row.value().unit().value(), Long[]::new))
                    .param("measure", column(rows, row -> row.value().measure(), String[]::new))
                    .param("ordinal", column(rows, row -> (short) row.ordinal(), Short[]::new))
                    .param(
                            "quantity",
                            column(rows, row -> row.value().quantity().toString(), String[]::new))
                    .update();
        }
    }

    private static <T> List<Child<T>> rows(List<Activity> all, Function<Activity, List<T>> children) {
        List<Child<T>> rows = new ArrayList<>();
        for (Activity one : all) {
            List<T> values = children.apply(one);
            for (int i = 0; i < values.size(); i++) {
                rows.add(new Child<>(one.key().id(), i, values.get(i)));
            }
        }
        return rows;
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

    private static Activity activity(
            ResultSet row, RecordKey key, List<Participant> partners, List<Contribution> contributions)
            throws SQLException {
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
                new UnitId(row.getLong("lead_unit")),
                new ForceId(row.getInt("lead_force")),
                partners,
                contributions,
                row.getString("title"),
                row.getString("note"),
                row.getBoolean("exercise"),
                row.getString("reason"));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <R, T extends @Nullable Object> T[] column(
            List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
