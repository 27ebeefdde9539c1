package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.TestBooks;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.ForceFigure;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Verification;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** A book of its own for each test, and the words in which tests of cases are written. */
abstract class CasesInABook {

    static final AreaId HA_TIEN = new AreaId(10900);
    static final UnitId STATION = new UnitId(3006);
    static final UnitId DRUG_POLICE = new UnitId(1011);
    static final UnitId CRIMINAL_POLICE = new UnitId(1009);
    static final UnitId CUSTOMS = new UnitId(4001);
    static final ForceId POLICE = new ForceId(0);
    static final ForceId BORDER_GUARD = new ForceId(2);
    static final Window WINDOW = Window.parse("2021-12-15/2022-06-15");

    @Autowired
    ApplicationContext context;

    @Autowired
    Catalogues catalogues;

    @Autowired
    HandlingCase handling;

    @Autowired
    CorrectingCase correcting;

    @Autowired
    CaseFiles files;

    @Autowired
    Ledger ledger;

    @Autowired
    Verification verification;

    @Autowired
    Figures figures;

    BookId book;

    @BeforeEach
    void openBook() {
        book = TestBooks.inKienGiang(context);
    }

    interface Work<T> {
        T run();
    }

    <T> T as(Work<T> work) {
        return Acting.as(
                new Acting.Staff(
                        new AccountId(new UUID(0, 1)),
                        "nhap.ca",
                        DRUG_POLICE,
                        Set.of(book),
                        Set.of(STATION, DRUG_POLICE, CRIMINAL_POLICE, CUSTOMS),
                        Set.of(book),
                        Role.RECORDER.authorities()),
                work::run);
    }

    /** As somebody of the unit, who sees what concerns it alone. */
    <T> T as(UnitId unit, Work<T> work) {
        return Acting.as(
                new Acting.Staff(
                        new AccountId(new UUID(0, unit.value())),
                        "nhap." + unit,
                        unit,
                        Set.of(book),
                        Set.of(unit),
                        Set.of(),
                        Role.RECORDER.authorities()),
                work::run);
    }

    void assertRefused(Work<?> work, ProblemCode code) {
        assertThatThrownBy(() -> as(work))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(problem -> problem.code())
                                .contains(code));
    }

    RecordKey key() {
        return new RecordKey(book, UUID.randomUUID());
    }

    static By by(UnitId unit) {
        return By.now("nhap", unit);
    }

    RecordKey opened(String category, UnitId lead, String openedOn) {
        return opened("CASE", category, lead, openedOn, false);
    }

    RecordKey gang(String openedOn) {
        return opened("GANG_CASE", null, CRIMINAL_POLICE, openedOn, false);
    }

    RecordKey opened(String kind, @Nullable String category, UnitId lead, String openedOn, boolean exercise) {
        RecordKey key = key();
        CaseForm form = new CaseForm(kind, category, HA_TIEN, day(openedOn), lead, List.of(), null, null, exercise);
        as(() -> handling.take(new Opening(key, form, by(lead))));
        return key;
    }

    void handOver(RecordKey key, UnitId to, String on) {
        as(() -> handling.take(new Offering(key, to, day(on), by(STATION))));
        as(() -> handling.take(Answering.accepting(key, day(on), by(to))));
    }

    UUID reach(RecordKey key, String stage, String on, Object... amounts) {
        Reaching reaching = reaching(key, stage, on, amounts);
        as(() -> handling.take(reaching));
        return reaching.form().id();
    }

    static Reaching reaching(RecordKey key, String stage, String on, Object... amounts) {
        List<Amount> all = new ArrayList<>();
        for (int i = 0; i < amounts.length; i += 2) {
            all.add(amount((String) amounts[i], amounts[i + 1]));
        }
        return new Reaching(key, new MilestoneForm(UUID.randomUUID(), stage, day(on), all), by(DRUG_POLICE));
    }

    static Amount amount(String measure, Object quantity) {
        return new Amount(measure, Quantity.of(quantity.toString()));
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }

    Map<String, String> figures() {
        return figures(as(() -> ledger.cutoff(Set.of(book))));
    }

    Map<String, String> figures(Cutoff cutoff) {
        Map<String, String> values = new TreeMap<>();
        as(() -> figures.compute(catalogues.current().list(Indicator.class), new Scope(WINDOW, Set.of(book), cutoff)))
                .forEach((code, value) -> values.put(code, value.value().toString()));
        return values;
    }

    ForceFigure byForce(String indicator, ForceId force) {
        Cutoff cutoff = as(() -> ledger.cutoff(Set.of(book)));
        return as(() -> figures.byForce(
                        catalogues.current().indicator(indicator), new Scope(WINDOW, Set.of(book), cutoff)))
                .stream()
                .filter(row -> row.force().equals(force))
                .findFirst()
                .orElse(new ForceFigure(force, Quantity.ZERO, Quantity.ZERO));
    }
}
