package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
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

/** What tests of figures put into a book: one of something, somewhere, on a day, by a post of the border guard unless said otherwise. */
record PostedTallies(ApplicationContext context, BookId book) {

    private static final UnitId POST = new UnitId(3007);
    private static final ForceId BORDER_GUARD = new ForceId(2);

    static Posting patrol(BookId book, AreaId area, LocalDate day) {
        return posting(book, "PATROL", TallyRole.COUNTED, area, POST, day);
    }

    static Posting posting(BookId book, String measure, TallyRole role, AreaId area, UnitId unit, LocalDate day) {
        return new Posting(
                new RecordKey(book, UUID.randomUUID()),
                "activity",
                "ACTIVITY_SUBMITTED",
                "thử",
                null,
                1,
                Map.of(),
                List.of(new Tally(
                        measure,
                        Quantity.ONE,
                        day,
                        area,
                        unit,
                        BORDER_GUARD,
                        role,
                        ForceSet.of(BORDER_GUARD),
                        "PATROL",
                        null,
                        null,
                        false)));
    }

    PostedTallies patrol(AreaId area, LocalDate day) {
        return post(List.of(patrol(book, area, day)));
    }

    PostedTallies patrol(UnitId unit, AreaId area, LocalDate day) {
        return post(List.of(posting(book, "PATROL", TallyRole.COUNTED, area, unit, day)));
    }

    PostedTallies personnel(AreaId area, LocalDate day) {
        return post(List.of(posting(book, "PERSONNEL_TURN", TallyRole.CONTRIBUTED, area, POST, day)));
    }

    PostedTallies post(List<Posting> postings) {
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(Ledger.class).post(postings)));
        return this;
    }
}
