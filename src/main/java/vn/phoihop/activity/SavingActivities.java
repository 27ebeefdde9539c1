package vn.phoihop.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.RecordSight;
import vn.phoihop.access.Sighted;
import vn.phoihop.database.Acting;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Writes activities as they are now, with who may see them. */
@Component
class SavingActivities {

    private static final String CHILDREN = Sql.of("activity/children");
    private static final String INSERT = Sql.of("activity/insert_activities").replace("{children}", CHILDREN);
    private static final String UPDATE = Sql.of("activity/update_activities").replace("{children}", CHILDREN);
    private static final String INSERT_FEW = Sql.forFew(INSERT);
    private static final String UPDATE_FEW = Sql.forFew(UPDATE);
    private static final String SAVE_LINKS = Sql.of("activity/save_links");

    private final JdbcClient jdbc;
    private final RecordSight sight;

    SavingActivities(JdbcClient jdbc, RecordSight sight) {
        this.jdbc = jdbc;
        this.sight = sight;
    }

    /**
     * As it is to be kept.
     *
     * @param changedAt when it came to be so
     * @param search its words, for search
     */
    record Kept(Activity activity, Instant changedAt, String search) {}

    /** Writes them as they are now; all of one book. Those of version 1 are new: an id known already, in sight or not, is refused. */
    @Transactional(propagation = Propagation.MANDATORY)
    void save(BookId book, List<Kept> kept) {
        List<Activity> all = kept.stream().map(Kept::activity).toList();
        sight.declare(all.stream()
                .map(one -> new Sighted(one.key(), Activity.RECORD_TYPE, one.occurredOn(), concerned(one)))
                .toList());
        List<Kept> known =
                kept.stream().filter(one -> one.activity().version() > 1).toList();
        List<Kept> fresh =
                kept.stream().filter(one -> one.activity().version() == 1).toList();
        if (!known.isEmpty()) {
            UUID[] ids = column(known, one -> one.activity().key().id(), UUID[]::new);
            for (String table : List.of("activity_participant", "activity_contribution", "activity_link")) {
                jdbc.sql("delete from " + table + " where book = :book and activity = any (:ids::uuid[])")
                        .param("book", book.value())
                        .param("ids", ids)
                        .update();
            }
            write(areFew(known) ? UPDATE_FEW : UPDATE, book, known);
        }
        if (!fresh.isEmpty() && write(areFew(fresh) ? INSERT_FEW : INSERT, book, fresh) < fresh.size()) {
            throw new Refused(
                    ProblemCode.ID_ALREADY_TAKEN,
                    fresh.getFirst().activity().key().id().toString());
        }
        saveLinks(book, all);
    }

    private static boolean areFew(List<Kept> kept) {
        return kept.stream()
                        .mapToInt(one -> 1
                                + one.activity().asked().size()
                                + one.activity().contributions().size())
                        .sum()
                <= Sql.FEW;
    }

    /** A draft is nobody's business but that of the unit that writes it and of those in it for which its people act. */
    private static Set<UnitId> concerned(Activity activity) {
        Set<UnitId> units = new HashSet<>(activity.units());
        if (activity.state() == ActivityState.DRAFT && Acting.current() instanceof Acting.Staff staff) {
            units.retainAll(staff.units());
        }
        UnitId recorder = activity.recorded().unit();
        if (recorder != null) {
            units.add(recorder);
        }
        return units.isEmpty() ? Set.of(activity.lead()) : units;
    }

    private int write(String statement, BookId book, List<Kept> kept) {
        List<Activity> all = kept.stream().map(Kept::activity).toList();
        return withChildren(jdbc.sql(statement), all)
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
                .param("confirmation", column(all, one -> one.confirmation().name(), String[]::new))
                .param("forces", column(all, one -> one.forces().bits(), Integer[]::new))
                .param("recordedBy", column(all, one -> one.recorded().actor(), String[]::new))
                .param("recordedAccount", column(all, one -> account(one.recorded()), UUID[]::new))
                .param("recordedUnit", column(all, one -> unit(one.recorded()), Long[]::new))
                .param("recordedAt", column(all, one -> one.recordedAt().toString(), String[]::new))
                .param("changedAt", column(kept, one -> one.changedAt().toString(), String[]::new))
                .param("search", column(kept, Kept::search, String[]::new))
                .update();
    }

    private static @Nullable UUID account(By by) {
        return by.account() == null ? null : by.account().value();
    }

    private static @Nullable Long unit(By by) {
        return by.unit() == null ? null : by.unit().value();
    }

    private record Child<T>(UUID activity, int ordinal, T value) {}

    private static JdbcClient.StatementSpec withChildren(JdbcClient.StatementSpec statement, List<Activity> all) {
        List<Child<Participant>> asked = rows(all, Activity::asked);
        List<Child<Contribution>> putIn = rows(all, Activity::contributions);
        return statement
                .param("partnerOf", column(asked, Child::activity, UUID[]::new))
                .param("partner", column(asked, row -> row.value().unit().value(), Long[]::new))
                .param("force", column(asked, row -> (short) row.value().force().bit(), Short[]::new))
                .param("place", column(asked, row -> (short) row.ordinal(), Short[]::new))
                .param("said", column(asked, row -> row.value().confirmation().name(), String[]::new))
                .param("because", column(asked, row -> row.value().reason(), String[]::new))
                .param("putInto", column(putIn, Child::activity, UUID[]::new))
                .param("by", column(putIn, row -> row.value().unit().value(), Long[]::new))
                .param("measure", column(putIn, row -> row.value().measure(), String[]::new))
                .param("turn", column(putIn, row -> (short) row.ordinal(), Short[]::new))
                .param("quantity", column(putIn, row -> row.value().quantity().toString(), String[]::new));
    }

    private void saveLinks(BookId book, List<Activity> all) {
        List<Child<Link>> rows = rows(all, Activity::links);
        if (!rows.isEmpty()) {
            jdbc.sql(SAVE_LINKS)
                    .param("book", book.value())
                    .param("activity", column(rows, Child::activity, UUID[]::new))
                    .param("other", column(rows, row -> row.value().other(), UUID[]::new))
                    .param(
                            "relation",
                            column(rows, row -> row.value().relation().name(), String[]::new))
                    .param("ordinal", column(rows, row -> (short) row.ordinal(), Short[]::new))
                    .param("reason", column(rows, row -> row.value().reason(), String[]::new))
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

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static <R, T extends @Nullable Object> T[] column(
            List<R> rows, Function<R, T> value, IntFunction<T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
