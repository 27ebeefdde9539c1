package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

@BrowserTest
class AccountsPagesTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    @Autowired
    SecondFactors secondFactors;

    @Autowired
    AccessTokens tokens;

    @Test
    void an_administrator_opens_an_account_appoints_and_hands_over_a_password() {
        TestStaff administrator = TestStaff.named(context, "Lê Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        String once;
        try (Tab tab = Tab.on(port)) {
            tab.signIn(administrator.login(), TestStaff.PASSWORD).go("/accounts");
            tab.check().shot("accounts");
            tab.page().fill("#login", "Tên Sai");
            tab.page().fill("#name", "Phạm Kiểm Toán");
            tab.page().click("form[action='/accounts'] button");
            tab.check();
            assertThat(tab.page().inputValue("#name")).isEqualTo("Phạm Kiểm Toán");
            tab.page().fill("#login", "kiem.toan");
            tab.page().click("form[action='/accounts'] button");
            tab.page().selectOption("#role", "AUDITOR");
            tab.page().selectOption("#book", "0");
            tab.page().click("form[action$='/appointments'] button");
            PlaywrightAssertions.assertThat(tab.page().locator("#unit-error"))
                    .not()
                    .isEmpty();
            tab.check().shot("account-appoint-problem");
            tab.page().selectOption("#role", "ADMINISTRATOR");
            tab.page().click("form[action$='/appointments'] button");
            PlaywrightAssertions.assertThat(tab.page().locator("#notices")).containsText("Đã giao nhiệm vụ");
            tab.page().click("form[action$='/password'] button");
            once = tab.page().textContent("code.user-select-all");
            tab.check().shot("account-one-time");
            tab.go("/trail").check().shot("trail");
            PlaywrightAssertions.assertThat(tab.page().locator("#list")).containsText("kiem.toan · Quản trị");
            tab.go("/accounts/" + administrator.login()).check().shot("account-own");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn("kiem.toan", once);
            assertThat(tab.page().url()).endsWith("/account");
        }
    }

    @Test
    void an_administrator_resets_a_second_factor_signs_out_everywhere_and_renames() {
        TestStaff administrator = TestStaff.named(context, "Quản Trị Hai").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        TestStaff staff = TestStaff.named(context, "Mất Điện Thoại").as(Role.RECORDER, BookId.COMMON, null);
        Acting.runAsSystem(() -> {
            secondFactors.begin(staff.id());
            byte[] secret = secondFactors.begun(staff.id()).orElseThrow();
            secondFactors.confirm(staff.id(), SecondFactorTest.code(secret, -1));
        });
        try (Tab tab = Tab.on(port);
                Tab theirs = Tab.onPhone(port)) {
            tab.signIn(administrator.login(), TestStaff.PASSWORD).go("/accounts?q=mat%20dien");
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr"))
                    .hasCount(1);
            PlaywrightAssertions.assertThat(tab.page().locator("#list")).containsText("hai lớp");
            tab.page().click("#list tbody a");
            tab.check().shot("account-safety");
            tab.page().click("form[action$='/second-factor'] button");
            PlaywrightAssertions.assertThat(tab.page().locator("#notices")).containsText("Đã đặt lại");
            theirs.signIn(staff.login(), TestStaff.PASSWORD);
            SignedIn they = staff.signedIn();
            they.run(() -> tokens.mint(
                    they, new AccessTokens.Wish("thử", Set.of(Authority.FIGURE_VIEW), LocalDate.now(SignIns.ZONE))));
            tab.page().click("form[action='/accounts/" + staff.login() + "/sign-out'] button");
            PlaywrightAssertions.assertThat(tab.page().locator("#notices"))
                    .containsText("Đã kết thúc 1 phiên, thu hồi 1 mã truy cập");
            theirs.go("/account");
            assertThat(theirs.page().url()).contains("/sign-in");
            tab.page().fill("#name", "Tìm Lại Điện Thoại");
            tab.page().click("form[action$='/name'] button");
            PlaywrightAssertions.assertThat(tab.page().locator("h1")).containsText("Tìm Lại");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(administrator.login(), TestStaff.PASSWORD)
                    .go("/accounts")
                    .check()
                    .shot("accounts-phone");
            tab.go("/accounts/" + staff.login() + "?lang=en").check().shot("account-safety-phone-en");
        }
    }

    @Test
    void who_comes_to_look_is_appointed_with_a_last_day_within_ninety_days() {
        TestStaff inspector = TestStaff.named(context, "Đoàn Kiểm Tra");
        LocalDate today = LocalDate.now(SignIns.ZONE);
        for (LocalDate to : new LocalDate[] {null, today.plusDays(91)}) {
            assertThatThrownBy(() -> Acting.asSystem(
                            () -> accounts.appoint(inspector.id(), Role.INSPECTOR, BookId.COMMON, null, today, to)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.problems().getFirst().code())
                                    .isEqualTo(ProblemCode.OFFICE_NEEDS_LAST_DAY));
        }
        Acting.asSystem(
                () -> accounts.appoint(inspector.id(), Role.INSPECTOR, BookId.COMMON, null, today, today.plusDays(90)));
        assertThat(inspector.signedIn().may(Authority.RECORD_VIEW)).isTrue();
    }

    @Test
    void nobody_gives_the_own_account_more_rights_by_page_by_forged_request_or_past_the_page() {
        TestStaff administrator = TestStaff.named(context, "Tự Phong").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        SignedIn who = administrator.signedIn();
        LocalDate today = LocalDate.now(SignIns.ZONE);
        assertThatThrownBy(() -> who.run(
                        () -> accounts.appoint(administrator.id(), Role.COMMANDER, BookId.COMMON, null, today, null)))
                .hasStackTraceContaining("row-level security");
        try (Tab tab = Tab.on(port)) {
            tab.signIn(administrator.login(), TestStaff.PASSWORD).go("/accounts/" + administrator.login());
            PlaywrightAssertions.assertThat(tab.page().locator("main form")).hasCount(0);
            for (String step : new String[] {
                "appointments?role=COMMANDER&book=0&unit=",
                "second-factor",
                "sign-out",
                "lock?locked=false",
                "password",
                "name?name=x"
            }) {
                Object status = tab.page()
                        .evaluate(
                                "path => fetch(path, {method: 'POST', headers: JSON.parse(document.body.getAttribute('hx-headers'))}).then(r => r.status)",
                                "/accounts/" + administrator.login() + "/" + step);
                assertThat(status).as(step).isIn(403, 422);
            }
        }
        assertThat(administrator.signedIn().appointments()).hasSize(1);
    }

    @Test
    void who_may_not_is_told_who_could() {
        TestStaff recorder = TestStaff.named(context, "Cán Bộ").as(Role.RECORDER, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(recorder.login(), TestStaff.PASSWORD).go("/accounts");
            PlaywrightAssertions.assertThat(tab.page().locator("main")).containsText("Quản trị");
            PlaywrightAssertions.assertThat(tab.page().locator("main")).containsText("NOT_ALLOWED");
            tab.check().shot("not-allowed");
        }
    }

    @Test
    void the_same_office_twice_on_a_day_is_refused_and_an_ended_one_is_gone_the_same_day() {
        TestStaff staff = TestStaff.named(context, "Một Nhiệm Vụ").as(Role.RECORDER, BookId.COMMON, null);
        assertThatThrownBy(() -> staff.as(Role.RECORDER, BookId.COMMON, null))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo(ProblemCode.APPOINTED_ALREADY));
        Appointment held = staff.signedIn().appointments().getFirst();
        LocalDate today = LocalDate.now(SignIns.ZONE);
        Acting.runAsSystem(() -> accounts.end(staff.id(), held.id(), today));
        assertThat(staff.signedIn().appointments()).isEmpty();
    }

    @Test
    void an_office_given_by_mistake_today_or_for_later_is_taken_back_at_once_with_its_tokens() {
        TestStaff staff = TestStaff.named(context, "Giao Nhầm");
        LocalDate today = LocalDate.now(SignIns.ZONE);
        UUID now =
                Acting.asSystem(() -> accounts.appoint(staff.id(), Role.COMMANDER, BookId.COMMON, null, today, null));
        UUID later = Acting.asSystem(
                () -> accounts.appoint(staff.id(), Role.RECORDER, BookId.COMMON, null, today.plusDays(30), null));
        SignedIn who = staff.signedIn();
        who.run(() -> tokens.mint(who, new AccessTokens.Wish("thử", Set.of(Authority.REPORT_SIGN), today)));
        SignedIn administrator = TestStaff.named(context, "Sửa Nhầm")
                .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                .signedIn();
        administrator.<Void>run(() -> {
            accounts.end(staff.id(), now, today);
            accounts.end(staff.id(), later, today);
            return null;
        });
        assertThat(Acting.asSystem(() -> context.getBean(SignIns.class).appointments(staff.id())))
                .isEmpty();
    }
}
