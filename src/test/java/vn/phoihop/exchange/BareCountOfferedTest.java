package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.attachment.Documents;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What may not be written here can be only counted: that is offered where something was refused for what it says, and nowhere else. */
@BrowserTest
class BareCountOfferedTest extends ItemsInABook {

    @Test
    void it_is_offered_for_a_mark_or_a_number_and_not_for_what_is_missing() {
        try (Tab giver = signedIn()) {
            Page give = filled(giver);
            give.fill("#text", "");
            sent(give);
            assertThat(give.locator("#text-error")).not().isEmpty();
            assertThat(offer(give)).hasCount(0);
            give.fill("#text", "Ba tàu neo đậu");
            give.fill("#title", "");
            sent(give);
            assertThat(give.locator("#title-error")).not().isEmpty();
            assertThat(offer(give)).hasCount(0);
            // Each by the words for it, so that what is read is the page that answers.
            for (var refused : Map.of(
                            "Độ mật: A", "dấu chỉ độ mật",
                            "CCCD 012345678901", "giấy tờ tùy thân",
                            "Gọi 0912345678", "số điện thoại",
                            "Xe 68A-123.45", "biển số xe")
                    .entrySet()) {
                give.fill("#title", refused.getKey());
                sent(give);
                assertThat(give.locator("#title-error")).containsText(refused.getValue());
                assertThat(offer(give)).hasCount(1);
            }
        }
    }

    @Test
    void a_document_refused_for_its_mark_is_counted_and_neither_it_nor_any_word_goes_along() throws Exception {
        try (Tab giver = signedIn()) {
            Page give = filled(giver);
            give.fill("#text", "Xem tài liệu kèm theo");
            give.setInputFiles("#files", new FilePayload[] {
                new FilePayload("báo cáo.pdf", "application/pdf", Documents.pdf("Ba tau ca neo dau")),
                new FilePayload("anh.png", "image/png", Documents.png())
            });
            sent(give);
            assertThat(give.locator("#files-error")).containsText("là ảnh");
            assertThat(offer(give)).hasCount(0);
            give.setInputFiles(
                    "#files", new FilePayload("mat.txt", "text/plain", Documents.text("TỐI MẬT: ba tàu neo đậu")));
            sent(give);
            assertThat(give.locator("#files-error")).containsText("mang dấu chỉ độ mật");
            assertThat(offer(give)).isVisible();
            offer(give).click();
            assertThat(give.locator("input[name=countOnly]")).isChecked();
            assertThat(offer(give)).hasCount(0);
            assertThat(give.locator("#title, #text, #files")).hasCount(0);
            giver.shot("exchange-count-only").check();
            sent(give);
            assertThat(give.locator(".alert-success")).isVisible();
            String address = give.url().replaceAll("\\?.*", "");
            JsonNode item = item(customs, UUID.fromString(address.substring(address.lastIndexOf('/') + 1)));
            assertThat(item.path("countOnly").asBoolean()).isTrue();
            assertThat(item.path("title").asString("") + item.path("text").asString(""))
                    .isEmpty();
            assertThat(item.path("attachments")).isEmpty();
            assertThat(figures()).containsEntry("INFORMATION_ITEMS_EXCHANGED", "1");
        }
    }

    @Test
    void why_something_is_corrected_is_no_reason_to_count_it_only() throws Exception {
        UUID id = given(BULLETIN);
        try (Tab giver = signedIn()) {
            Page give = giver.go("/exchange/" + book + "/" + id + "/edit").page();
            give.fill("#reason", "Gọi 0912345678");
            sent(give);
            assertThat(give.locator("#reason-error")).not().isEmpty();
            assertThat(offer(give)).hasCount(0);
        }
    }

    private static Locator offer(Page page) {
        return page.locator("button[value=count-only]");
    }

    private static Page filled(Tab tab) {
        Page page = tab.go("/exchange/new").page();
        page.check("input[name='topic-SEA']");
        choose(page, "area", "ha tien hon chong");
        page.fill("#title", "Tàu lạ neo đậu");
        page.selectOption("#confidence", "OBSERVED");
        page.selectOption("#impact", "MEDIUM");
        choose(page, "units[0]", "HQ-KG-HT");
        return page;
    }

    private static void choose(Page page, String field, String words) {
        page.locator("[id='" + field + "']").fill(words);
        page.locator("[id='" + field + "-list'] [role=option]").first().click();
    }

    private static void sent(Page page) {
        page.locator(".card-footer .btn-primary").click();
        page.waitForLoadState();
    }

    private Tab signedIn() {
        return Tab.on(port).signIn(staff(Role.RECORDER, STATION).login(), TestStaff.PASSWORD);
    }
}
