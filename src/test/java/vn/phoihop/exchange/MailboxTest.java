package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.notice.ScriptedMailServer;
import vn.phoihop.outbox.CarryingNow;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.Tab;

/** One's own mailbox: proved before anything else goes there, told when the server refuses it, gone when it is removed; nobody else sees it. */
class MailboxTest extends ToldByMail {

    @Test
    void nothing_but_a_code_goes_to_a_mailbox_that_is_not_proved() throws Exception {
        Reader reader = named(staff(Role.RECORDER, CUSTOMS));
        given(BULLETIN.replace("\"URGENT\"", "\"IMMEDIATE\""));
        tell();
        digest();
        assertThat(MAIL.to(reader.address())).hasSize(1);
        assertThat(MAIL.to(reader.address()).getFirst().whole())
                .contains("Phối Hợp: mã xác nhận hộp thư")
                .doesNotContainIgnoringCase("tàu")
                .doesNotContain(reader.staff().login());
    }

    @Test
    void a_wrong_code_is_told_and_too_many_are_kept_waiting() throws Exception {
        Reader reader = named(staff(Role.RECORDER, CUSTOMS));
        String right = code(reader.address());
        for (int i = 0; i < 5; i++) {
            assertProblem(confirm(reader, "aaaa-aaa" + (char) ('b' + i)), 422, "NOTICE_CODE_WRONG");
        }
        assertProblem(confirm(reader, right), 429, "NOTICE_CODE_WAIT");
        clock.forward(Duration.ofMinutes(16));
        assertThat(confirm(reader, right.toUpperCase(Locale.ROOT).replace("-", " "))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void codes_are_not_sent_without_end_and_an_old_one_is_good_no_longer() throws Exception {
        Reader reader = named(staff(Role.RECORDER, CUSTOMS));
        String old = code(reader.address());
        assertThat(mine(reader, "POST", "/code", null, null).statusCode()).isEqualTo(200);
        CarryingNow.all(context);
        assertThat(code(reader.address())).isNotEqualTo(old);
        assertProblem(confirm(reader, old), 422, "NOTICE_CODE_WRONG");
        for (int i = 0; i < 3; i++) {
            // To remove it and name another one does not help.
            assertThat(mine(reader, "DELETE", "/address", null, null).statusCode())
                    .isEqualTo(200);
            assertThat(give(reader, "stranger" + i + "@example.vn").statusCode())
                    .isEqualTo(200);
        }
        assertProblem(give(reader, "another@example.vn"), 429, "NOTICE_CODES_TOO_MANY");
        assertProblem(mine(reader, "POST", "/code", null, null), 429, "NOTICE_CODES_TOO_MANY");
        clock.forward(Duration.ofMinutes(61));
        assertThat(give(reader, reader.address()).statusCode()).isEqualTo(200);
    }

    @Test
    void what_cannot_be_used_is_refused_all_at_once() throws Exception {
        Reader reader = reader(CUSTOMS);
        assertThat(codes(give(reader, "a@b.vn\\nBcc: x@y.vn"))).containsExactly("address MAIL_ADDRESS_NOT_USABLE");
        assertThat(codes(give(reader, " "))).containsExactly("address REQUIRED");
        assertThat(codes(mine(
                        reader, "PUT", "/address", "{\"present\": \"sai\", \"address\": \"other@example.vn\"}", null)))
                .containsExactly("present PASSWORD_WRONG");
        assertThat(codes(mine(
                        reader,
                        "PUT",
                        "",
                        "{\"wanted\": \"ALL\", \"digestAt\": \"25:00\", \"quietFrom\": \"\", \"quietTo\": \"06:00\"}",
                        "*")))
                .containsExactly("wanted VALUE_UNKNOWN", "digestAt NOT_AN_HOUR", "quietFrom REQUIRED");
        String times =
                "{\"wanted\": \"EACH\", \"digestAt\": \"07:00\", \"quietFrom\": \"21:00\", \"quietTo\": \"06:00\"}";
        for (String[] wrong : List.of(
                new String[] {"23:30", "NOTICE_DIGEST_IN_QUIET"}, new String[] {"05:59", "NOTICE_DIGEST_IN_QUIET"})) {
            assertProblem(mine(reader, "PUT", "", times.replace("07:00", wrong[0]), "*"), 422, wrong[1]);
        }
        assertProblem(
                mine(reader, "PUT", "", times.replace("07:00", "23:30").replace("21:00", "06:00"), "*"),
                422,
                "NOTICE_DIGEST_TOO_LATE");
        assertProblem(mine(reader, "PUT", "", times, "\"77\""), 412, "CHANGED_MEANWHILE");
        assertProblem(mine(reader, "PUT", "", times, null), 428, "VERSION_MISSING");
        mine(reader, "DELETE", "/address", null, null);
        assertProblem(mine(reader, "PUT", "", times, "\"0\""), 409, "NOTICE_ADDRESS_MISSING");
        assertProblem(confirm(reader, "aaaa-aaaa"), 409, "NOTICE_ADDRESS_MISSING");
    }

    @Test
    void an_address_the_server_refuses_for_good_is_told_to_its_holder_and_gets_nothing_more() throws Exception {
        Reader reader = reader(CUSTOMS);
        MAIL.goDown();
        try (ScriptedMailServer refusing = new ScriptedMailServer(MAIL.port())
                .answering("RCPT", "550 5.1.1 <" + reader.address() + "> no such user")) {
            given(BULLETIN);
            tell();
            given(BULLETIN);
            tell();
            assertThat(refusing.commands().stream().filter(one -> one.startsWith("RCPT")))
                    .hasSize(1);
        } finally {
            MAIL.comeBack();
        }
        assertThat(read(reader.token(), "/api/v1/me/notices").body()).contains("no such user");
        assertThat(count("select count(*) from outbox_parcel where state = 'FAILED' and why = 'ANSWERED 550'"))
                .as("who administers reads a number")
                .isOne();
        try (Tab tab = Tab.onPhone(port)) {
            Page page = tab.signIn(reader.staff().login(), TestStaff.PASSWORD)
                    .go("/account/notices")
                    .page();
            assertThat(page.locator(".alert-danger")).containsText("Máy chủ thư từ chối địa chỉ này");
            tab.check().shot("notices-refused-phone");
            page.click("button[formaction='/account/notices/code']");
            assertThat(page.locator("#notices")).containsText("Mã đang được gửi");
            CarryingNow.all(context);
            page.fill("#mailCode", code(reader.address()));
            page.click("form[action='/account/notices/confirm'] .btn-primary");
            assertThat(page.locator("#notices")).containsText("Đã xác nhận hộp thư");
            assertThat(page.locator(".alert-danger")).hasCount(0);
        }
        given(BULLETIN);
        tell();
        assertThat(notices(reader)).hasSize(1);
    }

    @Test
    void a_mailbox_is_named_proved_set_and_removed_on_a_phone_by_keyboard() throws Exception {
        TestStaff staff = staff(Role.RECORDER, CUSTOMS);
        String address = staff.login() + "@donvi.example.vn";
        try (Tab tab = Tab.onPhone(port)) {
            Page page = tab.signIn(staff.login(), TestStaff.PASSWORD)
                    .go("/account/notices")
                    .page();
            tab.check().shot("notices-empty-phone");
            page.focus("#address");
            page.keyboard().type("không phải địa chỉ");
            page.evaluate("document.querySelector('#address').type = 'text'");
            page.keyboard().press("Enter");
            assertThat(page.locator(".problem-summary")).containsText("Không dùng được địa chỉ thư");
            assertThat(page.locator("#address")).hasAttribute("aria-invalid", "true");
            tab.check();
            page.fill("#address", "");
            page.focus("#address");
            page.keyboard().type(address);
            page.keyboard().press("Enter");
            assertThat(page.locator("#notices")).containsText("Mã đang được gửi");
            tab.check().shot("notices-unproved-phone");
            CarryingNow.all(context);
            page.focus("#mailCode");
            page.keyboard().type(code(address));
            page.keyboard().press("Enter");
            assertThat(page.locator("#notices")).containsText("Đã xác nhận hộp thư");
            page.focus("#wanted");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Tab");
            page.fill("#quietFrom", "20:15");
            page.focus("#quietFrom");
            page.keyboard().press("Enter");
            assertThat(page.locator("#notices")).containsText("Đã lưu");
            assertThat(page.locator("#wanted")).hasValue("URGENT");
            assertThat(page.locator("#quietFrom")).hasValue("20:15");
            tab.check().shot("notices-phone");
            tab.go("/account/notices?lang=en").check().shot("notices-phone-en");
            tab.go("/account/notices?lang=vi");
            page.focus("form[action='/account/notices/remove'] button");
            page.keyboard().press("Enter");
            assertThat(page.locator("#notices")).containsText("Đã xóa hộp thư");
            assertThat(page.locator("main")).not().containsText(address);
        }
        assertThat(count("select count(*) from notice_address where address = '" + address + "'"))
                .isZero();
        assertThat(count("select count(*) from access_trail where what like '%donvi.example%'"))
                .isZero();
    }

    @Test
    void administrators_see_whether_there_is_one_and_try_the_server() throws Exception {
        Reader reader = reader(CUSTOMS);
        TestStaff none = staff(Role.RECORDER, CUSTOMS);
        TestStaff administrator = TestStaff.named(context, "Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        try (Tab tab = Tab.onPhone(port)) {
            Page page = tab.signIn(administrator.login(), TestStaff.PASSWORD)
                    .go("/accounts/" + reader.staff().login())
                    .page();
            assertThat(page.locator("[data-beside]")).hasText("Có hộp thư nhận thông báo.");
            assertThat(page.content()).doesNotContain(reader.address());
            tab.go("/accounts/" + none.login());
            assertThat(page.locator("[data-beside]")).hasText("Không có hộp thư nhận thông báo.");
            String trial = "thu" + UUID.randomUUID() + "@example.vn";
            tab.go("/mail").check().shot("mail-phone");
            page.fill("#to", trial);
            page.click("form[action='/mail/trial'] button");
            assertThat(page.locator("#notices")).containsText("Máy chủ thư đã nhận thư thử");
            assertThat(MAIL.to(trial)).hasSize(1);
            MAIL.goDown();
            try {
                page.fill("#to", trial);
                page.click("form[action='/mail/trial'] button");
                assertThat(page.locator(".problem-summary")).containsText("không nhận thư");
                assertThat(page.locator("#to")).hasValue(trial);
                tab.check().shot("mail-failed-phone");
            } finally {
                MAIL.comeBack();
            }
        }
        assertThat(administratorSees(administrator.token(), reader)).isFalse();
        assertThat(List.of(
                        read(reader.token(), "/api/v1/mail").statusCode(),
                        read(administrator.token(), "/api/v1/mail").statusCode()))
                .containsExactly(403, 200);
    }

    /** By the API, too, an account tells nothing of its mailbox. */
    private boolean administratorSees(String token, Reader reader) throws Exception {
        return read(token, "/api/v1/accounts/" + reader.staff().login()).body().contains("@");
    }

    private HttpResponse<String> confirm(Reader reader, String code) throws Exception {
        return mine(reader, "POST", "/confirm", "{\"mailCode\": \"" + code + "\"}", null);
    }
}
