package vn.phoihop.organisation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** How every change of the organisation is made: alone, on what is known, as one entry of the common book whose position its rows begin at. */
@Component
final class OrganisationChanges {

    /** What was decided: the entry to write and, at its position, the rows. */
    record Decided(String event, Object payload, LongConsumer rows) {}

    private final Organisations organisations;
    private final OrganisationWriting writing;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    OrganisationChanges(
            Organisations organisations,
            OrganisationWriting writing,
            Ledger ledger,
            PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.writing = writing;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    void ofUnit(UnitId unit, long seen, String actor, Function<Organisation, Decided> decision) {
        change("unit", unit.value(), List.of(), List.of(unit.value()), seen, actor, decision);
    }

    void ofArea(AreaId area, long seen, String actor, Function<Organisation, Decided> decision) {
        change("area", area.value(), List.of(area.value()), List.of(), seen, actor, decision);
    }

    private void change(
            String type,
            long id,
            List<Long> areas,
            List<Long> units,
            long seen,
            String actor,
            Function<Organisation, Decided> decision) {
        transaction.executeWithoutResult(status -> {
            writing.lock();
            if (writing.changedSince(seen, areas, units)) {
                throw new Refused(ProblemCode.CHANGED_MEANWHILE);
            }
            Decided decided = decision.apply(organisations.afterWaiting());
            UUID record = UUID.nameUUIDFromBytes(("phoihop/" + type + "/" + id).getBytes(StandardCharsets.UTF_8));
            long position = ledger.post(new Posting(
                    new RecordKey(BookId.COMMON, record),
                    type,
                    decided.event,
                    actor,
                    null,
                    1,
                    decided.payload,
                    List.of()));
            decided.rows.accept(position);
            writing.revision(position, decided.event, null);
        });
    }
}
