package vn.phoihop.activity;

import static vn.phoihop.database.SqlValues.array;
import static vn.phoihop.database.SqlValues.text;

import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.web.Batches;
import vn.phoihop.web.FirstRows;
import vn.phoihop.web.RowPlace;

/** Finds activities by a filter, a page at a time, however many there are. */
@Component
class FindingActivities {

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
        return read(filter, find(filter, limit));
    }

    /** The first rows of a page, and how many there are in all, counted up to {@link FirstRows#COUNTED}. */
    @Transactional(readOnly = true)
    FirstRows<Listed> first(ActivityFilter filter) {
        return filter.after() == null
                ? FirstRows.of(find(filter, FirstRows.COUNTED + 1), places -> read(filter, places))
                : new FirstRows<>(search(filter, FirstRows.READ), count(filter, FirstRows.COUNTED));
    }

    /** Only which, and where they stand. */
    @Transactional(readOnly = true)
    List<RowPlace> find(ActivityFilter filter, int limit) {
        return asked(FIND, filter, limit).query(RowPlace::of).list();
    }

    private List<Listed> read(ActivityFilter filter, List<RowPlace> places) {
        return activities.listed(
                filter.book(), places.stream().map(RowPlace::record).toList());
    }

    /** How many there are, at most one more than {@code most}. */
    @Transactional(readOnly = true)
    int count(ActivityFilter filter, int most) {
        return asked(COUNT, filter, most + 1).query(Integer.class).single();
    }

    /** All of them, read a batch at a time while they are taken, in constant memory. */
    Stream<Listed> stream(ActivityFilter filter) {
        return Batches.stream(search(filter, BATCH), BATCH, last -> search(filter.after(last.place()), BATCH));
    }

    private JdbcClient.StatementSpec asked(String question, ActivityFilter filter, int limit) {
        @Nullable RowPlace after = filter.after();
        JdbcClient.StatementSpec statement = jdbc.sql(question)
                .param("book", filter.book().value())
                .param("words", filter.words().toArray(String[]::new))
                .param("kind", filter.kind(), Types.VARCHAR)
                .param("state", text(filter.state()), Types.VARCHAR)
                .param("confirmation", text(filter.confirmation()), Types.VARCHAR)
                .param("waiting", filter.waiting())
                .param(
                        "force",
                        filter.force() == null ? null : 1 << filter.force().bit(),
                        Types.INTEGER)
                .param("areas", array(filter.areas()))
                .param("units", array(filter.units()))
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
}
