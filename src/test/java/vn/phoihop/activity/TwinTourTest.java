package vn.phoihop.activity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.Seals;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** One patrol that several wrote down, as those see it who join it, merge it and take the merge back. */
@BrowserTest
@UsesDatabase(own = true)
class TwinTourTest {

    private static final UnitId STATION = ActivityFixture.STATION;
    private static final UnitId CITY_POLICE = ActivityFixture.CITY_POLICE;
    private static final UnitId NEIGHBOUR = new UnitId(3006);
    private static final UnitId COORDINATION = new UnitId(1001);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    RecordingActivity recording;

    @Autowired
    SearchingTwins searching;

    BookId book;
    TestStaff neighbour;
    TestStaff office;
    TestStaff leader;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, COORDINATION, LocalDate.of(2020, 1, 1)));
        leader = TestStaff.named(context, "Trực ban Đồn Hà Tiên").as(Role.RECORDER, book, STATION);
        neighbour = TestStaff.named(context, "Trực ban Đồn bên").as(Role.RECORDER, book, NEIGHBOUR);
        office = TestStaff.named(context, "Cơ quan thường trực").as(Role.STAFF_OFFICER, book, COORDINATION);
    }

    @Test
    void whatIsBeingWrittenDownJoinsTheRecordThatIsThere() {
        submitted(STATION, 4);
        try (Tab tab = Tab.on(port).signIn(neighbour.login(), TestStaff.PASSWORD)) {
            Page page = fillIn(tab, "3");
            assertThat(page.locator("#twins .alert")).containsText("Có thể đã có bản ghi");
            assertThat(page.locator("#twins .alert")).containsText("Mức giống");
            tab.shot("twin-form").check();
            page.click("#twins button:has-text('Ghép vào bản ghi này')");
            assertThat(page.locator("#notices")).containsText("Đã ghép");
            assertThat(page.locator("section[aria-labelledby=facts]")).containsText("Đồn Biên phòng");
            assertThat(page.locator("section[aria-labelledby=history]")).containsText("Ghép thêm đơn vị");
            tab.shot("twin-joined").check();
            page.click("a:has-text('Ghép đơn vị mình vào')");
            page.fill("[id='lead.PERSONNEL_TURN']", "năm");
            page.click(".card-footer .btn-primary");
            assertThat(page.locator("[id='lead.PERSONNEL_TURN-error']")).not().isEmpty();
            page.fill("[id='lead.PERSONNEL_TURN']", "5");
            tab.shot("twin-join-page").check();
            page.click(".card-footer .btn-primary");
            assertThat(page.locator("section[aria-labelledby=counted]")).containsText("5");
            tab.go("/activities");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
        }
    }

    @Test
    void onThePhoneADraftJoinsAndGoes() {
        RecordKey there = submitted(STATION, 4);
        try (Tab tab = Tab.onPhone(port).signIn(neighbour.login(), TestStaff.PASSWORD)) {
            Page page = fillIn(tab, "3");
            tab.shot("twin-form-phone").check();
            page.click("button[value=draft]");
            assertThat(page.locator("#notices")).containsText("Đã lưu bản nháp");
            tab.shot("twin-draft-phone").check();
            String draft = URI.create(page.url()).getPath();
            page.click("a:has-text('Ghép vào bản ghi này')");
            assertThat(page.locator("main")).containsText("Bản nháp sẽ được bỏ");
            tab.shot("twin-join-phone").check();
            page.click(".card-footer .btn-primary");
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/records/" + there + ".*"));
            tab.go(draft);
            assertThat(page.locator("main")).containsText("Đã rút");
        }
        try (Tab tab = Tab.withoutScripts(port).signIn(neighbour.login(), TestStaff.PASSWORD)) {
            submitted(CITY_POLICE, 4);
            Page page = fillIn(tab, "3");
            page.click("#more");
            assertThat(page.locator("#twins .alert li")).not().hasCount(0);
        }
    }

    @Test
    void whoActsForSeveralInTheRecordReplacesThePartOfTheOneItChooses() {
        RecordKey there = submitted(
                CITY_POLICE,
                List.of(STATION, NEIGHBOUR),
                List.of(putIn(CITY_POLICE, 4), putIn(STATION, 5), putIn(NEIGHBOUR, 6)));
        TestStaff command = TestStaff.named(context, "Chỉ huy").as(Role.RECORDER, book, new UnitId(3000));
        try (Tab tab = Tab.on(port).signIn(command.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/activities/" + there + "/join").page();
            assertThat(page.locator("main form li")).hasCount(2);
            assertThat(page.locator("main")).containsText("số nhập vào chỉ thay cho đơn vị được chọn");
        }
    }

    /** After sending nobody is told to look before he sends, and who can do nothing is told nothing to do. */
    @Test
    void whoCanDoNothingAboutATwinIsOnlyToldOfIt() {
        submitted(STATION, 4, CITY_POLICE, 5);
        RecordKey ofPolice = submitted(CITY_POLICE, 6, STATION, 5);
        try (Tab tab = Tab.on(port).signIn(leader.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/records/" + ofPolice).page();
            assertThat(page.locator("section[aria-labelledby=next] .alert")).containsText("Có thể đã có bản ghi");
            assertThat(page.locator("section[aria-labelledby=next] .alert"))
                    .not()
                    .containsText("gửi");
        }
    }

    @Test
    void onlyWhatTheSampleLoadedSaysThatItCameWithItsPartnersWord() {
        RecordKey loaded = submitted(STATION, 4, CITY_POLICE, 5);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        Acting.runAsSystem(() -> transaction.executeWithoutResult(
                status -> context.getBean(Seals.class).seal(List.of(book), Seals.SAMPLE_LOADED)));
        RecordKey written = submitted(STATION, 4, CITY_POLICE, 5);
        try (Tab tab = Tab.on(port).signIn(leader.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/records/" + loaded).page();
            assertThat(page.locator("section[aria-labelledby=history]")).containsText("Hồ sơ mẫu được nạp");
            tab.go("/records/" + written);
            assertThat(page.locator("section[aria-labelledby=history]")).not().containsText("Hồ sơ mẫu");
        }
    }

    @Test
    void twoRecordsBecomeOneAndTwoAgain() {
        RecordKey ofStation = submitted(STATION, 4, CITY_POLICE, 5);
        RecordKey ofPolice = submitted(CITY_POLICE, 6, STATION, 5);
        Acting.runAsSystem(() -> searching.follow(book));
        String pair;
        try (Tab tab = Tab.on(port).signIn(office.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/").page();
            page.click("#waiting a:has-text('nghi trùng')");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            tab.shot("twin-list").check();
            tab.go("/activities/twins?sort=-day&standing=APART").check();
            assertThat(page.locator("#list tbody tr")).hasCount(0);
            tab.go("/records/" + ofPolice);
            assertThat(page.locator("section[aria-labelledby=next] .alert"))
                    .containsText("Bản ghi này đã gửi và đang được tính. So sánh hai bản ghi");
            tab.go("/activities/twins?sort=-score");
            page.click("#list tbody a");
            assertThat(page.locator("#effect + p")).containsText("nếu hợp nhất");
            // Which of the two is first in the list is as their ids happen to be; the first one stays unless somebody
            // chooses.
            tab.go(TwinWords.compare(ofStation, ofPolice.id()))
                    .shot("twin-pair")
                    .check();
            pair = URI.create(page.url()).getPath();
            page.click("button[value=apart]");
            assertThat(page.locator("#apartReason-error")).not().isEmpty();
            page.check("input[name=keep][value='" + ofPolice.id() + "']");
            page.click("button[value=merge]");
            assertThat(page.locator("main")).containsText("Lựa chọn đã đổi sau khi số liệu được tính");
            tab.shot("twin-pair-not-as-shown").check();
            assertThat(page.locator("input[name=keep][value='" + ofPolice.id() + "']"))
                    .isChecked();
            page.click("button:has-text('Xem lại số liệu')");
            assertThat(page.locator("input[name=keep][value='" + ofPolice.id() + "']"))
                    .isChecked();
            page.fill("#reason", "Cùng một tổ tuần tra");
            page.click("button[value=merge]");
            assertThat(page.locator("#notices")).containsText("Đã hợp nhất");
            assertThat(page.locator("section[aria-labelledby=next]"))
                    .containsText("Một bản ghi trùng đã được hợp nhất");
            tab.shot("twin-merged").check();
            page.click("section[aria-labelledby=next] a:has-text('Xem hai bản ghi')");
            tab.shot("twin-merged-pair").check();
            page.click("button[value=undo]");
            assertThat(page.locator("#reason-error")).not().isEmpty();
            page.fill("#reason", "Thật ra là hai tổ");
            page.click("button[value=undo]");
            assertThat(page.locator("#notices")).containsText("Đã bỏ hợp nhất");
            tab.go(pair + "?lang=en").shot("twin-pair-english").check();
            page.fill("#apartReason", "Hai tổ, hai biên bản");
            page.click("button[value=apart]");
            assertThat(page.locator("#notices")).containsText("two different things");
            // A pair is looked for anew after what was written about it; the job does so every now and then.
            Acting.runAsSystem(() -> searching.follow(book));
            tab.go("/activities/twins?standing=APART&lang=en")
                    .shot("twin-list-english")
                    .check();
            assertThat(page.locator("#list tbody tr")).hasCount(1);
            tab.go(pair).check();
            page.click("button[value=doubt]");
            assertThat(page.locator("#notices")).containsText("suspected again");
            tab.go("/activities/twins?lang=vi");
            assertThat(page.locator("#list tbody tr")).hasCount(1);
        }
        try (Tab tab = Tab.onPhone(port).signIn(office.login(), TestStaff.PASSWORD)) {
            tab.go("/activities/twins").shot("twin-list-phone").check();
            tab.go(pair).shot("twin-pair-phone").check();
        }
        try (Tab tab = Tab.on(port).signIn(leader.login(), TestStaff.PASSWORD)) {
            tab.go(pair).shot("twin-pair-not-mine").check();
            assertThat(tab.page().locator("main")).containsText("Ai quyết định");
            assertThat(tab.page().locator("button[value=merge]")).hasCount(0);
        }
    }

    private static Page fillIn(Tab tab, String personnel) {
        Page page = tab.go("/activities/new").page();
        page.fill("#startsAt", "01/03/2022 20:00");
        page.fill("#endsAt", "02/03/2022 00:00");
        page.fill("#area", "vung bien ha tien");
        page.locator("[id='lead.PERSONNEL_TURN']").fill(personnel);
        page.locator("[id='lead.PERSONNEL_TURN']").press("Tab");
        return page;
    }

    private RecordKey submitted(UnitId lead, int personnel) {
        return submitted(lead, List.of(), List.of(putIn(lead, personnel)));
    }

    private RecordKey submitted(UnitId lead, int personnel, UnitId partner, int theirs) {
        return submitted(lead, List.of(partner), List.of(putIn(lead, personnel), putIn(partner, theirs)));
    }

    private RecordKey submitted(UnitId lead, List<UnitId> partners, List<Contribution> putIn) {
        ActivityForm form =
                ActivityFixture.form("PATROL", LocalDateTime.of(2022, 3, 1, 20, 0), lead, partners, putIn, null);
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Acting.asSystem(() -> recording.submit(new Submission(key, form, By.now("Cán bộ nhập", lead))));
        return key;
    }

    private static Contribution putIn(UnitId unit, int personnel) {
        return new Contribution(unit, "PERSONNEL_TURN", Quantity.of(personnel));
    }
}
