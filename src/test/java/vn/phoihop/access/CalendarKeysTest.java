package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A calendar subscribes by an address with a key: it reads what is due from one office, nothing else, and only as long as that office lasts. */
@BrowserTest
class CalendarKeysTest {

    private static final UnitId POLICE = new UnitId(1000);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    CalendarKeys keys;

    @Autowired
    AccessTokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    AdministeringAccounts administering;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    BookId book;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
    }

    private TestStaff officer(String name) {
        return TestStaff.named(context, name).as(Role.STAFF_OFFICER, book, POLICE);
    }

    @Test
    void an_address_is_made_on_the_calendars_page_shown_once_read_without_cookies_made_anew_and_ended()
            throws Exception {
        TestStaff staff = officer("Đăng Ký Lịch");
        String first;
        String second;
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/reports/calendar");
            tab.page().click("form[action='/reports/calendar/address'] button");
            first = tab.page().textContent("#address");
            tab.check().shot("calendar-address-phone");
            HttpResponse<String> read = get(first);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(read.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
            assertThat(read.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(read.body()).startsWith("BEGIN:VCALENDAR").contains("SUMMARY:Báo cáo 6 tháng");
            tab.go("/reports/calendar?lang=en");
            assertThat(tab.page().content()).doesNotContain(first);
            assertThat(tab.page().locator("section[aria-labelledby=subscribe-title]"))
                    .containsText("127.0.0.1");
            tab.check().shot("calendar-subscribed-phone-en");
            tab.page().click("form[action='/reports/calendar/address'] button");
            second = tab.page().textContent("#address");
            assertThat(get(first).statusCode()).isEqualTo(404);
            assertThat(get(second).statusCode()).isEqualTo(200);
            tab.page().click("form[action='/reports/calendar/address/end'] button");
            assertThat(tab.page().locator("form[action='/reports/calendar/address/end']"))
                    .hasCount(0);
        }
        HttpResponse<String> refused = get(second);
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("CALENDAR_ADDRESS_NOT_GOOD").doesNotContain(key(second));
    }

    @Test
    void it_speaks_the_language_of_its_account_whatever_the_calendar_says() throws Exception {
        TestStaff staff = officer("English Reader");
        String address = make(staff);
        assertThat(get(address).body()).contains("X-WR-CALNAME:Lịch báo cáo");
        Acting.runAsSystem(() -> jdbc.sql("update account set language = 'en' where id = :id")
                .param("id", staff.id().value())
                .update());
        assertThat(get(address).body()).contains("X-WR-CALNAME:Reporting calendar");
    }

    @Test
    void the_key_opens_nothing_else_and_stands_in_no_line_of_the_trail() throws Exception {
        TestStaff staff = officer("Chỉ Đọc Lịch");
        String key = key(make(staff));
        assertThat(get("/calendars/" + key + ".ics").statusCode()).isEqualTo(200);
        assertThat(get("/calendars/" + key).statusCode()).isEqualTo(404);
        assertThat(get("/calendars/" + key + ".ics/reports").statusCode()).isEqualTo(404);
        assertThat(get("/calendars/own.ics").statusCode()).isEqualTo(302);
        assertThat(get("/reports/calendar?key=" + key).statusCode()).isEqualTo(302);
        HttpRequest bearer = HttpRequest.newBuilder(address("/api/v1/calendar"))
                .header("Authorization", "Bearer " + key)
                .build();
        assertThat(send(bearer).statusCode()).isEqualTo(401);
        HttpRequest post = HttpRequest.newBuilder(address("/calendars/" + key + ".ics"))
                .POST(HttpRequest.BodyPublishers.ofString(""))
                .build();
        assertThat(send(post).statusCode()).isIn(302, 403);
        List<String> trail =
                Acting.asSystem(() -> jdbc.sql("select act || ' ' || what from access_trail where account = :id")
                        .param("id", staff.id().value())
                        .query(String.class)
                        .list());
        assertThat(trail).contains("EXPORTED /calendars/own.ics");
        assertThat(Acting.<Integer>asSystem(
                        () -> jdbc.sql("select count(*) from access_trail where what like '%' || :key || '%'")
                                .param("key", key)
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void a_locked_account_an_ended_office_a_one_time_password_and_a_sign_out_everywhere_stop_it_at_once()
            throws Exception {
        TestStaff staff = officer("Sắp Nghỉ Lịch");
        String address = make(staff);
        assertThat(get(address).statusCode()).isEqualTo(200);
        Acting.runAsSystem(() -> accounts.lock(staff.id(), true));
        assertThat(get(address).statusCode()).isEqualTo(404);
        Acting.runAsSystem(() -> accounts.lock(staff.id(), false));
        assertThat(get(address).statusCode()).isEqualTo(200);
        Appointment office = staff.signedIn().appointments().getFirst();
        // Another office is no way in: the key is the first one's.
        staff.as(Role.RECORDER, book, POLICE);
        Acting.runAsSystem(() -> accounts.end(staff.id(), office.id(), LocalDate.now(SignIns.ZONE)));
        assertThat(get(address).statusCode()).isEqualTo(404);

        TestStaff other = officer("Quên Mật Khẩu Lịch");
        String rests = make(other);
        Acting.asSystem(() -> accounts.oneTimePassword(other.id()));
        assertThat(get(rests).statusCode()).isEqualTo(404);

        TestStaff third = officer("Đăng Xuất Hết");
        String ends = make(third);
        TestStaff administrator = TestStaff.named(context, "Quản Trị Lịch").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        Account seen = Acting.asSystem(() -> accounts.find(third.login()).orElseThrow());
        administrator.signedIn().run(() -> administering.signOutEverywhere(seen));
        assertThat(get(ends).statusCode()).isEqualTo(404);
        assertThat(third.signedIn().run(() -> keys.find(third.signedIn()))).isEmpty();
    }

    @Test
    void what_would_read_nothing_for_want_of_a_password_is_not_made() {
        TestStaff staff = officer("Mật Khẩu Một Lần");
        Acting.asSystem(() -> accounts.oneTimePassword(staff.id()));
        assertThatThrownBy(() -> make(staff))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly(ProblemCode.CALENDAR_NEEDS_OWN_PASSWORD));
    }

    @Test
    void of_two_made_at_once_one_is_told_that_something_changed() {
        TestStaff staff = officer("Hai Tay Bấm");
        SignedIn who = staff.signedIn();
        CompletableFuture<String> second = who.<CompletableFuture<String>>run(() -> transaction.execute(status -> {
            keys.make(who);
            CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> {
                try {
                    return make(staff);
                } catch (Refused refused) {
                    return refused.problems().getFirst().code().name();
                }
            });
            untilSomebodyWaits();
            return other;
        }));
        assertThat(second.join()).isEqualTo("CHANGED_MEANWHILE");
    }

    @Test
    void however_often_a_calendar_asks_the_trail_says_so_once_a_day() throws Exception {
        TestStaff staff = officer("Hỏi Liên Tục");
        String address = make(staff);
        for (int i = 0; i < 3; i++) {
            assertThat(get(address).statusCode()).isEqualTo(200);
        }
        assertThat(readings(staff)).isEqualTo(1);
        Acting.runAsSystem(() -> jdbc.sql(
                        "update calendar_key set last_used_at = last_used_at - interval '1 day' where account = :id")
                .param("id", staff.id().value())
                .update());
        assertThat(get(address).statusCode()).isEqualTo(200);
        assertThat(get(address).statusCode()).isEqualTo(200);
        assertThat(readings(staff)).isEqualTo(2);
    }

    /** Until another transaction waits for what this one holds. */
    private void untilSomebodyWaits() {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single()) {
            assertThat(System.nanoTime()).as("somebody waits in time").isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private int readings(TestStaff staff) {
        return Acting.<Integer>asSystem(() -> jdbc.sql(
                        "select count(*) from access_trail where account = :id and act = 'EXPORTED' and what = '/calendars/own.ics'")
                .param("id", staff.id().value())
                .query(Integer.class)
                .single());
    }

    @Test
    void wrong_addresses_are_counted_with_wrong_tokens_and_then_turned_away_for_a_while() {
        for (int i = 0; i < AccessTokens.WRONG_FROM_ADDRESS; i++) {
            ProblemCode wrong = i % 2 == 0 ? ProblemCode.CALENDAR_ADDRESS_NOT_GOOD : ProblemCode.TOKEN_NOT_GOOD;
            assertThat(tokens.refuse("192.0.2.81", wrong).code()).isEqualTo(wrong);
        }
        assertThat(tokens.refuse("192.0.2.81", ProblemCode.CALENDAR_ADDRESS_NOT_GOOD)
                        .code())
                .isEqualTo(ProblemCode.TOO_MANY_ATTEMPTS);
        assertThat(tokens.refuse("192.0.2.82", ProblemCode.CALENDAR_ADDRESS_NOT_GOOD)
                        .code())
                .isEqualTo(ProblemCode.CALENDAR_ADDRESS_NOT_GOOD);
    }

    @Test
    void requests_read_no_hash_and_nobody_elses_key() {
        TestStaff one = officer("Lịch Một");
        TestStaff other = officer("Lịch Hai");
        make(one);
        assertThat(other.signedIn().<Boolean>run(() -> keys.find(one.signedIn()).isPresent()))
                .isFalse();
        assertThat(other.signedIn()
                        .<Integer>run(() -> transaction.execute(
                                status -> jdbc.sql("delete from calendar_key").update())))
                .isZero();
        assertThatThrownBy(() -> one.signedIn()
                        .run(() -> transaction.execute(status -> jdbc.sql("select hash from calendar_key")
                                .query(byte[].class)
                                .list())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void programs_make_it_with_the_password_ask_for_it_and_end_it() throws Exception {
        TestStaff staff = officer("Chương Trình Lịch");
        String token = staff.token();
        assertThat(api("GET", token, "").body()).contains("\"createdAt\":null");
        HttpResponse<String> wrong = api("POST", token, "{\"present\":\"khong phai mat khau\"}");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("PASSWORD_WRONG");
        HttpResponse<String> made = api("POST", token, "{\"present\":\"" + TestStaff.PASSWORD + "\"}");
        assertThat(made.statusCode()).isEqualTo(200);
        String address = made.body().replaceAll(".*\"address\":\"([^\"]+)\".*", "$1");
        assertThat(get(address).statusCode()).isEqualTo(200);
        assertThat(api("GET", token, "").body()).contains("127.0.0.1");
        assertThat(api("DELETE", token, "").statusCode()).isEqualTo(200);
        assertThat(get(address).statusCode()).isEqualTo(404);
    }

    private String make(TestStaff staff) {
        SignedIn who = staff.signedIn();
        return who.run(() -> keys.make(who));
    }

    private static String key(String address) {
        return address.replaceAll(".*/calendars/(.*)\\.ics", "$1");
    }

    private HttpResponse<String> api(String method, String token, String body) throws Exception {
        return send(HttpRequest.newBuilder(address("/api/v1/me/calendar"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : address(path))
                .header("Accept-Language", "de")
                .build());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
