package vn.phoihop.casework;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.AffectedByChange;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;

/** Cases that depend on units and areas which are about to change: how many, never which. */
@Component
@Order(300)
class CasesAffected implements AffectedByChange {

    private static final String COUNTS = Sql.of("casework/affected_by_change");

    private record Counts(long led, long waiting, long later) {}

    private final JdbcClient jdbc;

    CasesAffected(JdbcClient jdbc) {
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
                        new Affected("casework.affected.led", counts.led, true, List.of()),
                        new Affected("casework.affected.waiting", counts.waiting, true, List.of()),
                        new Affected("casework.affected.later", counts.later, true, List.of()))
                .stream()
                .filter(one -> one.count() > 0)
                .toList();
    }
}
