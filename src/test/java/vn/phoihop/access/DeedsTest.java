package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Who wrote what: every entry of a person leaves a line in the trail, or there is neither; an auditor finds it by account and by record. */
@BrowserTest
class DeedsTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void an_entry_and_its_line_are_written_together_or_not_at_all() {
        BookId book = TestBooks.open(context, new AreaId(1091));
        SignedIn who = TestStaff.named(context, "Người Ghi")
                .as(Role.STAFF_OFFICER, book, null)
                .signedIn();
        RecordKey first = new RecordKey(book, UUID.randomUUID());
        RecordKey second = new RecordKey(book, UUID.randomUUID());
        who.run(() -> transaction.execute(_ -> {
            ledger.post(List.of(posting(first, "REPORT_STARTED"), posting(second, "REPORT_STARTED")));
            return 0;
        }));
        assertThat(lines(who))
                .containsExactlyInAnyOrder("WROTE " + first + " REPORT_STARTED", "WROTE " + second + " REPORT_STARTED");
        assertThatThrownBy(() -> who.run(() -> transaction.execute(_ -> {
                    ledger.post(List.of(posting(first, "REPORT_FREEZE")));
                    throw new IllegalStateException("falls over after writing");
                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(lines(who)).hasSize(2);
        Acting.asSystem(() -> transaction.execute(_ -> {
            ledger.post(List.of(posting(first, "REPORT_FREEZE")));
            return 0;
        }));
        assertThat(lines(who)).hasSize(2);
        TestStaff auditor = TestStaff.named(context, "Kiểm Toán").as(Role.AUDITOR, BookId.COMMON, null);
        try (Tab tab = Tab.on(port)) {
            tab.signIn(auditor.login(), TestStaff.PASSWORD)
                    .go("/trail?act=WROTE&account=" + who.account().login() + "&record=" + first);
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr"))
                    .hasCount(1);
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr"))
                    .containsText("Lập dự thảo báo cáo");
            tab.check().shot("trail-deeds");
        }
    }

    private static Posting posting(RecordKey record, String event) {
        return new Posting(record, "report", event, "Người Ghi", null, 1, Map.of("form", "SIX_MONTH"), List.of());
    }

    private List<String> lines(SignedIn who) {
        return Acting.asSystem(
                () -> jdbc.sql("select act || ' ' || record || ' ' || what from access_trail where account = :account")
                        .param("account", who.account().id().value())
                        .query(String.class)
                        .list());
    }
}
