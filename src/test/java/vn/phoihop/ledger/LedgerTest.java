package vn.phoihop.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

@DatabaseTest
class LedgerTest {

    @Autowired
    Ledger ledger;

    @Autowired
    Verification verification;

    @Autowired
    Seals seals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext context;

    BookId book;

    @BeforeEach
    void openBook() {
        book = TestBooks.open(context);
    }

    @Test
    void positionsFollowEachOtherAndTheChainHolds() {
        asSystem(() -> ledger.post(List.of(posting(patrol(12)), posting(patrol(8)))));
        long third = asSystem(() -> ledger.post(posting(patrol(5))));
        assertThat(third).isEqualTo(3);
        assertThat(verify()).matches(Verification.Finding::holds).returns(3L, Verification.Finding::entries);
    }

    @Test
    void correctionReversesWithTheSameDimensionsAndPostsAnew() {
        RecordKey record = newRecord();
        asSystem(() -> ledger.post(posting(record, patrol(12))));
        asSystem(() -> ledger.post(posting(record, patrol(15))));
        List<Tally> change = asSystem(() -> ledger.history(record)).getLast().tallies();
        assertThat(change).extracting(Tally::quantity).containsExactly(Quantity.of(-12), Quantity.of(15));
        assertThat(total()).isEqualTo(15);
    }

    @Test
    void whatStaysTheSameIsNotReversed() {
        RecordKey record = newRecord();
        asSystem(() -> ledger.post(posting(record, patrol(12))));
        asSystem(() -> ledger.post(posting(record, patrol(12))));
        assertThat(asSystem(() -> ledger.history(record)).getLast().tallies()).isEmpty();
    }

    @Test
    void withdrawnRecordCountsForNothingAndKeepsItsHistory() {
        RecordKey record = newRecord();
        asSystem(() -> ledger.post(posting(record, patrol(12))));
        asSystem(() -> ledger.post(posting(record)));
        assertThat(total()).isZero();
        assertThat(asSystem(() -> ledger.history(record))).hasSize(2);
    }

    @Test
    void anIdBelongsToOneRecordWhateverItsType() {
        RecordKey record = newRecord();
        asSystem(() -> ledger.post(posting(record, patrol(12))));
        Posting other = new Posting(record, "OTHER", "OTHER_MADE", "A tester", null, 1, Map.of(), List.of());
        assertThatThrownBy(() -> asSystem(() -> ledger.post(other)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.ID_ALREADY_TAKEN));
        assertThat(total()).isEqualTo(12);
        RecordKey fresh = newRecord();
        assertThatThrownBy(() -> asSystem(() -> ledger.post(List.of(
                        posting(fresh, patrol(1)),
                        new Posting(fresh, "OTHER", "OTHER_MADE", "A tester", null, 1, Map.of(), List.of())))))
                .isInstanceOf(Refused.class);
        assertThat(asSystem(() -> ledger.history(fresh))).isEmpty();
    }

    @Test
    void historyAtACutoffEndsThere() {
        RecordKey record = newRecord();
        asSystem(() -> ledger.post(posting(record, patrol(12))));
        Cutoff cutoff = asSystem(() -> ledger.cutoff(Set.of(book)));
        asSystem(() -> ledger.post(posting(record, patrol(15))));
        assertThat(asSystem(() -> ledger.history(record, cutoff))).hasSize(1);
        assertThat(Cutoff.parse(cutoff.toString())).isEqualTo(cutoff);
    }

    @Test
    void manyAtOnceGetOnePositionEach() throws Exception {
        List<Callable<Long>> writers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            writers.add(() -> asSystem(() -> ledger.post(posting(patrol(1)))));
        }
        List<Long> positions = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> written : threads.invokeAll(writers)) {
                positions.add(written.get());
            }
        }
        assertThat(positions).doesNotHaveDuplicates().hasSize(24);
        assertThat(verify()).matches(Verification.Finding::holds).returns(24L, Verification.Finding::entries);
    }

    @Test
    void postingOutsideATransactionIsRefused() {
        assertThatThrownBy(() -> Acting.asSystem(() -> ledger.post(posting(patrol(1)))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void alteredTallyIsFound() {
        asSystem(() -> ledger.post(List.of(posting(patrol(12)), posting(patrol(8)), posting(patrol(5)))));
        asOwner("update tally set quantity = 80 where position = 2");
        assertThat(verify()).returns(2L, Verification.Finding::brokenAt);
    }

    @Test
    void removedTailIsFoundAgainstTheHeadAndAgainstTheSeal() {
        asSystem(() -> ledger.post(List.of(posting(patrol(12)), posting(patrol(8)))));
        asSystem(() -> {
            seals.seal(Set.of(book), "TEST");
            return true;
        });
        asOwner("delete from tally where position = 2");
        asOwner("delete from payload where position = 2");
        asOwner("delete from seal where position = 2");
        asOwner("delete from entry where position = 2");
        assertThat(verify()).returns(2L, Verification.Finding::brokenAt);
    }

    @Test
    void payloadsGoWithoutBreakingTheChainWhereAnEntrySaysSo() {
        Posting first = item(patrol(12));
        asSystem(() -> ledger.post(List.of(first, posting(patrol(8)))));
        assertThat(asSystem(() -> ledger.drop(saying(first)))).isEqualTo(1);
        assertThat(verify())
                .matches(Verification.Finding::holds)
                .returns(1L, found -> found.dropped().entries());
        List<Entry> history = asSystem(() -> ledger.history(first.record()));
        assertThat(history.getFirst().payload()).isNull();
        assertThat(history.getLast().payload()).contains("kept");
        assertThat(asSystem(() -> ledger.drop(saying(first)))).as("said again").isEqualTo(1);
        assertThat(verify())
                .matches(Verification.Finding::holds)
                .returns(2L, found -> found.dropped().entries());
    }

    @Test
    void nobodyTakesAPayloadAwayOfWhichNoEntrySaysSo() {
        Posting first = posting(patrol(12));
        asSystem(() -> ledger.post(first));
        for (String attempt : List.of(
                "delete from payload",
                "select drop_payloads(" + book + ", '" + first.record().id() + "')")) {
            assertThatThrownBy(() -> asSystem(() -> jdbc.sql(attempt).query().listOfRows()))
                    .hasStackTraceContaining(attempt.startsWith("delete") ? "permission denied" : "no entry says");
        }
        assertThatThrownBy(() -> Acting.as(
                        staff(book),
                        () -> inTransaction(() -> jdbc.sql("select drop_payloads(1, gen_random_uuid())")
                                .query()
                                .listOfRows())))
                .hasStackTraceContaining("permission denied");
        asOwner("delete from payload where book = " + book);
        assertThat(verify())
                .returns(1L, Verification.Finding::brokenAt)
                .returns(Fault.PAYLOAD_MISSING, found -> found.flaw().fault());
    }

    /** The record counts for the same, and says no more. */
    /** Of a type of which a rule says for how long what it says is kept. */
    private Posting item(Tally... tallies) {
        Posting patrol = posting(tallies);
        return new Posting(
                patrol.record(),
                "exchange",
                "EXCHANGE_SENT",
                patrol.actor(),
                patrol.actingUnit(),
                1,
                patrol.payload(),
                patrol.tallies());
    }

    private Posting saying(Posting of) {
        return new Posting(
                of.record(),
                of.recordType(),
                Ledger.CONTENT_DROPPED,
                "system",
                null,
                1,
                Map.of("kept", true),
                of.tallies());
    }

    @Test
    void nobodySeesNothingAndStaffOnlyTheirBooks() {
        asSystem(() -> ledger.post(posting(patrol(12))));
        assertThat(countEntries(new Acting.Nobody())).isZero();
        assertThat(countEntries(staff(new BookId(999)))).isZero();
        assertThat(countEntries(staff(book))).isOne();
    }

    @Test
    void requestsCannotChangeOrDeleteWhatIsWritten() {
        asSystem(() -> ledger.post(posting(patrol(12))));
        for (String attempt : List.of(
                "update tally set quantity = 1",
                "delete from entry",
                "update entry set actor = 'x'",
                "delete from payload")) {
            assertThatThrownBy(() -> Acting.as(
                            staff(book),
                            () -> inTransaction(() -> jdbc.sql(attempt).update())))
                    .hasStackTraceContaining("permission denied");
        }
    }

    private Acting staff(BookId sees) {
        return new Acting.Staff(
                new AccountId(UUID.randomUUID()), "ai đó", null, Set.of(sees), Set.of(), Set.of(sees), Set.of());
    }

    private long countEntries(Acting acting) {
        return Acting.as(
                acting,
                () -> inTransaction(() -> jdbc.sql("select count(*) from entry where book = :book")
                        .param("book", book.value())
                        .query(Long.class)
                        .single()));
    }

    private Verification.Finding verify() {
        return asSystem(() -> verification.verify(book));
    }

    private int total() {
        return asSystem(() -> jdbc.sql("select coalesce(sum(quantity), 0)::int from tally where book = :book")
                .param("book", book.value())
                .query(Integer.class)
                .single());
    }

    private void asOwner(String statement) {
        var access = context.getBean(vn.phoihop.database.DatabaseAccess.class);
        try (var connection = java.sql.DriverManager.getConnection(
                        access.url() + "?currentSchema=phoihop",
                        access.owner().user(),
                        access.owner().password());
                var plain = connection.createStatement()) {
            plain.execute(statement + " and book = " + book);
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> inTransaction(work));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }

    private RecordKey newRecord() {
        return new RecordKey(book, UUID.randomUUID());
    }

    private Posting posting(Tally... tallies) {
        return posting(newRecord(), tallies);
    }

    private static Posting posting(RecordKey record, Tally... tallies) {
        return new Posting(
                record,
                "activity",
                "ACTIVITY_SUBMITTED",
                "thử",
                new UnitId(1),
                1,
                Map.of("kind", "PATROL"),
                List.of(tallies));
    }

    private static Tally patrol(long personnel) {
        return new Tally(
                "PERSONNEL_TURN",
                Quantity.of(personnel),
                LocalDate.of(2022, 3, 1),
                new AreaId(1),
                new UnitId(1),
                new ForceId(2),
                TallyRole.CONTRIBUTED,
                ForceSet.of(new ForceId(2)),
                "PATROL",
                null,
                null,
                false);
    }
}
