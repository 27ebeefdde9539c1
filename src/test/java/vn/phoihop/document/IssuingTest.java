package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.document.PaperFile.Kind;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

@DatabaseTest
class IssuingTest {

    private static final UnitId POLICE = new UnitId(7);
    private static final LocalDate DAY = LocalDate.of(2022, 7, 5);

    @Autowired
    Numbers numbers;

    @Autowired
    PaperFiles files;

    @Autowired
    Letterheads letterheads;

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
    void numbersFollowEachOtherPerBodyTypeAndYear() {
        assertThat(next(POLICE, DocumentType.REPORT, DAY).printed(DocumentType.REPORT))
                .isEqualTo("01/BC-CAT");
        assertThat(next(POLICE, DocumentType.REPORT, DAY).number()).isEqualTo(2);
        assertThat(next(POLICE, DocumentType.PLAN, DAY).number()).isEqualTo(1);
        assertThat(next(POLICE, DocumentType.REPORT, LocalDate.of(2023, 1, 3)).number())
                .isEqualTo(1);
    }

    @Test
    void inABookThatFollowsOthersABodyGoesOnCountingUnderTheSymbolItHad() {
        next(POLICE, DocumentType.REPORT, DAY);
        next(POLICE, DocumentType.REPORT, DAY);
        BookId before = book;
        BookId after = TestBooks.open(context);
        assertThat(number(after, Set.of(after, before), "CAT")).isEqualTo(3);
        assertThat(number(before, Set.of(after, before), "CAT"))
                .as("the older book's papers are numbered in the same row")
                .isEqualTo(4);
        assertThat(number(after, Set.of(after, before), "CAT")).isEqualTo(5);
        assertThat(asSystem(() -> numbers.expected(
                                new RecordKey(before, UUID.randomUUID()),
                                Set.of(after, before),
                                POLICE,
                                DocumentType.REPORT,
                                "CAT",
                                DAY)
                        .number()))
                .isEqualTo(6);
        BookId elsewhere = TestBooks.open(context);
        assertThat(number(elsewhere, Set.of(elsewhere, before), "CA-MOI"))
                .as("another symbol is another row")
                .isEqualTo(1);
    }

    private int number(BookId in, Set<BookId> books, String symbol) {
        return asSystem(() -> numbers.next(
                        new RecordKey(in, UUID.randomUUID()), books, POLICE, DocumentType.REPORT, symbol, DAY)
                .number());
    }

    @Test
    void aRecordKeepsItsNumber() {
        RecordKey record = record();
        Supplier<Reference> issuing = () -> numbers.next(record, Set.of(book), POLICE, DocumentType.REPORT, "CAT", DAY);
        assertThat(asSystem(issuing)).isEqualTo(asSystem(issuing));
        assertThat(asSystem(() ->
                        numbers.find(record, DocumentType.REPORT).orElseThrow().on()))
                .isEqualTo(DAY);
    }

    @Test
    void aFailedIssueGivesItsNumberBack() {
        assertThatThrownBy(() -> asSystem(() -> {
                    numbers.next(record(), Set.of(book), POLICE, DocumentType.REPORT, "CAT", DAY);
                    throw new IllegalStateException("the printer burns");
                }))
                .hasMessage("the printer burns");
        assertThat(next(POLICE, DocumentType.REPORT, DAY).number()).isEqualTo(1);
        assertThatThrownBy(() -> Acting.asSystem(
                        () -> numbers.next(record(), Set.of(book), POLICE, DocumentType.PLAN, "CAT", DAY)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void manyClerksNeverGetOneNumber() throws Exception {
        int clerks = 6;
        int papers = 10;
        List<Integer> given = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(clerks)) {
            Callable<List<Integer>> clerk = () -> {
                List<Integer> mine = new ArrayList<>();
                for (int i = 0; i < papers; i++) {
                    mine.add(next(POLICE, DocumentType.REPORT, DAY).number());
                }
                return mine;
            };
            for (Future<List<Integer>> done : threads.invokeAll(java.util.Collections.nCopies(clerks, clerk))) {
                given.addAll(done.get());
            }
        }
        assertThat(given).doesNotHaveDuplicates().hasSize(clerks * papers);
        assertThat(java.util.Collections.max(given)).isEqualTo(clerks * papers);
    }

    @Test
    void twoBodiesWithOneSymbolCannotIssueTheSameNumber() {
        next(POLICE, DocumentType.REPORT, DAY);
        assertThatThrownBy(() -> next(new UnitId(8), DocumentType.REPORT, DAY)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void filesAreKeptForEver() {
        RecordKey record = record();
        byte[] first = "một".getBytes(StandardCharsets.UTF_8);
        byte[] second = "hai".getBytes(StandardCharsets.UTF_8);
        PaperFile kept = asSystem(() -> files.store(record, Kind.PDF, first, "clerk"));
        assertThat(asSystem(() -> files.store(record, Kind.PDF, first, "clerk")))
                .isEqualTo(kept);
        assertThat(asSystem(() -> files.store(record, Kind.PDF, second, "clerk"))
                        .version())
                .isEqualTo(2);
        assertThat(asSystem(() -> files.get(record, Kind.PDF)).bytes()).isEqualTo(second);
        assertThat(asSystem(() -> files.list(record)))
                .extracting(PaperFile::version)
                .containsExactly(2, 1);
        assertThat(asSystem(() -> files.list(record))).contains(kept);
        assertThatThrownBy(
                        () -> asSystem(() -> jdbc.sql("delete from paper_file").update()))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> asSystem(() -> files.get(record, Kind.DOCX))).isInstanceOf(Refused.class);
    }

    @Test
    void whoHasNoSightOfTheBookSeesNoFile() {
        RecordKey record = record();
        asSystem(() -> files.store(record, Kind.PDF, new byte[] {1}, "clerk"));
        Acting.Staff stranger = new Acting.Staff(
                new AccountId(UUID.randomUUID()),
                "stranger",
                null,
                Set.of(new BookId(999)),
                Set.of(),
                Set.of(new BookId(999)),
                Set.of());
        assertThat(Acting.as(stranger, () -> files.list(record))).isEmpty();
    }

    @Test
    void aLetterheadHoldsOnItsDaysOnly() {
        Letterhead old = letterhead("CAT-PV01");
        Letterhead later = letterhead("CAT-TM");
        asSystem(() -> {
            letterheads.set(book, POLICE, Validity.from(LocalDate.of(2020, 1, 1)), old);
            letterheads.set(book, POLICE, Validity.from(LocalDate.of(2022, 7, 1)), later);
            return true;
        });
        assertThat(asSystem(() -> letterheads.get(book, POLICE, LocalDate.of(2022, 6, 30))))
                .isEqualTo(old);
        assertThat(asSystem(() -> letterheads.get(book, POLICE, DAY))).isEqualTo(later);
        assertThatThrownBy(() -> asSystem(() -> letterheads.get(book, POLICE, LocalDate.of(2019, 12, 31))))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aFileOfLetterheadsTellsAllItsProblems() {
        String good = """
                letterheads:
                  - unit: CA-KG
                    valid_from: 2020-01-01
                    superior: Bộ Công an
                    body: Công an tỉnh Kiên Giang
                    symbol: CAT-PV01
                    place: Kiên Giang
                    authority: [KT. GIÁM ĐỐC]
                    office: PHÓ GIÁM ĐỐC
                    copies: [Như trên]
                    archive: VT, PV01
                """;
        assertThat(LetterheadFile.read("letterheads.yaml", good, IssuingTest::unit))
                .singleElement()
                .satisfies(line -> assertThat(line.letterhead().symbol()).isEqualTo("CAT-PV01"));
        String bad =
                good.replace("CA-KG", "XX").replace("CAT-PV01", "CAT PV01").replace("    office: PHÓ GIÁM ĐỐC\n", "");
        assertThatThrownBy(() -> LetterheadFile.read("letterheads.yaml", bad, IssuingTest::unit))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.problems()).hasSize(3));
    }

    private static Optional<UnitId> unit(String code) {
        return code.equals("CA-KG") ? Optional.of(POLICE) : Optional.empty();
    }

    private static Letterhead letterhead(String symbol) {
        return new Letterhead(
                new Issuer("Bộ Công an", "Công an tỉnh Kiên Giang", "Kiên Giang"),
                symbol,
                new Signature(List.of("KT. GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC", null, null),
                List.of("Bộ Công an"),
                new Recipients(List.of("Như trên"), "VT, PV01"));
    }

    private Reference next(UnitId issuer, DocumentType type, LocalDate day) {
        return asSystem(() -> numbers.next(record(), Set.of(book), issuer, type, "CAT", day));
    }

    private RecordKey record() {
        return new RecordKey(book, UUID.randomUUID());
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(transactions).execute(_ -> work.get()));
    }
}
