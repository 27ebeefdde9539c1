package vn.phoihop.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/** What the forces say of their lines. */
@Component
class Confirmations {

    private static final String UPSERT = Sql.of("report/upsert_confirmation");

    private final JdbcClient jdbc;

    Confirmations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Confirmation> list(RecordKey report) {
        return jdbc.sql("select * from report_confirmation where book = :book and report = :report")
                .param("book", report.book().value())
                .param("report", report.id())
                .query(Confirmations::confirmation)
                .list();
    }

    void put(RecordKey report, Confirmation confirmation) {
        Instant at = confirmation.at();
        Quantity value = confirmation.value();
        jdbc.sql(UPSERT)
                .param("book", report.book().value())
                .param("report", report.id())
                .param("indicator", confirmation.indicator())
                .param("force", confirmation.force())
                .param("state", confirmation.state().name())
                .param("note", confirmation.note(), Types.VARCHAR)
                .param("by", confirmation.by(), Types.VARCHAR)
                .param("at", at == null ? null : at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("value", value == null ? null : value.value(), Types.NUMERIC)
                .update();
    }

    private static Confirmation confirmation(ResultSet row, int index) throws SQLException {
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        java.math.BigDecimal value = row.getBigDecimal("value");
        return new Confirmation(
                row.getString("indicator"),
                row.getString("force"),
                Confirmation.State.valueOf(row.getString("state")),
                row.getString("note"),
                row.getString("by_name"),
                at == null ? null : at.toInstant(),
                value == null ? null : new Quantity(value),
                false);
    }
}
