package vn.phoihop.exchange;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.AffectedByChange;
import vn.phoihop.vocabulary.UnitId;

/** Items that wait for units which are about to change: how many, never which. */
@Component
@Order(310)
class ItemsAffected implements AffectedByChange {

    private static final String COUNTS = Sql.of("exchange/affected_by_change");

    private record Counts(long answers, long decisions, long receipts, long groups) {}

    private final JdbcClient jdbc;

    ItemsAffected(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Affected> affectedBy(Touched touched) {
        Counts counts = jdbc.sql(COUNTS)
                .param("units", touched.units().stream().map(UnitId::value).toArray(Long[]::new))
                .param("most", COUNTED)
                .query(Counts.class)
                .single();
        return Stream.of(
                        new Affected("exchange.affected.answers", counts.answers, true, List.of()),
                        new Affected("exchange.affected.decisions", counts.decisions, true, List.of()),
                        new Affected("exchange.affected.receipts", counts.receipts, false, List.of()),
                        new Affected("exchange.affected.groups", counts.groups, false, List.of()))
                .filter(one -> one.count() > 0)
                .toList();
    }
}
