package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.activity.Activity;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.ChangingActivity;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.ChangingAreas;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;

/** The same question at the same cutoff has the same answer, whatever comes later: records, units, areas, definitions. */
@DatabaseTest
@UsesDatabase(own = true)
class AsKnownThenTest {

    private static final Window HALF_YEAR = Window.parse("2021-12-15/2022-06-15");
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final AreaId KIEN_GIANG = new AreaId(1091);
    private static final By SOMEBODY = By.now("Cán bộ thử", null);

    @Autowired
    RecordingActivity recording;

    @Autowired
    ChangingActivity changing;

    @Autowired
    Figures figures;

    @Autowired
    Catalogues catalogues;

    @Autowired
    Organisations organisations;

    @Autowired
    Ledger ledger;

    @Autowired
    ApplicationContext context;

    @Autowired
    PlatformTransactionManager transactions;

    BookId book;

    @Test
    void hundredLaterChangesChangeNothing() {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        book = new BookId(1);
        LocalizedText name = new LocalizedText("Sổ thử", "Test book");
        inTransaction(() -> {
            context.getBean(Books.class).open(book, "TEST", name, KIEN_GIANG, true);
            return true;
        });
        List<Activity> early = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            early.add(patrol(i));
        }
        Cutoff then = inTransaction(() -> ledger.cutoff(Set.of(book)));
        Map<String, Object> before = everything(then);

        for (int i = 0; i < 60; i++) {
            patrol(i);
        }
        for (Activity one : early.subList(0, 25)) {
            correct(one);
        }
        for (Activity one : early.subList(25, 37)) {
            inTransaction(() -> changing.withdraw(one.key(), one.version(), "Ghi nhầm", SOMEBODY));
        }
        Acting.runAsSystem(this::moveUnitBackInTime);
        Acting.runAsSystem(this::correctArea);
        Acting.runAsSystem(this::changeIndicator);

        assertThat(everything(then)).isEqualTo(before);
        assertThat(everything(inTransaction(() -> ledger.cutoff(Set.of(book))))).isNotEqualTo(before);
    }

    /** Every figure of the form with all its break-downs, asked anew. */
    private Map<String, Object> everything(Cutoff cutoff) {
        return inTransaction(() -> {
            var catalogue = catalogues.at(cutoff, HALF_YEAR.lastDay());
            List<Indicator> indicators = catalogue.form("SIX_MONTH").lines().stream()
                    .map(line -> catalogue.indicator(line.indicator()))
                    .toList();
            Scope scope = new Scope(HALF_YEAR, Set.of(book), cutoff);
            Map<String, Object> all = new LinkedHashMap<>(figures.computeAnew(indicators, scope));
            Indicator patrols = catalogue.indicator("PATROLS");
            all.put("by force", figures.byForce(patrols, scope));
            all.put("by month", figures.byMonth(patrols, scope));
            all.put("by district", figures.byArea(patrols, scope, AreaLevel.DISTRICT));
            UnitId station = unit("CA-KG-900");
            all.put(
                    "superiors",
                    organisations.at(cutoff).superiors(station, DAY).toString());
            return all;
        });
    }

    private Activity patrol(int number) {
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        return inTransaction(() -> recording.submit(new Submission(key, form(number, 5), SOMEBODY)));
    }

    private void correct(Activity one) {
        inTransaction(() -> changing.correct(one.key(), one.version(), form(3, 9), "Ghi thiếu quân số", SOMEBODY));
    }

    private ActivityForm form(int number, int personnel) {
        UnitId lead = unit("CA-KG-900");
        UnitId partner = unit("BP-KG-CKHT");
        Instant begins = Instant.parse("2022-01-03T01:00:00Z").plus(number * 2L, ChronoUnit.DAYS);
        return new ActivityForm(
                "PATROL",
                begins,
                null,
                commune(),
                lead,
                number % 2 == 0 ? List.of(partner) : List.of(),
                List.of(new Contribution(lead, "PERSONNEL_TURN", Quantity.of(personnel))),
                null,
                null,
                false);
    }

    private void moveUnitBackInTime() {
        context.getBean(ChangingUnits.class)
                .move(unit("CA-KG-900"), unit("CA-KG-PV01"), LocalDate.of(2022, 1, 1), seen(), "Quản trị");
    }

    private void correctArea() {
        AreaId other = organisations
                .current()
                .findArea("911", AreaLevel.DISTRICT, DAY)
                .orElseThrow()
                .id();
        context.getBean(ChangingAreas.class)
                .correct(commune(), null, other, new Validity(null, LocalDate.of(2025, 7, 1)), seen(), "Quản trị");
    }

    private void changeIndicator() {
        Indicator patrols = catalogues.current(DAY).indicator("PATROLS");
        Indicator jointOnly = new Indicator(
                patrols.code(),
                patrols.label(),
                patrols.measure(),
                patrols.role(),
                patrols.kinds(),
                patrols.categories(),
                patrols.stage(),
                true,
                patrols.creditedForces(),
                patrols.areaLevels(),
                patrols.unit(),
                patrols.hedge(),
                patrols.subsetOf());
        context.getBean(ChangingCatalogue.class)
                .define(jointOnly, Validity.ALWAYS, catalogues.current().position(), "Quản trị");
    }

    private long seen() {
        return organisations.current().position();
    }

    private UnitId unit(String code) {
        return organisations.current().findUnit(code, DAY).orElseThrow().id();
    }

    private AreaId commune() {
        return organisations
                .current()
                .findArea("30766", AreaLevel.COMMUNE, DAY)
                .orElseThrow()
                .id();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
