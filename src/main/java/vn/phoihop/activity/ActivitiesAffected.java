package vn.phoihop.activity;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.AffectedByChange;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;

/** Activities that depend on units and areas which are about to change: how many, never which. */
@Component
@Order(200)
class ActivitiesAffected implements AffectedByChange {

    private static final String COUNTS = Sql.of("activity/affected_by_change");

    private record Counts(long drafts, long waiting, long later) {}

    private final JdbcClient jdbc;

    ActivitiesAffected(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Affected> affectedBy(Touched touched) {
        Counts counts = jdbc.sql(COUNTS)
                .param("units", touched.units().stream().map(UnitId::value).toArray(Long[]::new))
                .param("areas", touched.areas().stream().map(AreaId::value).toArray(Long[]::new))
                .param("from", touched.from())
                .param("most", COUNTED)
                .query(Counts.class)
                .single();
        return List.of(
                        new Affected("activity.affected.drafts", counts.drafts, true, List.of()),
                        new Affected("activity.affected.waiting", counts.waiting, true, List.of()),
                        new Affected("activity.affected.later", counts.later, true, List.of()))
                .stream()
                .filter(one -> one.count() > 0)
                .toList();
    }
}
