package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** The matrix across the reform of 2025 and the books it follows, and the items behind its rows; threads that go on in another book. */
@BrowserTest
class FlowTest extends ItemsInABook {

    private static final LocalDate MERGER = LocalDate.of(2025, 7, 1);
    /** A district, and a commune of it that went into another half a year before the district ended. */
    private static final AreaId DISTRICT = new AreaId(10899);

    private static final AreaId MERGED = new AreaId(130742);
    /** A commune that ended with the districts. */
    private static final AreaId COMMUNE = new AreaId(130766);

    @Test
    void of_an_area_the_matrix_counts_what_lay_there_then_and_of_a_book_those_it_follows() throws Exception {
        BookId old = TestBooks.inKienGiang(context);
        UUID first = sent(old, "2025-06-20T03:00:00Z", COMMUNE, STATION, CUSTOMS);
        sent(old, "2024-12-20T03:00:00Z", MERGED, STATION, CUSTOMS);
        Acting.runAsSystem(() -> context.getBean(BookSuccessions.class).succeed(old, book, MERGER, "hệ thống"));
        sent(book, "2025-07-20T03:00:00Z", WATERS, STATION, CUSTOMS);
        String who = token(STATION);
        String window = "from=2024-12-01&to=2025-08-01";
        assertThat(all(who, window)).isEqualTo(3);
        assertThat(all(who, window + "&area=" + DISTRICT)).isEqualTo(1);
        assertThat(all(who, window + "&area=1091")).isEqualTo(2);
        assertThat(all(who, window + "&area=" + PROVINCE)).isEqualTo(1);
        assertThat(all(who, window + "&area=" + COMMUNE)).isEqualTo(1);
        assertThat(all(who, window + "&area=" + WATERS)).isEqualTo(1);
        assertThat(all(who, window + "&followed=false")).isEqualTo(1);
        try (Tab desk = Tab.on(port).signIn(staff(Role.RECORDER, STATION).login(), TestStaff.PASSWORD)) {
            Page page = desk.go("/exchange/matrix?sentFrom=2025-06-01&sentTo=2025-07-31")
                    .page();
            assertThat(page.locator("#list tbody tr").last()).containsText("2");
            desk.go("/exchange/matrix?sentFrom=2025-06-01&sentTo=2025-06-30");
            page.locator("#list tbody a").first().click();
            assertThat(page.locator("#list a[href*='" + first + "']")).hasCount(1);
            assertThat(page.locator("#counted")).containsText("Ma trận đếm 1 tin và 0 lần hỏi");
            page.navigate(page.url() + "&urgency=URGENT");
            assertThat(page.locator("#list a[href*='" + first + "']")).hasCount(1);
            assertThat(page.locator("#counted")).hasCount(0);
            desk.go("/exchange/matrix?sentFrom=2025-06-01&sentTo=2025-07-31&book=" + old);
            assertThat(page.locator("#list tbody tr").last()).containsText("1");
            page.locator("#list tbody a").first().click();
            assertThat(page.locator("#list a[href*='/records/']")).hasCount(1);
            assertThat(page.locator("#list a[href*='" + first + "']")).hasCount(1);
        }
    }

    @Test
    void a_row_of_the_matrix_opens_its_items_to_those_in_whose_sight_they_are() throws Exception {
        UUID toCustoms = given(BULLETIN.replace("[4001, 1011]", "[4001]"));
        UUID toPolice = given(BULLETIN.replace("[4001, 1011]", "[1011]"));
        assertThat(list(station, "box=ALL")).containsExactly(toPolice.toString(), toCustoms.toString());
        assertThat(list(station, "box=ALL&toForce=CUSTOMS")).containsExactly(toCustoms.toString());
        assertThat(list(station, "box=ALL&toUnit=1011&fromUnit=3006")).containsExactly(toPolice.toString());
        assertThat(list(station, "box=ALL&fromForce=CUSTOMS")).isEmpty();
        assertThat(list(police, "box=ALL&fromForce=BORDER_GUARD")).containsExactly(toPolice.toString());
        assertThat(list(stranger, "box=ALL&toUnit=1011")).isEmpty();
        taken(station, toPolice, "{\"step\": \"RECALL\", \"words\": \"Gửi nhầm\"}");
        assertThat(list(station, "box=ALL"))
                .as("what the matrix does not count")
                .containsExactly(toCustoms.toString());
        try (Tab desk = Tab.on(port).signIn(staff(Role.RECORDER, STRANGER).login(), TestStaff.PASSWORD)) {
            Page page = desk.go("/exchange/matrix?by=unit&sentFrom=" + today()).page();
            page.locator("#list tbody a").first().click();
            assertThat(page.locator("#counted")).containsText("Ma trận đếm 1 tin và 0 lần hỏi");
            assertThat(page.locator("#list a[href*='/records/']")).hasCount(0);
            desk.shot("exchange-matrix-items-stranger").check();
        }
        try (Tab desk = Tab.on(port).signIn(staff(Role.RECORDER, CUSTOMS).login(), TestStaff.PASSWORD)) {
            Page page = desk.go("/exchange/matrix?sentFrom=" + today()).page();
            page.locator("section[aria-labelledby=grid] tbody a").first().click();
            assertThat(page.locator("#list a[href*='" + toCustoms + "']")).hasCount(1);
            desk.shot("exchange-matrix-items").check();
        }
    }

    @Test
    void how_long_it_took_to_acknowledge_is_told_of_requests_too() throws Exception {
        UUID id = given(REQUEST);
        taken(customs, id, "{\"step\": \"ACKNOWLEDGE\"}");
        assertThat(flow(stranger, "receiver", CUSTOMS.value())
                        .path("acknowledging")
                        .isNumber())
                .isTrue();
    }

    @Test
    void a_thread_goes_on_in_the_book_that_follows() throws Exception {
        BookId old = TestBooks.inKienGiang(context);
        UUID first = sent(old, "2025-06-20T03:00:00Z", COMMUNE, STATION, CUSTOMS);
        Acting.runAsSystem(() -> context.getBean(BookSuccessions.class).succeed(old, book, MERGER, "hệ thống"));
        UUID next = UUID.randomUUID();
        String follows = BULLETIN.replace("}", ", \"follows\": \"" + first + "\"%s}");
        assertThat(codes(put(station, next, follows.formatted(""), null)))
                .containsExactly("follows EXCHANGE_FOLLOWS_UNKNOWN");
        var sent = put(station, next, follows.formatted(", \"followsBook\": " + old), null);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);
        assertThat(item(customs, next).path("followsBook").asInt()).isEqualTo(old.value());
        try (Tab desk = Tab.on(port).signIn(staff(Role.RECORDER, CUSTOMS).login(), TestStaff.PASSWORD)) {
            Page page = desk.go("/records/" + book + "/" + next).page();
            assertThat(page.locator("a[href*='/records/" + old + "/" + first + "']"))
                    .hasCount(1);
            desk.go("/records/" + old + "/" + first);
            assertThat(page.locator("a[href*='/records/" + book + "/" + next + "']"))
                    .hasCount(1);
            page.click("a[href*='/exchange/new?follows=" + first + "']");
            String unreadable = page.url().replaceAll("followsBook=\\d+", "followsBook=-1");
            assertThat(page.locator("main")).containsText("Tiếp theo của: Tin trao đổi: Tàu lạ");
            assertThat(page.navigate(unreadable).status()).isEqualTo(422);
        }
        // What came of it stands in the book of now.
        UUID patrol = UUID.randomUUID();
        Acting.asSystem(() -> new org.springframework.transaction.support.TransactionTemplate(
                        context.getBean(org.springframework.transaction.PlatformTransactionManager.class))
                .execute(status -> ledger.post(new vn.phoihop.ledger.Posting(
                        new RecordKey(book, patrol),
                        "activity",
                        "ACTIVITY_SUBMITTED",
                        "system",
                        null,
                        1,
                        java.util.Map.of("note", "Tuần tra"),
                        List.of(),
                        null))));
        String rate = "{\"step\": \"RATE\", \"ofValue\": true, \"record\": \"" + patrol + "\"%s}";
        String turn = "/api/v1/books/" + old + "/exchange/" + first + "/turns/";
        assertProblem(
                call(customs, "PUT", turn + UUID.randomUUID(), rate.formatted(""), null),
                422,
                "EXCHANGE_OUTCOME_UNKNOWN");
        var rated = call(customs, "PUT", turn + UUID.randomUUID(), rate.formatted(", \"recordBook\": " + book), null);
        assertThat(rated.statusCode()).as(rated.body()).isEqualTo(200);
        JsonNode receiver = json.readTree(rated.body()).at("/recipients/0");
        assertThat(receiver.path("outcomeBook").asInt()).isEqualTo(book.value());
    }

    private UUID sent(BookId where, String at, AreaId area, UnitId sender, UnitId receiver) {
        ItemForm form = new ItemForm(
                ItemKind.BULLETIN,
                List.of("SEA"),
                area,
                null,
                "Tàu lạ neo đậu",
                "Ba tàu neo đậu từ rạng sáng",
                sender,
                Topic.Urgency.URGENT,
                Confidence.OBSERVED,
                Impact.LOW,
                List.of(receiver),
                List.of(),
                null,
                false,
                false,
                false,
                null);
        By by = new By("Cán bộ cũ", sender, Instant.parse(at));
        return Acting.asSystem(() -> context.getBean(ItemWriting.class)
                        .send(new RecordKey(where, UUID.randomUUID()), null, form, by))
                .key()
                .id();
    }

    /** How many bulletins in all. */
    private long all(String token, String query) throws Exception {
        JsonNode rows = json.readTree(read(token, "/api/v1/books/" + book + "/exchange-flows?" + query)
                .body());
        return rows.isEmpty() ? 0 : rows.get(rows.size() - 1).path("items").asLong();
    }
}
