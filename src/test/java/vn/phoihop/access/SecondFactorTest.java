package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The second step of signing in, from its first code to the recovery code of the day the phone is lost. */
@BrowserTest
class SecondFactorTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    SecondFactors secondFactors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void is_turned_on_asked_for_at_sign_in_and_turned_off_again() {
        TestStaff staff = TestStaff.named(context, "Đỗ Hai Lớp").as(Role.COMMANDER, BookId.COMMON, null);
        byte[] secret;
        String used;
        List<String> recovery;
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD).go("/account/second-factor");
            tab.check().shot("second-off");
            tab.page().fill("#present", "khong phai");
            tab.page().click("form[action$='/begin'] button");
            PlaywrightAssertions.assertThat(tab.page().locator("#present-error"))
                    .not()
                    .isEmpty();
            tab.page().fill("#present", TestStaff.PASSWORD);
            tab.page().click("form[action$='/begin'] button");
            secret = fromBase32(tab.page().textContent("#key"));
            tab.page().evaluate("document.querySelector('img[src$=\"code.svg\"]').decode()");
            tab.page().fill("#code", "000000");
            tab.page().click("form[action$='/confirm'] button");
            tab.check().shot("second-begun");
            PlaywrightAssertions.assertThat(tab.page().locator("#code-error"))
                    .not()
                    .isEmpty();
            used = code(secret, -1);
            tab.page().fill("#code", used);
            tab.page().click("form[action$='/confirm'] button");
            recovery = tab.page().locator("#codes code").allTextContents();
            assertThat(recovery).hasSize(SecondFactors.RECOVERY_CODES).doesNotHaveDuplicates();
            tab.check().shot("second-on");
            tab.go("/account/second-factor");
            assertThat(tab.page().content()).doesNotContain(recovery.getFirst()).doesNotContain("id=\"key\"");
            tab.go("/account/second-factor/code.svg");
            assertThat(tab.page().content()).doesNotContain("<path");
        }
        try (Tab tab = Tab.onPhone(port)) {
            half(tab, staff);
            tab.go("/account");
            assertThat(tab.page().url()).as("the password alone opens nothing").contains("/sign-in?to=");
            half(tab, staff);
            tab.check().shot("second-asked-phone");
            give(tab, used);
            tab.check().shot("second-replayed-phone");
            assertThat(tab.page().url()).as("no code is good twice").contains("/sign-in/code");
            give(tab, code(secret, 0));
            assertThat(tab.page().url()).endsWith("/account?x=1");
            tab.go("/account/second-factor").check().shot("second-on-phone");
        }
        try (Tab tab = Tab.on(port)) {
            half(tab, staff);
            give(tab, recovery.getFirst().toUpperCase(java.util.Locale.ROOT).replace("-", " "));
            assertThat(tab.page().url()).endsWith("/account?x=1");
            tab.go("/account/second-factor?lang=en").check().shot("second-on-en");
            PlaywrightAssertions.assertThat(tab.page().locator("main")).containsText("Recovery codes left: 9");
            tab.page().fill("#code", recovery.getFirst());
            tab.page().click("button[formaction]");
            PlaywrightAssertions.assertThat(tab.page().locator("#code-error"))
                    .not()
                    .isEmpty();
            tab.page().fill("#code", recovery.get(1));
            tab.page().click("button[formaction]");
            PlaywrightAssertions.assertThat(tab.page().locator("#notices")).containsText("is off");
        }
        try (Tab tab = Tab.on(port)) {
            tab.signIn(staff.login(), TestStaff.PASSWORD);
        }
    }

    @Test
    void after_a_few_wrong_codes_there_is_a_pause_from_whatever_address() {
        TestStaff staff = TestStaff.named(context, "Bị Dò Mã").as(Role.RECORDER, BookId.COMMON, null);
        byte[] secret = turnOn(staff);
        for (int i = 0; i < SecondFactors.FAILURES; i++) {
            assertThat(check(staff, "111 111", "192.0.2." + i)).isInstanceOf(SecondFactors.Outcome.Wrong.class);
        }
        assertThat(check(staff, code(secret, 0), "192.0.2.200")).isInstanceOf(SecondFactors.Outcome.Wait.class);
    }

    @Test
    void keys_lie_encrypted_and_requests_do_not_even_read_that() {
        TestStaff staff = TestStaff.named(context, "Giữ Khóa").as(Role.RECORDER, BookId.COMMON, null);
        byte[] secret = turnOn(staff);
        byte[] kept = Acting.asSystem(() -> jdbc.sql("select secret from second_factor where account = :account")
                .param("account", staff.id().value())
                .query(byte[].class)
                .single());
        assertThat(kept).hasSizeGreaterThan(secret.length);
        assertThat(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret, java.nio.charset.StandardCharsets.ISO_8859_1));
        for (String question : List.of("select secret from second_factor", "select code from recovery_code")) {
            assertThatThrownBy(() -> staff.signedIn()
                            .run(() -> transaction.execute(
                                    _ -> jdbc.sql(question).query(byte[].class).list())))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
        assertThatThrownBy(() -> staff.signedIn()
                        .run(() -> transaction.execute(
                                _ -> jdbc.sql("delete from second_factor").update())))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void one_sees_where_one_is_signed_in_and_ends_it_there() {
        TestStaff staff = TestStaff.named(context, "Ba Nơi").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab here = Tab.on(port);
                Tab there = Tab.onPhone(port);
                Tab elsewhere = Tab.on(port)) {
            here.signIn(staff.login(), TestStaff.PASSWORD);
            there.signIn(staff.login(), TestStaff.PASSWORD);
            elsewhere.signIn(staff.login(), TestStaff.PASSWORD);
            here.go("/account/sessions").check().shot("sessions");
            there.go("/account/sessions").check().shot("sessions-phone");
            PlaywrightAssertions.assertThat(here.page().locator("tbody tr")).hasCount(3);
            PlaywrightAssertions.assertThat(here.page().locator("tbody tr").first())
                    .containsText("Phiên này");
            String cookie = here.page().context().cookies().stream()
                    .filter(one -> one.name.equals("phoihop"))
                    .findFirst()
                    .orElseThrow()
                    .value;
            assertThat(here.page().content()).as("no session's id on a page").doesNotContain(cookie);
            here.page().locator("button[name=name]").first().click();
            PlaywrightAssertions.assertThat(here.page().locator("tbody tr")).hasCount(2);
            here.page().click("text=Kết thúc mọi phiên khác");
            PlaywrightAssertions.assertThat(here.page().locator("tbody tr")).hasCount(1);
            there.go("/account");
            assertThat(there.page().url()).contains("/sign-in");
            elsewhere.go("/account");
            assertThat(elsewhere.page().url()).contains("/sign-in");
            here.go("/account");
            assertThat(here.page().url()).endsWith("/account");
        }
    }

    private byte[] turnOn(TestStaff staff) {
        return Acting.asSystem(() -> {
            secondFactors.begin(staff.id());
            byte[] secret = secondFactors.begun(staff.id()).orElseThrow();
            assertThat(secondFactors.confirm(staff.id(), code(secret, -1))).isPresent();
            return secret;
        });
    }

    private SecondFactors.Outcome check(TestStaff staff, String code, String address) {
        return Acting.asSystem(() -> secondFactors.check(staff.id(), code, address));
    }

    private static void half(Tab tab, TestStaff staff) {
        tab.go("/sign-in?to=%2Faccount%3Fx%3D1");
        tab.page().fill("#login", staff.login());
        tab.page().fill("#password", TestStaff.PASSWORD);
        tab.page().click("main button[type=submit]");
        assertThat(tab.page().url()).contains("/sign-in/code");
    }

    private static void give(Tab tab, String code) {
        tab.page().fill("#code", code);
        tab.page().click("main button[type=submit]");
        tab.page().waitForLoadState();
    }

    /** The code of the present half minute or one near it. */
    static String code(byte[] secret, int around) {
        return Totp.code(secret, Totp.stepAt(Instant.now()) + around);
    }

    static byte[] fromBase32(String text) {
        String letters = text.replace(" ", "").strip();
        byte[] bytes = new byte[letters.length() * 5 / 8];
        java.math.BigInteger number = java.math.BigInteger.ZERO;
        for (char letter : letters.toCharArray()) {
            number = number.shiftLeft(5)
                    .or(java.math.BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
        }
        for (int i = bytes.length - 1; i >= 0; i--) {
            bytes[i] = number.byteValue();
            number = number.shiftRight(8);
        }
        return bytes;
    }
}
