package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.RecordSight;
import vn.phoihop.access.Role;
import vn.phoihop.access.Sighted;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.Activity;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.exchange.Confidence;
import vn.phoihop.exchange.Impact;
import vn.phoihop.exchange.Item;
import vn.phoihop.exchange.ItemForm;
import vn.phoihop.exchange.ItemKind;
import vn.phoihop.exchange.ItemWriting;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * What the database alone shows and lets through, whatever the application asks for: the second wall. A joint patrol is led by a border
 * guard station with the police of a city as partner; everybody asks for everything in plain SQL.
 */
@DatabaseTest
@UsesDatabase(own = true)
class SightTest {

    private static final AreaId KIEN_GIANG = new AreaId(1091);
    private static final AreaId HA_TIEN_WATERS = new AreaId(500001);
    private static final BookId BOOK = new BookId(7);
    private static final BookId OTHER_BOOK = new BookId(8);

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Organisations organisations;

    @Autowired
    ChangingUnits units;

    @Autowired
    RecordingActivity recording;

    @Autowired
    RecordSight sight;

    @Autowired
    ItemWriting items;

    @BeforeEach
    void open() {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        Acting.runAsSystem(() -> {
            for (BookId book : List.of(BOOK, OTHER_BOOK)) {
                if (context.getBean(Books.class).find(book).isEmpty()) {
                    context.getBean(Books.class)
                            .open(book, "SIGHT_" + book, new LocalizedText("Sổ thử", "Test book"), KIEN_GIANG, true);
                }
            }
            context.getBean(CoordinationOffices.class).appoint(BOOK, unit("CA-KG-PV01"), LocalDate.of(2020, 1, 1));
        });
    }

    @Test
    void contentsAreSeenByTheUnitsOfARecordAndThoseAboveCountsByAll() {
        RecordKey patrol = submitted(unit("BP-KG-CKHT"), unit("CA-KG-900"));
        Map<String, TestStaff> readers = new LinkedHashMap<>();
        readers.put("lead", staff(Role.RECORDER, "BP-KG-CKHT"));
        readers.put("partner", staff(Role.RECORDER, "CA-KG-900"));
        readers.put("above the lead", staff(Role.STAFF_OFFICER, "BP-KG"));
        readers.put("above the partner", staff(Role.COMMANDER, "CA-KG"));
        readers.put("beside the lead", staff(Role.STAFF_OFFICER, "BP-KG-TM"));
        readers.put("of another force", staff(Role.STAFF_OFFICER, "HQ-KG"));
        readers.put("coordination office", staff(Role.STAFF_OFFICER, "CA-KG-PV01"));
        readers.put("inspector", staff(Role.INSPECTOR, "HQ-KG"));
        readers.put("auditor", staff(Role.AUDITOR, "HQ-KG"));
        readers.put("of another book", named().as(Role.STAFF_OFFICER, OTHER_BOOK, unit("BP-KG-CKHT")));
        readers.put("administrator", named().as(Role.ADMINISTRATOR, BookId.COMMON, null));
        String table = readers.entrySet().stream()
                .map(one -> "%-20s %s"
                        .formatted(
                                one.getKey(),
                                List.of("activity", "activity_participant", "activity_contribution", "payload", "tally")
                                        .stream()
                                        .map(name -> count(one.getValue(), name, patrol) > 0 ? "sees" : "-")
                                        .map(word -> "%-8s".formatted(word))
                                        .collect(Collectors.joining())
                                        .strip()))
                .collect(Collectors.joining("\n"));
        //                                  record  partners amounts payload tallies
        assertThat(table).isEqualTo("""
                lead                 sees    sees    sees    sees    sees
                partner              sees    sees    sees    sees    sees
                above the lead       sees    sees    sees    sees    sees
                above the partner    sees    sees    sees    sees    sees
                beside the lead      -       -       -       -       sees
                of another force     -       -       -       -       sees
                coordination office  sees    sees    sees    sees    sees
                inspector            sees    sees    sees    sees    sees
                auditor              sees    sees    sees    sees    sees
                of another book      -       -       -       -       -
                administrator        -       -       -       -       -""");
    }

    @Test
    void theWholeBookIsSeenInTheCoordinationOfficeAndAboveItNotBelow() {
        Acting.runAsSystem(() -> context.getBean(CoordinationOffices.class)
                .appoint(OTHER_BOOK, unit("CA-KG"), LocalDate.of(2020, 1, 1)));
        RecordKey byDepartment = submitted(BOOK, unit("BP-KG-CKHT"), unit("HQ-KG-HT"));
        RecordKey byForce = submitted(OTHER_BOOK, unit("BP-KG-CKHT"), unit("HQ-KG-HT"));
        TestStaff below = named().as(Role.STAFF_OFFICER, OTHER_BOOK, unit("CA-KG-PV01"));
        assertThat(count(staff(Role.STAFF_OFFICER, "CA-KG-PV01"), "activity", byDepartment))
                .as("the office")
                .isEqualTo(1);
        assertThat(count(staff(Role.COMMANDER, "CA-KG"), "activity", byDepartment))
                .as("above the office")
                .isEqualTo(1);
        assertThat(count(named().as(Role.COMMANDER, OTHER_BOOK, unit("CA-KG")), "activity", byForce))
                .as("an office that is a whole force")
                .isEqualTo(1);
        for (String contents : List.of("activity", "activity_participant", "payload")) {
            assertThat(count(below, contents, byForce))
                    .as("below the office: " + contents)
                    .isZero();
        }
        assertThat(count(below, "tally", byForce)).as("counts are for all").isPositive();
    }

    @Test
    void aDraftIsSeenByThoseWhoWriteItOnly() {
        TestStaff writer = staff(Role.RECORDER, "BP-KG-CKHT");
        RecordKey draft = new RecordKey(BOOK, UUID.randomUUID());
        as(
                writer,
                () -> recording.saveDraft(
                        draft,
                        patrol(unit("BP-KG-CKHT"), unit("CA-KG-900")),
                        By.now("Cán bộ nhập", unit("BP-KG-CKHT"))));
        assertThat(count(writer, "activity", draft)).isEqualTo(1);
        assertThat(count(staff(Role.RECORDER, "CA-KG-900"), "activity", draft)).isZero();
    }

    @Test
    void whoTakesOverAUnitSeesItsRecordsAndDraftsAndWhoMovesOutSeesThemNoMore() {
        UnitId closing = unit("BP-KG-HT");
        RecordKey patrol = submitted(closing, unit("CA-KG-900"));
        TestStaff neighbour = staff(Role.RECORDER, "HQ-KG-HT");
        assertThat(count(neighbour, "activity", patrol)).isZero();
        Acting.runAsSystem(() -> units.close(
                closing,
                unit("HQ-KG-HT"),
                LocalDate.of(2026, 1, 1),
                organisations.current().position(),
                "test"));
        assertThat(count(neighbour, "activity", patrol)).isEqualTo(1);
        assertThat(neighbour.signedIn().units()).contains(closing);
    }

    @Test
    void nobodyTakesAnothersRecordByItsIdOrWritesOneForStrangers() {
        RecordKey patrol = submitted(unit("BP-KG-CKHT"), unit("CA-KG-900"));
        TestStaff stranger = staff(Role.RECORDER, "HQ-KG-HT");
        assertThatThrownBy(() -> as(
                        stranger,
                        () -> recording.submit(new Submission(
                                patrol, patrol(unit("HQ-KG-HT"), unit("CA-KG-900")), By.now("ai đó", null)))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isIn(ProblemCode.NOT_IN_SIGHT, ProblemCode.ID_ALREADY_TAKEN));
        assertThatThrownBy(() -> as(stranger, () -> {
                    sight.declare(List.of(new Sighted(
                            new RecordKey(BOOK, UUID.randomUUID()),
                            Activity.RECORD_TYPE,
                            LocalDate.of(2022, 3, 1),
                            Set.of(unit("CA-KG-900")))));
                    return 0;
                }))
                .isInstanceOf(Refused.class);
        assertThat(as(
                        stranger,
                        () -> jdbc.sql("update activity set note = 'x' where id = :id")
                                .param("id", patrol.id())
                                .update()))
                .isZero();
        assertThatThrownBy(() -> as(
                        stranger,
                        () -> jdbc.sql("""
                                insert into record_unit (book, unit, record_type, day, record)
                                values (7, :unit, 'activity', '2022-03-01', :id)""")
                                .param("unit", unit("HQ-KG-HT").value())
                                .param("id", patrol.id())
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void anIdIsThatOfOneRecordWhateverItsTypeAndItsSightStands() {
        UnitId lead = unit("BP-KG-CKHT");
        TestStaff writer = staff(Role.RECORDER, "BP-KG-CKHT");
        RecordKey patrol = submitted(lead, unit("CA-KG-900"));
        By then = By.now("Cán bộ nhập", lead).then(Instant.parse("2022-03-01T03:00:00Z"));
        ItemForm item = bulletin("Tàu lạ neo đậu", unit("CA-KG-900"));
        assertTaken(() -> as(writer, () -> items.draft(patrol, null, item, then)));
        assertTaken(() -> Acting.asSystem(() -> items.draft(patrol, null, item, then)));
        assertThat(count(staff(Role.RECORDER, "CA-KG-900"), "activity", patrol)).isEqualTo(1);

        RecordKey draft = new RecordKey(BOOK, UUID.randomUUID());
        as(writer, () -> items.draft(draft, null, item, then));
        By now = By.now("Cán bộ nhập", lead);
        assertTaken(() -> as(writer, () -> recording.saveDraft(draft, patrol(lead, unit("CA-KG-900")), now)));
        assertThat(count(writer, "exchange_item", draft)).isEqualTo(1);
    }

    private static void assertTaken(ThrowingCallable writing) {
        assertThatThrownBy(writing)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo(ProblemCode.ID_ALREADY_TAKEN));
    }

    @Test
    void anItemIsCorrectedWhenItsReceiverAndItsAreaHaveEndedSince() {
        UnitId receiver = unit("HQ-KG-GT");
        RecordKey key = new RecordKey(BOOK, UUID.randomUUID());
        By then = By.now("Cán bộ nhập", unit("BP-KG-CKHT")).then(Instant.parse("2022-03-01T03:00:00Z"));
        Item sent = Acting.asSystem(() -> items.send(key, null, bulletin("Tàu lạ neo đậu", receiver), then));
        Acting.runAsSystem(() -> units.close(
                receiver,
                unit("HQ-KG-HT"),
                LocalDate.of(2026, 1, 1),
                organisations.current().position(),
                "test"));
        By now = By.now("Cán bộ nhập", unit("BP-KG-CKHT"));
        Item corrected = Acting.asSystem(
                () -> items.correct(key, sent.version(), bulletin("Tàu trong nước", receiver), "Kiểm tra lại", now));
        assertThat(corrected.form().title()).isEqualTo("Tàu trong nước");
        assertThat(corrected.sentOn()).isEqualTo("2022-03-01");
    }

    private ItemForm bulletin(String title, UnitId to) {
        return new ItemForm(
                ItemKind.BULLETIN,
                List.of("SEA"),
                HA_TIEN_WATERS,
                null,
                title,
                "Ba tàu neo đậu từ rạng sáng",
                unit("BP-KG-CKHT"),
                Topic.Urgency.URGENT,
                Confidence.OBSERVED,
                Impact.MEDIUM,
                List.of(to),
                List.of(),
                null,
                false,
                false,
                false,
                null);
    }

    private RecordKey submitted(UnitId lead, UnitId partner) {
        return submitted(BOOK, lead, partner);
    }

    private RecordKey submitted(BookId book, UnitId lead, UnitId partner) {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        Acting.asSystem(
                () -> recording.submit(new Submission(key, patrol(lead, partner), By.now("Cán bộ nhập", lead))));
        return key;
    }

    private static ActivityForm patrol(UnitId lead, UnitId partner) {
        LocalDateTime start = LocalDateTime.of(2022, 3, 1, 7, 30);
        ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
        return new ActivityForm(
                "PATROL",
                start.atZone(zone).toInstant(),
                start.plusHours(4).atZone(zone).toInstant(),
                HA_TIEN_WATERS,
                lead,
                List.of(partner),
                List.of(
                        new Contribution(lead, "PERSONNEL_TURN", Quantity.of("6")),
                        new Contribution(partner, "PERSONNEL_TURN", Quantity.of("3"))),
                null,
                "Tuần tra chung vùng nước cửa khẩu",
                false);
    }

    private long count(TestStaff reader, String table, RecordKey record) {
        String of = switch (table) {
            case "activity", "exchange_item" -> "id = :id";
            case "payload" ->
                "exists (select from entry where entry.book = payload.book and entry.position = payload.position and entry.record = :id)";
            case "tally" -> "record = :id";
            default -> "activity = :id";
        };
        return as(
                reader,
                () -> jdbc.sql("select count(*) from " + table + " where " + of)
                        .param("id", record.id())
                        .query(Long.class)
                        .single());
    }

    private <T extends @Nullable Object> T as(TestStaff staff, Supplier<T> work) {
        return staff.signedIn().run(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private TestStaff staff(Role role, String unit) {
        return named().as(role, BOOK, unit(unit));
    }

    private TestStaff named() {
        return TestStaff.named(context, "Cán bộ");
    }

    private UnitId unit(String code) {
        return organisations
                .current()
                .findUnit(code, LocalDate.of(2022, 3, 1))
                .orElseThrow()
                .id();
    }
}
