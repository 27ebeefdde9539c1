package vn.phoihop.ledger;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.BookChecks.Check;
import vn.phoihop.ledger.BookChecks.Stage;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** A book is checked beside the requests: one asks for it, sees how far it has come, and finds what it found. */
@BrowserTest
@UsesDatabase(own = true)
class BookChecksTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ProofDesk desk;

    @BeforeEach
    void write() {
        desk = new ProofDesk(context, folder);
    }

    @Test
    void whoAsksFindsWhatTheCheckFoundAlsoLater() {
        TestStaff inspector = TestStaff.named(context, "Đoàn kiểm tra").as(Role.INSPECTOR, desk.book, null);
        String check = "#check-" + desk.book;
        String button = "form[action='/book/" + desk.book + "/verification'] button";
        // The key of the desk is none of the server's: what the desk has sealed is not looked at here.
        desk.asOwner("delete from seal where book = :book");
        try (Tab tab = Tab.on(port).signIn(inspector.login(), TestStaff.PASSWORD)) {
            tab.go("/book").check();
            assertThat(tab.page().locator(check)).containsText("chưa kiểm tra");
            tab.page().click(button);
            assertThat(tab.page().locator(check)).containsText("nguyên vẹn: 10 bút toán");
            tab.shot("book-checked").check();
            desk.asOwner("update entry set actor = 'ai đó' where book = :book and position = 3");
            tab.page().click(button);
            assertThat(tab.page().locator(check)).containsText("KHÔNG còn nguyên vẹn từ bút toán số 3");
            tab.go("/book?lang=en").shot("book-broken").check();
            assertThat(tab.page().locator(check)).containsText("NOT intact from entry 3 on");
            assertThat(tab.page()
                            .request()
                            .get("http://localhost:" + port + "/book/4711/verification")
                            .status())
                    .isEqualTo(404);
        }
        try (Tab tab = Tab.onPhone(port).signIn(inspector.login(), TestStaff.PASSWORD)) {
            tab.go("/book?lang=vi").shot("book-broken-phone").check();
        }
    }

    @Test
    void oneThatWasLeftByItsNodeIsSeenToHaveFallenSilent() {
        BookId book = desk.book;
        desk.asOwner(
                "insert into book_check (book, asked_at, told_at, entries, up_to) values (:book, now(), now(), 4, 10)");
        assertThat(seen(Duration.ZERO)).returns(Stage.RUNNING, Check::stage).matches(Check::open);
        assertThat(seen(Duration.ofMinutes(2)))
                .returns(Stage.SILENT, Check::stage)
                .matches(check -> !check.open());
        desk.asOwner("update book_check set entries = 0 where book = :book");
        assertThat(seen(Duration.ZERO)).returns(Stage.WAITING, Check::stage);
        desk.asOwner("update book_check set ended_at = now(), fault = 'SEALED_TAIL_MISSING', position = 8,"
                + " arguments = '{10}' where book = :book");
        assertThat(seen(Duration.ofDays(1)).flaw())
                .isEqualTo(new Flaw(book, 8, Fault.SEALED_TAIL_MISSING, List.of("10")));
    }

    private Check seen(Duration later) {
        try (BookChecks checks = new BookChecks(
                desk.verification,
                context.getBean(JdbcClient.class),
                context.getBean(PlatformTransactionManager.class),
                Clock.offset(context.getBean(Clock.class), later))) {
            return desk.asSystem(() -> checks.list().get(desk.book));
        }
    }
}
