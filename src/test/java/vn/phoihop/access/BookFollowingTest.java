package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.ImportingLists;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** That a book follows others is taken back until its day, and said of provinces that went into its own alone. */
@BrowserTest
@UsesDatabase(own = true)
class BookFollowingTest {

    private static final LocalDate DAY = LocalDate.now().plusDays(30);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    BookSuccessions successions;

    @Autowired
    Organisations organisations;

    private TestStaff administrator;
    private AreaId into;
    private BookId whole;
    private BookId parted;

    /** Of two provinces one goes into a third, and the other gives it a part and goes on. */
    @BeforeEach
    void plan() {
        BookId any = TestBooks.inKienGiang(context);
        administrator = TestStaff.named(context, "Quản trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        String n = any.toString();
        lists("areas.csv", """
                code;level;name_vi;name_en;parent;valid_from;valid_to
                W%1$s;PROVINCE;Tỉnh Nhập %1$s;Joining %1$s;;2000-01-01;%2$s
                P%1$s;PROVINCE;Tỉnh Chia %1$s;Parting %1$s;;2000-01-01;
                I%1$s;PROVINCE;Tỉnh Nhận %1$s;Receiving %1$s;;2000-01-01;
                """.formatted(n, DAY), "went.csv", """
                area;successor;since;extent
                W%1$s;I%1$s;%2$s;WHOLE
                P%1$s;I%1$s;%2$s;PART
                """.formatted(n, DAY));
        into = area("I" + n);
        whole = TestBooks.open(context, area("W" + n));
        parted = TestBooks.open(context, area("P" + n));
    }

    private void lists(String areas, String rows, String went, String pairs) {
        Acting.runAsSystem(() -> context.getBean(ImportingLists.class)
                .apply(
                        Map.of(
                                areas,
                                rows.getBytes(StandardCharsets.UTF_8),
                                went,
                                pairs.getBytes(StandardCharsets.UTF_8)),
                        organisations.current().position(),
                        "Quản trị"));
    }

    private AreaId area(String code) {
        return organisations
                .current()
                .findArea(code, DAY.minusDays(1))
                .orElseThrow()
                .id();
    }

    @Test
    void aProvinceOfWhichOnlyAPartWentKeepsItsBook() throws Exception {
        BookId next = new BookId(parted.value() + 1);
        assertThat(put(next, body(next, DAY, parted))).contains("422", "BOOK_OF_OTHER_PROVINCE");
        assertThat(put(next, body(next, DAY, whole, parted))).contains("422", "BOOK_OF_OTHER_PROVINCE");
        assertThat(put(next, body(next, DAY, whole))).contains("201", "\"follows\":[" + whole + "]");
    }

    @Test
    void aCodeThatAnotherBookHasIsRefused() throws Exception {
        BookId next = new BookId(parted.value() + 1);
        BookId another = new BookId(parted.value() + 2);
        assertThat(put(next, body(next, DAY, whole))).contains("201");
        assertThat(put(another, body(next, DAY))).contains("422", "BOOK_CODE_TAKEN", "\"code\"");
        assertThat(put(another, body(another, DAY))).contains("201");
    }

    @Test
    void untilItsDayItIsTakenBackAndSaidAnew() throws Exception {
        BookId next = new BookId(parted.value() + 1);
        assertThat(put(next, body(next, DAY.plusDays(3), whole)))
                .as("it goes on another day")
                .contains("422", "BOOK_OF_OTHER_PROVINCE");
        assertThat(put(next, body(next, DAY, whole))).contains("201");
        assertThat(undo(next)).contains("200", "\"follows\":[]");
        assertThat(Acting.asSystem(() -> successions.find(whole))).isEmpty();
        assertThat(undo(next)).contains("409", "BOOK_FOLLOWS_NONE");
        assertThat(put(next, body(next, DAY, whole))).as("said anew").contains("201", "\"follows\":[" + whole + "]");
        assertThat(put(next, body(next, DAY, whole))).contains("200");
        assertThat(Acting.asSystem(() -> successions.find(whole)).orElseThrow().since())
                .isEqualTo(DAY);
    }

    @Test
    void onceSomethingIsWrittenInItOrItsDayHasComeItStays() throws Exception {
        BookId next = new BookId(parted.value() + 1);
        assertThat(put(next, body(next, DAY, whole))).contains("201");
        Posting note = new Posting(
                new RecordKey(next, UUID.randomUUID()), "note", "NOTED", "thử", null, 1, Map.of(), List.of());
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(Ledger.class).post(note)));
        assertThat(undo(next)).contains("409", "BOOK_HAS_ENTRIES");
        BookId past = TestBooks.open(context, into);
        Acting.runAsSystem(
                () -> successions.succeed(parted, past, LocalDate.now().minusDays(1), "hệ thống"));
        assertThat(undo(past)).contains("409", "CHANGE_DAY_HAS_COME");
        assertThat(Acting.asSystem(() -> successions.find(parted))).isPresent();
    }

    @Test
    void thePageTakesItBackAndHasItSaidAnew() {
        BookId next = new BookId(parted.value() + 1);
        try (Tab tab = Tab.on(port).signIn(administrator.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/coordination/new-book").page();
            page.fill("#nameVi", "Sổ tỉnh Nhận " + next);
            page.fill("#nameEn", "Book " + next);
            page.fill("#code", "NEXT_" + next);
            page.fill("#since", DAY.toString());
            page.fill("#area", organisations.current().area(into).name().vi());
            page.locator("label.form-check:has(input[value='" + whole + "']) input")
                    .check();
            page.click("main button[type=submit]");
            tab.check().shot("coordination-following");
            page.locator("form[action='/coordination/undo-following']:has(input[value='" + next + "']) button")
                    .click();
            assertThat(page.locator(".alert-success")).hasText("Sổ không còn kế tục các sổ ấy.");
            page.locator("a[href='/coordination/new-book?book=" + next + "']").click();
            assertThat(page.locator("#code")).hasValue("NEXT_" + next);
            page.fill("#since", DAY.toString());
            page.locator("label.form-check:has(input[value='" + whole + "']) input")
                    .check();
            page.click("main button[type=submit]");
            assertThat(page.locator(".alert-success")).hasText("Đã mở sổ.");
        }
        assertThat(Acting.asSystem(() -> successions.find(whole)).orElseThrow().successor())
                .isEqualTo(next);
    }

    private String body(BookId book, LocalDate since, BookId... follows) {
        return """
                {"code": "NEXT_%1$s", "name": {"vi": "Sổ %1$s", "en": "Book %1$s"}, "area": %2$s, "since": "%3$s", "follows": %4$s}""".formatted(book, into, since, List.of(follows));
    }

    private String put(BookId book, String body) throws Exception {
        return send("PUT", "/api/v1/books/" + book, body);
    }

    private String undo(BookId book) throws Exception {
        return send("POST", "/api/v1/books/" + book + "/undo-following", "");
    }

    private String send(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + administrator.token())
                                .header("Content-Type", "application/json")
                                .method(method, BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body();
    }
}
