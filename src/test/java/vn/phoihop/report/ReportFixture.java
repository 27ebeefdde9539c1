package vn.phoihop.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.document.Issuer;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.Letterheads;
import vn.phoihop.document.Recipients;
import vn.phoihop.document.Signature;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;

/** A book of its own with the shipped organisation and catalogue, the staff of a report, and patrols to report on. */
final class ReportFixture {

    static final Window HALF_YEAR = Window.parse("2021-12-15/2022-06-15");
    static final String FORM = "SIX_MONTH";

    static final UnitId STAFF_DEPARTMENT = new UnitId(1001);
    private static final UnitId PROVINCIAL_POLICE = new UnitId(1000);
    private static final ForceId POLICE = new ForceId(0);
    private static final ForceId BORDER_GUARD = new ForceId(2);
    private static final ForceId CUSTOMS = new ForceId(3);

    static final Letterhead LETTERHEAD = new Letterhead(
            new Issuer("Bộ Công an", "Công an tỉnh Kiên Giang", "Kiên Giang"),
            "CAT-PV01",
            new Signature(List.of("KT. GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC", null, null),
            List.of("Ủy ban nhân dân tỉnh Kiên Giang"),
            new Recipients(List.of("Bộ Công an (để báo cáo)"), "VT, PV01"));

    final BookId book;
    final Officer drafter =
            officer("Nguyễn Văn Thử", STAFF_DEPARTMENT, "POLICE", "report.narrate", "report.confirm", "report.freeze");
    final Officer head =
            officer("Trần Thị Duyệt", STAFF_DEPARTMENT, "POLICE", "report.narrate", "report.freeze", "report.approve");
    final Officer commander = officer("Lê Văn Ký", PROVINCIAL_POLICE, "POLICE", "report.sign");
    final Officer clerk = officer("Phạm Thị Thư", STAFF_DEPARTMENT, "POLICE", "report.issue");
    final Officer borderGuard = officer("Đỗ Văn Biên", new UnitId(3000), "BORDER_GUARD", "report.confirm");
    final Officer borderStation = officer("Lý Văn Đồn", new UnitId(3003), "BORDER_GUARD", "report.confirm");
    final Officer otherHead = officer("Vũ Văn Khác", new UnitId(3000), "BORDER_GUARD", "report.approve");

    private final ApplicationContext context;
    private final Set<BookId> seen = new HashSet<>();

    ReportFixture(ApplicationContext context) {
        this(context, TestBooks.open(context));
        letterhead(LETTERHEAD);
    }

    /** As an installation begins: nobody has said what papers bear. */
    static ReportFixture withoutLetterhead(ApplicationContext context) {
        return new ReportFixture(context, TestBooks.open(context));
    }

    /** In a book that is there already; nobody has said what its papers bear. */
    ReportFixture(ApplicationContext context, BookId book) {
        this.context = context;
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        this.book = book;
        seen.add(book);
    }

    /** Its staff see another book too, such as one that theirs follows. */
    void seeing(BookId other) {
        seen.add(other);
    }

    void letterhead(Letterhead letterhead) {
        letterhead(STAFF_DEPARTMENT, letterhead);
    }

    void letterhead(UnitId unit, Letterhead letterhead) {
        asSystem(() -> {
            context.getBean(Letterheads.class).set(book, unit, Validity.ALWAYS, letterhead);
            return true;
        });
    }

    void coordinatedBy(UnitId unit) {
        asSystem(() -> {
            context.getBean(CoordinationOffices.class).appoint(book, unit, LocalDate.of(2020, 1, 1));
            return true;
        });
    }

    static Officer officer(String name, UnitId unit, String force, String... authorities) {
        return new Officer(new AccountId(UUID.randomUUID()), name, unit, force, Set.of(authorities));
    }

    /** Staff of the book as requests act: under row security. */
    <T> T as(Officer officer, Supplier<T> work) {
        return Acting.as(
                new Acting.Staff(
                        officer.account(),
                        officer.name(),
                        officer.unit(),
                        Set.copyOf(seen),
                        Set.of(),
                        Set.copyOf(seen),
                        officer.authorities()),
                work);
    }

    <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> work.get()));
    }

    /** A joint patrol of two forces with so many men each. */
    RecordKey patrol(String day, int men) {
        return post(new RecordKey(book, UUID.randomUUID()), tallies(day, men));
    }

    void correct(RecordKey record, String day, int men) {
        post(record, tallies(day, men));
    }

    void withdraw(RecordKey record) {
        post(record, List.of());
    }

    /** A patrol as somebody writes it, with why. */
    void write(RecordKey record, String event, String actor, String reason, String day, int men) {
        post(record, event, actor, Map.of("kind", "PATROL", "reason", reason), tallies(day, men));
    }

    /** The same patrol with a third force in it. */
    void joinCustoms(RecordKey record, String actor, String day, int men) {
        post(
                record,
                "ACTIVITY_JOINED",
                actor,
                Map.of("kind", "PATROL"),
                tallies(day, men, ForceSet.of(POLICE, BORDER_GUARD, CUSTOMS)));
    }

    private RecordKey post(RecordKey record, List<Tally> tallies) {
        return post(record, "ACTIVITY_SUBMITTED", "thử", Map.of("kind", "PATROL"), tallies);
    }

    private RecordKey post(
            RecordKey record, String event, String actor, Map<String, String> payload, List<Tally> tallies) {
        asSystem(() -> context.getBean(Ledger.class)
                .post(new Posting(record, "activity", event, actor, null, 1, payload, tallies)));
        return record;
    }

    private static List<Tally> tallies(String day, int men) {
        return tallies(day, men, ForceSet.of(POLICE, BORDER_GUARD));
    }

    private static List<Tally> tallies(String day, int men, ForceSet forces) {
        List<Tally> tallies = new ArrayList<>();
        tallies.add(tally("PATROL", 1, day, TallyRole.COUNTED, BORDER_GUARD, forces));
        tallies.add(tally("PERSONNEL_TURN", men, day, TallyRole.CONTRIBUTED, BORDER_GUARD, forces));
        tallies.add(tally("PERSONNEL_TURN", men, day, TallyRole.CONTRIBUTED, POLICE, forces));
        return tallies;
    }

    private static Tally tally(
            String measure, long quantity, String day, TallyRole role, ForceId force, ForceSet forces) {
        return new Tally(
                measure,
                Quantity.of(quantity),
                LocalDate.parse(day),
                new AreaId(10899),
                force.equals(POLICE) ? PROVINCIAL_POLICE : new UnitId(3000),
                force,
                role,
                forces,
                "PATROL",
                null,
                null,
                false);
    }
}
