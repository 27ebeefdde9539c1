package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
        classes = KitPages.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.main.allow-bean-definition-overriding=false"})
@org.springframework.test.context.ActiveProfiles("kit")
class KitTest {

    @LocalServerPort
    int port;

    @Test
    void home_page_in_both_languages_on_desk_and_phone() {
        try (Tab tab = Tab.on(port)) {
            tab.go("/").check().shot("kit-home-vi");
            tab.page().click("text=English");
            assertThat(tab.page().title()).startsWith("Home");
            assertThat(tab.page().url()).doesNotContain("lang");
            tab.check().shot("kit-home-en");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.go("/").check().shot("kit-home-phone");
        }
    }

    @Test
    void list_filters_sorts_searches_and_loads_more_without_leaving_its_place() {
        try (Tab tab = Tab.on(port)) {
            tab.go("/kit-list").check().shot("kit-list");
            tab.page().click("text=Xem thêm");
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr:not(#more)"))
                    .hasCount(2 * ListQuery.PAGE);
            tab.page().click("#filter-kind");
            tab.shot("kit-list-filter");
            tab.page().click("text=Tuyến biển");
            PlaywrightAssertions.assertThat(tab.page().locator(".list-count")).containsText("60 kết quả");
            assertThat(tab.page().url()).contains("kind=SEA");
            tab.page().click("thead .sort");
            PlaywrightAssertions.assertThat(tab.page().locator("thead th").first())
                    .hasAttribute("aria-sort", "ascending");
            tab.page().keyboard().press("/");
            tab.page().keyboard().type("số 4");
            PlaywrightAssertions.assertThat(tab.page().locator(".list-count")).containsText("6 kết quả");
            tab.check();
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.go("/kit-list").check().shot("kit-list-phone");
        }
        try (Tab tab = Tab.inTheDark(port)) {
            tab.go("/kit-list").check().shot("kit-list-dark");
        }
    }

    @Test
    void what_is_typed_while_a_list_answers_slowly_is_kept_and_the_last_wish_wins() {
        try (Tab tab = Tab.on(port)) {
            tab.go("/kit-list");
            // The first answers take longest: without care they would come last and win, or take away the box somebody
            // types in.
            KitPages.Lists.DELAYS.addAll(List.of(900, 700, 500, 200));
            tab.page().click("#filter-kind");
            tab.page().click("text=Tuyến biển");
            tab.page().click("thead .sort");
            tab.page().keyboard().press("/");
            tab.page().keyboard().type("số 4", new Keyboard.TypeOptions().setDelay(150));
            PlaywrightAssertions.assertThat(tab.page().locator(".list-count")).containsText("6 kết quả");
            PlaywrightAssertions.assertThat(tab.page().locator("#list-q")).hasValue("số 4");
            PlaywrightAssertions.assertThat(tab.page().locator("#list-q")).isFocused();
            PlaywrightAssertions.assertThat(tab.page().locator("thead th").first())
                    .hasAttribute("aria-sort", "ascending");
            assertThat(tab.page().url())
                    .contains("kind=SEA")
                    .contains("sort=name")
                    .contains("q=s");
            tab.page().keyboard().type("4");
            PlaywrightAssertions.assertThat(tab.page().locator(".list-count")).containsText("1 kết quả");
            tab.page().click("text=Bỏ lọc");
            PlaywrightAssertions.assertThat(tab.page().locator(".list-count")).containsText("120 kết quả");
            PlaywrightAssertions.assertThat(tab.page().locator("#list-q")).hasValue("");
            assertThat(tab.page().url())
                    .contains("sort=name")
                    .doesNotContain("q=")
                    .doesNotContain("kind=");
        }
    }

    @Test
    void days_and_words_filter_and_steps_are_taken_for_the_rows_chosen() {
        try (Tab tab = Tab.on(port)) {
            tab.go("/kit-list?full=1");
            PlaywrightAssertions.assertThat(tab.page().locator("[data-chosen]")).hasText("Chọn các dòng rồi bấm:");
            PlaywrightAssertions.assertThat(tab.page().locator(".list-count")).containsText("Hơn 10.000 kết quả");
            tab.page().click("#filter-on");
            tab.page().fill("#filter-on-from", "2022-03-01");
            tab.page().fill("#filter-on-to", "2022-03-10");
            tab.shot("kit-list-days");
            tab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(tab.page().locator("#filter-on")).containsText("01/03/2022 – 10/03/2022");
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr"))
                    .hasCount(10);
            tab.page().click("#filter-word");
            tab.page().fill("#filter-word-text", "số 6");
            tab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(tab.page().locator("#list tbody tr"))
                    .hasCount(9);
            assertThat(tab.page().url()).contains("onFrom=2022-03-01").contains("onTo=2022-03-10");
            tab.page().check("th [data-choose-all]");
            PlaywrightAssertions.assertThat(tab.page().locator("[data-chosen]")).containsText("Đã chọn 8");
            tab.check().shot("kit-list-steps");
            tab.page().click("text=Xác nhận");
            assertThat(tab.page().content())
                    .contains("đã xong 4 trong 8 bản ghi", "được với 4 bản ghi", "CHANGED_MEANWHILE");
            tab.check().shot("kit-steps-done");
            tab.page().click("text=Về danh sách");
            assertThat(tab.page().url()).contains("onFrom=2022-03-01");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.go("/kit-list?full=1").check().shot("kit-list-steps-phone");
        }
    }

    @Test
    void somebody_with_nothing_but_keys_goes_through_a_list() {
        try (Tab tab = Tab.on(port)) {
            tab.go("/kit-list");
            tab.page().keyboard().press("j");
            tab.page().keyboard().press("j");
            tab.page().keyboard().press("j");
            tab.page().keyboard().press("k");
            PlaywrightAssertions.assertThat(tab.page().locator("tbody tr:nth-child(2) a"))
                    .isFocused();
            tab.page().keyboard().press("Enter");
            tab.page().waitForURL("**/kit-list?q=2");
        }
    }

    @Test
    void a_box_finds_while_one_types() {
        try (Tab tab = Tab.on(port)) {
            tab.go("/");
            tab.page().click("#place");
            tab.page().keyboard().type("số 11");
            PlaywrightAssertions.assertThat(tab.page().locator("#place-list [data-value]"))
                    .hasCount(8);
            tab.page().keyboard().press("ArrowDown");
            tab.page().keyboard().press("ArrowDown");
            tab.check().shot("kit-type-ahead");
            tab.page().keyboard().press("Enter");
            PlaywrightAssertions.assertThat(tab.page().locator("#place")).hasValue("Tuần tra biển số 110");
            PlaywrightAssertions.assertThat(tab.page().locator("[name=place]")).hasValue("110");
            tab.page().keyboard().type("x");
            PlaywrightAssertions.assertThat(tab.page().locator("[name=place]")).hasValue("");
            PlaywrightAssertions.assertThat(tab.page().locator("#place-list")).containsText("Không có kết quả");
            tab.page().keyboard().press("Escape");
            PlaywrightAssertions.assertThat(tab.page().locator("#place-list")).isHidden();
            PlaywrightAssertions.assertThat(tab.page().locator("#place")).hasValue("Tuần tra biển số 110x");
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.go("/");
            tab.page().fill("#place", "số 7");
            tab.page().locator("#place-list [data-value]").nth(1).click();
            PlaywrightAssertions.assertThat(tab.page().locator("[name=place]")).hasValue("70");
            tab.page().fill("#place", "số");
            PlaywrightAssertions.assertThat(tab.page().locator("#place-list [data-value]"))
                    .hasCount(8);
            tab.check().shot("kit-type-ahead-phone");
        }
    }

    @Test
    void what_goes_wrong_is_a_page_with_a_code() {
        try (Tab tab = Tab.on(port)) {
            tab.go("/nowhere").check().shot("kit-404");
            assertThat(tab.page().content()).contains("NOT_FOUND").contains("/nowhere");
            tab.go("/kit-fault").check();
            assertThat(tab.page().content()).contains("FAULT").doesNotContain("on purpose");
            tab.go("/kit-busy").check();
            assertThat(tab.page().content()).contains("BUSY");
            tab.page().keyboard().press("?");
            tab.check().shot("kit-keys");
        }
    }
}
