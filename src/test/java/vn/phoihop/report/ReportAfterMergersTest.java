package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/** What was signed stays what it was when the units it counts, and the areas in which it counts, are merged afterwards, even as of a day amid its window. */
@BrowserTest
@UsesDatabase(own = true)
class ReportAfterMergersTest {

    private static final UnitId POST = new UnitId(3006);
    private static final UnitId OTHER_POST = new UnitId(3007);
    private static final AreaId WARD = new AreaId(130742);
    private static final ForceId BORDER_GUARD = new ForceId(2);
    private static final String CHANGES = "/api/v1/organisation/changes";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    ComputingFigures computing;

    @Autowired
    Organisations organisations;

    private ReportDesk desk;
    private String administrator = "";

    @Test
    void aSignedReportComputedAnewAfterMergersIsTheSame() throws Exception {
        desk = new ReportDesk(context);
        desk.fixture.patrol("2022-01-05", 4);
        patrolled("2022-02-01", POST);
        patrolled("2022-04-01", OTHER_POST);
        Report issued = desk.issued();
        Report.Frozen frozen = issued.frozen();
        ReportContent signed = desk.read(issued);
        assertThat(signed.figure("PATROLS").value()).isEqualTo(Quantity.of(3));
        List<?> byArea = byArea(frozen.cutoff());
        administrator = TestStaff.named(context, "Lê Quản Trị")
                .as(Role.ADMINISTRATOR, BookId.COMMON, null)
                .token();

        change("""
                {"kind": "MERGE", "of": "UNIT", "from": "2022-03-01", "places": [3006, 3007], "reason": "Quyết định số 12",
                 "named": [{"code": "BP-GOP", "vi": "Đồn gộp", "en": "Merged Post", "shortName": "Đồn gộp"}]}""");
        LocalDate later = LocalDate.of(2025, 8, 1);
        AreaId now =
                organisations.current().findArea("30742", later).orElseThrow().id();
        AreaId other =
                organisations.current().findArea("30292", later).orElseThrow().id();
        change("""
                {"kind": "MERGE", "of": "AREA", "from": "%s", "places": [%s], "successors": [%s], "reason": "Nghị quyết số 9"}""".formatted(later, now, other));
        assertThat(organisations.current().findUnit(POST, LocalDate.of(2022, 4, 1)))
                .isEmpty();
        assertThat(organisations
                        .current()
                        .rebased(WARD, LocalDate.of(2022, 2, 1), later)
                        .places())
                .containsExactly(other);

        ReportContent read = desk.read(issued);
        assertThat(read.figures()).isEqualTo(signed.figures());
        Map<String, ReportFigure> anew =
                desk.fixture.asSystem(() -> computing.computeAnew(read.formForWindow(), frozen.cutoff()));
        assertThat(values(anew)).isEqualTo(values(signed.figures()));
        assertThat(ComputingFigures.hash(read.window(), frozen.cutoff(), anew.values()))
                .isEqualTo(frozen.figuresHash());
        assertThat(byArea(frozen.cutoff())).isEqualTo(byArea);
    }

    /** Without whether they are official by now. */
    private static Map<String, List<Object>> values(Map<String, ReportFigure> figures) {
        Map<String, List<Object>> values = new TreeMap<>();
        figures.forEach(
                (code, one) -> values.put(code, List.of(one.value(), one.countOnly(), String.valueOf(one.previous()))));
        return values;
    }

    private List<?> byArea(Cutoff cutoff) {
        return desk.fixture.asSystem(() -> context.getBean(Figures.class)
                .byArea(
                        context.getBean(Catalogues.class).current().indicator("PATROLS"),
                        new Scope(ReportFixture.HALF_YEAR, cutoff.books(), cutoff),
                        AreaLevel.COMMUNE));
    }

    private void change(String wished) throws Exception {
        String preview = send("POST", CHANGES + "/preview", wished);
        assertThat(preview).startsWith("200").contains("\"seen\":");
        String seen = preview.replaceFirst("(?s).*\"seen\":(\\d+).*", "$1");
        assertThat(send(
                        "PUT",
                        CHANGES + "/" + UUID.randomUUID(),
                        "{\"seen\": " + seen + ", \"change\": " + wished + "}"))
                .startsWith("201");
    }

    private String send(String method, String path, String body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer " + administrator)
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    private void patrolled(String day, UnitId unit) {
        desk.fixture.asSystem(() -> context.getBean(Ledger.class)
                .post(new Posting(
                        new RecordKey(desk.fixture.book, UUID.randomUUID()),
                        "activity",
                        "ACTIVITY_SUBMITTED",
                        "thử",
                        null,
                        1,
                        Map.of("kind", "PATROL"),
                        List.of(
                                tally("PATROL", TallyRole.COUNTED, day, unit),
                                tally("PERSONNEL_TURN", TallyRole.CONTRIBUTED, day, unit)))));
    }

    private static Tally tally(String measure, TallyRole role, String day, UnitId unit) {
        return new Tally(
                measure,
                Quantity.ONE,
                LocalDate.parse(day),
                WARD,
                unit,
                BORDER_GUARD,
                role,
                ForceSet.of(BORDER_GUARD),
                "PATROL",
                null,
                null,
                false);
    }
}
