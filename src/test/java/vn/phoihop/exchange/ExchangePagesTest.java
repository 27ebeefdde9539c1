package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Tab;

/** Two sides at their desks: a bulletin is given, acknowledged and rated; a request is asked, answered one step late, and accepted; a stranger looks on. */
@BrowserTest
class ExchangePagesTest extends ItemsInABook {

    @Test
    void a_bulletin_goes_from_desk_to_desk() {
        try (Tab giver = signedIn(STATION);
                Tab receiver = signedIn(CUSTOMS);
                Tab outside = signedIn(STRANGER)) {
            Page give = giver.go("/exchange").page();
            giver.shot("exchange-empty").check();
            give.click("a[href*='/exchange/new']");
            give.check("input[name='topic-SEA']");
            choose(give, "area", "ha tien hon chong");
            give.fill("#title", "Tàu lạ neo đậu");
            give.fill("#text", "TỐI MẬT: ba tàu neo đậu từ rạng sáng");
            give.selectOption("#confidence", "OBSERVED");
            give.selectOption("#impact", "MEDIUM");
            choose(give, "units[0]", "HQ-KG-HT");
            sent(give);
            assertThat(give.locator("#text-error")).not().isEmpty();
            assertThat(give.locator("button[value=count-only]")).isVisible();
            giver.shot("exchange-form-refused").check();
            give.fill("#text", "Ba tàu neo đậu từ rạng sáng");
            sent(give);
            assertThat(give.locator("#balls")).containsText("xác nhận đã nhận");
            String address = give.url().replaceAll("\\?.*", "");
            giver.shot("exchange-given").check();

            Page receive = receiver.go("/").page();
            assertThat(receive.locator("main")).containsText("tin chưa đọc");
            receive.click("a[href*='waiting=UNREAD']");
            receiver.shot("exchange-inbox").check();
            receive.click("#list a[href*='/records/']");
            assertThat(receive.locator("main")).containsText("Ba tàu neo đậu từ rạng sáng");
            receive.click("form button:has-text('Xác nhận đã nhận')");
            assertThat(receive.locator(".alert-success")).containsText("Đã xác nhận");
            receive.click("a[href*='/steps/rate']");
            receive.selectOption("#ofValue", "yes");
            receive.fill("#words", "Đã bố trí kiểm tra");
            receiver.shot("exchange-rate").check();
            sent(receive);
            assertThat(receive.locator("main")).containsText("Có giá trị: Đã bố trí kiểm tra");
            receive.setViewportSize(Tab.PHONE, 740);
            receiver.shot("exchange-rated-phone").check();
            receiver.go("/exchange");
            receiver.shot("exchange-inbox-phone").check();

            giver.go(path(address));
            assertThat(give.locator("section[aria-labelledby=recipients] tbody tr"))
                    .containsText("Có giá trị: Đã bố trí kiểm tra");
            assertThat(give.locator("main")).containsText("Đã có 1 lượt mở xem");
            try (Tab above = signedIn(CUSTOMS_OFFICE)) {
                String then = "?asOf=" + Acting.asSystem(() -> ledger.cutoff(Set.of(book)));
                assertThat(above.go(path(address) + then).page().locator("main"))
                        .containsText("Ba tàu neo đậu từ rạng sáng");
            }
            giver.go(path(address));
            assertThat(give.locator("main")).containsText("Đã có 2 lượt mở xem");
            giver.go("/exchange/matrix?month=%2B999999999-12");
            assertThat(give.locator("main")).containsText("Không đọc được giá trị");
            giver.go("/exchange/matrix?after=" + ListQuery.place("99999999999"));
            assertThat(give.locator("main")).containsText("Không đọc được giá trị");
            giver.go("/exchange/matrix?sentFrom=" + today());
            assertThat(give.locator("#list")).containsText("Hải quan");
            assertThat(give.locator("#list tbody tr").last().locator("td"))
                    .containsText(new String[] {"(tất cả)", "(tất cả)", "1", "1", "100"});
            giver.shot("exchange-matrix").check();

            Page look = outside.go(path(address)).page();
            assertThat(look.locator("main")).not().containsText("Ba tàu neo đậu");
            assertThat(look.locator("main")).containsText("Tin trao đổi");
            outside.go("/search?q=neo+dau");
            assertThat(look.locator("main a[href^='/records/']")).hasCount(0);
            outside.go("/exchange/matrix?sentFrom=" + today());
            assertThat(look.locator("#list")).containsText("Hải quan");
            // The line of the report opens its items for those who may see them, and tells the others how many there
            // are.
            String behind = "/figures/INFORMATION_ITEMS_EXCHANGED?window=" + today() + "/" + today().plusDays(1);
            assertThat(receiver.go(behind).page().locator("main")).containsText("Tàu lạ neo đậu");
            outside.go(behind);
            assertThat(look.locator("main")).containsText("Tin trao đổi giữa các lực lượng");
            assertThat(look.locator("main")).not().containsText("Tàu lạ neo đậu");
        }
    }

    @Test
    void a_request_is_answered_one_step_late_and_accepted() {
        try (Tab asker = signedIn(STATION);
                Tab answerer = signedIn(CUSTOMS)) {
            Page ask = asker.go("/exchange/new?kind=VERIFICATION").page();
            ask.check("input[name='topic-SEA']");
            choose(ask, "area", "ha tien hon chong");
            ask.fill("#title", "Xác minh tàu vào cảng");
            ask.fill("#text", "Tàu có làm thủ tục nhập cảnh không");
            choose(ask, "units[0]", "HQ-KG-HT");
            ask.locator("button[value=draft]").click();
            assertThat(ask.locator("main")).containsText("Bản nháp, chưa gửi");
            String draft = path(ask.url());
            asker.go(draft.replace("/records/", "/exchange/") + "/steps/acknowledge");
            assertThat(ask.locator("main")).containsText("Không thực hiện được bước");
            asker.go(draft);
            ask.click("form button:has-text('Gửi')");
            assertThat(ask.locator("#balls")).containsText("trả lời chậm nhất ngày");
            String address = path(ask.url());
            String id = address.substring(address.lastIndexOf('/') + 1);

            Page answer = answerer.go(address).page();
            answer.click("a[href*='/steps/ask-extension']");
            answer.fill("#words", "Chờ cảng vụ trả lời");
            sent(answer);
            assertThat(answer.locator(".alert-success")).containsText("Đã xin gia hạn");
            asker.go(address);
            assertThat(ask.locator("#balls")).containsText("quyết định gia hạn");
            ask.click("a[href*='/steps/grant-extension']");
            ask.fill("#words", "Cảng vụ đã hẹn");
            sent(ask);
            assertThat(ask.locator(".alert-success")).containsText("Đã gia hạn");

            past(UUID.fromString(id));
            asker.go("/");
            assertThat(ask.locator("main")).containsText("quá hạn mà chưa được trả lời");
            answerer.go("/exchange?waiting=OVERDUE");
            answerer.shot("exchange-overdue").check();
            answer.click("#list a[href*='/records/']");
            assertThat(answer.locator("#balls")).containsText("quá hạn");
            answer.click("a[href$='/steps/reply'], a[href*='/steps/reply?']");
            answer.fill("#words", "Tàu đã làm thủ tục");
            answerer.shot("exchange-reply").check();
            sent(answer);
            assertThat(answer.locator(".alert-success")).containsText("Đã gửi trả lời");

            asker.go(address);
            assertThat(ask.locator("main")).containsText("Tàu đã làm thủ tục");
            ask.locator("a[href*='/steps/accept']").click();
            sent(ask);
            assertThat(ask.locator("main")).containsText("Đã kết thúc");

            ask.click("a[href*='/steps/rate-answer']");
            ask.fill("#words", "Bỏ tàu khỏi danh sách theo dõi");
            sent(ask);
            assertThat(ask.locator("section[aria-labelledby=recipients] tbody tr"))
                    .containsText("Có giá trị: Bỏ tàu khỏi danh sách theo dõi");
            asker.shot("exchange-settled").check();

            asker.go("/exchange/matrix?sentFrom=" + today());
            assertThat(ask.locator("#list thead")).containsText("Trả lời có giá trị");
            // Asked once, answered once, late, of value.
            assertThat(ask.locator("#list tbody tr").last().locator("td"))
                    .containsText(new String[] {"1", "1", "0", "0", "1"});
            String behind = "/figures/%s?window=" + today() + "/" + today().plusDays(1);
            asker.go(behind.formatted("VERIFICATIONS_ASKED"));
            assertThat(ask.locator("main")).containsText("Xác minh tàu vào cảng");
            try (Tab outside = signedIn(STRANGER)) {
                Page look = outside.go(behind.formatted("VERIFICATIONS_ASKED")).page();
                assertThat(look.locator("main")).not().containsText("Xác minh tàu vào cảng");
            }
        }
    }

    @Test
    void a_recalled_item_is_not_read_as_of_an_earlier_time_either() throws Exception {
        UUID id = given(BULLETIN);
        String then = "?asOf=" + Acting.asSystem(() -> ledger.cutoff(Set.of(book)));
        try (Tab receiver = signedIn(CUSTOMS);
                Tab giver = signedIn(STATION)) {
            String address = "/records/" + book + "/" + id;
            assertThat(receiver.go(address + then).page().locator("main")).containsText("Ba tàu cá");
            taken(station, id, "{\"step\": \"RECALL\", \"words\": \"Tin sai\"}");
            assertThat(receiver.go(address + then).page().locator("main")).not().containsText("Ba tàu cá");
            assertThat(receiver.page().locator("main")).not().containsText("Tàu lạ");
            assertThat(giver.go(address + then).page().locator("main")).containsText("Ba tàu cá");
        }
    }

    @Test
    void a_follow_up_is_written_from_the_first_and_links_back() throws Exception {
        UUID id = given(BULLETIN.replace("[4001, 1011]", "[4001]"));
        try (Tab giver = signedIn(STATION)) {
            Page give = giver.go("/records/" + book + "/" + id).page();
            give.click("a[href*='/exchange/new?follows=']");
            assertThat(give.locator("main")).containsText("Tiếp theo của: Tin trao đổi: Tàu lạ neo đậu");
            give.fill("#title", "Tàu lạ đã rời đi");
            give.fill("#text", "Cả ba tàu đã rời đi lúc trưa");
            give.selectOption("#confidence", "OBSERVED");
            give.selectOption("#impact", "LOW");
            sent(give);
            give.locator("a[href*='/records/" + book + "/" + id + "']").first().click();
            assertThat(give.locator("main")).containsText("Tin tiếp theo: Tin trao đổi: Tàu lạ đã rời đi");
        }
    }

    @Test
    void the_days_an_item_tells_of_are_written_and_read_back() throws Exception {
        LocalDate first = today().minusDays(3);
        LocalDate last = today().minusDays(1);
        String days = ", \"observedFrom\": \"" + first + "\", \"observedTo\": \"" + today() + "\"}";
        UUID id = given(BULLETIN.replace("}", days));
        try (Tab giver = signedIn(STATION)) {
            Page give = giver.go("/records/" + book + "/" + id).page();
            assertThat(give.locator("main")).containsText(shown(first) + " – " + shown(last));
            giver.go("/exchange/" + book + "/" + id + "/edit");
            assertThat(give.locator("#observedFrom")).hasValue(shown(first));
            assertThat(give.locator("#observedLast")).hasValue(shown(last));
            give.fill("#observedFrom", shown(last));
            give.fill("#reason", "Chỉ một ngày");
            sent(give);
            assertThat(give.locator(".alert-success")).isVisible();
        }
        var read = item(customs, id);
        org.assertj.core.api.Assertions.assertThat(read.path("observedFrom").asString() + "/"
                        + read.path("observedTo").asString())
                .isEqualTo(last + "/" + today());
    }

    private static String shown(LocalDate day) {
        return DateTimeFormatter.ofPattern("dd/MM/yyyy").format(day);
    }

    @Test
    void a_form_warns_of_a_recipient_nobody_acts_for() {
        try (Tab giver = signedIn(STATION)) {
            Page give = giver.go("/exchange/new").page();
            give.evaluate("document.querySelector('[name=\"units[0]\"]').value = '1102'");
            give.click("button[value=more-units]");
            assertThat(give.locator("#unreached")).containsText("Chưa có ai được giao nhiệm vụ");
            giver.shot("exchange-unreached").check();
        }
    }

    @Test
    void where_several_ask_for_more_time_no_day_is_taken_for_all() throws Exception {
        UUID id = given(REQUEST.replace("[4001]", "[4001, 1011]"));
        String more = "{\"step\": \"ASK_EXTENSION\", \"words\": \"Chờ cảng vụ\", \"day\": \"%s\"}";
        taken(customs, id, more.formatted(today().plusDays(8)));
        taken(police, id, more.formatted(today().plusDays(9)));
        try (Tab asker = signedIn(STATION)) {
            Page ask = asker.go("/exchange/" + book + "/" + id + "/steps/grant-extension")
                    .page();
            assertThat(ask.locator("#day")).hasValue("");
            ask.selectOption("#unit", POLICE.toString());
            ask.fill("#words", "Cảng vụ đã hẹn");
            sent(ask);
            assertThat(ask.locator("main")).containsText("Đã gia hạn");
        }
        org.assertj.core.api.Assertions.assertThat(
                        item(police, id).at("/recipients/1/due").asString())
                .isEqualTo(today().plusDays(9).toString());
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
