package vn.phoihop.casework;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.Tab;

/** What giver, receiver and auditor read of a hand-over: every page, list and line of the trail names the unit whose step it was. */
@BrowserTest
class HandOverTextsTest {

    private static final UnitId GIVER = new UnitId(3006);
    private static final UnitId RECEIVER = new UnitId(1011);
    private static final String OUTSIDE = "Cơ quan An ninh điều tra Bộ Công an";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    CaseDesk desk;

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    private BookId book;
    private TestStaff guard;
    private TestStaff police;
    private TestStaff auditor;
    private RecordKey key;
    private boolean english;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
        guard = TestStaff.named(context, "Trực ban Đồn").as(Role.RECORDER, book, GIVER);
        police = TestStaff.named(context, "Trực ban Phòng").as(Role.RECORDER, book, RECEIVER);
        auditor = TestStaff.named(context, "Kiểm toán").as(Role.AUDITOR, BookId.COMMON, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void each_step_of_a_hand_over_names_whose_it_was(String language) {
        english = language.equals("en");
        key = opened();
        offer("2022-02-03");
        try (Tab giver = signedIn(guard);
                Tab receiver = signedIn(police)) {
            giver.go("/records/" + key);
            next(giver, says("Đang chờ {0} trả lời đề nghị bàn giao", "Waiting for {0} to answer"), RECEIVER);
            assertThat(giver.page()
                            .locator("main a.btn")
                            .filter(withText(says("Nhận bàn giao", "Accept the hand-over"))))
                    .hasCount(0);
            way(giver, says("Đề nghị bàn giao cho ", "Hand-over offered to ") + name(RECEIVER), GIVER);
            receiver.go("/waiting");
            Locator waiting = receiver.page().locator("#list tbody tr");
            assertThat(waiting).hasCount(1);
            assertThat(waiting).containsText(name(GIVER));
            assertThat(waiting).containsText(says("Chờ trả lời bàn giao", "to be answered"));
            receiver.check().shot("hand-over-waiting-" + language);

            refuse(receiver);
            next(giver.go("/records/" + key), "", null);
            way(giver, says("Không nhận bàn giao", "Hand-over refused"), RECEIVER);
            assertThat(giver.page().locator("main")).containsText("“Thiếu biên bản niêm phong”");
            giver.check().shot("hand-over-refused-" + language);
            receiver.go("/waiting");
            assertThat(receiver.page().locator("#list tbody tr")).hasCount(0);

            offer("2022-02-05");
            answer(guard, HandOver.Answer.TAKEN_BACK, "2022-02-06");
            way(giver.go("/records/" + key), says("Rút đề nghị bàn giao", "Offer of hand-over taken back"), GIVER);
            receiver.go("/waiting");
            assertThat(receiver.page().locator("#list tbody tr")).hasCount(0);

            offer("2022-02-07");
            answer(police, HandOver.Answer.ACCEPTED, "2022-02-08");
            way(receiver.go("/records/" + key), says("Nhận bàn giao", "Hand-over accepted"), RECEIVER);
            UUID out = UUID.randomUUID();
            police.signedIn()
                    .run(() -> desk.reach(
                            key,
                            null,
                            Typed.wholly(new MilestoneForm(
                                    out, Milestone.HANDED_OUT, day("2022-02-10"), List.of(), List.of(), OUTSIDE))));
            receiver.go("/records/" + key);
            way(receiver, says("Bàn giao", "Handed over"), RECEIVER);
            assertThat(receiver.page().locator("main"))
                    .containsText(says("Đã bàn giao ra ngoài", "Handed over outside"));
            assertThat(receiver.page().locator("main"))
                    .containsText(says("Bên nhận ngoài sổ: ", "Receiver outside the book: ") + OUTSIDE);
            receiver.check().shot("hand-over-out-" + language);
        }
        history();
        trail();
    }

    /** The reason goes to the other unit: it bears nothing that must not be in the book, and what is refused is kept nowhere. */
    private void refuse(Tab receiver) {
        receiver.go("/cases/" + key + "/steps/refuse");
        assertThat(receiver.page().locator("main"))
                .containsText(says("Vụ việc ở lại với đơn vị giao", "The case stays with the giving unit"));
        for (String reason : List.of(
                "Theo công văn MẬT số 12", "TỐI MẬT", "CCCD 079200001234", "Gọi 0912345678", "Xe 68A-123.45", " ")) {
            receiver.page().fill("#reason", reason);
            receiver.page().click("main .card-footer button, main form button.btn-primary");
            receiver.shot("hand-over-refuse-reason");
            assertThat(receiver.page().locator("#reason-error")).not().isEmpty();
            assertThat(receiver.page().locator("#reason")).hasValue(reason);
        }
        receiver.check();
        assertThat(Acting.asSystem(() -> jdbc.sql(
                                "select count(*) from payload where book = :book and payload::text ~ 'MẬT|0792|0912345|68A'")
                        .param("book", book.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
        receiver.page().fill("#reason", "Thiếu biên bản niêm phong");
        receiver.page().click("main .card-footer button, main form button.btn-primary");
        assertThat(receiver.page().locator("#notices"))
                .containsText(says("Đã trả lời không nhận bàn giao", "The hand-over has been refused"));
    }

    /** The history from the book: who, for which unit, what. */
    private void history() {
        try (Tab tab = signedIn(guard)) {
            Locator entries = tab.go("/records/" + key).page().locator("section:has(#history) li, #history li");
            for (List<String> one : List.of(
                    List.of(says("Đề nghị bàn giao", "Hand-over offered"), name(GIVER)),
                    List.of(says("Không nhận bàn giao", "Hand-over refused"), name(RECEIVER)),
                    List.of(says("Rút đề nghị bàn giao", "Offer of hand-over taken back"), name(GIVER)),
                    List.of(says("Nhận bàn giao", "Hand-over accepted"), name(RECEIVER)),
                    List.of(says("Bàn giao ra ngoài sổ", "Handed over outside the book"), name(RECEIVER)))) {
                assertThat(entries.filter(withText(one.getFirst())).first()).containsText(one.getLast());
            }
        }
    }

    private void trail() {
        try (Tab tab = signedIn(auditor)) {
            tab.go("/trail?act=WROTE&record=" + key);
            for (String one : List.of(
                    guard.login() + "|" + says("Đề nghị bàn giao", "Hand-over offered"),
                    police.login() + "|" + says("Không nhận bàn giao", "Hand-over refused"),
                    guard.login() + "|" + says("Rút đề nghị bàn giao", "Offer of hand-over taken back"),
                    police.login() + "|" + says("Nhận bàn giao", "Hand-over accepted"),
                    police.login() + "|" + says("Bàn giao ra ngoài sổ", "Handed over outside the book"))) {
                String[] parts = one.split("\\|");
                assertThat(tab.page()
                                .locator("#list tbody tr")
                                .filter(withText(parts[1]))
                                .first())
                        .containsText(parts[0]);
            }
            assertThat(tab.page().locator("#list")).not().containsText("niêm phong");
            tab.check().shot("hand-over-trail-" + (english ? "en" : "vi"));
        }
    }

    private RecordKey opened() {
        RecordKey made = new RecordKey(book, UUID.randomUUID());
        CaseForm form = new CaseForm(
                "CASE",
                "DRUGS",
                new AreaId(10900),
                day("2022-02-01"),
                GIVER,
                List.of(),
                "Ma túy qua lối mở",
                null,
                false);
        guard.signedIn().run(() -> desk.open(made, Typed.wholly(form)));
        return made;
    }

    private void offer(String day) {
        guard.signedIn().run(() -> desk.offer(key, null, RECEIVER, day(day)));
    }

    private void answer(TestStaff who, HandOver.Answer answer, String day) {
        who.signedIn().run(() -> desk.answer(key, null, answer, day(day), null));
    }

    private void next(Tab tab, String words, @org.jspecify.annotations.Nullable UnitId unit) {
        Locator next = tab.page().locator("section:has(#next)");
        if (unit == null) {
            assertThat(next).not().containsText(says("Đang chờ", "Waiting for"));
        } else {
            assertThat(next).containsText(words.replace("{0}", name(unit)));
        }
    }

    /** The stop of the way with these words is credited to the unit. */
    private void way(Tab tab, String words, UnitId unit) {
        Locator stop = tab.page()
                .locator("section:has(#way) li")
                .filter(new Locator.FilterOptions()
                        .setHas(tab.page().locator("strong").filter(withText("^" + words))));
        assertThat(stop.last().locator(".force")).hasText(name(unit));
    }

    private Tab signedIn(TestStaff who) {
        Tab tab = Tab.on(port).signIn(who.login(), TestStaff.PASSWORD);
        return english ? tab.go("/?lang=en") : tab;
    }

    private static Locator.FilterOptions withText(String pattern) {
        return new Locator.FilterOptions().setHasText(Pattern.compile(pattern));
    }

    private String says(String vi, String en) {
        return english ? en : vi;
    }

    private String name(UnitId unit) {
        LocalizedText name = organisations.current().unit(unit).name();
        return english ? name.en() : name.vi();
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
