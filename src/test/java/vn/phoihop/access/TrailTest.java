package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerMapping;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.TestFolder;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The trail of access: searched by an auditor, and found out when somebody with the whole database in hand meddles with it. */
@BrowserTest
@UsesDatabase(own = true)
class TrailTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    AccessTrail trail;

    @Autowired
    NotingAccess noting;

    @Autowired
    TrailChain chain;

    @Autowired
    TrailCheck check;

    @Autowired
    DatabaseAccess database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private static Path keys;

    @DynamicPropertySource
    static void ownKey(DynamicPropertyRegistry properties) throws Exception {
        keys = Files.createTempDirectory(Files.createDirectories(TestFolder.of("keys")), "trail");
        properties.add("phoihop.access-key", () -> keys.resolve("access.key").toString());
    }

    @BeforeEach
    void someLines() {
        TestStaff staff = TestStaff.named(context, "Người Được Ghi").as(Role.RECORDER, BookId.COMMON, null);
        for (int i = 0; i < 20; i++) {
            String what = "/records/1/" + i + " “é” 😀 " + "x".repeat(i);
            staff.signedIn().<Void>run(() -> {
                trail.note(AccessTrail.Act.VIEWED, "1/" + what.length(), what);
                return null;
            });
        }
        link();
        assertThat(run().holds()).isTrue();
    }

    /** Each test meddles; the next begins with nothing. */
    @AfterEach
    void anew() throws Exception {
        meddle("delete from access_trail_link", "delete from access_trail");
        Files.deleteIfExists(keys.resolve("access-trail.head"));
    }

    @Test
    void a_line_that_was_altered_is_found() throws Exception {
        meddle(
                "update access_trail set what = 'nothing at all' where id = (select id from access_trail order by id offset 7 limit 1)");
        assertThat(faults()).containsExactly(TrailCheck.Fault.ALTERED);
        meddle("update access_trail set account = null");
        assertThat(faults()).containsOnly(TrailCheck.Fault.ALTERED);
    }

    @Test
    void a_line_that_was_taken_out_is_found_with_its_link_and_without() throws Exception {
        String line = "(select line from access_trail_link where position = 5)";
        meddle(
                "alter table access_trail_link drop constraint access_trail_link_line_fkey",
                "delete from access_trail where id = " + line);
        assertThat(faults()).containsExactly(TrailCheck.Fault.TAKEN_OUT);
        meddle("delete from access_trail_link where position = 5");
        assertThat(faults()).containsExactly(TrailCheck.Fault.LINK_MISSING);
        meddle(
                "update access_trail_link set position = position + 1000 where position > 5",
                "update access_trail_link set position = position - 1001 where position > 1000");
        assertThat(faults()).contains(TrailCheck.Fault.LINK_WRONG, TrailCheck.Fault.CUT_OFF);
    }

    @Test
    void a_line_that_was_put_in_is_found_and_never_chained() throws Exception {
        meddle(
                "insert into access_trail (id, at, act, account, address, what, mark)"
                        + " select gen_random_uuid(), now(), act, account, address, 'chưa hề xem', mark from access_trail limit 1");
        assertThat(link()).isZero();
        assertThat(faults()).containsExactly(TrailCheck.Fault.PUT_IN);
    }

    @Test
    void an_end_that_was_cut_off_is_found_since_the_witness_saw_more() throws Exception {
        meddle(
                "delete from access_trail_link where position > 15",
                "delete from access_trail where id not in (select line from access_trail_link)");
        assertThat(faults()).containsExactly(TrailCheck.Fault.CUT_OFF);
    }

    @Test
    void neither_requests_nor_jobs_can_change_or_delete_a_line() {
        SignedIn who = TestStaff.named(context, "Muốn Xóa")
                .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                .signedIn();
        for (String statement : List.of(
                "delete from access_trail", "update access_trail set what = ''", "delete from access_trail_link")) {
            assertThatThrownBy(() -> who.run(
                            () -> transaction.execute(_ -> jdbc.sql(statement).update())))
                    .hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> Acting.asSystem(() -> jdbc.sql(statement).update()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void a_record_is_noted_once_it_was_shown_and_a_paper_before_it_leaves() {
        SignedIn who = TestStaff.named(context, "Đang Xem")
                .as(Role.COMMANDER, BookId.COMMON, null)
                .signedIn();
        assertThat(noted(who, "/records/1/abc", "", true)).containsExactly("VIEWED 1/abc /records/1/abc");
        assertThat(noted(who, "/reports/1/abc/report.pdf", "", false))
                .containsExactly("EXPORTED 1/abc /reports/1/abc/report.pdf");
        assertThat(noted(who, "/cases", "format=xlsx&q=ma+tuy", false))
                .containsExactly("EXPORTED null /cases?format=xlsx&q=ma+tuy");
        assertThat(noted(who, "/activities", "q=ma+tuy", true)).containsExactly("LISTED null /activities?q=ma+tuy");
        assertThat(noted(who, "/api/v1/books/1/cases", "after=abc", true))
                .containsExactly("LISTED null /api/v1/books/1/cases?after=abc");
        assertThat(noted(who, "/search", "q=phu+quoc", true)).containsExactly("LISTED null /search?q=phu+quoc");
        assertThat(noted(who, "/activities/new", "copy=1%2Fabc", true))
                .containsExactly("LISTED null /activities/new?copy=1%2Fabc");
        for (String open : List.of("/", "/account/tokens", "/help/recorder", "/organisation/units", "/api/v1/me")) {
            assertThat(noted(who, open, "", true)).as(open).isEmpty();
        }
    }

    @Test
    void what_no_text_may_hold_is_not_noted_because_it_was_searched_for() {
        SignedIn who = TestStaff.named(context, "Đang Tìm")
                .as(Role.COMMANDER, BookId.COMMON, null)
                .signedIn();
        assertThat(noted(who, "/search", "q=079203001234", true)).containsExactly("LISTED null /search?q=[…]");
        assertThat(noted(who, "/cases", "state=OPEN&q=%2B84%20912%20345%20678&format=csv", false))
                .containsExactly("EXPORTED null /cases?state=OPEN&q=[…]&format=csv");
        assertThat(noted(who, "/activities", "q=68A%2D123.45&sort=-date", true))
                .containsExactly("LISTED null /activities?q=[…]&sort=-date");
        assertThat(noted(who, "/api/v1/books/1/cases", "q=k%E1%BA%BF+ho%E1%BA%A1ch+M%E1%BA%ACT", true))
                .containsExactly("LISTED null /api/v1/books/1/cases?q=[…]");
        assertThat(noted(who, "/disputes", "0912345678", true)).containsExactly("LISTED null /disputes?[…]");
        String id = "copy=1%2F018f0000-0000-7000-8000-000000000001";
        assertThat(noted(who, "/activities/copied", id, true)).containsExactly("LISTED null /activities/copied?" + id);
    }

    /** What is noted of a request, up to its answer or only until it is begun. */
    private List<String> noted(SignedIn who, String path, String query, boolean answered) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query.isEmpty() ? null : query);
        if (query.contains("format=")) {
            request.setParameter("format", "xlsx");
        }
        if (path.contains("/abc")) {
            request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("book", "1", "id", "abc"));
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        who.run(() -> {
            noting.preHandle(request, response, this);
            if (answered) {
                noting.afterCompletion(request, response, this, null);
            }
            return path;
        });
        return Acting.asSystem(() -> jdbc.sql("select act || ' ' || coalesce(record, 'null') || ' ' || what"
                        + " from access_trail where account = :account and split_part(what, '?', 1) = :path")
                .param("account", who.account().id().value())
                .param("path", path)
                .query(String.class)
                .list());
    }

    @Test
    void an_auditor_searches_checks_and_takes_the_trail_away() throws Exception {
        TestStaff auditor = TestStaff.named(context, "Kiểm Toán").as(Role.AUDITOR, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(auditor.login(), TestStaff.PASSWORD).go("/records/0/018f0000-0000-7000-8000-000000000001");
            tab.go("/trail").check().shot("trail-vi");
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr").first())
                    .containsText("Bị từ chối xem");
            tab.page().fill("#account", auditor.login());
            tab.page().fill("#record", "http://localhost/records/0/018f0000-0000-7000-8000-000000000001");
            tab.page().click("form[action='/trail'] button");
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr"))
                    .hasCount(1);
            tab.go("/trail?from=2020-01-01&until=2020-01-02");
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr"))
                    .hasCount(0);
            tab.go("/trail?act=SIGNED_IN&lang=en").check().shot("trail-en");
            Download file = tab.page()
                    .waitForDownload(
                            () -> tab.page().locator(".list-export a").first().click());
            assertThat(Files.readString(file.path())).contains("Signed in").contains(auditor.login());
            tab.go("/trail");
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr").first())
                    .containsText("/trail?act=SIGNED_IN&format=csv");
            tab.page().click("form[action='/trail/check'] button");
            PlaywrightAssertions.assertThat(tab.page().locator(".alert-success"))
                    .containsText("The trail is intact");
            tab.check().shot("trail-holds");
            link();
            meddle("update access_trail set address = '203.0.113.9' where act = 'SIGNED_IN'");
            tab.page().click("form[action='/trail/check'] button");
            PlaywrightAssertions.assertThat(tab.page().locator(".alert-danger")).containsText("Line altered");
            tab.check().shot("trail-broken");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(auditor.login(), TestStaff.PASSWORD).go("/trail").check().shot("trail-phone");
        }
        TestStaff recorder = TestStaff.named(context, "Không Được").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(recorder.login(), TestStaff.PASSWORD).go("/trail");
            PlaywrightAssertions.assertThat(tab.page().locator("main")).containsText("NOT_ALLOWED");
        }
    }

    private int link() {
        return Acting.asSystem(chain::link);
    }

    private TrailCheck.Report run() {
        return Acting.asSystem(check::run);
    }

    private List<TrailCheck.Fault> faults() {
        return run().findings().stream()
                .map(TrailCheck.Finding::fault)
                .distinct()
                .toList();
    }

    /** As whoever has the database itself in hand, the password of its owner included. */
    private void meddle(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(),
                        database.owner().user(),
                        database.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = phoihop");
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
