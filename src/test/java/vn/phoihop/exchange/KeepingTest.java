package vn.phoihop.exchange;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.ExportingBook;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.FollowingBook;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Verification;
import vn.phoihop.ledger.VerifyingFile;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What items say goes when it has been kept as long as their topics ask for: from tables, book, search and the past; what they count for stays. */
@BrowserTest
class KeepingTest extends ItemsInABook {

    @TempDir
    Path folder;

    private LocalDate ended;

    @BeforeEach
    void real() {
        // Of a book that is not invented; twelve months and some days ago.
        ended = today().minusMonths(12).minusDays(3);
        inTransaction(() -> context.getBean(JdbcClient.class)
                .sql("update book set sample = false where id = :book")
                .param("book", book.value())
                .update());
    }

    @Test
    void what_has_been_kept_long_enough_is_said_no_more_and_still_counts() throws Exception {
        UUID old = closed("EPIDEMIC");
        UUID longer = closed("EPIDEMIC", "SEA");
        UUID open = sent(ended.minusDays(30), "EPIDEMIC");
        Cutoff before = cutoff();
        Map<String, String> figures = figures(ended);
        assertThat(list(customs, "q=dich+ben+ca")).hasSize(3);

        long ahead = asSystem(() -> dropping().ahead()).items();
        assertThat(Acting.asSystem(() -> dropping().drop())).isEqualTo(1);
        assertThat(Acting.asSystem(() -> dropping().drop())).as("once").isZero();
        assertThat(asSystem(() -> dropping().ahead()).items()).isEqualTo(ahead - 1);

        JsonNode item = item(customs, old);
        assertThat(item.path("title").asString("") + item.path("text").asString(""))
                .isEmpty();
        assertThat(item.toString()).doesNotContain("Ổ dịch", "Đã lập chốt", "Hết dịch");
        assertThat(item.at("/recipients/0/ofValue").asBoolean()).isTrue();
        assertThat(item.path("thread").findValuesAsString("step"))
                .containsExactly("SEND", "ACKNOWLEDGE", "RATE", "CLOSE", "DROP");
        assertThat(item.at("/thread/4/words").asString()).isEqualTo("EPIDEMIC 12");
        assertThat(item.at("/thread/4/day").asString()).isEqualTo(ended.toString());
        for (UUID kept : List.of(longer, open)) {
            assertThat(item(customs, kept).path("text").asString()).contains("Ổ dịch");
        }
        // Words that no short id can hold, as "ca" it may.
        assertThat(list(customs, "q=dich+moi+ben"))
                .doesNotContain(old.toString())
                .hasSize(2);
        assertThat(figures(ended)).isEqualTo(figures);
        assertThat(wordsInTables(old)).isZero();

        List<Entry> history = asSystem(() -> ledger.history(new RecordKey(book, old)));
        assertThat(history.subList(0, 4)).allMatch(entry -> entry.payload() == null);
        assertThat(history.getLast())
                .returns("CONTENT_DROPPED", Entry::event)
                .returns("system", Entry::actor)
                .returns(List.of(), Entry::tallies);
        assertThat(history.getLast().payload()).contains("EPIDEMIC 12").doesNotContain("Ổ dịch");
        JsonNode stays = json.readTree(history.getLast().payload());
        assertThat(stays.path("thread")).hasSize(5);
        assertThat(stays.at("/recipients/0/unit").asLong()).isEqualTo(CUSTOMS.value());
        assertThat(stays.at("/recipients/0/receipt/office").asLong()).isEqualTo(CUSTOMS.value());
        assertThat(stays.at("/recipients/0/rating/ofValue").asBoolean()).isTrue();

        assertProblem(turn(customs, old, "{\"step\": \"RATE\", \"ofValue\": false}"), 409, "EXCHANGE_SAYS_NO_MORE");
        try (Tab tab = Tab.on(port).signIn(staff(Role.RECORDER, CUSTOMS).login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/records/" + book + "/" + old).page();
            assertThat(page.locator("#dropped")).containsText("hết thời hạn lưu giữ");
            assertThat(page.locator("#dropped")).containsText("Phòng, chống dịch bệnh: giữ 12 tháng");
            assertThat(page.locator("a[href*='/steps/rate']")).hasCount(0);
            tab.shot("exchange-dropped").check();
            tab.go("/records/" + book + "/" + old + "?asOf=" + before);
            assertThat(page.locator("main")).containsText("hết thời hạn lưu");
            assertThat(page.locator("main")).not().containsText("Ổ dịch");
            tab.shot("exchange-dropped-then").check();
        }
    }

    @Test
    void the_book_proves_that_it_was_a_rule() throws Exception {
        UUID old = closed("EPIDEMIC");
        Path earlier = export("before.jsonl", true);
        Acting.asSystem(() -> dropping().drop());
        Verification.Finding found =
                asSystem(() -> context.getBean(Verification.class).verify(book));
        assertThat(found)
                .matches(Verification.Finding::holds)
                .returns(4L, one -> one.dropped().entries());

        Path all = export("all.jsonl", true);
        assertThat(Files.readString(all)).doesNotContain("Ổ dịch");
        assertThat(verified(all))
                .matches(VerifyingFile.Result::holds)
                .returns(4L, one -> one.dropped().entries())
                .returns(0L, VerifyingFile.Result::untold);
        assertThat(new VerifyingFile(all).against(earlier).verify(new Nobody()))
                .as("begins as before")
                .matches(VerifyingFile.Result::holds);
        assertThat(verified(export("hashes.jsonl", false)))
                .matches(VerifyingFile.Result::holds)
                .returns(4L, one -> one.dropped().entries());

        // An auditor is not told what items say; the file says so, and what is not told is not missing.
        Path seen = folder.resolve("seen.jsonl");
        Files.writeString(
                seen,
                read(staff(Role.AUDITOR, STRANGER).token(), "/api/v1/books/" + book + "/book.jsonl")
                        .body());
        assertThat(Files.readString(seen)).contains("\"payloads\":\"seen\"").doesNotContain("dịch");
        assertThat(verified(seen)).matches(VerifyingFile.Result::holds).returns(1L, VerifyingFile.Result::untold);

        // Without the entry that says so the same is tampering.
        UUID other = sent(ended, "SEA");
        long position = asSystem(() -> ledger.cutoff(Set.of(book))).position(book);
        asOwner("delete from payload where book = " + book + " and position = " + position);
        assertThat(asSystem(() -> context.getBean(Verification.class).verify(book))
                        .brokenAt())
                .as("%s", other)
                .isEqualTo(position);
        assertThat(verified(export("tampered.jsonl", true)).flaw()).returns(position, Flaw::position);
        assertThat(old).isNotNull();
    }

    @Test
    void of_a_record_no_rule_speaks_of_nothing_is_dropped() throws Exception {
        RecordKey patrol = new RecordKey(book, UUID.randomUUID());
        long written = post(patrol, "ACTIVITY_SUBMITTED");
        post(patrol, "CONTENT_DROPPED");
        asOwner("delete from payload where book = " + book + " and position = " + written);
        assertThat(asSystem(() -> context.getBean(Verification.class).verify(book))
                        .brokenAt())
                .isEqualTo(written);
        assertThat(verified(export("forged.jsonl", true)).flaw()).returns(written, Flaw::position);
    }

    private long post(RecordKey record, String event) {
        return asSystem(() -> ledger.post(new Posting(
                record, "activity", event, "system", null, 1, Map.of("note", "Tuần tra"), List.of(), null)));
    }

    @Test
    void nobody_says_anything_to_what_says_no_more() {
        RecordKey key = new RecordKey(book, sent(ended, "EPIDEMIC"));
        Acting.runAsSystem(
                () -> writing().take(key, null, Step.saying(ItemMove.RECALL, null, "Gửi nhầm"), by(STATION, ended, 6)));
        assertThat(Acting.asSystem(() -> dropping().drop())).isEqualTo(1);
        assertThatThrownBy(() -> Acting.asSystem(() -> writing()
                        .take(
                                key,
                                null,
                                Step.saying(ItemMove.ACKNOWLEDGE, CUSTOMS, "Ổ dịch"),
                                By.now("Cán bộ", CUSTOMS))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo(ProblemCode.EXCHANGE_SAYS_NO_MORE));
        assertThat(asSystem(() -> context.getBean(JdbcClient.class)
                        .sql("select count(*) from exchange_recipient where item = :id and must_acknowledge")
                        .param("id", key.id())
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void who_administers_sees_how_many_will_go_and_nothing_else() throws Exception {
        closed("EPIDEMIC");
        // Within the days that are told ahead, and beyond them.
        for (int days : new int[] {10, 60}) {
            LocalDate day = today().minusMonths(12).plusDays(days);
            close(sent(day, "EPIDEMIC"), day);
        }
        TestStaff administrator =
                TestStaff.named(context, "Quản trị lưu giữ").as(Role.ADMINISTRATOR, BookId.COMMON, null);
        HttpResponse<String> told = read(administrator.token(), "/api/v1/exchange-retention");
        JsonNode ahead = json.readTree(told.body());
        // Other tests leave theirs in books of their own.
        long others = ahead.path("items").asLong() - 2;
        assertThat(others).as(told.body()).isNotNegative();
        for (JsonNode topic : ahead.path("topics")) {
            boolean ours = topic.path("topic").asString().equals("EPIDEMIC");
            assertThat(topic.path("items").asLong()).isBetween(ours ? 2L : 0L, others + (ours ? 2L : 0L));
        }
        try (Tab tab = Tab.on(port).signIn(administrator.login(), TestStaff.PASSWORD)) {
            Page page = tab.go("/exchange/retention").page();
            assertThat(page.locator("#topics")).containsText("Phòng, chống dịch bệnh");
            assertThat(page.locator("main button")).hasCount(0);
            tab.shot("exchange-retention").check();
            page.setViewportSize(Tab.PHONE, 740);
            tab.shot("exchange-retention-phone").check();
        }
        assertThat(read(station, "/api/v1/exchange-retention").statusCode()).isEqualTo(403);
    }

    @Test
    void a_sample_is_kept() {
        inTransaction(() -> context.getBean(JdbcClient.class)
                .sql("update book set sample = true where id = :book")
                .param("book", book.value())
                .update());
        closed("EPIDEMIC");
        assertThat(Acting.asSystem(() -> dropping().drop())).isZero();
    }

    private DroppingContent dropping() {
        return context.getBean(DroppingContent.class);
    }

    private UUID sent(LocalDate day, String... topics) {
        ItemForm form = new ItemForm(
                ItemKind.BULLETIN,
                List.of(topics),
                WATERS,
                null,
                "Ổ dịch bến cá",
                "Ổ dịch mới tại bến cá, 5 ca",
                STATION,
                Topic.Urgency.URGENT,
                Confidence.OBSERVED,
                Impact.LOW,
                List.of(CUSTOMS),
                List.of(),
                null,
                false,
                false,
                false,
                null);
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Acting.asSystem(() -> writing().send(key, null, form, by(STATION, day, 3)));
        return key.id();
    }

    private UUID closed(String... topics) {
        UUID id = sent(ended, topics);
        RecordKey key = new RecordKey(book, id);
        Acting.runAsSystem(() -> {
            writing().take(key, null, Step.plain(ItemMove.ACKNOWLEDGE, CUSTOMS), by(CUSTOMS, ended, 4));
            writing()
                    .take(
                            key,
                            null,
                            new Step(UUID.randomUUID(), ItemMove.RATE, CUSTOMS, null, "Đã lập chốt", null, true, null),
                            by(CUSTOMS, ended, 5));
        });
        close(id, ended);
        return id;
    }

    private void close(UUID id, LocalDate day) {
        Acting.runAsSystem(() -> writing()
                .take(
                        new RecordKey(book, id),
                        null,
                        Step.saying(ItemMove.CLOSE, null, "Hết dịch"),
                        by(STATION, day, 6)));
    }

    private static By by(UnitId unit, LocalDate day, int hour) {
        return new By("Cán bộ cũ", unit, day.atTime(hour, 0).toInstant(ZoneOffset.UTC));
    }

    private ItemWriting writing() {
        return context.getBean(ItemWriting.class);
    }

    private long wordsInTables(UUID item) {
        return asSystem(() -> context.getBean(JdbcClient.class)
                .sql("""
                        select (select count(*) from exchange_item where id = :id and search ~ 'ben ca')
                             + (select count(*) from exchange_recipient where item = :id and outcome is not null)
                             + (select count(*) from exchange_turn where item = :id and words is not null and move <> 'DROP')""")
                .param("id", item)
                .query(Long.class)
                .single());
    }

    private Map<String, String> figures(LocalDate day) {
        return figures(new Window(day.minusDays(60), day.plusDays(1)));
    }

    private Cutoff cutoff() {
        return Acting.asSystem(() -> ledger.cutoff(Set.of(book)));
    }

    private Path export(String name, boolean all) {
        Path file = folder.resolve(name);
        Acting.runAsSystem(() -> context.getBean(ExportingBook.class).toFile(book, all, file, (_, _) -> {}));
        return file;
    }

    private static VerifyingFile.Result verified(Path file) {
        return new VerifyingFile(file).verify(new Nobody());
    }

    /** Follows nothing. */
    private static final class Nobody implements FollowingBook {
        @Override
        public void inFront(BookId book, long position, String payload) {}

        @Override
        public void entry(Entry entry) {}

        @Override
        public List<Flaw> flaws() {
            return List.of();
        }
    }

    private void inTransaction(Runnable work) {
        asSystem(() -> {
            work.run();
            return Instant.now();
        });
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(
                () -> Objects.requireNonNull(new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                        .execute(status -> work.get())));
    }
}
