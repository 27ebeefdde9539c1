package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/** What the page of a figure shows by force and by month, programs are told too. */
@BrowserTest
class BreakDownApiTest {

    private static final String WINDOW = "?window=2021-12-15/2022-06-15";
    private static final ForceId POLICE = new ForceId(0);
    private static final ForceId BORDER_GUARD = new ForceId(2);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    BookId book = BookId.COMMON;
    TestStaff staff;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        staff = TestStaff.named(context, "Cán bộ tham mưu").as(Role.STAFF_OFFICER, book, new UnitId(1000));
        patrol("2022-03-01", BORDER_GUARD, POLICE);
        patrol("2022-03-31", BORDER_GUARD);
        patrol("2022-04-01", POLICE);
    }

    @Test
    void byForceWhatWasLedAddsUpAndWhatWasTakenPartInStandsBesideIt() throws Exception {
        JsonNode answer = get("/api/v1/figures/PATROLS/forces" + WINDOW);
        assertThat(answer.at("/code").asString()).isEqualTo("PATROLS");
        JsonNode guard = force(answer, "BORDER_GUARD");
        assertThat(guard.at("/value").asInt()).isEqualTo(2);
        assertThat(guard.at("/tookPart").asInt()).isEqualTo(2);
        assertThat(guard.at("/name/en").asString()).isEqualTo("Border guard");
        JsonNode police = force(answer, "POLICE");
        assertThat(police.at("/value").asInt()).isEqualTo(1);
        assertThat(police.at("/tookPart").asInt()).isEqualTo(2);
        assertThat(force(answer, "CUSTOMS").at("/value").asInt()).isZero();
        assertThat(force(get("/api/v1/figures/PATROL_PERSONNEL_TURNS/forces" + WINDOW), "POLICE")
                        .at("/tookPart")
                        .isNull())
                .as("what was put in has no other reading")
                .isTrue();
    }

    @Test
    void byMonthTheOldestFirst() throws Exception {
        JsonNode answer = get("/api/v1/figures/PATROLS/months" + WINDOW);
        assertThat(answer.at("/rows").toString())
                .isEqualTo("[{\"month\":\"2022-03\",\"value\":2},{\"month\":\"2022-04\",\"value\":1}]");
    }

    @Test
    void everyAnswerSaysInWhichStructureItIsRead() throws Exception {
        for (String asked :
                List.of("/PATROLS/forces" + WINDOW, "/PATROLS/months" + WINDOW, WINDOW + "&form=SIX_MONTH")) {
            assertThat(get("/api/v1/figures" + asked).at("/structure").asString())
                    .as(asked)
                    .isEqualTo("AS_IT_HAPPENED");
        }
    }

    @Test
    void askedAgainAtTheSameCutoffTheAnswerIsTheSame() throws Exception {
        JsonNode then = get("/api/v1/figures/PATROLS/months" + WINDOW);
        JsonNode forces = get("/api/v1/figures/PATROLS/forces" + WINDOW);
        patrol("2022-05-01", POLICE);
        String cutoff = "&cutoff=" + then.at("/cutoff").asString();
        assertThat(get("/api/v1/figures/PATROLS/months" + WINDOW + cutoff)).isEqualTo(then);
        assertThat(get("/api/v1/figures/PATROLS/forces" + WINDOW + cutoff)).isEqualTo(forces);
        assertThat(get("/api/v1/figures/PATROLS/months" + WINDOW).at("/rows").size())
                .isEqualTo(3);
        assertThat(get("/api/v1/figures/NO_SUCH/forces" + WINDOW).toString()).contains("\"code\":\"");
    }

    private static JsonNode force(JsonNode answer, String code) {
        for (JsonNode row : answer.at("/rows")) {
            if (row.at("/force").asString().equals(code)) {
                return row;
            }
        }
        throw new AssertionError("no row of " + code + " in " + answer);
    }

    private JsonNode get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonMapper.shared()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                            .header("Authorization", "Bearer " + staff.token())
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }

    private void patrol(String day, ForceId... forces) {
        Posting posting = new Posting(
                new RecordKey(book, UUID.randomUUID()),
                "activity",
                "ACTIVITY_SUBMITTED",
                "thử",
                null,
                1,
                Map.of(),
                List.of(
                        tally("PATROL", TallyRole.COUNTED, day, forces[0], forces),
                        tally("PERSONNEL_TURN", TallyRole.CONTRIBUTED, day, forces[0], forces)));
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(Ledger.class).post(posting)));
    }

    private static Tally tally(String measure, TallyRole role, String day, ForceId force, ForceId... forces) {
        return new Tally(
                measure,
                Quantity.ONE,
                LocalDate.parse(day),
                new AreaId(1091),
                new UnitId(force.equals(POLICE) ? 1000 : 3007),
                force,
                role,
                ForceSet.of(forces),
                "PATROL",
                null,
                null,
                false);
    }
}
