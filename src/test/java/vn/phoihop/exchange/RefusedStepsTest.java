package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What is refused of steps and of recipients, by programs and at the desk, and that nothing has come of it. */
@BrowserTest
@UsesDatabase(own = true)
class RefusedStepsTest extends ItemsInABook {

    private static final UnitId ENDED = new UnitId(1010);

    @Test
    void nothing_is_handed_on_to_a_unit_that_is_not_there_or_no_longer() throws Exception {
        UUID id = given(BULLETIN);
        close(ENDED);
        String on = "{\"step\": \"FORWARD\", \"to\": %s}";
        assertThat(codes(turn(customs, id, on.formatted(424242)))).containsExactly("to UNIT_UNKNOWN_ON_DAY");
        assertThat(codes(turn(customs, id, on.formatted(ENDED)))).containsExactly("to UNIT_CLOSED_SINCE");
        assertThat(codes(turn(customs, id, on.formatted("null")))).containsExactly("to REQUIRED");
        assertThat(codes(turn(customs, id, on.formatted(STATION)))).containsExactly("to EXCHANGE_KNOWS_ALREADY");
        assertThat(item(station, id).path("recipients")).hasSize(2);
    }

    private void close(UnitId unit) {
        Acting.runAsSystem(() -> context.getBean(ChangingUnits.class)
                .close(
                        unit,
                        null,
                        today(),
                        context.getBean(Organisations.class).current().position(),
                        "Quản trị"));
    }

    @Test
    void consent_refused_needs_words_and_leaves_everything_as_it_was() throws Exception {
        UUID id = given(BULLETIN.replace("}", ", \"consent\": true}"));
        taken(customs, id, "{\"step\": \"FORWARD\", \"to\": 1009, \"words\": \"Địa bàn của họ\"}");
        assertThat(list(station, "waiting=SETTLE")).containsExactly(id.toString());
        assertThat(codes(turn(station, id, "{\"step\": \"REFUSE_FORWARD\"}"))).containsExactly("words REQUIRED");
        assertProblem(turn(customs, id, "{\"step\": \"REFUSE_FORWARD\", \"words\": \"Không\"}"), 403, "NOT_ALLOWED");
        taken(station, id, "{\"step\": \"REFUSE_FORWARD\", \"words\": \"Để chúng tôi gửi\"}");
        assertThat(list(station, "waiting=SETTLE")).isEmpty();
        assertThat(list(stranger, "")).isEmpty();
        assertProblem(get(stranger, id.toString()), 404, "NOT_FOUND");
        assertThat(item(customs, id).at("/recipients/0/forwardTo").asString("")).isEmpty();
        assertThat(item(station, id).path("recipients")).hasSize(2);
        assertProblem(
                turn(station, id, "{\"step\": \"REFUSE_FORWARD\", \"words\": \"Nữa\", \"unit\": 4001}"),
                409,
                "EXCHANGE_NOTHING_ASKED");
    }

    @Test
    void more_than_three_hundred_recipients_are_too_many() throws Exception {
        String units = IntStream.rangeClosed(900_001, 900_301)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        UUID id = UUID.randomUUID();
        assertThat(codes(put(station, id, BULLETIN.replace("4001, 1011", units), null)))
                .contains("groups[0] TOO_MANY");
        String fewer = units.substring(0, units.lastIndexOf(','));
        assertThat(codes(put(station, id, BULLETIN.replace("4001, 1011", fewer), null)))
                .doesNotContain("groups[0] TOO_MANY");
    }

    @Test
    void more_time_is_neither_asked_to_a_day_gone_by_nor_given_to_one_that_is_not_later() throws Exception {
        UUID id = given(REQUEST);
        due(id, today().minusDays(5));
        String ask = "{\"step\": \"ASK_EXTENSION\", \"words\": \"Chờ cảng vụ\", \"day\": \"%s\"}";
        assertThat(codes(turn(customs, id, ask.formatted(today().minusDays(2)))))
                .containsExactly("day EXCHANGE_DUE_PAST");
        assertThat(codes(turn(customs, id, ask.formatted(today().plusYears(3)))))
                .containsExactly("day EXCHANGE_DUE_TOO_LATE");
        due(id, today().plusDays(3));
        taken(customs, id, ask.formatted(today().plusDays(9)));
        String give = "{\"step\": \"GRANT_EXTENSION\", \"words\": \"Được\", \"day\": \"%s\"}";
        for (int days = 1; days <= 3; days++) {
            assertThat(codes(turn(station, id, give.formatted(today().plusDays(days)))))
                    .containsExactly("day EXCHANGE_NOT_LATER");
        }
        assertThat(item(customs, id).at("/recipients/0/extension").asString())
                .isEqualTo(today().plusDays(9).toString());
        taken(station, id, give.formatted(today().plusDays(4)));
        assertThat(item(customs, id).at("/recipients/0/due").asString())
                .isEqualTo(today().plusDays(4).toString());
    }

    private void due(UUID id, LocalDate day) {
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(JdbcClient.class)
                        .sql("update exchange_recipient set due = :day where item = :id")
                        .param("day", day)
                        .param("id", id)
                        .update()));
    }

    @Test
    void nobody_acknowledges_for_another_unit_by_changing_the_form_of_the_page() throws Exception {
        UUID id = given(BULLETIN);
        try (Tab receiver = signedIn(CUSTOMS)) {
            Page page = receiver.go("/records/" + book + "/" + id).page();
            String form = "form[action$='/steps/acknowledge']";
            page.evaluate(
                    "(form) => { const unit = document.createElement('input'); unit.name = 'unit';"
                            + " unit.value = '1011'; document.querySelector(form).append(unit); }",
                    form);
            page.click(form + " button");
            assertThat(page.locator(".problem-summary")).containsText("không có thẩm quyền");
        }
        for (int one = 0; one < 2; one++) {
            assertThat(item(station, id)
                            .at("/recipients/" + one + "/acknowledged")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void a_unit_typed_wrongly_is_told_where_it_was_typed_and_nothing_is_sent() throws Exception {
        try (Tab giver = signedIn(STATION)) {
            Page give = giver.go("/exchange/new").page();
            give.check("input[name='topic-SEA']");
            give.fill("#title", "Tàu lạ neo đậu");
            give.fill("#text", "Ba tàu neo đậu từ rạng sáng");
            give.fill("[id='units[0]']", "Đồn Không Có");
            give.locator(".card-footer .btn-primary").click();
            assertThat(give.locator("[id='units[0]-error']")).containsText("Không tìm thấy “Đồn Không Có”");
            assertThat(give.locator("[id='units[0]']")).hasValue("Đồn Không Có");
        }
        assertThat(list(station, "box=OUT")).isEmpty();
        UUID id = given(BULLETIN);
        try (Tab receiver = signedIn(CUSTOMS)) {
            Page page = receiver.go("/exchange/" + book + "/" + id + "/steps/forward")
                    .page();
            page.fill("#to", "Đồn Không Có");
            page.locator(".card-footer .btn-primary").click();
            assertThat(page.locator("#to-error")).containsText("Không tìm thấy “Đồn Không Có”");
        }
        assertThat(item(station, id).path("recipients")).hasSize(2);
    }

    private Tab signedIn(UnitId unit) {
        return Tab.on(port).signIn(staff(Role.RECORDER, unit).login(), TestStaff.PASSWORD);
    }
}
