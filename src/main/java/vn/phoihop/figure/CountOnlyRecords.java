package vn.phoihop.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Sql;
import vn.phoihop.figure.CountOnlyFigures.CountOnly;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;

/** Bare counts as records: what there is of them is the count, its window and its source. */
@Component
class CountOnlyRecords implements RecordSummaries {

    private static final String RECORDS = Sql.of("figure/count_only_records");

    private static final LocalizedText STANDS = new LocalizedText("Đang tính", "Counts");
    private static final LocalizedText REPLACED =
            new LocalizedText("Đã có số đếm khác thay", "Replaced by another count");
    private static final LocalizedText DECLARED = new LocalizedText("Đã khai", "Declared");

    private final JdbcClient jdbc;
    private final Catalogues catalogues;

    CountOnlyRecords(JdbcClient jdbc, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
    }

    /** @param stands whether no later declaration took its place */
    private record Kept(CountOnly count, boolean stands) {}

    @Override
    public String recordType() {
        return CountOnlyFigures.RECORD_TYPE;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, RecordSummary> summarise(BookId book, Collection<UUID> records) {
        return kept(book, records).stream()
                .collect(Collectors.toMap(
                        one -> one.count().id(),
                        one -> sheet(one.count(), state(one)).summary()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<RecordSheet> findSheet(RecordKey record) {
        return kept(record.book(), List.of(record.id())).stream()
                .findFirst()
                .map(one -> sheet(one.count(), state(one)));
    }

    @Override
    public RecordSheet sheet(String payload, Cutoff cutoff) {
        return sheet(CanonicalJson.read(payload, CountOnly.class), DECLARED);
    }

    @Override
    public String withoutTallies(boolean past) {
        return "record.counted.bare";
    }

    private RecordSheet sheet(CountOnly count, LocalizedText state) {
        Optional<Indicator> indicator = catalogues.current().find(Indicator.class, count.indicator());
        LocalizedText label = indicator
                .map(Indicator::label)
                .orElseGet(() -> new LocalizedText(count.indicator(), count.indicator()));
        RecordSummary summary = new RecordSummary(
                "/records/" + new RecordKey(count.book(), count.id()),
                new LocalizedText("Số đếm: " + label.vi(), "Count without records: " + label.en()),
                state,
                null);
        return new RecordSheet(
                summary,
                List.of(
                        new RecordSheet.Fact("record.fact.indicator", label),
                        new RecordSheet.Fact("record.fact.window", count.window()),
                        new RecordSheet.Fact("record.fact.count", count.quantity()),
                        new RecordSheet.Fact(
                                "record.fact.unitOfCount",
                                indicator.map(Indicator::unit).orElseGet(() -> new LocalizedText("–", "–"))),
                        new RecordSheet.Fact("record.fact.source", count.source())));
    }

    private static LocalizedText state(Kept one) {
        return one.stands() ? STANDS : REPLACED;
    }

    private List<Kept> kept(BookId book, Collection<UUID> records) {
        return jdbc.sql(RECORDS)
                .param("book", book.value())
                .param("ids", records.toArray(UUID[]::new))
                .query(CountOnlyRecords::row)
                .list();
    }

    private static Kept row(ResultSet row, int index) throws SQLException {
        CountOnly count = new CountOnly(
                new BookId(row.getInt("book")),
                row.getObject("id", UUID.class),
                row.getString("indicator"),
                new Window(row.getObject("window_from", LocalDate.class), row.getObject("window_to", LocalDate.class)),
                new Quantity(row.getBigDecimal("quantity")),
                new LocalizedText(row.getString("source_vi"), row.getString("source_en")));
        return new Kept(count, row.getBoolean("stands"));
    }
}
