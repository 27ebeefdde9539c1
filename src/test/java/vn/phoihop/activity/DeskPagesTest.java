package vn.phoihop.activity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.OpenAtShiftEnd;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What is done at the desk beside the form with scripts: many at once, lists taken away, sheets on paper, the form without scripts. */
@BrowserTest
@UsesDatabase(own = true)
class DeskPagesTest {

    private static final UnitId STATION = ActivityFixture.STATION;
    private static final UnitId NEIGHBOUR = new UnitId(3006);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    RecordingActivity recording;

    BookId book;
    TestStaff recorder;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        recorder = TestStaff.named(context, "Trực ban Đồn Hà Tiên").as(Role.RECORDER, book, STATION);
    }

    @Test
    void draftsChosenAreSubmittedTogetherAndWhatFailedSaysWhy() {
        draft(1, 4);
        draft(2, 5);
        RecordKey lacking = draft(3, 0);
        try (Tab tab = signedIn(recorder)) {
            tab.go("/activities?state=DRAFT");
            Page page = tab.page();
            assertThat(page.locator(".list-steps")).isHidden();
            page.locator("th [data-choose-all]").check();
            assertThat(page.locator("[data-chosen]")).containsText("3");
            tab.shot("activity-bulk-chosen").check();
            page.click("button:has-text('Gửi các bản nháp đã chọn')");
            assertThat(page.locator(".alert-success")).containsText("Gửi: đã xong 2 trong 3 bản ghi đã chọn");
            assertThat(page.locator(".alert-danger li")).hasCount(1);
            assertThat(page.locator(".alert-danger")).containsText("MEASURE_REQUIRED");
            tab.shot("activity-bulk-done").check();
            page.click(".alert-danger a");
            assertThat(page).hasURL(Pattern.compile(".*/records/" + lacking + ".*"));
            tab.go("/activities?state=DRAFT");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
        }
        try (Tab tab = Tab.withoutScripts(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            tab.go("/activities?state=DRAFT").page().click("button:has-text('Gửi các bản nháp đã chọn')");
            assertThat(tab.page().locator("main")).containsText("Chưa chọn bản ghi nào");
        }
    }

    @Test
    void theSummaryOfManyIsReadOnAPhoneAndInEnglish() {
        draft(1, 4);
        draft(2, 0);
        draft(3, 0);
        try (Tab tab = Tab.onPhone(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/activities?state=DRAFT").page();
            page.click("label:has-text('Chọn tất cả các dòng đang hiển thị')");
            assertThat(page.locator("[data-chosen]")).containsText("3");
            tab.shot("activity-bulk-all-phone").check();
            page.click("label:has-text('Chọn tất cả các dòng đang hiển thị')");
            page.locator("#list tbody input[type=checkbox]").first().check();
            assertThat(page.locator("[data-chosen]")).containsText("1");
            tab.shot("activity-bulk-chosen-phone").check();
            page.click("button:has-text('Gửi các bản nháp đã chọn')");
            assertThat(page.locator(".alert-success")).hasCount(0);
            assertThat(page.locator(".alert-danger")).containsText("Chưa thực hiện được với 1 bản ghi, vì:");
            tab.shot("activity-bulk-none-phone").check();
            tab.go("/activities?state=DRAFT&lang=en");
            page.locator("#list tbody input[type=checkbox]").nth(1).check();
            page.locator("#list tbody input[type=checkbox]").nth(2).check();
            page.click("button:has-text('Submit the chosen drafts')");
            assertThat(page.locator(".alert-success")).containsText("done for 1 of the 2 records chosen");
            assertThat(page.locator(".alert-danger")).containsText("Not done for 1 record, because:");
            tab.shot("activity-bulk-done-phone-en").check();
            page.click(".alert-danger a");
            assertThat(page).hasURL(Pattern.compile(".*/records/.*"));
        }
    }

    @Test
    void theWholeListIsTakenAwayAsFilesThatOpen() throws IOException {
        submitted(1, 4);
        submitted(2, 5);
        try (Tab tab = signedIn(recorder)) {
            tab.go("/activities?sort=day");
            List<String> lines = Files.readAllLines(taken(tab, "CSV"));
            assertThat(lines).hasSize(3);
            assertThat(lines.getFirst()).startsWith("\ufeffBắt đầu,Hoạt động,Địa bàn,Chủ trì");
            assertThat(lines.get(1))
                    .contains("2022-03-01", "Tuần tra", "Vùng biển Hà Tiên", "Công an thành phố Hà Tiên");
            try (ReadableWorkbook workbook =
                    new ReadableWorkbook(taken(tab, "XLSX").toFile())) {
                List<Row> rows = workbook.getFirstSheet().read();
                assertThat(rows).hasSize(3);
                assertThat(rows.getFirst().getCellText(0)).isEqualTo("Bắt đầu");
                assertThat(rows.get(2).stream()
                                .filter(cell ->
                                        cell != null && cell.getType().name().equals("NUMBER"))
                                .map(cell -> cell.asNumber().intValue()))
                        .contains(10);
            }
            tab.go("/search?q=tuan+tra+ha+tien");
            assertThat(tab.page().locator("main a[href^='/records/']")).hasCount(2);
            tab.shot("activity-found").check();
        }
    }

    @Test
    void anExportHoldsEverythingCountedAndTellsStateAndConfirmationApart() throws IOException {
        Acting.runAsSystem(() -> recording.submit(new Submission(
                new RecordKey(book, UUID.randomUUID()),
                ActivityFixture.form(
                        "OUTREACH",
                        LocalDateTime.of(2022, 3, 1, 19, 30),
                        STATION,
                        List.of(ActivityFixture.CITY_POLICE),
                        List.of(
                                new Contribution(STATION, "PERSONNEL_TURN", Quantity.of(4)),
                                new Contribution(STATION, "ATTENDANCE", Quantity.of(120))),
                        null),
                ActivityFixture.RECORDER)));
        submitted(2, 4);
        try (Tab tab = signedIn(recorder)) {
            tab.go("/activities?sort=day");
            List<List<String>> lines = Files.readAllLines(taken(tab, "CSV")).stream()
                    .map(line -> List.of(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)))
                    .toList();
            List<String> heads = lines.getFirst();
            List<String> outreach = lines.get(1);
            assertThat(outreach.get(heads.indexOf("Lượt người dự (lượt người)")))
                    .isEqualTo("120");
            assertThat(outreach.get(heads.indexOf("Kết thúc"))).contains("2022-03-01", "23:30");
            assertThat(outreach.get(heads.indexOf("Tình trạng"))).contains("Đã gửi, đang được tính");
            assertThat(outreach.get(heads.indexOf("Xác nhận"))).contains("Chưa xác nhận");
            assertThat(outreach.get(heads.indexOf("Tình huống giả định"))).contains("Không");
            assertThat(lines.get(2).get(heads.indexOf("Lượt người dự (lượt người)")))
                    .isEmpty();
        }
    }

    @Test
    void daySheetAndHandOverFitOnPaper() throws IOException {
        submitted(1, 4);
        submitted(1, 6);
        draft(1, 3);
        try (Tab tab = signedIn(recorder)) {
            tab.go("/activities/day?date=2022-03-01").shot("activity-day").check();
            assertThat(tab.page().locator("main")).containsText("Lượt cán bộ, chiến sĩ: 10");
            printed(tab, "activity-day");
            tab.go("/activities/day?date=2022-03-01&asOf=01/03/2022")
                    .shot("activity-day-then")
                    .check();
            assertThat(tab.page().locator(".as-of-band")).containsText("01/03/2022");
            assertThat(tab.page().locator("main")).containsText("chưa có hoạt động nào được ghi");
            tab.page().click("form[action='/activities/day'] button");
            assertThat(tab.page().locator(".as-of-band")).hasCount(1);
            tab.go("/activities/hand-over").shot("activity-hand-over").check();
            printed(tab, "activity-hand-over");
        }
    }

    @Test
    void theSheetAsOfADayIsOfThatDayAlsoForAUnitThatNobodyKnewYet() {
        context.getBean(LoadingOrganisation.class).load(Map.of("units-young.yaml", """
                                source: Thử
                                as_of: 2022-01-01
                                units:
                                  - {id: 990701, code: THU-TRE, force: POLICE, name: {vi: Đơn vị mới lập, en: Young unit}, short: Mới, areas: ['91']}
                                """), "thử");
        try (Tab tab = signedIn(recorder)) {
            Page page = tab.go("/activities/day?unit=990701&asOf=01/03/2022").page();
            assertThat(page.locator("#sheet")).containsText("Đơn vị mới lập");
            assertThat(page.locator("#date")).hasValue("2022-03-01");
        }
    }

    @Test
    void theFormNeedsNoScripts() {
        try (Tab tab = Tab.withoutScripts(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/activities/new").page();
            page.fill("#startsAt", "01/03/2022 25:00");
            page.fill("#area", "vung bien ha tien");
            page.locator("[id='partners[0]']").fill("cong an thanh pho ha tien");
            page.click("#more");
            page.locator("[id='partners[1]']").fill("hai doi 401");
            page.click(".card-footer .btn-primary");
            assertThat(page.locator("#startsAt-error")).containsText("00:00 đến 23:59");
            page.fill("#startsAt", "01/03/2022 20:00");
            page.locator("[id='lead.PERSONNEL_TURN']").fill("8");
            page.click("button[value='less-1']");
            assertThat(page.locator("[id='partners[1]']")).hasCount(0);
            page.selectOption("#kind", "OUTREACH");
            page.click("noscript button, button[value=kind]");
            page.selectOption("#kind", "PATROL");
            page.click("button[value=kind]");
            tab.shot("activity-form-without-scripts");
            page.click(".card-footer .btn-primary");
            assertThat(page.locator("#notices")).containsText("được tính từ bây giờ");
            assertThat(page.locator("main")).containsText("Công an thành phố Hà Tiên");
            assertThat(page.locator("main")).not().containsText("Hải đội 401");
        }
    }

    @Test
    void whatIsPrefilledIsReplacedByTypingAndOnlyOneLineOfTheMenuIsLit() {
        submitted(1, 4);
        try (Tab tab = signedIn(recorder)) {
            Page page = tab.go("/activities/new").page();
            assertThat(page.locator(".side [aria-current=page]")).hasCount(1);
            assertThat(page.locator("[id='lead.PERSONNEL_TURN']")).hasValue("");
            assertThat(page.locator("#twins .alert")).hasCount(0);
            page.click("#area");
            page.keyboard().type("rach gia");
            assertThat(page.locator("#area")).hasValue("rach gia");
            tab.shot("activity-new").check();
            tab.go("/activities/new?lang=en").shot("activity-new-english").check();
            tab.go("/activities").shot("activity-list-english").check();
        }
    }

    @Test
    void handOverSaysHowManyThereAreAndWhereTheOthersStand() {
        for (int i = 0; i <= OpenAtShiftEnd.NAMED; i++) {
            draft(1, 3);
        }
        try (Tab tab = signedIn(recorder)) {
            Page page = tab.go("/activities/hand-over").page();
            Locator drafts = page.locator(".card", new Page.LocatorOptions().setHasText("Bản nháp chưa gửi (101)"));
            assertThat(drafts.locator("tbody tr")).hasCount(OpenAtShiftEnd.NAMED);
            assertThat(drafts).containsText("Hiện 100 trong 101");
            assertThat(page.locator("main")).containsText("Yêu cầu xác minh quá hạn trả lời: 0");
            tab.shot("activity-hand-over-many").check();
            drafts.locator(".card-footer a").click();
            assertThat(page).hasURL(Pattern.compile(".*state=DRAFT.*"));
            assertThat(page.locator("#list tbody tr").first()).isVisible();
        }
    }

    @Test
    void theDaySheetFindsItsUnitByTyping() {
        submitted(1, 4);
        try (Tab tab = signedIn(recorder)) {
            Page page = tab.go("/activities/day?date=2022-03-01").page();
            Locator box = page.locator("#unit");
            assertThat(box).hasValue(Pattern.compile("Đồn Biên phòng.*"));
            box.fill("");
            box.pressSequentially("cong an thanh pho ha tien");
            page.locator("#unit-list [role=option]").first().click();
            page.click("form[action='/activities/day'] button");
            assertThat(page.locator("#sheet")).containsText("Công an thành phố Hà Tiên");
        }
        try (Tab tab = Tab.withoutScripts(port).signIn(recorder.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/activities/day?date=2022-03-01").page();
            page.fill("#unit", "Công an thành phố Hà Tiên");
            page.click("form[action='/activities/day'] button");
            assertThat(page.locator("#sheet")).containsText("Công an thành phố Hà Tiên");
        }
    }

    @Test
    void aClosedUnitsDraftIsFinishedByItsSuccessor() {
        RecordKey left = draft(1, 4);
        RecordKey contested = contested();
        TestStaff successor = TestStaff.named(context, "Trực ban đồn kế thừa").as(Role.RECORDER, book, NEIGHBOUR);
        try (Tab tab = signedIn(successor)) {
            tab.go("/records/" + left);
            assertThat(tab.page().locator("#steps")).hasCount(0);
            Acting.runAsSystem(() -> context.getBean(ChangingUnits.class)
                    .close(
                            STATION,
                            NEIGHBOUR,
                            LocalDate.of(2026, 1, 1),
                            context.getBean(Organisations.class).current().position(),
                            "thử"));
            // What the closed unit has left to do lies on its successor's desk: at home, in the list of what waits, at
            // the end of a shift.
            assertThat(tab.go("/").page().locator("#waiting")).containsText("bản nháp chưa gửi");
            assertThat(tab.page().locator("#waiting")).containsText("hoạt động có đơn vị không thống nhất");
            tab.go("/waiting");
            assertThat(tab.page().locator("#list tbody a[href*='" + left + "']"))
                    .hasCount(1);
            assertThat(tab.page().locator("#list tbody a[href*='" + contested + "']"))
                    .hasCount(1);
            tab.go("/activities/hand-over").shot("activity-hand-over-successor").check();
            assertThat(tab.page().locator("main a[href*='" + left + "']")).hasCount(1);
            assertThat(tab.page().locator("main a[href*='" + contested + "']")).hasCount(1);
            aUnitThatHasClosedIsNotNamedForALaterDay(tab);
            whoNamesItIsToldWhoTookOver(successor);
            tab.go("/activities?state=DRAFT").page().click("td a[href*='/records/']");
            tab.page().click("#steps a:has-text('Sửa')");
            tab.page().locator("[id='lead.PERSONNEL_TURN']").fill("7");
            tab.shot("activity-successor").check();
            tab.page().click(".card-footer .btn-primary");
            assertThat(tab.page().locator("#notices")).containsText("được tính từ bây giờ");
            assertThat(tab.page().locator("main")).containsText("Đồn Biên phòng Hà Tiên");
        }
    }

    private RecordKey contested() {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Acting.runAsSystem(() -> recording.submit(new Submission(key, form(2, 4), ActivityFixture.RECORDER)));
        TestStaff police =
                TestStaff.named(context, "Trực ban Công an").as(Role.RECORDER, book, ActivityFixture.CITY_POLICE);
        police.signedIn().run(() -> context.getBean(ActivityDesk.class).contest(key, 1, null, "Tổ về lúc 23 giờ"));
        return key;
    }

    private static void aUnitThatHasClosedIsNotNamedForALaterDay(Tab tab) {
        Page page = tab.go("/activities/new").page();
        page.fill("#startsAt", "02/01/2026 20:00");
        page.locator("[id='partners[0]']").fill("Đồn Biên phòng Hà Tiên");
        page.click(".card-footer .btn-primary");
        assertThat(page.locator("[id='partners[0]-error']")).not().isEmpty();
        tab.go("/cases/new");
        page.fill("#openedOn", "02/01/2026");
        page.locator("[id='partners[0]']").fill("Đồn Biên phòng Hà Tiên");
        page.click(".card-footer .btn-primary");
        assertThat(page.locator("[id='partners[0]-error']")).not().isEmpty();
    }

    private void whoNamesItIsToldWhoTookOver(TestStaff successor) {
        ActivityForm late = ActivityFixture.form(
                "PATROL", LocalDateTime.of(2026, 1, 2, 20, 0), NEIGHBOUR, List.of(STATION), List.of(), null);
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        assertThatThrownBy(
                        () -> successor.signedIn().run(() -> recording.saveDraft(key, late, ActivityFixture.RECORDER)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::where, Problem::code)
                                .contains(tuple("partners[0]", ProblemCode.UNIT_TAKEN_OVER_SINCE)));
    }

    private Path taken(Tab tab, String kind) {
        Download download = tab.page().waitForDownload(() -> tab.page().click("[data-export]:text-is('" + kind + "')"));
        Path file = download.path();
        tab.page().keyboard().press("Escape");
        return file;
    }

    private static void printed(Tab tab, String name) throws IOException {
        tab.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        byte[] paper = tab.page()
                .pdf(new Page.PdfOptions().setFormat("A4").setPath(Path.of("target", "screenshots", name + ".pdf")));
        assertThat(new String(paper, java.nio.charset.StandardCharsets.ISO_8859_1).split("/Type /Page\\b"))
                .as("one sheet")
                .hasSizeLessThanOrEqualTo(3);
        tab.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    }

    private RecordKey draft(int day, int personnel) {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Acting.runAsSystem(() -> recording.saveDraft(key, form(day, personnel), ActivityFixture.RECORDER));
        return key;
    }

    private void submitted(int day, int personnel) {
        Acting.runAsSystem(() -> recording.submit(new Submission(
                new RecordKey(book, UUID.randomUUID()), form(day, personnel), ActivityFixture.RECORDER)));
    }

    private static ActivityForm form(int day, int personnel) {
        List<UnitId> partners = personnel == 0 ? List.of() : List.of(ActivityFixture.CITY_POLICE);
        return ActivityFixture.form(
                "PATROL",
                LocalDateTime.of(2022, 3, day, 20, 0),
                STATION,
                partners,
                personnel == 0
                        ? List.of()
                        : ActivityFixture.patrol(STATION, partners, personnel).contributions(),
                null);
    }

    private Tab signedIn(TestStaff staff) {
        return Tab.on(port).signIn(staff.login(), TestStaff.PASSWORD);
    }
}
