package vn.phoihop.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.report.ReportFigure.Status;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/** The figures of reports as they were frozen. */
@Component
class ReportFigures {

    private static final String INSERT = Sql.of("report/insert_figure");
    private static final String FROZEN = Sql.of("report/frozen_figures");

    private final JdbcClient jdbc;

    ReportFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By code, in the order of the form. */
    Map<String, ReportFigure> frozen(RecordKey report) {
        Map<String, ReportFigure> figures = new LinkedHashMap<>();
        jdbc.sql(FROZEN)
                .param("book", report.book().value())
                .param("report", report.id())
                .query(ReportFigures::figure)
                .list()
                .forEach(figure -> figures.put(figure.code(), figure));
        return figures;
    }

    void freeze(RecordKey report, Collection<ReportFigure> figures) {
        int ordinal = 0;
        for (ReportFigure figure : figures) {
            Quantity previous = figure.previous();
            jdbc.sql(INSERT)
                    .param("book", report.book().value())
                    .param("report", report.id())
                    .param("code", figure.code())
                    .param("status", Status.ACTUAL.name())
                    .param("ordinal", ordinal++)
                    .param("value", figure.value().value())
                    .param("countOnly", figure.countOnly())
                    .param("previous", previous == null ? null : previous.value(), Types.NUMERIC)
                    .param("previousCountOnly", figure.previousCountOnly())
                    .update();
        }
    }

    /** The figures follow the book again. */
    void thaw(RecordKey report) {
        jdbc.sql("delete from report_figure where book = :book and report = :report and status <> 'ESTIMATED'")
                .param("book", report.book().value())
                .param("report", report.id())
                .update();
    }

    /** A signed cutoff makes figures official, withdrawing the signature takes that back. */
    void declare(RecordKey report, Status status) {
        jdbc.sql(
                        "update report_figure set status = :status where book = :book and report = :report and status <> 'ESTIMATED'")
                .param("status", status.name())
                .param("book", report.book().value())
                .param("report", report.id())
                .update();
    }

    private static ReportFigure figure(ResultSet row, int index) throws SQLException {
        java.math.BigDecimal previous = row.getBigDecimal("previous");
        return new ReportFigure(
                row.getString("code"),
                Status.valueOf(row.getString("status")),
                new Quantity(row.getBigDecimal("value")),
                row.getBoolean("count_only"),
                previous == null ? null : new Quantity(previous),
                row.getBoolean("previous_count_only"));
    }
}
