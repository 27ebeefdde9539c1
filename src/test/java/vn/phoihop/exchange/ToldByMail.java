package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Accounts;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.WorkingDays;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.notice.RealMailServer;
import vn.phoihop.notice.RealMailServer.Got;
import vn.phoihop.notice.SendingDigests;
import vn.phoihop.notice.SpreadingNews;
import vn.phoihop.outbox.CarryingNow;
import vn.phoihop.outbox.ForwardedClock;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/** An installation with a mail server, a clock that goes where a test wants it, and staff with mailboxes. */
@BrowserTest
@UsesDatabase(own = true)
@Import(ForwardedClock.Configured.class)
abstract class ToldByMail extends ItemsInABook {

    static final String ORIGIN = "https://phoihop.example.vn";

    private static final Pattern CODE = Pattern.compile("(?m)^ {2}([a-z2-9]{4}-[a-z2-9]{4})\\s*$");

    static final RealMailServer MAIL = new RealMailServer();

    @Autowired
    ForwardedClock clock;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("phoihop.smtp.host", () -> "localhost");
        properties.add("phoihop.smtp.port", MAIL::port);
        properties.add("phoihop.smtp.from", () -> "phoihop@example.vn");
        properties.add("phoihop.origin", () -> ORIGIN);
        // What is carried when is what these tests are about.
        properties.add("phoihop.outbox.carries", () -> "false");
        properties.add("phoihop.idle-lock", () -> "0");
    }

    /** Somebody with a token and a mailbox that has been proved. */
    record Reader(TestStaff staff, String token, String address) {}

    @BeforeEach
    void onAWorkingDay() {
        nothingWaits();
        go(workingDay(), 10, 0);
    }

    /** One test leaves nothing to the next: whoever has a mailbox is of the test. */
    private void nothingWaits() {
        sql("delete from notice_address");
        sql("delete from notice_news");
        sql("delete from outbox_parcel");
    }

    void sql(String statement) {
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status ->
                        context.getBean(JdbcClient.class).sql(statement).update()));
    }

    /** Not long ago, so that nothing that was made just now has run out; the day after it is one, too. */
    LocalDate workingDay() {
        WorkingDays days = WorkingDays.of(context.getBean(Catalogues.class).current(today()));
        LocalDate day = today().minusDays(1);
        while (!days.works(day) || !days.works(day.plusDays(1))) {
            day = day.minusDays(1);
        }
        return day;
    }

    void go(LocalDate day, int hour, int minute) {
        Instant wanted =
                day.atTime(LocalTime.of(hour, minute)).atZone(ItemLines.ZONE).toInstant();
        clock.forward(Duration.between(clock.instant(), wanted));
    }

    Reader reader(UnitId unit) throws Exception {
        return reader(Role.RECORDER, unit);
    }

    Reader reader(Role role, UnitId unit) throws Exception {
        if (!role.temporary()) {
            return proved(staff(role, unit));
        }
        TestStaff staff = TestStaff.named(context, "Đoàn " + unit);
        LocalDate since = workingDay().minusDays(1);
        Acting.runAsSystem(
                () -> context.getBean(Accounts.class).appoint(staff.id(), role, book, unit, since, since.plusDays(60)));
        return proved(staff);
    }

    Reader proved(TestStaff staff) throws Exception {
        Reader reader = named(staff);
        HttpResponse<String> answer =
                mine(reader, "POST", "/confirm", "{\"mailCode\": \"" + code(reader.address()) + "\"}", null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return reader;
    }

    /** With a mailbox to which a code has gone. */
    Reader named(TestStaff staff) throws Exception {
        Reader reader = new Reader(staff, staff.token(), staff.login() + "@donvi.example.vn");
        HttpResponse<String> answer = give(reader, reader.address());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        CarryingNow.all(context);
        return reader;
    }

    HttpResponse<String> give(Reader reader, String address) throws Exception {
        return mine(
                reader,
                "PUT",
                "/address",
                "{\"present\": \"" + TestStaff.PASSWORD + "\", \"address\": \"" + address + "\"}",
                null);
    }

    void choose(Reader reader, String wanted, String digestAt) throws Exception {
        HttpResponse<String> answer = mine(
                reader,
                "PUT",
                "",
                "{\"wanted\": \"" + wanted + "\", \"digestAt\": \"" + digestAt
                        + "\", \"quietFrom\": \"21:00\", \"quietTo\": \"06:00\"}",
                "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    String code(String address) {
        List<Got> got = MAIL.to(address);
        Matcher code = CODE.matcher(got.getLast().text());
        assertThat(code.find()).as(got.getLast().text()).isTrue();
        return code.group(1);
    }

    HttpResponse<String> mine(
            Reader reader, String method, String path, @Nullable String body, @Nullable String version)
            throws Exception {
        var request = request(reader.token(), "/api/v1/me/notices" + path, null);
        if ("*".equals(version)) {
            String seen = read(reader.token(), "/api/v1/me/notices")
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            request.header("If-Match", seen);
        } else if (version != null) {
            request.header("If-Match", version);
        }
        return send(request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build());
    }

    /** All that is due: spread, gathered and carried. */
    void tell() {
        Acting.runAsSystem(() -> context.getBean(SpreadingNews.class).spread());
        CarryingNow.all(context);
    }

    void digest() {
        Acting.runAsSystem(() -> context.getBean(SendingDigests.class).send());
        // They are spread over some minutes.
        clock.forward(SendingDigests.SPREAD_OVER);
        CarryingNow.all(context);
    }

    int count(String question) {
        return Acting.<Integer>asSystem(() -> context.getBean(JdbcClient.class)
                .sql(question)
                .query(Integer.class)
                .single());
    }

    /** What came beside codes. */
    List<Got> notices(Reader reader) {
        return MAIL.to(reader.address()).stream()
                .filter(one -> !CODE.matcher(one.text()).find())
                .toList();
    }

    List<String> subjects(Reader reader) {
        return notices(reader).stream().map(Got::subject).toList();
    }
}
