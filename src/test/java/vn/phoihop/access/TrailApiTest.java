package vn.phoihop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BrowserTest;

/** The trail of access as programs of auditors read it. */
@BrowserTest
class TrailApiTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    AccessTrail trail;

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    @Test
    void theTrailIsNarrowedByActAccountRecordAndDays() {
        String record = "0/" + UUID.randomUUID();
        TestStaff staff = TestStaff.named(context, "Người Được Ghi").as(Role.RECORDER, BookId.COMMON, null);
        staff.signedIn().<Void>run(() -> {
            trail.note(AccessTrail.Act.VIEWED, record, "/records/" + record);
            trail.note(AccessTrail.Act.LISTED, "/activities?kind=PATROL");
            return null;
        });
        TestStaff auditor = TestStaff.named(context, "Kiểm toán").as(Role.AUDITOR, BookId.COMMON, null);
        String own = "account=" + staff.login();
        assertThat(lines(auditor, own + "&act=VIEWED")).hasSize(1);
        assertThat(lines(auditor, own + "&act=LISTED").get(0).path("what").asString())
                .isEqualTo("/activities?kind=PATROL");
        assertThat(lines(auditor, own + "&act=EXPORTED")).isEmpty();
        JsonNode ofRecord = lines(auditor, "record=" + record);
        assertThat(ofRecord).hasSize(1);
        assertThat(ofRecord.get(0).path("login").asString()).isEqualTo(staff.login());
        String today = LocalDate.now(SignIns.ZONE).toString();
        assertThat(lines(auditor, "record=" + record + "&from=" + today + "&until=" + today))
                .hasSize(1);
        assertThat(lines(auditor, "record=" + record + "&until=2020-01-01")).isEmpty();
        assertThat(lines(auditor, "account=nobody.at.all")).isEmpty();
        assertThat(get(staff, own).statusCode()).isEqualTo(403);
    }

    private JsonNode lines(TestStaff auditor, String query) {
        HttpResponse<String> answer = get(auditor, query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body()).path("items");
    }

    private HttpResponse<String> get(TestStaff who, String query) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/trail?" + query))
                .header("Authorization", "Bearer " + who.token())
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
