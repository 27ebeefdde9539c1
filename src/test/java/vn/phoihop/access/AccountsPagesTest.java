package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.time.LocalDate;
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
}
