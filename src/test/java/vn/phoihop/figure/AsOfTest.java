package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Address;

/** A day, a time or a cutoff in an address, and what it means. */
@DatabaseTest
class AsOfTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    ReadingAsOf reading;

    @Autowired
    Ledger ledger;

    @Autowired
    Organisations organisations;

    BookId book;

    /** Four entries: on 1 March in the morning and a moment before midnight, on the 2nd, on the 5th. */
    @BeforeEach
    void entries() {
        book = TestBooks.inKienGiang(context);
        for (String at : List.of(
                "2022-03-01T03:00:00Z", "2022-03-01T16:59:59.999Z", "2022-03-01T17:00:00Z", "2022-03-05T03:00:00Z")) {
            post(at);
        }
    }

    private long post(String at) {
        return Acting.asSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> ledger.post(new Posting(
                                new RecordKey(book, UUID.randomUUID()),
                                "thing",
                                "DONE",
                                "thử",
                                null,
                                1,
                                Map.of(),
                                List.of())
                        .at(Instant.parse(at)))));
    }

    private AsOf ask(String query) {
        return Acting.as(
                new Acting.Staff(
                        new AccountId(new UUID(0, 1)), "thử", null, Set.of(book), Set.of(), Set.of(), Set.of()),
                () -> reading.find(Address.of("/?" + query)).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "28/02/2022, 0",
        "01/03/2022, 2",
        "1/3/2022, 2",
        "2022-03-01, 2",
        "09:59 01/03/2022, 0",
        "10:00 01/03/2022, 1",
        "01/03/2022 10:00, 1",
        "2022-03-01T10:00, 1",
        "2022-03-01T03:00:00Z, 1",
        "2022-03-02T00:00:00+07:00, 3",
        "02/03/2022, 3",
        "04/03/2022, 3",
        "05/03/2022, 4"
    })
    void aDayIsReadToItsEndAndAMinuteToIts(String asked, long position) {
        AsOf asOf = ask("asOf=" + asked.replace("+", "%2B"));
        assertThat(asOf.cutoff().position(book)).isEqualTo(position);
        assertThat(asOf.firstLoad()).isTrue();
        assertThat(asOf.cutoff().common())
                .as("before the first load the organisation of the first load is used")
                .isEqualTo(first());
    }

    private long first() {
        return Acting.asSystem(() -> Math.max(
                organisations.firstKnown(),
                context.getBean(vn.phoihop.catalogue.Catalogues.class).firstKnown()));
    }

    @Test
    void aCutoffIsTakenAsItIsAndNowNeedsNoWord() {
        Cutoff heads = Acting.asSystem(() -> ledger.cutoff(Set.of(book)));
        assertThat(ask("cutoff=" + heads).cutoff()).isEqualTo(heads);
        assertThat(ask("asOf=" + heads).cutoff()).isEqualTo(heads);
        assertThat(reading.find(Address.of("/?q=x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "xyz",
                "31/02/2022",
                "2022",
                "2022-13-01",
                "25:00 01/03/2022",
                "1:5",
                "0:1,0:x",
                "01/03/22",
                "'; drop table entry"
            })
    void whatCannotBeReadIsRefused(String asked) {
        assertRefused(
                "asOf=" + java.net.URLEncoder.encode(asked, java.nio.charset.StandardCharsets.UTF_8),
                ProblemCode.AS_OF_NOT_READABLE);
    }

    @Test
    void whatCannotBeKnownIsRefusedAllAtOnce() {
        assertRefused("asOf=01/01/2199", ProblemCode.AS_OF_IN_THE_FUTURE);
        assertRefused("asOf=2199-01-01T00:00", ProblemCode.AS_OF_IN_THE_FUTURE);
        assertRefused("asOf=01/03/2022&cutoff=0:1", ProblemCode.AS_OF_TWICE);
        assertRefused("cutoff=0:1", ProblemCode.CUTOFF_WITHOUT_BOOK);
        assertRefused("cutoff=0:1," + book + ":5", ProblemCode.CUTOFF_BEYOND_HEAD);
        assertRefused("cutoff=0:1," + book + ":-1", ProblemCode.CUTOFF_BEYOND_HEAD);
        BookId other = TestBooks.open(context);
        assertRefused(
                "cutoff=0:999999," + book + ":1," + other + ":0",
                ProblemCode.CUTOFF_BEYOND_HEAD,
                ProblemCode.CUTOFF_BOOK_NOT_IN_SIGHT);
    }

    @Test
    void theTimeOfABookNeverGoesBack() {
        long late = post("2022-03-03T03:00:00Z");
        assertThat(ask("asOf=04/03/2022").cutoff().position(book))
                .as("what was written after the 5th was not known on the 4th, whatever a clock says")
                .isEqualTo(late - 2);
        assertThat(ask("asOf=05/03/2022").cutoff().position(book)).isEqualTo(late);
    }

    private void assertRefused(String query, ProblemCode... codes) {
        assertThatThrownBy(() -> ask(query))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.code())
                                .containsExactlyInAnyOrder(codes));
    }
}
