package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.vocabulary.ProblemCode;

@SpringBootTest(
        classes = {KitPages.class, ApiPages.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "phoihop.directory=target/data-of-the-kit")
@ActiveProfiles("kit")
@ExtendWith(OutputCaptureExtension.class)
class ApiTest {

    private static final String GOOD = """
            {"name": "Tuần tra chung", "day": "2022-06-14", "weight": 61.475, "window": "2021-12-15/2022-06-15",
             "colour": "RED", "parts": [{"unit": 7, "people": 12}]}""";

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @Test
    void what_is_written_is_read_again_and_changed_only_from_its_present_version() {
        String address = "/api/v1/kit/things/" + UUID.randomUUID();
        HttpResponse<String> made = put(address, GOOD);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(made.headers().firstValue("Location")).contains(address);
        assertThat(json.readTree(made.body())).isEqualTo(json.readTree(GOOD));

        HttpResponse<String> again = put(address, GOOD);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("ETag")).contains("\"1\"");

        assertThat(send("GET", address, null, "If-None-Match", "\"1\"").statusCode())
                .isEqualTo(304);
        String other = GOOD.replace("61.475", "61.5");
        assertProblem(put(address, other), 428, "VERSION_MISSING");
        assertThat(put(address, other, "If-Match", "\"1\"").headers().firstValue("ETag"))
                .contains("\"2\"");
        assertProblem(put(address, GOOD, "If-Match", "\"1\""), 412, "CHANGED_MEANWHILE");
        assertProblem(put(address, GOOD, "If-Match", "W/\"x\""), 412, "CHANGED_MEANWHILE");
    }

    @Test
    void a_full_disk_has_a_code_and_the_log_tells_which_directory_needs_room(CapturedOutput log) {
        assertProblem(get("/api/v1/kit/full-disk?database=true"), 507, "DISK_FULL");
        assertThat(log.getAll())
                .contains("the disk is full: that of the database; ")
                .containsPattern("\\d+ MB free in /.*/target/data-of-the-kit, \\d+ MB free in /");
        assertProblem(get("/api/v1/kit/full-disk?database=false"), 507, "DISK_FULL");
        assertThat(log.getAll()).contains("the disk is full: one to which a file was written; ");
    }

    @Test
    void a_long_list_comes_in_slices() {
        List<Integer> all = new ArrayList<>();
        String after = "";
        do {
            JsonNode slice =
                    json.readTree(get("/api/v1/kit/numbers?after=" + after).body());
            slice.path("items").forEach(item -> all.add(item.asInt()));
            after = slice.path("next").asString("");
        } while (!after.isEmpty());
        assertThat(all).hasSize(120).doesNotHaveDuplicates().isSorted();
        assertProblem(get("/api/v1/kit/numbers?after=%00%ff"), 400, "ADDRESS_NOT_READABLE");
    }

    @Test
    void all_shapes_that_are_wrong_are_told_at_once_with_their_places() {
        HttpResponse<String> answer = put("/api/v1/kit/things/" + UUID.randomUUID(), """
                {"name": "x", "day": "14/06/2022", "weight": "nhiều", "window": "2022", "colour": "GREEN", "colours": {"a": [1]},
                 "parts": [{"unit": -1, "people": 1.5}, {"unit": "ba", "people": "hai"}, 7]}""");
        JsonNode problem = assertProblem(answer, 422, "FIELD_SHAPE");
        List<String> found = new ArrayList<>();
        problem.path("problems")
                .forEach(one -> found.add(
                        one.path("where").asString() + " " + one.path("code").asString()));
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "day FIELD_SHAPE",
                        "weight FIELD_SHAPE",
                        "window FIELD_SHAPE",
                        "colour VALUE_UNKNOWN",
                        "colours FIELD_UNKNOWN",
                        "parts.0.unit FIELD_SHAPE",
                        "parts.0.people FIELD_SHAPE",
                        "parts.1.unit FIELD_SHAPE",
                        "parts.1.people FIELD_SHAPE",
                        "parts.2 FIELD_SHAPE");
        assertThat(answer.body()).contains("RED, BLUE").contains("colour, day, name, parts, weight, window");
    }

    @Test
    void what_is_needed_and_missing_is_told_at_its_place() {
        String address = "/api/v1/kit/things/" + UUID.randomUUID();
        JsonNode problem =
                assertProblem(put(address, "{\"colour\": null, \"parts\": [null, {\"people\": 1}]}"), 422, "REQUIRED");
        List<String> found = new ArrayList<>();
        problem.path("problems")
                .forEach(one -> found.add(
                        one.path("where").asString() + " " + one.path("code").asString()));
        assertThat(found)
                .containsExactlyInAnyOrder(
                        "name REQUIRED", "day REQUIRED", "parts.0 FIELD_SHAPE", "parts.1.unit REQUIRED");
        for (String day : List.of("+99999999-01-01", "0000-01-01", "-2022-06-14", "2022-06-31")) {
            assertThat(assertProblem(put(address, GOOD.replace("2022-06-14", day)), 422, "FIELD_SHAPE")
                            .at("/problems/0/where")
                            .asString())
                    .isEqualTo("day");
        }
    }

    @Test
    void a_body_that_is_no_json_is_refused_with_its_line() {
        String address = "/api/v1/kit/things/" + UUID.randomUUID();
        assertThat(assertProblem(put(address, "{\"name\":\n \"x\", day}"), 400, "BODY_NOT_JSON")
                        .path("detail")
                        .asString())
                .contains("dòng 2");
        assertProblem(put(address, ""), 400, "BODY_MISSING");
        assertProblem(put(address, "[]"), 422, "FIELD_SHAPE");
        assertProblem(put(address, "{\"name\": \"x\", \"name\": \"y\"}"), 400, "BODY_NOT_JSON");
        assertProblem(put(address, GOOD + "{}"), 400, "BODY_NOT_JSON");
        assertProblem(put(address, "[".repeat(100_000)), 400, "BODY_NOT_JSON");
        assertProblem(put(address, GOOD.replace("61.475", "1e999999999")), 422, "FIELD_SHAPE");
    }

    @Test
    void what_is_too_large_packed_or_of_another_type_is_not_let_in() throws IOException {
        String address = "/api/v1/kit/things/" + UUID.randomUUID();
        byte[] large = ("{\"name\": \"" + "x".repeat(10 * 1024 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertProblem(send("PUT", address, BodyPublishers.ofByteArray(large)), 413, "BODY_TOO_LARGE");
        InputStream unsaid = new ByteArrayInputStream(large, 0, 2 * 1024 * 1024);
        assertProblem(send("PUT", address, BodyPublishers.ofInputStream(() -> unsaid)), 413, "BODY_TOO_LARGE");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(large);
        }
        assertProblem(
                send("PUT", address, BodyPublishers.ofByteArray(packed.toByteArray()), "Content-Encoding", "gzip"),
                415,
                "BODY_PACKED");
        assertProblem(put(address, GOOD, "Content-Type", "text/plain"), 415, "BODY_TYPE_UNKNOWN");
        assertProblem(put(address, GOOD, "Content-Type", "multipart/form-data; boundary=x"), 415, "BODY_TYPE_UNKNOWN");
        assertThat(get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void addresses_methods_and_types_that_are_not_there() {
        assertProblem(get("/api/v1/nowhere"), 404, "NOT_FOUND");
        assertProblem(get("/api/v1/kit/things/" + UUID.randomUUID()), 404, "NOT_FOUND");
        assertProblem(get("/api/v1/kit/things/x"), 422, "NOT_READABLE");
        assertProblem(get("/api/v1/kit/refuse"), 422, "REQUIRED");
        HttpResponse<String> method = send("DELETE", "/api/v1/kit/numbers", null);
        assertProblem(method, 405, "METHOD_NOT_HERE");
        assertThat(method.headers().firstValue("Allow")).contains("GET");
        assertProblem(send("GET", "/api/v1/kit/numbers", null, "Accept", "image/png"), 406, "ANSWER_TYPE_UNKNOWN");
    }

    @ParameterizedTest
    @EnumSource(ProblemCode.class)
    void every_code_has_its_status_title_and_words_in_both_languages(ProblemCode code) {
        for (String language : List.of("vi", "en")) {
            JsonNode problem = assertProblem(
                    send(
                            "GET",
                            "/api/v1/kit/refuse?code=" + code,
                            null,
                            "Accept-Language",
                            language + ";q=0.9, fr;q=0.1"),
                    code.status(),
                    code.name());
            assertThat(problem.path("title").asString()).doesNotContain("⟦");
            assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("⟦");
            assertThat(problem.path("type").asString()).isEqualTo("/api/docs#" + code);
        }
    }

    @Test
    void busy_and_too_many_say_when_to_come_back_and_words_follow_the_reader() {
        assertThat(get("/api/v1/kit/refuse?code=BUSY").headers().firstValue("Retry-After"))
                .isPresent();
        assertThat(send("GET", "/api/v1/nowhere", null, "Accept-Language", "en-GB,vi;q=0.5")
                        .body())
                .contains("Not found");
        assertThat(send("GET", "/api/v1/nowhere", null, "Accept-Language", "fr,vi;q=0.5")
                        .body())
                .contains("Không tìm thấy");
    }

    @Test
    void the_description_is_openapi_3_1_with_examples_and_a_page_for_people() throws IOException {
        JsonNode api = json.readTree(get("/api/v1/openapi.json").body());
        assertThat(api.path("openapi").asString()).startsWith("3.1");
        JsonNode put = api.path("paths").path("/api/v1/kit/things/{id}").path("put");
        assertThat(put.path("operationId").asString()).isEqualTo("apiPagesSave");
        JsonNode example =
                put.path("requestBody").path("content").path("application/json").path("example");
        assertThat(example.path("weight").asDouble()).isEqualTo(61.475);
        assertThat(example.path("window").asString()).contains("/");
        assertThat(example.path("parts").path(0).path("unit").isNumber()).isTrue();
        assertThat(put.path("parameters").toString()).contains("If-Match");
        assertThat(put.path("responses").path("default").toString()).contains("Problem");
        try (Tab tab = Tab.on(port)) {
            tab.go("/api/docs");
            tab.page().click("#apiPagesSave summary");
            tab.check().shot("api-docs-vi");
            tab.page().click("text=English");
            tab.check();
        }
        try (Tab tab = Tab.onPhone(port)) {
            tab.go("/api/docs").check().shot("api-docs-phone");
        }
    }

    private JsonNode assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "instance", "code", "problems");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asString()).as(answer.body()).isEqualTo(code);
        return problem;
    }

    private HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    private HttpResponse<String> put(String path, String body, String... headers) {
        return send("PUT", path, BodyPublishers.ofString(body), headers);
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : body);
        if (body != null && !List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new java.io.UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
