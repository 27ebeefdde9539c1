package vn.phoihop.activity;

import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.RowPlace;

/** Finds activities by a filter, a page at a time, however many there are. */
@Component
class FindingActivities {

    /** Nobody counts further than this; a list then says "more than". */
    static final int COUNTED = 200;

    /** Rows read at once while all are gone through. */
    private static final int BATCH = 1_000;

    private static final String FIND = Sql.of("activity/find_activities");
    private static final String COUNT = Sql.of("activity/count_activities");

    private final JdbcClient jdbc;
    private final Activities activities;

    FindingActivities(JdbcClient jdbc, Activities activities) {
        this.jdbc = jdbc;
        this.activities = activities;
    }

    @Transactional(readOnly = true)
    List<Listed> search(ActivityFilter filter, int limit) {
        return activities.listed(filter.book(), find(filter, limit));
    }

    /** The same, only which. */
    @Transactional(readOnly = true)
    List<UUID> find(ActivityFilter filter, int limit) {
        return asked(FIND, filter, limit).query(UUID.class).list();
    }

    /** How many there are, at most one more than {@link #COUNTED}. */
    @Transactional(readOnly = true)
    int count(ActivityFilter filter) {
        return count(filter, COUNTED);
    }

    /** How many there are, at most one more than {@code most}. */
    @Transactional(readOnly = true)
    int count(ActivityFilter filter, int most) {
        return asked(COUNT, filter, most + 1).query(Integer.class).single();
    }

    /** All of them, read a batch at a time while they are taken, in constant memory. */
    Stream<Listed> stream(ActivityFilter filter) {
        return Stream.iterate(
                        search(filter, BATCH),
                        batch -> !batch.isEmpty(),
                        batch -> batch.size() < BATCH
                                ? List.of()
                                : search(filter.after(batch.getLast().place()), BATCH))
                .flatMap(List::stream);
    }

    private JdbcClient.StatementSpec asked(String question, ActivityFilter filter, int limit) {
        @Nullable RowPlace after = filter.after();
        JdbcClient.StatementSpec statement = jdbc.sql(question)
                .param("book", filter.book().value())
                .param("words", filter.words().toArray(String[]::new))
                .param("kind", filter.kind(), Types.VARCHAR)
                .param("state", name(filter.state()), Types.VARCHAR)
                .param("confirmation", name(filter.confirmation()), Types.VARCHAR)
                .param("waiting", filter.waiting())
                .param(
                        "force",
                        filter.force() == null ? null : 1 << filter.force().bit(),
                        Types.INTEGER)
                .param("areas", ids(filter.areas(), AreaId::value))
                .param("units", ids(filter.units(), UnitId::value))
                .param("from", text(filter.from()), Types.VARCHAR)
                .param("to", text(filter.to()), Types.VARCHAR)
                .param("exercise", filter.exercise(), Types.BOOLEAN)
                .param("recorder", text(filter.recorder()), Types.VARCHAR)
                .param("limit", limit);
        if (!question.equals(FIND)) {
            return statement;
        }
        return statement
                .param("order", filter.order().name())
                .param("afterDay", after == null ? null : text(after.day()), Types.VARCHAR)
                .param("afterChange", after == null ? null : after.changedAt().toString(), Types.VARCHAR)
                .param("afterId", after == null ? null : after.record().toString(), Types.VARCHAR);
    }

    private static @Nullable String name(@Nullable Enum<?> one) {
        return one == null ? null : one.name();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    /** An array as PostgreSQL writes it; null where nothing is asked. */
    private static <T> @Nullable String ids(@Nullable Set<T> ids, ToLongFunction<T> value) {
        return ids == null ? null : "{" + joined(ids, value) + "}";
    }

    private static <T> String joined(Collection<T> ids, ToLongFunction<T> value) {
        return String.join(
                ",",
                ids.stream().map(id -> Long.toString(value.applyAsLong(id))).toList());
    }
}
