package vn.phoihop;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.MatrixVisitors.Visitor;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.MergingActivities;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.CaseForm;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.casework.MilestoneForm;
import vn.phoihop.casework.Offering;
import vn.phoihop.casework.Opening;
import vn.phoihop.casework.Reaching;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Acting;
import vn.phoihop.exchange.Confidence;
import vn.phoihop.exchange.Impact;
import vn.phoihop.exchange.ItemForm;
import vn.phoihop.exchange.ItemKind;
import vn.phoihop.exchange.ItemWriting;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** A book with a patrol, a case and a report that operations are asked about; and who stands in which relation to them. */
final class MatrixRecords {

    static final BookId BOOK = new BookId(7);

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final AreaId WATERS = new AreaId(500001);

    /** In which relation who asks stands to the record that is asked for. */
    enum Relation {
        LEAD("BP-KG-CKHT"),
        /** To which the case is offered, too. */
        PARTNER("CA-KG-900"),
        ABOVE("BP-KG"),
        COORDINATION("CA-KG-PV01"),
        STRANGER("HQ-KG-HT");

        private final String code;

        Relation(String code) {
            this.code = code;
        }

        UnitId unit(ApplicationContext context) {
            return context.getBean(Organisations.class)
                    .current()
                    .findUnit(code, DAY)
                    .orElseThrow()
                    .id();
        }
    }

    final RecordKey patrol = new RecordKey(BOOK, UUID.randomUUID());
    /** The same patrol written down once more by its lead, with nobody else in it. */
    final RecordKey twin = new RecordKey(BOOK, UUID.randomUUID());

    /** Merged into another one of its lead, with the partner in it. */
    final RecordKey merged = new RecordKey(BOOK, UUID.randomUUID());

    final RecordKey caseFile = new RecordKey(BOOK, UUID.randomUUID());
    final UUID milestone = UUID.randomUUID();
    /** A bulletin of the lead for the partner. */
    final RecordKey item = new RecordKey(BOOK, UUID.randomUUID());

    /** A document that goes with it. */
    final UUID attachment = UUID.randomUUID();

    final TestStaff other;
    private final ApplicationContext context;

    MatrixRecords(ApplicationContext context) {
        this.context = context;
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        Acting.runAsSystem(() -> {
            context.getBean(Books.class)
                    .open(BOOK, "MATRIX", new LocalizedText("Sổ thử", "Test book"), new AreaId(1091), true);
            context.getBean(CoordinationOffices.class)
                    .appoint(BOOK, Relation.COORDINATION.unit(context), LocalDate.of(2020, 1, 1));
            write(Relation.LEAD.unit(context), Relation.PARTNER.unit(context));
        });
        other = TestStaff.named(context, "Người khác").as(Role.RECORDER, BOOK, Relation.STRANGER.unit(context));
    }

    private void write(UnitId lead, UnitId partner) {
        By by = By.now("Cán bộ nhập", lead);
        RecordingActivity recording = context.getBean(RecordingActivity.class);
        recording.submit(new Submission(patrol, patrol(lead, List.of(partner)), by));
        recording.submit(new Submission(twin, patrol(lead, List.of()), by));
        recording.submit(new Submission(merged, patrol(lead, List.of(partner)), by));
        RecordKey stays = new RecordKey(BOOK, UUID.randomUUID());
        recording.submit(new Submission(stays, patrol(lead, List.of(partner)), by));
        context.getBean(MergingActivities.class)
                .merge(new Seen(stays, null), new Seen(merged, null), List.of(), "Nhập trùng", by);
        open(caseFile, lead, partner);
        context.getBean(HandlingCase.class).take(new Offering(caseFile, partner, DAY, by));
        context.getBean(ItemWriting.class)
                .send(
                        item,
                        null,
                        bulletin(lead, partner),
                        by.then(DAY.atTime(9, 0).atZone(ZONE).toInstant()));
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> attach(context.getBean(JdbcClient.class)));
    }

    /** A case with a milestone. */
    void open(RecordKey key, UnitId lead, UnitId partner) {
        By by = By.now("Cán bộ nhập", lead);
        HandlingCase handling = context.getBean(HandlingCase.class);
        handling.take(new Opening(
                key, new CaseForm("CASE", "DRUGS", WATERS, DAY, lead, List.of(partner), null, null, false), by));
        handling.take(new Reaching(key, new MilestoneForm(milestone, "DETECTED", DAY, List.of()), by));
    }

    private void attach(JdbcClient jdbc) {
        jdbc.sql("""
                insert into exchange_attachment
                values (:book, :item, :id, 'PART', null, 0, 'a.txt', 'text/plain', 1, sha256('x'), now(), gen_random_uuid(), 1)""")
                .param("book", BOOK.value())
                .param("item", item.id())
                .param("id", attachment)
                .update();
        jdbc.sql("insert into exchange_attachment_piece values (:book, :item, :id, 0, 'x')")
                .param("book", BOOK.value())
                .param("item", item.id())
                .param("id", attachment)
                .update();
    }

    static ActivityForm patrol(UnitId lead, List<UnitId> partners) {
        LocalDateTime start = DAY.atTime(7, 30);
        return new ActivityForm(
                "PATROL",
                start.atZone(ZONE).toInstant(),
                start.plusHours(4).atZone(ZONE).toInstant(),
                WATERS,
                lead,
                partners,
                List.of(new Contribution(lead, "PERSONNEL_TURN", Quantity.of("6"))),
                null,
                null,
                false);
    }

    private static ItemForm bulletin(UnitId lead, UnitId partner) {
        return new ItemForm(
                ItemKind.BULLETIN,
                List.of("SEA"),
                WATERS,
                null,
                "Tàu lạ",
                "Ba tàu neo đậu",
                lead,
                Topic.Urgency.ORDINARY,
                Confidence.OBSERVED,
                Impact.LOW,
                List.of(partner),
                List.of(),
                null,
                false,
                false,
                false,
                null);
    }

    /** The draft of a report. */
    static RecordKey drafted(MatrixVisitors visitors, Visitor visitor) {
        String window = MatrixVisitors.encode("2021-12-15/2022-06-15");
        var answer =
                visitors.post(visitor, "/reports", "form=SIX_MONTH&book=%s&report-window=%s".formatted(BOOK, window));
        Matcher made = Pattern.compile("/reports/(\\d+)/([0-9a-f-]{36})")
                .matcher(answer.headers().firstValue("Location").orElse(answer.body()));
        if (!made.find()) {
            throw new IllegalStateException("no report was drafted: " + answer.statusCode() + " " + answer.body());
        }
        return RecordKey.of(Integer.parseInt(made.group(1)), UUID.fromString(made.group(2)));
    }
}
