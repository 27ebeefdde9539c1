package vn.phoihop.report;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.SealedAtOnce;
import vn.phoihop.vocabulary.BookId;

/** Freezing and issuing seal the books a report rests on, and the common one. */
@Component
class SealedReports implements SealedAtOnce {

    private final JdbcClient jdbc;

    SealedReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isSealedBy(ReportStep step) {
        return step == ReportStep.FREEZE || step == ReportStep.ISSUE;
    }

    static boolean wasSealed(Entry entry) {
        return entry.recordType().equals(Report.RECORD_TYPE)
                && Arrays.stream(ReportStep.values())
                        .anyMatch(step -> isSealedBy(step) && entry.event().equals(step.event()));
    }

    @Override
    public boolean isSealed(Entry entry) {
        return wasSealed(entry);
    }

    @Override
    public List<Resting> restingOn(BookId book) {
        return jdbc
                .sql(Sql.of("report/frozen_cutoffs"))
                .param("book", book.value())
                .query((row, _) -> new Resting(
                        Cutoff.parse(row.getString("cutoff")).position(book),
                        row.getObject("frozen_at", OffsetDateTime.class).toInstant()))
                .list()
                .stream()
                .filter(resting -> resting.position() > 0)
                .toList();
    }
}
