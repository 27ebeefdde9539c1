package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.phoihop.PhoiHop;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.OpeningDatabase;
import vn.phoihop.database.TestFolder;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What comes while a page is open is told there, whichever node of the installation it was written on, and to nobody whom it does not concern. */
@BrowserTest
class LiveItemsTest extends ItemsInABook {

    /** From when it was written on the other node, to when it stands on the page. */
    private static final int SOON_MILLISECONDS = 1_000;

    @Test
    void an_item_written_on_one_node_appears_in_an_open_page_of_another() throws Exception {
        try (ConfigurableApplicationContext other = anotherNode();
                Tab receiver = signedIn(CUSTOMS);
                Tab outside = signedIn(STRANGER)) {
            Page open = listening(receiver, "/");
            Page stranger = listening(outside, "/");
            int node = other.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            UUID first = sent(node, BULLETIN.replace("\"URGENT\"", "\"IMMEDIATE\""));
            open.locator("[data-news]").waitFor(new Locator.WaitForOptions().setTimeout(SOON_MILLISECONDS));
            assertThat(open.locator("[data-news]")).containsText("Hỏa tốc – mới: Tin trao đổi: Tàu lạ neo đậu");
            assertThat(open.locator("[data-news]")).hasAttribute("role", "alert");
            receiver.shot("exchange-news").check();
            open.setViewportSize(Tab.PHONE, 740);
            receiver.shot("exchange-news-phone").check();

            open.click("[data-news] a");
            assertThat(open.url()).contains("/records/" + book + "/" + first);
            assertThat(stranger.locator("[data-news]")).hasCount(0);
        }
    }

    @Test
    void what_a_unit_was_handed_is_new_to_it_until_somebody_of_it_has_opened_it() throws Exception {
        UUID id = given(BULLETIN);
        try (Tab receiver = signedIn(STRANGER);
                Tab before = signedIn(CUSTOMS)) {
            Page open = listening(receiver, "/");
            item(customs, id);
            Page other = listening(before, "/");
            taken(police, id, "{\"step\": \"FORWARD\", \"to\": " + STRANGER + "}");
            assertThat(open.locator("[data-news]")).containsText("Khẩn – mới: Tin trao đổi: Tàu lạ neo đậu");
            assertThat(other.locator("[data-news]")).containsText("Khẩn – có diễn biến: Tin trao đổi: Tàu lạ neo đậu");
            item(stranger, id);
            receiver.go("/exchange/live/" + book + "/" + id);
            assertThat(open.locator("body")).containsText("có diễn biến");
        }
    }

    @Test
    void what_is_unread_is_told_to_whoever_comes_back_and_nothing_of_others_can_be_asked_for() throws Exception {
        UUID item = given(BULLETIN);
        try (Tab receiver = signedIn(CUSTOMS);
                Tab outside = signedIn(STRANGER)) {
            Page open = receiver.go("/activities").page();
            open.waitForCondition(() -> open.title().startsWith("("));
            assertThat(open.title()).startsWith("(1) ");
            Page stranger = outside.go("/exchange/live/" + book + "/" + item).page();
            assertThat(stranger.locator("body")).not().containsText("Tàu lạ");
            assertThat(String.valueOf(stranger.evaluate("fetch('/exchange/live').then((answer) => answer.text())")))
                    .contains("event:unread")
                    .contains("data:0");
        }
    }

    @Test
    void a_node_that_lost_its_line_to_the_database_hears_again() throws Exception {
        try (Tab receiver = signedIn(CUSTOMS)) {
            Page open = listening(receiver, "/");
            assertThat(jdbc().sql(
                                    "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                            + " where application_name = 'phoihop-announcements' and datname = current_database()")
                            .query(Integer.class)
                            .single())
                    .isPositive();
            open.waitForCondition(() -> jdbc().sql(
                                    "select count(*) from pg_stat_activity"
                                            + " where application_name = 'phoihop-announcements' and datname = current_database()")
                            .query(Integer.class)
                            .single()
                    > 0);
            open.waitForTimeout(Duration.ofSeconds(1).toMillis());
            given(BULLETIN);
            assertThat(open.locator("[data-news]")).containsText("Tàu lạ neo đậu");
        }
    }

    private JdbcClient jdbc() {
        DatabaseAccess access = context.getBean(DatabaseAccess.class);
        return JdbcClient.create(new DriverManagerDataSource(
                access.url(), access.app().user(), access.app().password()));
    }

    /** Signed in and listening: the number of what is unread comes with the line. */
    private Page listening(Tab tab, String path) {
        Page page = tab.page();
        page.waitForResponse(
                answer -> answer.url().endsWith("/exchange/live") && answer.status() == 200, () -> tab.go(path));
        return page;
    }

    private Tab signedIn(UnitId unit) {
        return Tab.on(port).signIn(staff(Role.RECORDER, unit).login(), TestStaff.PASSWORD);
    }

    private UUID sent(int node, String body) throws Exception {
        UUID id = UUID.randomUUID();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://localhost:" + node + "/api/v1/books/" + book + "/exchange/" + id))
                            .header("Authorization", "Bearer " + station)
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        }
        return id;
    }

    /** On the same database, as behind the same address. */
    private ConfigurableApplicationContext anotherNode() {
        OpeningDatabase same = OpeningDatabase.of(context.getBean(DatabaseAccess.class));
        return new SpringApplicationBuilder(PhoiHop.class)
                .initializers(one -> one.getBeanFactory().registerSingleton("openingDatabase", same))
                .properties("server.port=0", "phoihop.sealing-key=" + TestFolder.of("keys/seal.key"))
                .run();
    }
}
