package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.access.TestStaff;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Verification;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** A book of its own with the shipped organisation and catalogue, a patrol led by a border-guard station, and who writes it. */
@DatabaseTest
abstract class ActivityFixture {

    static final AreaId KIEN_GIANG = new AreaId(1091);
    static final AreaId HA_TIEN_WATERS = new AreaId(500001);
    static final UnitId STATION = new UnitId(3007);
    static final UnitId CITY_POLICE = new UnitId(1102);
    static final UnitId SQUADRON = new UnitId(5010);
    static final List<Contribution> FOUR = List.of(new Contribution(STATION, "PERSONNEL_TURN", Quantity.of(4)));
    static final By RECORDER = By.now("nhap.bp", STATION);

    @Autowired
    Catalogues catalogues;

    @Autowired
    RecordingActivity recording;

    @Autowired
    ChangingActivity changing;

    @Autowired
    Activities activities;

    @Autowired
    Ledger ledger;

    @Autowired
    Verification verification;

    @Autowired
    Figures figures;

    @Autowired
    ApplicationContext context;

    BookId book;
    SignedIn stationed;

    @BeforeEach
    void openBook() {
        book = TestBooks.inKienGiang(context);
        stationed = TestStaff.named(context, "nhap.bp")
                .as(Role.RECORDER, book, STATION)
                .signedIn();
    }

    interface Work<T> {
        T run();
    }

    /** As a recorder of the station, on the login that serves requests. */
    <T> T as(Work<T> work) {
        return stationed.run(work::run);
    }

    void assertRefused(Work<?> work, ProblemCode code) {
        assertThatThrownBy(() -> as(work))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .contains(code));
    }

    List<Entry> history(Activity activity) {
        return as(() -> ledger.history(activity.key()));
    }

    Map<String, Long> figures() {
        return figures(as(() -> ledger.cutoff(Set.of(book))));
    }

    Map<String, Long> figures(Cutoff cutoff) {
        Map<String, Long> values = new java.util.TreeMap<>();
        as(() -> figures.compute(
                        catalogues.current().list(vn.phoihop.catalogue.Indicator.class),
                        new Scope(Window.parse("2021-12-15/2022-06-15"), Set.of(book), cutoff)))
                .forEach((code, value) -> values.put(code, number(value)));
        return values;
    }

    static long number(FigureValue value) {
        return value.value().value().longValueExact();
    }

    Submission submission(ActivityForm form) {
        return new Submission(new RecordKey(book, UUID.randomUUID()), form, RECORDER);
    }

    static ActivityForm patrol() {
        return patrol(STATION, List.of(CITY_POLICE), 4);
    }

    static ActivityForm patrol(UnitId lead, List<UnitId> partners, int ownPersonnel) {
        List<Contribution> putIn = new ArrayList<>(List.of(
                new Contribution(lead, "PERSONNEL_TURN", Quantity.of(ownPersonnel)),
                new Contribution(lead, "CRAFT_TURN", Quantity.ONE)));
        partners.forEach(partner -> putIn.add(new Contribution(partner, "PERSONNEL_TURN", Quantity.of(5))));
        return form("PATROL", LocalDateTime.of(2022, 3, 1, 20, 0), lead, partners, putIn, null);
    }

    static ActivityForm form(
            String kind,
            LocalDateTime start,
            UnitId lead,
            List<UnitId> partners,
            List<Contribution> putIn,
            @org.jspecify.annotations.Nullable String note) {
        return new ActivityForm(
                kind, at(start), at(start.plusHours(4)), HA_TIEN_WATERS, lead, partners, putIn, null, note, false);
    }

    static java.time.Instant at(LocalDateTime local) {
        return local.atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
    }
}
