package vn.phoihop.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Two administrators at once: who changes an account, an office or a coordination office from what is no longer so is refused and told. */
@BrowserTest
class StaleAccountTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    Accounts accounts;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    private BookId book;
    private TestStaff administrator;
    private TestStaff staff;
    private String token;
    private String address;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        administrator = TestStaff.named(context, "Quản Trị Một").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        staff = TestStaff.named(context, "Nguyễn Văn Cũ");
        token = administrator.token();
        address = "/api/v1/accounts/" + staff.login();
    }

    @Test
    void every_change_by_a_program_names_the_version_that_was_seen() {
        String seen = tag(get(address));
        String office = "{\"role\": \"RECORDER\", \"book\": %s, \"unit\": \"BP-KG-CKHT\"}".formatted(book);
        HttpResponse<String> appointed = send("POST", address + "/offices", office, seen);
        assertThat(appointed.statusCode()).as(appointed.body()).isEqualTo(200);
        assertThat(tag(appointed)).isNotEqualTo(seen);
        String given = json(appointed).path("offices").path(0).path("id").asString();
        assertThat(json(appointed).path("version").asInt()).isEqualTo(version(tag(appointed)));
        for (List<String> change : List.of(
                List.of("PUT", "", "{\"name\": \"Nguyễn Văn Mới\"}"),
                List.of("POST", "/offices", office.replace("RECORDER", "COMMANDER")),
                List.of("POST", "/offices/" + given + "/end", ""),
                List.of("POST", "/one-time-password", ""),
                List.of("POST", "/lock", ""),
                List.of("POST", "/unlock", ""),
                List.of("POST", "/sign-out", ""),
                List.of("POST", "/second-factor/reset", ""))) {
            String method = change.getFirst();
            String at = address + change.get(1);
            assertProblem(send(method, at, change.getLast(), null), 428, "VERSION_MISSING");
            assertProblem(send(method, at, change.getLast(), seen), 412, "CHANGED_MEANWHILE");
        }
        JsonNode after = json(get(address));
        assertThat(after.path("name").asString()).isEqualTo("Nguyễn Văn Cũ");
        assertThat(after.path("locked").asBoolean()).isFalse();
        assertThat(after.path("offices")).hasSize(1);

        String now = tag(appointed);
        for (String step : List.of("/second-factor/reset", "/lock", "/unlock", "/offices/" + given + "/end")) {
            HttpResponse<String> done = send("POST", address + step, "", now);
            assertThat(done.statusCode()).as(step + done.body()).isEqualTo(200);
            assertProblem(send("POST", address + step, "", now), 412, "CHANGED_MEANWHILE");
            now = tag(done);
        }
        HttpResponse<String> renamed = send("PUT", address, "{\"name\": \"Nguyễn Văn Mới\"}", now);
        assertThat(renamed.statusCode()).as(renamed.body()).isEqualTo(200);
        assertThat(send("PUT", address, "{\"name\": \"Nguyễn Văn Mới\"}", null).statusCode())
                .as("the same sent again")
                .isEqualTo(200);
        assertThat(send("POST", address + "/sign-out", "", "*").statusCode()).isEqualTo(200);
        HttpResponse<String> opened =
                send("PUT", "/api/v1/accounts/" + staff.login() + ".moi", "{\"name\": \"Người Mới\"}", null);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        assertThat(tag(opened)).isEqualTo("\"1\"");
    }

    @Test
    void of_several_at_the_same_time_one_is_heard() {
        String seen = tag(get(address));
        List<Integer> answers = atOnce(i -> () -> send("PUT", address, "{\"name\": \"Tên Thứ %d\"}".formatted(i), seen)
                .statusCode());
        assertThat(answers).containsOnlyOnce(200).contains(412).doesNotContain(500);
        String coordination = "/api/v1/coordination-offices/" + book;
        String nobody = tag(get(coordination));
        List<Integer> units = List.of(1001, 3007, 4003, 1011);
        assertThat(atOnce(i -> () -> send("PUT", coordination, "{\"unit\": %d}".formatted(units.get(i)), nobody)
                        .statusCode()))
                .containsOnlyOnce(200)
                .contains(412)
                .doesNotContain(500);
    }

    @Test
    void who_coordinates_a_book_is_not_said_over_somebody_else() {
        String at = "/api/v1/coordination-offices/" + book;
        HttpResponse<String> nobody = get(at);
        assertThat(json(nobody).path("unit").isNull()).isTrue();
        assertProblem(send("PUT", at, "{\"unit\": 1001}", null), 428, "VERSION_MISSING");
        HttpResponse<String> first = send("PUT", at, "{\"unit\": 1001}", tag(nobody));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(send("PUT", at, "{\"unit\": 1001}", null).statusCode()).isEqualTo(200);
        assertProblem(send("PUT", at, "{\"unit\": 3007}", tag(nobody)), 412, "CHANGED_MEANWHILE");
        try (Tab tab = Tab.on(port)) {
            tab.signIn(administrator.login(), TestStaff.PASSWORD).go("/coordination");
            assertThat(send("PUT", at, "{\"unit\": 4003}", tag(first)).statusCode())
                    .isEqualTo(200);
            tab.page().selectOption("#book", book.toString());
            tab.page().locator("#unit").pressSequentially("phong tham muu");
            assertThat(tab.page().locator("#unit-list [role=option]").first()).isVisible();
            tab.page().locator("#unit").press("ArrowDown");
            tab.page().locator("#unit").press("Enter");
            tab.page().click("form[action='/coordination'] button[type=submit]");
            assertThat(tab.page().locator(".problem-summary")).containsText("vừa được người khác thay đổi");
            tab.check().shot("coordination-stale");
            assertThat(json(get(at)).path("unit").asInt()).isEqualTo(4003);
            tab.page().click("form[action='/coordination'] button[type=submit]");
            assertThat(tab.page().locator("#notices")).containsText("Đã giao đơn vị điều phối");
        }
        assertThat(json(get(at)).path("unit").asInt()).isNotEqualTo(4003);
    }

    @Test
    void a_page_that_was_open_too_long_says_so_and_shows_the_account_as_it_is() {
        try (Tab tab = Tab.on(port);
                Tab second = Tab.onPhone(port)) {
            String page = "/accounts/" + staff.login();
            tab.signIn(administrator.login(), TestStaff.PASSWORD).go(page);
            second.signIn(
                            TestStaff.named(context, "Quản Trị Hai")
                                    .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                                    .login(),
                            TestStaff.PASSWORD)
                    .go(page + "?lang=en");
            tab.page().fill("#name", "Nguyễn Văn Mới");
            tab.page().click("form[action$='/name'] button");
            assertThat(tab.page().locator("#notices")).containsText("Đã sửa");
            second.page().fill("#name", "Nguyễn Văn Khác");
            second.page().click("form[action$='/name'] button");
            assertThat(second.page().locator(".problem-summary")).containsText("Somebody else has just changed this");
            assertThat(second.page().locator("main")).containsText("already shows the new version");
            assertThat(second.page().locator("h1")).containsText("Nguyễn Văn Mới");
            second.check().shot("account-stale-phone-en");
            for (String form : List.of("lock", "sign-out", "password", "name", "appointments")) {
                tab.go(page);
                String state = second.page()
                        .locator("main form[action$='/lock'] button")
                        .innerText();
                second.page().click("main form[action$='/lock'] button");
                assertThat(second.page().locator("main form[action$='/lock'] button"))
                        .not()
                        .hasText(state);
                tab.page().click("main form[action$='/" + form + "'] button");
                assertThat(tab.page().locator(".problem-summary")).containsText("vừa được người khác thay đổi");
            }
        }
        assertThat(Acting.asSystem(() -> accounts.get(staff.id())))
                .satisfies(one -> assertThat(one.name()).isEqualTo("Nguyễn Văn Mới"))
                .satisfies(one -> assertThat(one.locked()).isTrue());
    }

    @Test
    void the_own_account_too_is_changed_from_what_it_is() {
        TestStaff own = staff.as(Role.RECORDER, book, null);
        token = own.token();
        String seen = tag(get("/api/v1/me"));
        String english = "{\"language\": \"en\"}";
        assertProblem(send("PUT", "/api/v1/me/language", english, null), 428, "VERSION_MISSING");
        HttpResponse<String> spoken = send("PUT", "/api/v1/me/language", english, seen);
        assertThat(spoken.statusCode()).as(spoken.body()).isEqualTo(200);
        String password =
                "{\"present\": \"%s\", \"password\": \"mot cau khac cung dai\"}".formatted(TestStaff.PASSWORD);
        for (List<String> change : List.of(
                List.of("PUT", "language", english),
                List.of("POST", "password", password),
                List.of("POST", "second-factor/codes", "{\"code\": \"123456\"}"),
                List.of("POST", "second-factor/off", "{\"code\": \"123456\"}"))) {
            String at = "/api/v1/me/" + change.get(1);
            assertProblem(send(change.getFirst(), at, change.getLast(), seen), 412, "CHANGED_MEANWHILE");
        }
        try (Tab tab = Tab.on(port)) {
            tab.signIn(own.login(), TestStaff.PASSWORD).go("/account?lang=vi");
            HttpResponse<String> changed = send("PUT", "/api/v1/me/language", "{\"language\": \"vi\"}", tag(spoken));
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
            tab.page().fill("#present", TestStaff.PASSWORD);
            tab.page().fill("#password", "mot cau khac cung dai");
            tab.page().fill("#again", "mot cau khac cung dai");
            tab.page().click("form[action='/account/password'] button[type=submit]");
            assertThat(tab.page().locator(".problem-summary")).containsText("vừa được người khác thay đổi");
            assertThat(send("POST", "/api/v1/me/password", password, tag(changed))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static List<Integer> atOnce(java.util.function.IntFunction<Callable<Integer>> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running =
                    IntStream.range(0, 4).mapToObj(work).map(threads::submit).toList();
            return running.stream().map(StaleAccountTest::end).toList();
        }
    }

    private static int end(Future<Integer> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static int version(String tag) {
        return Integer.parseInt(tag.replace("\"", ""));
    }

    private void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.request() + answer.body()).isEqualTo(status);
        assertThat(json(answer).path("code").asString("")).isEqualTo(code);
    }

    private JsonNode json(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path, "", null);
    }

    private HttpResponse<String> send(String method, String path, String body, @Nullable String seen) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (seen != null) {
            request.header("If-Match", seen);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
