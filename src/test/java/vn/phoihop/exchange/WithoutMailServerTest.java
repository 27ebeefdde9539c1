package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** An installation that names no mail server says so, and keeps nothing that would have to be sent. */
@BrowserTest
class WithoutMailServerTest extends ItemsInABook {

    @Test
    void nothing_is_kept_to_be_sent_and_pages_say_why() throws Exception {
        given(BULLETIN);
        assertThat(Acting.<Integer>asSystem(() -> context.getBean(JdbcClient.class)
                        .sql("select count(*) from notice_news where book = :book")
                        .param("book", book.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
        TestStaff staff = staff(Role.RECORDER, CUSTOMS);
        assertProblem(
                send(request(staff.token(), "/api/v1/me/notices/address", null)
                        .PUT(BodyPublishers.ofString(
                                "{\"present\": \"" + TestStaff.PASSWORD + "\", \"address\": \"a@example.vn\"}"))
                        .build()),
                409,
                "MAIL_NOT_SET_UP");
        assertThat(read(staff.token(), "/api/v1/me/notices").body()).contains("\"setUp\":false");
        TestStaff administrator = TestStaff.named(context, "Quản Trị").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(administrator.login(), TestStaff.PASSWORD).go("/account/notices");
            assertThat(tab.page().locator("main")).containsText("chưa được cài đặt gửi thư");
            assertThat(tab.page().locator("#address")).hasCount(0);
            tab.check().go("/mail");
            assertThat(tab.page().locator("main")).containsText("--smtp-host");
            tab.check();
        }
    }
}
