package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/**
 * The description of the API is committed, so that a change of what programs rely on shows in the diff; it tells the truth: its examples are
 * what its schemas say and can really be sent, and what is really answered is what its schemas say.
 */
@BrowserTest
class ApiDescriptionTest {

    /** The lead of the examples of requests. */
    private static final UnitId LEAD = new UnitId(3006);

    private static final UUID ACTIVITY = UUID.randomUUID();
    private static final UUID TWIN = UUID.randomUUID();
    private static final UUID CASE = UUID.randomUUID();
    private static final UUID ITEM = UUID.randomUUID();
    private static final UUID MILESTONE = UUID.randomUUID();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(Dialects.getDraft202012());
    private BookId book;
    private String token;
    private String administrator;
    private String officer;
    private String other;
    private String report;
    private JsonNode api;

    private record Operation(String method, String path, JsonNode said) {

        JsonNode request() {
            return said.at("/requestBody/content/application~1json");
        }

        JsonNode answer(int status) {
            return said.path("responses")
                    .path(Integer.toString(status))
                    .path("content")
                    .path("application/json");
        }

        /** Whether it takes a file and not data. */
        boolean upload() {
            return said.at("/requestBody/content").has("application/octet-stream");
        }

        /** Whether it answers with a file and not with data. */
        boolean file() {
            JsonNode content = said.at("/responses/200/content");
            return content.has("application/octet-stream")
                    || content.size() == 1 && (content.has("application/jsonl") || content.has("text/calendar"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeEach
    void read() {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        book = TestBooks.open(context, new AreaId(1091));
        token = TestStaff.named(context, "Chương trình")
                .as(Role.RECORDER, book, LEAD)
                .token();
        administrator = TestStaff.named(context, "Quản trị")
                .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                .token();
        officer = TestStaff.named(context, "Tham mưu")
                .as(Role.STAFF_OFFICER, book, LEAD)
                .token();
        other = TestStaff.named(context, "Người khác")
                .as(Role.RECORDER, book, LEAD)
                .login();
        api = json.readTree(send("get", "/api/v1/openapi.json", null, Map.of()).body());
    }

    @Test
    void the_description_is_the_committed_one() {
        Golden.of("docs/api/openapi.json")
                .assertMatches(json.writerWithDefaultPrettyPrinter().writeValueAsString(api) + "\n");
    }

    @Test
    void every_operation_has_its_name_says_what_it_does_and_how_it_refuses() {
        List<String> names = new ArrayList<>();
        for (Operation operation : operations()) {
            names.add(operation.said().path("operationId").asString());
            assertThat(operation.said().path("summary").asString(""))
                    .as("%s", operation)
                    .isNotBlank();
            assertThat(operation.said().at("/responses/default/$ref").asString())
                    .as("%s", operation)
                    .isEqualTo("#/components/responses/Problem");
            assertThat(operation.answer(200).has("schema") || operation.file())
                    .as("%s", operation)
                    .isTrue();
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z]+[A-Za-z]+"));
    }

    /** A member of an answer is always there. */
    @Test
    void answers_leave_nothing_out() {
        for (Operation operation : operations()) {
            JsonNode schema = operation.answer(200).path("schema");
            if (schema.has("$ref")) {
                JsonNode named = api.at(schema.path("$ref").asString().substring(1));
                assertThat(named.path("required").size())
                        .as("%s", operation)
                        .isEqualTo(named.path("properties").size());
            }
        }
    }

    @Test
    void every_example_is_what_its_schema_says() {
        for (Operation operation : operations()) {
            if (operation.said().has("requestBody") && !operation.upload()) {
                assertFits(
                        operation + " request",
                        operation.request(),
                        operation.request().path("example"));
            }
            if (!operation.file()) {
                assertFits(
                        operation + " answer",
                        operation.answer(200),
                        operation.answer(200).path("example"));
            }
        }
    }

    @Test
    void the_examples_of_requests_can_be_sent_and_the_answers_are_what_the_schemas_say() {
        Acting.runAsSystem(
                () -> context.getBean(CoordinationOffices.class).appoint(book, LEAD, LocalDate.of(2020, 1, 1)));
        HttpResponse<String> started = send(
                "post",
                "/api/v1/books/" + book + "/reports",
                "{\"form\":\"SIX_MONTH\",\"window\":\"2021-12-15/2022-06-15\"}",
                Map.of());
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        report = json.readTree(started.body()).path("id").asString();
        for (Operation operation : operations()) {
            if (operation.method().equals("put")) {
                sendExample(operation);
            }
            if (operation.toString().equals("put /api/v1/books/{book}/activities/{id}")) {
                String twin = "/api/v1/books/" + book + "/activities/" + TWIN;
                send("put", twin, operation.request().path("example").toString(), Map.of());
            }
        }
        for (Operation operation : operations()) {
            if (operation.method().equals("post")) {
                sendExample(operation);
            }
        }
        freeze();
        for (Operation operation : operations()) {
            if (operation.method().equals("get") && !operation.file()) {
                HttpResponse<String> answer = send("get", address(operation) + required(operation), null, Map.of());
                assertThat(answer.statusCode()).as(operation + answer.body()).isEqualTo(200);
                assertFits(operation + " answered", operation.answer(200), json.readTree(answer.body()));
            }
        }
        for (Operation operation : operations()) {
            if (operation.method().equals("delete")) {
                sendExample(operation);
            }
        }
    }

    /** Only a frozen report can be compared with now. */
    private void freeze() {
        String address = "/api/v1/books/" + book + "/reports/" + report;
        String version = send("get", address, null, Map.of())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> frozen = send("post", address + "/steps/freeze", "{}", Map.of("If-Match", version));
        assertThat(frozen.statusCode()).as(frozen.body()).isIn(200, 409);
    }

    /** What the state of the record refuses is refused for that, never because the example could not be read. */
    private void sendExample(Operation operation) {
        String body = operation.upload()
                ? "Ba tàu cá"
                : operation.request().path("example").toString();
        boolean creates = operation.method().equals("put")
                && operation.said().path("responses").has("201");
        boolean changedOften = operation.path().matches("/api/v1/(accounts|coordination-offices|me)/.*");
        Map<String, String> version = creates ? Map.of() : Map.of("If-Match", changedOften ? "*" : "\"1\"");
        HttpResponse<String> answer = send(
                operation.method(),
                address(operation) + (operation.upload() ? required(operation) : ""),
                body,
                version);
        if (creates) {
            assertThat(answer.statusCode()).as(operation + answer.body()).isEqualTo(201);
        }
        if (answer.statusCode() < 300) {
            assertFits(operation + " answered", operation.answer(answer.statusCode()), json.readTree(answer.body()));
        } else {
            assertThat(answer.statusCode()).as(operation + answer.body()).isIn(403, 404, 409, 412, 422);
            assertThat(answer.body())
                    .as("%s", operation)
                    .doesNotContain("FIELD_SHAPE", "FIELD_UNKNOWN", "VALUE_UNKNOWN", "NOT_READABLE", "REQUIRED");
            JsonNode problem = api.at("/components/responses/Problem/content/application~1problem+json");
            assertFits(operation + " refused", problem, json.readTree(answer.body()));
        }
    }

    private String address(Operation operation) {
        return operation
                .path()
                .replace("{book}", book.toString())
                .replace("{login}", operation.method().equals("put") ? other + ".moi" : other)
                .replace("{unit}", LEAD.toString())
                .replace("{area}", "500001")
                .replace("{step}", "freeze")
                .replace("{indicator}", "PATROLS")
                .replace("{kind}", "XLSX")
                .replace("{section}", "A")
                .replace("{form}", "WEEK")
                .replace("{name}", "x")
                .replaceAll("\\{(office|paragraph)}", MILESTONE.toString())
                .replace(
                        "{id}",
                        operation.path().contains("/reports")
                                ? report
                                : record(operation.path()).toString())
                .replace("{milestone}", MILESTONE.toString())
                .replace("{attachment}", MILESTONE.toString())
                .replace("{turn}", "01890a5d-ac96-774b-bcce-b302099a8058")
                .replace("{code}", "PATROLS");
    }

    /** An id belongs to one record of a book, whatever kind of record it is. */
    private static UUID record(String path) {
        return path.contains("activities") ? ACTIVITY : path.contains("/exchange") ? ITEM : CASE;
    }

    private static String required(Operation operation) {
        StringBuilder query = new StringBuilder("?");
        for (JsonNode parameter : operation.said().path("parameters")) {
            if (parameter.path("required").asBoolean(false)
                    && parameter.path("in").asString().equals("query")) {
                query.append(parameter.path("name").asString())
                        .append('=')
                        .append(
                                parameter.path("name").asString().equals("other")
                                        ? TWIN
                                        : parameter.path("example").asString().replace(' ', '+'))
                        .append('&');
            }
        }
        return query.toString();
    }

    private void assertFits(String what, JsonNode content, JsonNode value) {
        assertThat(content.has("schema")).as(what).isTrue();
        ObjectNode whole = json.createObjectNode();
        whole.set("components", api.path("components"));
        whole.setAll((ObjectNode) content.path("schema"));
        Schema schema = schemas.getSchema(whole);
        assertThat(schema.validate(value, run -> run.executionConfig(how -> how.formatAssertionsEnabled(true))))
                .as(what + ": " + value)
                .isEmpty();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            path.getValue()
                    .properties()
                    .forEach(one -> operations.add(new Operation(one.getKey(), path.getKey(), one.getValue())));
        }
        return operations;
    }

    /** Of whose office an operation is. */
    private String token(String path) {
        if (path.matches(
                        "/api/v1/(accounts|coordination-offices|organisation|trail|outbox|webhooks|mail|exchange-retention).*")
                || path.contains("/letterheads")) {
            return administrator;
        }
        return path.contains("/reports") ? officer : token;
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token(path))
                .header("Content-Type", "application/json")
                .method(
                        method.toUpperCase(java.util.Locale.ROOT),
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (java.io.IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
