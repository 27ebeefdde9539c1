package vn.phoihop.casework;

import static vn.phoihop.database.SqlValues.array;
import static vn.phoihop.database.SqlValues.text;

import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Batches;
import vn.phoihop.web.FirstRows;
import vn.phoihop.web.RowPlace;

/** Finds cases by a filter, a page at a time, however many there are. */
@Component
class FindingCases {

    /** Rows read at once while all are gone through. */
    private static final int BATCH = 1_000;

    private static final String FIND = Sql.of("casework/find_cases");
    private static final String COUNT = Sql.of("casework/count_cases");

    private final JdbcClient jdbc;
    private final CaseFiles files;

    FindingCases(JdbcClient jdbc, CaseFiles files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    @Transactional(readOnly = true)
    List<Listed> search(CaseFilter filter, int limit) {
        return read(filter, find(filter, limit));
    }

    /** The first rows of a page, and how many there are in all, counted up to {@link FirstRows#COUNTED}. */
    @Transactional(readOnly = true)
    FirstRows<Listed> first(CaseFilter filter) {
        return filter.after() == null
                ? FirstRows.of(find(filter, FirstRows.COUNTED + 1), places -> read(filter, places))
                : new FirstRows<>(search(filter, FirstRows.READ), count(filter, FirstRows.COUNTED));
    }

    /** Only which, and where they stand. */
    @Transactional(readOnly = true)
    List<RowPlace> find(CaseFilter filter, int limit) {
        return asked(FIND, filter, limit).query(RowPlace::of).list();
    }

    private List<Listed> read(CaseFilter filter, List<RowPlace> places) {
        Map<UUID, CaseFile> found =
                files.list(filter.book(), places.stream().map(RowPlace::record).toList());
        return places.stream()
                .flatMap(place ->
                        Stream.ofNullable(found.get(place.record())).map(file -> new Listed(file, place.changedAt())))
                .toList();
    }

    /** How many there are, at most one more than {@code most}. */
    @Transactional(readOnly = true)
    int count(CaseFilter filter, int most) {
        return asked(COUNT, filter, most + 1).query(Integer.class).single();
    }

    /** All of them, a batch at a time, in constant memory; to be gone through within the transaction. */
    @Transactional(readOnly = true)
    Stream<Listed> stream(CaseFilter filter) {
        return Batches.stream(search(filter, BATCH), BATCH, last -> search(filter.after(last.place()), BATCH));
    }

    private JdbcClient.StatementSpec asked(String question, CaseFilter filter, int limit) {
        @Nullable RowPlace after = filter.after();
        @Nullable Window during = filter.during();
        return jdbc.sql(question)
                .param("book", filter.book().value())
                .param("words", filter.words().toArray(String[]::new))
                .param("kind", filter.kind(), Types.VARCHAR)
                .param("category", filter.category(), Types.VARCHAR)
                .param("stage", filter.stage(), Types.VARCHAR)
                .param("without", filter.without(), Types.VARCHAR)
                .param("state", text(filter.state()), Types.VARCHAR)
                .param("confirmation", text(filter.confirmation()), Types.VARCHAR)
                .param("waiting", text(filter.waiting()), Types.VARCHAR)
                .param("forces", filter.forces(), Types.INTEGER)
                .param("areas", array(filter.areas()), Types.VARCHAR)
                .param("units", array(filter.units()), Types.VARCHAR)
                .param("from", text(filter.from()), Types.VARCHAR)
                .param("to", text(filter.to()), Types.VARCHAR)
                .param("duringFrom", during == null ? null : during.from().toString(), Types.VARCHAR)
                .param("duringTo", during == null ? null : during.to().toString(), Types.VARCHAR)
                .param("exercise", filter.exercise(), Types.BOOLEAN)
                .param("order", filter.order().name())
                .param("afterDay", after == null ? null : after.day().toString(), Types.VARCHAR)
                .param("afterChange", after == null ? null : after.changedAt().toString(), Types.VARCHAR)
                .param("afterId", after == null ? null : after.record().toString(), Types.VARCHAR)
                .param("limit", limit);
    }
}
