package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.attachment.Documents;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Documents at the desk: chosen in the form, kept while something else in it is mended, taken away by who received them, sent with a reply. */
@BrowserTest
class AttachmentPagesTest extends ItemsInABook {

    private static final byte[] PAPER = Documents.pdf("Ba tau ca neo dau");

    @Test
    void a_document_chosen_stays_while_the_form_is_mended_and_is_taken_away_by_its_receiver() throws Exception {
        try (Tab giver = signedIn(STATION);
                Tab receiver = signedIn(CUSTOMS);
                Tab outside = signedIn(STRANGER)) {
            Page give = giver.go("/exchange/new").page();
            filled(give);
            give.fill("#text", "");
            give.setInputFiles("#files", new FilePayload[] {
                new FilePayload("báo cáo.pdf", "application/pdf", PAPER),
                new FilePayload("anh.png", "image/png", Documents.png()),
                new FilePayload("mat.txt", "text/plain", Documents.text("TỐI MẬT"))
            });
            // However many fields a form has, it may have files, too.
            give.evaluate(
                    "() => { for (let i = 0; i < 80; i++) { const more = document.createElement('input'); more.type ="
                            + " 'hidden'; more.name = 'more' + i; document.getElementById('item-form').append(more); } }");
            sent(give);
            assertThat(give.locator("#text-error")).not().isEmpty();
            assertThat(give.locator("#files-error")).containsText("“anh.png” là ảnh");
            assertThat(give.locator("#files-error")).containsText("mang dấu chỉ độ mật");
            assertThat(give.locator("input[name=attachment]")).hasCount(1);
            assertThat(give.getByLabel("báo cáo.pdf")).isChecked();
            giver.shot("exchange-documents-refused").check();
            give.setViewportSize(Tab.PHONE, 740);
            giver.shot("exchange-documents-phone").check();
            give.setViewportSize(Tab.DESK, 900);
            give.fill("#text", "Ba tàu neo đậu từ rạng sáng");
            sent(give);
            assertThat(give.locator("section[aria-labelledby=documents] a")).hasText("báo cáo.pdf");
            giver.shot("exchange-documents-sent").check();
            String address = path(give.url());

            Page receive = receiver.go(address).page();
            Locator link = receive.locator("section[aria-labelledby=documents] a");
            assertThat(receive.locator("section[aria-labelledby=documents]")).containsText("PDF, ");
            link.focus();
            Download download = receive.waitForDownload(() -> receive.keyboard().press("Enter"));
            org.assertj.core.api.Assertions.assertThat(download.suggestedFilename())
                    .isEqualTo("báo cáo.pdf");
            org.assertj.core.api.Assertions.assertThat(Files.readAllBytes(download.path()))
                    .isEqualTo(PAPER);
            String href = link.getAttribute("href");

            outside.go(href);
            assertThat(outside.page().locator("main")).containsText("Không tìm thấy");
            assertThat(outside.go(address).page().locator("main")).not().containsText("báo cáo.pdf");

            giver.go(address);
            give.click("a[href*='/steps/recall']");
            give.fill("#words", "Gửi nhầm");
            sent(give);
            assertThat(give).not().hasURL(Pattern.compile(".*/steps/.*"));
            receiver.go(address);
            assertThat(receive.locator("main")).not().containsText("báo cáo.pdf");
            receiver.go(href);
            assertThat(receive.locator("main")).containsText("Không tìm thấy");
        }
    }

    @Test
    void without_scripts_documents_go_along_too_and_what_is_not_ticked_stays_behind() throws Exception {
        UUID item = given(REQUEST);
        try (Tab answerer =
                Tab.withoutScripts(port).signIn(staff(Role.RECORDER, CUSTOMS).login(), TestStaff.PASSWORD)) {
            Page answer = answerer.go("/exchange/" + book + "/" + item + "/steps/reply")
                    .page();
            answer.setInputFiles("#files", new FilePayload[] {
                new FilePayload("mot.txt", "text/plain", Documents.text("Một tàu")),
                new FilePayload("hai.csv", "text/csv", Documents.text("tàu;số\nTàu cá;2\n"))
            });
            sent(answer);
            assertThat(answer.locator("input[name=attachment]:checked")).hasCount(2);
            answer.getByLabel("mot.txt").uncheck();
            answer.fill("#words", "Xem bảng kèm theo");
            sent(answer);
            assertThat(answer.locator(".history a")).hasText("hai.csv");
        }
    }

    private void filled(Page page) {
        page.check("input[name='topic-SEA']");
        choose(page, "area", "ha tien hon chong");
        page.fill("#title", "Tàu lạ neo đậu");
        page.selectOption("#confidence", "OBSERVED");
        page.selectOption("#impact", "MEDIUM");
        choose(page, "units[0]", "HQ-KG-HT");
    }

    private static String path(String url) {
        return url.replaceAll("^https?://[^/]+", "").replaceAll("\\?.*", "");
    }

    private static void choose(Page page, String field, String words) {
        page.locator("[id='" + field + "']").fill(words);
        page.locator("[id='" + field + "-list'] [role=option]").first().click();
    }

    private static void sent(Page page) {
        page.locator(".card-footer .btn-primary").click();
        page.waitForLoadState();
    }

    private Tab signedIn(UnitId unit) {
        return Tab.on(port).signIn(staff(Role.RECORDER, unit).login(), TestStaff.PASSWORD);
    }
}
