package vn.phoihop.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

@DatabaseTest
class PlacedTest {

    private static final AreaId DISTRICT = new AreaId(10899);
    private static final UnitId STATION = new UnitId(3007);
    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);

    @Autowired
    Placed placed;

    @Autowired
    Ledger ledger;

    @Autowired
    ApplicationContext context;

    @Autowired
    PlatformTransactionManager transactions;

    BookId book = BookId.COMMON;

    @BeforeEach
    void open() {
        book = TestBooks.inKienGiang(context);
    }

    @Test
    void whatCountsWhereNothingWasIsFoundAndWhatWasTakenOutIsNot() {
        RecordKey fine = post(key(), tally(DISTRICT, STATION, DAY));
        assertThat(stray()).isEmpty();
        RecordKey late = post(key(), tally(DISTRICT, STATION, LocalDate.of(2025, 7, 1)));
        assertThat(stray())
                .containsExactly(new Placed.Stray(late, LocalDate.of(2025, 7, 1), Placed.What.AREA, DISTRICT.value()));
        post(late, List.of());
        assertThat(stray()).isEmpty();
        post(fine, tally(DISTRICT, new UnitId(999_999), DAY));
        assertThat(stray()).containsExactly(new Placed.Stray(fine, DAY, Placed.What.UNIT, 999_999));
    }

    private List<Placed.Stray> stray() {
        return asSystem(() -> placed.findStray(book)).stream().toList();
    }

    private RecordKey key() {
        return new RecordKey(book, UUID.randomUUID());
    }

    private RecordKey post(RecordKey key, List<Tally> tallies) {
        asSystem(() ->
                ledger.post(new Posting(key, "activity", "ACTIVITY_SUBMITTED", "thử", null, 1, Map.of(), tallies)));
        return key;
    }

    private static List<Tally> tally(AreaId area, UnitId unit, LocalDate day) {
        ForceId force = new ForceId(2);
        return List.of(new Tally(
                "PATROL",
                Quantity.ONE,
                day,
                area,
                unit,
                force,
                TallyRole.COUNTED,
                ForceSet.of(force),
                "PATROL",
                null,
                null,
                false));
    }

    private <T> T asSystem(Supplier<T> work) {
        return Acting.asSystem(() -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }
}
