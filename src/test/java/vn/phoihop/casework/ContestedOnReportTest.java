package vn.phoihop.casework;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What a partner contests stands on the draft of the window's report, waits on the home pages of both sides, and goes when it is settled. */
@BrowserTest
class ContestedOnReportTest extends CasesInABook {

    private static final UnitId STAFF_DEPARTMENT = new UnitId(1001);

    @LocalServerPort
    int port;

    @Autowired
    RecordingActivity recording;

    @Autowired
    ChangingActivity changing;

    @Test
    void aContestedPatrolAndACaseOpenedEarlierStandOnTheDraftUntilSettled() {
        RecordKey key = key();
        CaseForm form = new CaseForm(
                "CASE",
                "DRUGS",
                HA_TIEN,
                day("2021-11-20"),
                STATION,
                List.of(CUSTOMS),
                "Ma túy qua lối mở",
                null,
                false);
        as(() -> handling.take(new Opening(key, form, by(STATION))));
        reach(key, "DETECTED", "2022-02-01", "SUBJECT", 2);
        as(() -> correcting.contest(key, CUSTOMS, "Hải quan bắt giữ", by(CUSTOMS)));
        RecordKey patrol = patrol("Tuần tra đêm", false);
        RecordKey invented = patrol("Tình huống giả định", true);
        for (RecordKey one : List.of(patrol, invented)) {
            as(() -> changing.contest(one, null, CUSTOMS, "Không có mặt hôm ấy", by(CUSTOMS)));
        }

        for (UnitId side : List.of(STATION, CUSTOMS)) {
            for (Role role : List.of(Role.RECORDER, Role.COMMANDER)) {
                try (Tab tab = signedIn(side, role)) {
                    tab.go("/");
                    assertThat(tab.page().locator("a[href*='waiting=CONTESTED']"))
                            .hasCount(1);
                    assertThat(tab.page().locator("a[href*='confirmation=CONTESTED']"))
                            .hasCount(1);
                    tab.page().click("a[href*='waiting=CONTESTED']");
                    assertThat(tab.page().locator("#list tbody tr")).hasCount(1);
                }
            }
        }
        RecordKey uncategorised = opened("DRUGS", STATION, "2022-02-02");
        as(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(_ -> context.getBean(JdbcClient.class)
                        .sql("update case_file set category = null where id = :id")
                        .param("id", uncategorised.id())
                        .update()));
        reach(uncategorised, "DETECTED", "2022-02-02", "SUBJECT", 1);
        // It coordinates the book, so it may start the report.
        Acting.runAsSystem(() ->
                context.getBean(CoordinationOffices.class).appoint(book, STAFF_DEPARTMENT, LocalDate.of(2020, 1, 1)));
        try (Tab tab = signedIn(STAFF_DEPARTMENT, Role.STAFF_OFFICER)) {
            Page page = tab.go("/reports").page();
            page.locator("tr", new Page.LocatorOptions().setHasText("15/12/2021"))
                    .locator("button")
                    .first()
                    .click();
            page.waitForLoadState();
            String report = page.url();
            Locator main = page.locator("main");
            assertThat(main).containsText("Vụ việc có đơn vị phối hợp không thống nhất");
            assertThat(main).containsText("Hoạt động có đơn vị phối hợp không thống nhất");
            assertThat(main).containsText("Tuần tra đêm");
            assertThat(main).not().containsText("Tình huống giả định");
            assertThat(page.locator("#uncounted")).containsText("không vào chỉ tiêu nào");
            assertThat(page.locator("#open-records")).not().containsText("chưa ghi lĩnh vực");
            tab.shot("report-draft-contested").check();
            page.locator("a[href*='during=2021-12-15']").first().click();
            assertThat(page.locator("#list-rows")).isVisible();

            as(() -> correcting.confirm(key, CUSTOMS, by(CUSTOMS)));
            as(() -> changing.confirm(patrol, null, CUSTOMS, by(CUSTOMS)));
            page.navigate(report);
            assertThat(main).not().containsText("có đơn vị phối hợp không thống nhất");
        }
    }

    private RecordKey patrol(String title, boolean exercise) {
        RecordKey key = key();
        ActivityForm form = new ActivityForm(
                "PATROL",
                LocalDateTime.of(2022, 3, exercise ? 5 : 1, 20, 0)
                        .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                        .toInstant(),
                null,
                new AreaId(500001),
                STATION,
                List.of(CUSTOMS),
                List.of(new Contribution(STATION, "PERSONNEL_TURN", Quantity.of(4))),
                title,
                null,
                exercise);
        as(() -> recording.submit(new Submission(new RecordKey(book, key.id()), form, by(STATION))));
        return key;
    }

    private Tab signedIn(UnitId unit, Role role) {
        return Tab.on(port)
                .signIn(
                        TestStaff.named(context, "Cán bộ " + unit + " " + UUID.randomUUID())
                                .as(role, book, unit)
                                .login(),
                        TestStaff.PASSWORD);
    }
}
