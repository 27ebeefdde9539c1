package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
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
            assertThat(tab.page().title()).startsWith("At a glance");
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
                    .hasCount(100);
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
