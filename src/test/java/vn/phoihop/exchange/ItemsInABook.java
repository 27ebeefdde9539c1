package vn.phoihop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.TestBooks;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** A book of the province of today for each test, with somebody in each unit, and the words in which tests of items are written. */
abstract class ItemsInABook {

    /** The province since 2025, and a sea zone of it. */
    static final AreaId PROVINCE = new AreaId(2091);

    static final AreaId WATERS = new AreaId(501001);
    static final UnitId STATION = new UnitId(3006);
    static final UnitId GUARD_COMMAND = new UnitId(3000);
    static final UnitId POLICE = new UnitId(1011);
    static final UnitId CUSTOMS = new UnitId(4001);
    static final UnitId CUSTOMS_OFFICE = new UnitId(4000);
    static final UnitId STRANGER = new UnitId(1009);

    static final String BULLETIN = """
            {"kind": "BULLETIN", "topics": ["SEA"], "area": 501001, "title": "Tàu lạ neo đậu gần đảo",
             "text": "Ba tàu cá nước ngoài neo đậu từ rạng sáng", "sender": 3006, "urgency": "URGENT", "confidence": "OBSERVED",
             "impact": "MEDIUM", "units": [4001, 1011]}""";
    static final String REQUEST = """
            {"kind": "VERIFICATION", "topics": ["SEA"], "area": 501001, "title": "Xác minh tàu vào cảng",
             "text": "Tàu có làm thủ tục nhập cảnh không", "sender": 3006, "urgency": "URGENT", "units": [4001]}""";

    @Autowired
    ApplicationContext context;

    @Autowired
    Ledger ledger;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    final JsonMapper json = new JsonMapper();
    BookId book;
    String station = "";
    String customs = "";
    String police = "";
    String stranger = "";

    @BeforeEach
    void openBook() {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        book = TestBooks.open(context, PROVINCE);
        station = token(STATION);
        customs = token(CUSTOMS);
        police = token(POLICE);
        stranger = token(STRANGER);
    }

    TestStaff staff(Role role, UnitId unit) {
        return TestStaff.named(context, "Cán bộ " + unit).as(role, book, unit);
    }

    String token(UnitId unit) {
        return staff(Role.RECORDER, unit).token();
    }

    LocalDate today() {
        return LocalDate.now(ItemLines.ZONE);
    }

    UUID given(String body) throws Exception {
        UUID id = UUID.randomUUID();
        assertThat(put(station, id, body, null).statusCode()).isEqualTo(201);
        return id;
    }

    HttpResponse<String> turn(String token, UUID item, String body) throws Exception {
        return put(token, item + "/turns/" + UUID.randomUUID(), body, null);
    }

    void taken(String token, UUID item, String body) throws Exception {
        HttpResponse<String> answer = turn(token, item, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    JsonNode item(String token, UUID id) throws Exception {
        return json.readTree(get(token, id.toString()).body());
    }

    List<String> list(String token, String query) throws Exception {
        List<String> ids = new ArrayList<>();
        HttpResponse<String> answer = get(token, "?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        json.readTree(answer.body())
                .path("items")
                .forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"" + code + "\"");
    }

    /** Each problem as its place and its code. */
    List<String> codes(HttpResponse<String> answer) throws Exception {
        List<String> codes = new ArrayList<>();
        json.readTree(answer.body())
                .path("problems")
                .forEach(one -> codes.add(
                        one.path("where").asString() + " " + one.path("code").asString()));
        return codes;
    }

    HttpResponse<String> get(String token, String path) throws Exception {
        return send(token, "GET", path, null, null);
    }

    HttpResponse<String> put(String token, Object path, String body, @Nullable Integer version) throws Exception {
        return send(token, "PUT", path.toString(), body, version);
    }

    private HttpResponse<String> send(
            String token, String method, String path, @Nullable String body, @Nullable Integer version)
            throws Exception {
        String rest = path.isEmpty() || path.startsWith("?") ? path : "/" + path;
        return call(token, method, "/api/v1/books/" + book + "/exchange" + rest, body, version);
    }

    HttpResponse<String> call(
            String token, String method, String path, @Nullable String body, @Nullable Integer version)
            throws Exception {
        return client.send(
                request(token, path, version)
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> read(String token, String path) throws Exception {
        return client.send(request(token, path, null).build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String token, String path, @Nullable Integer version) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        if (version != null) {
            request.header("If-Match", "\"" + version + "\"");
        }
        return request;
    }

    /** As if the day had gone by meanwhile. */
    void past(UUID id) {
        past(id, null);
    }

    /** For one recipient; for all where none is named. */
    void past(UUID id, @Nullable UnitId unit) {
        LocalDate yesterday = today().minusDays(1);
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(JdbcClient.class)
                        .sql(
                                "update exchange_recipient set due = :day where item = :id and unit = coalesce(:unit, unit)")
                        .param("unit", unit == null ? null : unit.value(), Types.BIGINT)
                        .param("day", yesterday)
                        .param("id", id)
                        .update()));
    }

    /** As nobody may who uses the system. */
    void asOwner(String statement) {
        DatabaseAccess access = context.getBean(DatabaseAccess.class);
        JdbcClient.create(new DriverManagerDataSource(
                        access.url() + "?currentSchema=phoihop",
                        access.owner().user(),
                        access.owner().password()))
                .sql(statement)
                .update();
    }

    /** What the matrix tells of a receiver, a force or with {@code byUnit} a unit; of all without one. */
    JsonNode flow(String token, String side, @Nullable Long receiver) throws Exception {
        String flows = "/api/v1/books/" + book + "/exchange-flows?from=" + today() + "&to=" + today().plusDays(1)
                + (side.equals("receiver") ? "&byUnit=true" : "");
        for (JsonNode row : json.readTree(read(token, flows).body())) {
            boolean all =
                    row.path("senderForce").isNull() || row.path("senderForce").isMissingNode();
            JsonNode found = row.path(side);
            if (all && (receiver == null ? found.isNull() || found.isMissingNode() : found.asLong(-1) == receiver)) {
                return row;
            }
        }
        throw new AssertionError("nothing of " + receiver);
    }

    /** The four indicators of exchange, as anybody in the book sees them. */
    Map<String, String> figures() {
        return figures(new Window(today().minusDays(1), today().plusDays(1)));
    }

    Map<String, String> figures(Window window) {
        return Acting.asSystem(() -> {
            Cutoff cutoff = ledger.cutoff(Set.of(book));
            Map<String, String> values = new TreeMap<>();
            context.getBean(Figures.class)
                    .compute(
                            context.getBean(Catalogues.class).current().list(vn.phoihop.catalogue.Indicator.class),
                            new Scope(window, Set.of(book), cutoff))
                    .forEach((code, value) -> values.put(code, value.value().toString()));
            return values;
        });
    }
}
