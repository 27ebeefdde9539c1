package vn.phoihop.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Records that may be the same thing written down once more. A hint, never a refusal: two patrols of one night in one area are two. */
@Component
class LikelyTwins {

    private static final String TWINS = Sql.of("activity/likely_twins");

    private final JdbcClient jdbc;
    private final ActivityChecks checks;

    LikelyTwins(JdbcClient jdbc, ActivityChecks checks) {
        this.jdbc = jdbc;
        this.checks = checks;
    }

    /** Also one that is out of sight: of it the place, the time and the lead may be told. */
    record Twin(RecordKey key, Instant startsAt, @Nullable Instant endsAt, UnitId lead) {}

    @Transactional(readOnly = true)
    List<Twin> list(Activity activity) {
        return list(activity.key(), activity.form(), activity.forces());
    }

    @Transactional(readOnly = true)
    List<Twin> list(RecordKey key, ActivityForm form) {
        return list(key, form, checks.on(key.book()).forces(form));
    }

    private List<Twin> list(RecordKey key, ActivityForm form, ForceSet forces) {
        return jdbc.sql(TWINS)
                .param("book", key.book().value())
                .param("kind", form.kind())
                .param("area", form.area().value())
                .param("startsAt", time(form.startsAt()))
                .param(
                        "endsAt",
                        form.endsAt() == null ? null : time(form.endsAt()),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("forces", forces.bits())
                .param("id", key.id())
                .query((row, i) -> twin(row, key))
                .list();
    }

    private static OffsetDateTime time(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Twin twin(ResultSet row, RecordKey key) throws SQLException {
        OffsetDateTime endsAt = row.getObject("ends_at", OffsetDateTime.class);
        return new Twin(
                new RecordKey(key.book(), row.getObject("id", UUID.class)),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                endsAt == null ? null : endsAt.toInstant(),
                new UnitId(row.getLong("lead_unit")));
    }
}
