package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** Groups of recipients that a unit keeps: made, renamed, used, let go; seen by nobody else; what is refused. */
@BrowserTest
class GroupsTest extends ItemsInABook {

    private static final String GROUP = "{\"unit\": 3006, \"name\": \"Tuyến biển\", \"units\": [4001, 1011]}";

    @Test
    void an_item_goes_to_the_units_a_group_stands_for_when_it_is_sent() throws Exception {
        UUID group = kept(GROUP);
        UUID draft = UUID.randomUUID();
        String body = BULLETIN.replace("\"units\": [4001, 1011]", "\"savedGroups\": [\"" + group + "\"]");
        assertThat(put(station, draft, body.replaceFirst("}$", ", \"draft\": true}"), null)
                        .statusCode())
                .isEqualTo(201);
        // Changed before it is sent: the customs go, another comes.
        HttpResponse<String> changed = group(
                station, "PUT", group, "{\"unit\": 3006, \"name\": \"Tuyến biển mới\", \"units\": [1011, 1009]}", 1);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json.readTree(changed.body()).path("unitsToday").asInt()).isEqualTo(2);
        taken(station, draft, "{\"step\": \"SEND\"}");
        JsonNode recipients = item(station, draft).path("recipients");
        assertThat(recipients.findValuesAsString("unit")).containsExactly("1011", "1009");
        // What was sent stays when the group goes.
        assertThat(group(station, "DELETE", group, null, 2).statusCode()).isEqualTo(200);
        assertThat(item(station, draft).path("recipients")).hasSameSizeAs(recipients);
    }

    @Test
    void a_group_stands_for_the_units_of_a_force_in_an_area_too() {
        BookId earlier = TestBooks.open(context, new AreaId(1091));
        SavedGroup group = new SavedGroup(
                earlier,
                UUID.randomUUID(),
                STATION,
                "Hải quan Hà Tiên và Công an",
                0,
                List.of(POLICE),
                List.of(new Group(new ForceId(3), new AreaId(10900))));
        ItemForm form = new ItemForm(
                ItemKind.BULLETIN,
                List.of("SEA"),
                new AreaId(10900),
                null,
                "Tàu lạ neo đậu",
                "Ba tàu neo đậu từ rạng sáng",
                STATION,
                Topic.Urgency.URGENT,
                Confidence.OBSERVED,
                Impact.LOW,
                List.of(),
                List.of(),
                List.of(group.id()),
                null,
                false,
                false,
                false,
                null,
                null);
        Item item = Acting.asSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> {
                    context.getBean(SavedGroups.class).insert(group, "ai đó");
                    return context.getBean(ItemWriting.class)
                            .send(
                                    new RecordKey(earlier, UUID.randomUUID()),
                                    null,
                                    form,
                                    By.now("nhap", STATION).then(Instant.parse("2022-03-01T03:00:00Z")));
                }));
        assertThat(item.recipients()).extracting(Recipient::unit).contains(POLICE, CUSTOMS);
        assertThat(item.recipients())
                .allMatch(one -> one.unit().equals(POLICE) || one.force().equals(new ForceId(3)));
    }

    @Test
    void a_group_is_its_units_own() throws Exception {
        UUID group = kept(GROUP);
        assertThat(groups(station)).contains("Tuyến biển");
        assertThat(groups(token(GUARD_COMMAND))).as("above the unit").contains("Tuyến biển");
        for (String token : new String[] {customs, police, stranger}) {
            assertThat(groups(token)).isEqualTo("[]");
            assertProblem(group(token, "GET", group, null, null), 404, "NOT_FOUND");
            assertProblem(group(token, "DELETE", group, null, 1), 404, "NOT_FOUND");
        }
        assertProblem(group(police, "PUT", group, GROUP, 1), 403, "EXCHANGE_SENDER_NOT_OWN");
        assertProblem(group(police, "PUT", group, GROUP.replace("3006", "1011"), null), 409, "ID_ALREADY_TAKEN");
        String body = BULLETIN.replace("\"units\": [4001, 1011]", "\"savedGroups\": [\"" + group + "\"]")
                .replace("\"sender\": 3006", "\"sender\": 1011");
        HttpResponse<String> used = put(police, UUID.randomUUID(), body, null);
        assertThat(codes(used)).containsExactly("savedGroups[0] EXCHANGE_SAVED_GROUP_GONE");
        assertThat(group(staff(Role.INSPECTOR, STATION).token(), "GET", group, null, null)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_group_is_named_once_and_no_more_than_twenty_are() throws Exception {
        UUID group = kept(GROUP);
        String twice = BULLETIN.replace(
                "\"units\": [4001, 1011]", "\"savedGroups\": [\"%s\", \"%s\"]".formatted(group, group));
        assertThat(codes(put(station, UUID.randomUUID(), twice, null))).containsExactly("savedGroups[1] NAMED_TWICE");
        String many = BULLETIN.replace(
                "\"units\": [4001, 1011]",
                "\"savedGroups\": [" + ("\"" + group + "\", ").repeat(20) + "\"" + group + "\"]");
        assertThat(codes(put(station, UUID.randomUUID(), many, null))).containsExactly("savedGroups[0] TOO_MANY");
    }

    @Test
    void the_form_shows_the_groups_of_its_sender_and_those_chosen() throws Exception {
        UUID below = kept(GROUP);
        TestStaff command = staff(Role.RECORDER, GUARD_COMMAND);
        String theirs = GROUP.replace("3006", GUARD_COMMAND.toString()).replace("Tuyến biển", "Cả tỉnh");
        assertThat(group(command.token(), "PUT", UUID.randomUUID(), theirs, null)
                        .statusCode())
                .isEqualTo(201);
        UUID draft = UUID.randomUUID();
        String body = BULLETIN.replace(
                        "\"units\": [4001, 1011]", "\"draft\": true, \"savedGroups\": [\"" + below + "\"]")
                .replace("\"sender\": 3006", "\"sender\": " + GUARD_COMMAND);
        assertThat(put(command.token(), draft, body, null).statusCode()).isEqualTo(201);
        try (Tab tab = Tab.on(port).signIn(command.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/exchange/new").page();
            assertThat(page.locator("#saved")).containsText("Cả tỉnh");
            assertThat(page.locator("#saved")).not().containsText("Tuyến biển");
            tab.go("/exchange/" + book + "/" + draft + "/edit");
            assertThat(page.locator("#saved")).containsText("Tuyến biển");
        }
    }

    @Test
    void what_cannot_be_kept_is_told_at_once() throws Exception {
        UUID group = kept(GROUP);
        assertThat(group(station, "PUT", group, GROUP, null).statusCode())
                .as("the same once more is one")
                .isEqualTo(200);
        assertProblem(group(station, "PUT", group, GROUP.replace("biển", "sông"), 7), 412, "CHANGED_MEANWHILE");
        assertProblem(group(station, "DELETE", group, null, 7), 412, "CHANGED_MEANWHILE");
        assertProblem(group(station, "DELETE", group, null, null), 428, "VERSION_MISSING");
        assertProblem(
                group(station, "PUT", UUID.randomUUID(), GROUP.replace("Tuyến", "TUYẾN"), null),
                409,
                "EXCHANGE_GROUP_NAME_TAKEN");
        assertThat(codes(group(
                        station,
                        "PUT",
                        UUID.randomUUID(),
                        "{\"unit\": 1009, \"name\": \"Gọi 0912345678\", \"units\": [4001, 4001, 424242]}",
                        null)))
                .containsExactlyInAnyOrder(
                        "name TEXT_WITH_PHONE",
                        "unit EXCHANGE_SENDER_NOT_OWN",
                        "units[1] NAMED_TWICE",
                        "units[2] UNIT_UNKNOWN_ON_DAY");
        assertThat(codes(group(station, "PUT", UUID.randomUUID(), "{\"unit\": 3006}", null)))
                .containsExactlyInAnyOrder("name REQUIRED", "units[0] EXCHANGE_GROUP_WITHOUT_UNIT");
    }

    @Test
    void a_unit_that_has_ended_is_told_where_the_group_is_used() throws Exception {
        UUID group = kept(GROUP);
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(JdbcClient.class)
                        .sql("update exchange_group set units = units || 424242 where id = :id")
                        .param("id", group)
                        .update()));
        assertThat(json.readTree(group(station, "GET", group, null, null).body())
                        .path("good")
                        .asBoolean(true))
                .isFalse();
        String body = BULLETIN.replace("\"units\": [4001, 1011]", "\"savedGroups\": [\"" + group + "\"]");
        assertThat(codes(put(station, UUID.randomUUID(), body, null)))
                .containsExactly("savedGroups[0] EXCHANGE_GROUP_UNIT_ENDED");
        try (Tab tab = signedIn()) {
            Page page = tab.go("/exchange/groups").page();
            assertThat(page.locator("#groups")).containsText("không còn hoạt động");
            tab.shot("exchange-groups-ended").check();
        }
    }

    @Test
    void a_group_is_kept_used_renamed_and_let_go_in_the_browser() {
        try (Tab tab = signedIn()) {
            Page page = tab.go("/exchange").page();
            page.click("a[href*='/exchange/groups']");
            tab.shot("exchange-groups-empty").check();
            page.click("a[href*='/exchange/groups/new']");
            page.locator("#group-form .card-footer .btn-primary").click();
            assertThat(page.locator("#name-error")).not().isEmpty();
            page.fill("#name", "Hải quan cửa khẩu");
            choose(page, "units[0]", "HQ-KG-HT");
            page.click("button[value=more-units]");
            assertThat(page.locator("#name")).hasValue("Hải quan cửa khẩu");
            choose(page, "units[1]", "CA-KG-900");
            tab.shot("exchange-group-form").check();
            page.locator("#group-form .card-footer .btn-primary").click();
            assertThat(page.locator(".alert-success")).containsText("Đã lưu nhóm");

            tab.go("/exchange/new");
            page.check("input[name='topic-SEA']");
            choose(page, "area", "ha tien hon chong");
            page.fill("#title", "Tàu lạ neo đậu");
            page.fill("#text", "Ba tàu neo đậu từ rạng sáng");
            page.selectOption("#confidence", "OBSERVED");
            page.selectOption("#impact", "MEDIUM");
            page.check("#saved input");
            page.setViewportSize(Tab.PHONE, 740);
            tab.shot("exchange-form-saved-group-phone").check();
            page.locator("#item-form .card-footer .btn-primary").click();
            assertThat(page.locator("section[aria-labelledby=recipients] tbody tr"))
                    .hasCount(2);

            tab.go("/exchange/groups");
            page.click("#groups a");
            page.fill("#name", "Hải quan, Công an Hà Tiên");
            page.locator("#group-form .card-footer .btn-primary").click();
            assertThat(page.locator("#groups")).containsText("Hải quan, Công an Hà Tiên");
            tab.shot("exchange-groups-phone").check();
            page.click("#groups a");
            page.click("button:has-text('Xóa nhóm')");
            assertThat(page.locator(".alert-success")).containsText("Đã xóa nhóm");
            assertThat(page.locator("#groups")).hasCount(0);
        }
    }

    private static void choose(Page page, String field, String words) {
        page.locator("[id='" + field + "']").fill(words);
        page.locator("[id='" + field + "-list'] [role=option]").first().click();
    }

    private Tab signedIn() {
        return Tab.on(port).signIn(staff(Role.RECORDER, STATION).login(), TestStaff.PASSWORD);
    }

    private UUID kept(String body) throws Exception {
        UUID id = UUID.randomUUID();
        HttpResponse<String> answer = group(station, "PUT", id, body, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return id;
    }

    private String groups(String token) throws Exception {
        return read(token, "/api/v1/books/" + book + "/exchange-groups").body();
    }

    private HttpResponse<String> group(
            String token, String method, UUID id, @Nullable String body, @Nullable Integer version) throws Exception {
        return call(token, method, "/api/v1/books/" + book + "/exchange-groups/" + id, body, version);
    }
}
