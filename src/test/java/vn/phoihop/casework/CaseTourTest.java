package vn.phoihop.casework;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.ForceFigure;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** One case on its way from the border guard to the police, as those see it who take its steps. */
@BrowserTest
class CaseTourTest {

    private static final UnitId STATION = new UnitId(3006);
    private static final UnitId DRUG_POLICE = new UnitId(1011);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Figures figures;

    @Autowired
    Ledger ledger;

    @Autowired
    Catalogues catalogues;

    @Autowired
    CaseFiles files;

    BookId book;
    boolean phone;
    TestStaff guard;
    TestStaff police;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        guard = TestStaff.named(context, "Biên phòng Hà Tiên").as(Role.RECORDER, book, STATION);
        police = TestStaff.named(context, "Cảnh sát ma túy").as(Role.RECORDER, book, DRUG_POLICE);
    }

    @ParameterizedTest(name = "on a phone: {0}")
    @ValueSource(booleans = {false, true})
    void a_case_goes_from_detection_by_the_border_guard_to_prosecution_by_the_police(boolean small) {
        phone = small;
        String record;
        try (Tab tab = signedIn(guard)) {
            tab.go("/cases").check().shot("case-list-empty" + (phone ? "-on-phone" : ""));
            tab.page().click("main a[data-new]");
            tab.check();
            tab.page().fill("#openedOn", "31/02/2022");
            tab.page().fill("#note", "Liên hệ 0912 345 678");
            press(tab, "Mở hồ sơ");
            assertThat(tab.page().locator("#openedOn-error")).not().isEmpty();
            assertThat(tab.page().locator("#note-error")).not().isEmpty();
            assertThat(tab.page().locator("#area-error")).not().isEmpty();
            tab.check().shot("case-form-refused" + (phone ? "-on-phone" : ""));
            tab.page().fill("#openedOn", "01/02/2022");
            tab.page().locator("#openedOn").press("Tab");
            tab.page().fill("#note", "Phát hiện khi kiểm soát lối mở");
            tab.page().selectOption("#category", "DRUGS");
            choose(tab, "area", "thanh pho ha tien");
            tab.page().fill("#title", "Ma túy qua lối mở Hà Tiên");
            press(tab, "Mở hồ sơ");
            assertThat(tab.page().locator("h1")).hasText("Ghi mốc xử lý");
            tab.page().selectOption("#stage", "DETECTED");
            tab.page().fill("#SUBJECT", "2");
            tab.page().locator("[id='what[0]']").selectOption("DRUGS_KG:G");
            tab.page().locator("[id='quantity[0]']").fill("350,5");
            press(tab, "Thêm dòng tang vật");
            tab.page().locator("[id='what[1]']").selectOption("DRUG_PILLS");
            tab.page().locator("[id='quantity[1]']").fill("1.200");
            tab.check().shot("case-milestone" + (phone ? "-on-phone" : ""));
            press(tab, "Lưu");
            assertThat(tab.page().locator("#way")).isVisible();
            tab.check().shot("case-page" + (phone ? "-on-phone" : ""));
            record = java.net.URI.create(tab.page().url()).getPath();
            offer(tab);
        }
        try (Tab tab = signedIn(police)) {
            tab.go("/");
            tab.page().click("text=được đề nghị bàn giao");
            tab.page().click("text=Ma túy qua lối mở Hà Tiên");
            press(tab, "Không nhận");
            press(tab, "Không nhận");
            assertThat(tab.page().locator("#reason-error")).not().isEmpty();
            tab.page().fill("#reason", "Thiếu biên bản niêm phong tang vật");
            tab.check().shot("case-refuse" + (phone ? "-on-phone" : ""));
            press(tab, "Không nhận");
            assertThat(tab.page().locator("main")).containsText("Thiếu biên bản niêm phong");
        }
        try (Tab tab = signedIn(guard)) {
            tab.go(record);
            assertThat(tab.page().locator("main")).containsText("Thiếu biên bản niêm phong");
            offer(tab);
        }
        try (Tab tab = signedIn(police)) {
            tab.go(record);
            press(tab, "Nhận bàn giao");
            press(tab, "Nhận bàn giao");
            press(tab, "Ghi mốc xử lý");
            tab.page().selectOption("#stage", "PROSECUTED");
            tab.page().fill("#SUBJECT", "3");
            tab.page().locator("[id='what[0]']").selectOption("DRUGS_KG");
            tab.page().locator("[id='quantity[0]']").fill("0,0021");
            press(tab, "Lưu");
            assertThat(tab.page().locator("main")).containsText("Khởi tố");
            tab.check().shot("case-prosecuted" + (phone ? "-on-phone" : ""));
            tab.go("/cases?q=ma+tuy+ha+tien");
            assertThat(tab.page().locator("#list tbody tr")).hasCount(1);
            tab.check().shot("case-list" + (phone ? "-on-phone" : ""));
            tab.go("/cases?stage=SOLVED");
            assertThat(tab.page().locator("#list tbody tr")).hasCount(0);
        }
        looksRightElsewhere(record);
        isOneCaseInTotal(record);
    }

    private void looksRightElsewhere(String record) {
        try (Tab tab = Tab.onPhone(port)) {
            tab.signIn(police.login(), TestStaff.PASSWORD).go(record).check().shot("case-page-phone");
            tab.go("/cases").check().shot("case-list-phone");
            tab.go("/cases/new").check().shot("case-form-phone");
            tab.go("/cases/" + record.replace("/records/", "") + "/milestones/new")
                    .check()
                    .shot("case-milestone-phone");
            tab.go(record + "?lang=en").check().shot("case-page-english");
            tab.go("/cases/new").check().shot("case-form-english");
        }
    }

    /** One case in total; the detection stays with the border guard, the prosecution is the police's. */
    private void isOneCaseInTotal(String record) {
        RecordKey key = new RecordKey(book, UUID.fromString(record.substring(record.lastIndexOf('/') + 1)));
        Acting.runAsSystem(() -> {
            CaseFile file = files.get(key);
            assertThat(file.lead()).isEqualTo(DRUG_POLICE);
            assertThat(file.milestones()).extracting(Milestone::lead).containsExactly(STATION, DRUG_POLICE);
            assertThat(file.handOvers())
                    .extracting(HandOver::answer)
                    .containsExactly(HandOver.Answer.REFUSED, HandOver.Answer.ACCEPTED);
            assertThat(file.milestones().getFirst().amounts())
                    .containsExactly(
                            new Amount("SUBJECT", Quantity.of(2)),
                            new Amount("DRUGS_KG", Quantity.of("0.3505")),
                            new Amount("DRUG_PILLS", Quantity.of(1200)));
            Scope scope = new Scope(Window.parse("2022-01-01/2027-01-01"), Set.of(book), ledger.cutoff(List.of(book)));
            List<ForceFigure> prosecuted =
                    figures.byForce(catalogues.current().indicator("DRUG_CASES_PROSECUTED"), scope);
            assertThat(prosecuted.stream().map(ForceFigure::led).reduce(Quantity.ZERO, Quantity::plus))
                    .isEqualTo(Quantity.ONE);
            assertThat(prosecuted.stream()
                            .filter(row -> row.force().bit() == 0)
                            .findFirst()
                            .orElseThrow()
                            .led())
                    .isEqualTo(Quantity.ONE);
            assertThat(ledger.history(key).getLast().tallies()).isNotEmpty();
        });
    }

    private void offer(Tab tab) {
        press(tab, "Bàn giao");
        choose(tab, "to", "ma tuy");
        tab.check().shot("case-offer" + (phone ? "-on-phone" : ""));
        press(tab, "Bàn giao");
        assertThat(tab.page().locator("main")).containsText("Đang chờ");
    }

    /** Types into a box and takes the first that is offered. */
    private static void choose(Tab tab, String box, String words) {
        tab.page().locator("#" + box).fill(words);
        tab.page().locator("#" + box + "-list [role=option]").first().click();
    }

    private Tab signedIn(TestStaff staff) {
        return (phone ? Tab.onPhone(port) : Tab.on(port)).signIn(staff.login(), TestStaff.PASSWORD);
    }

    /** Presses the one button or link of the page with these words. */
    private static void press(Tab tab, String words) {
        tab.page()
                .locator("main a.btn:visible, main button:visible:not([tabindex='-1'])")
                .filter(new com.microsoft.playwright.Locator.FilterOptions()
                        .setHasText(java.util.regex.Pattern.compile("^\\s*" + words + "\\s*$")))
                .first()
                .click();
        tab.page().waitForLoadState();
    }
}
