package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;

/** Takes from one item what it says, when it has been kept for long enough; what it counts for stays. */
@Component
class DroppingItem {

    private final ItemWriting writing;
    private final Items items;
    private final Attaching attaching;
    private final Catalogues catalogues;
    private final Ledger ledger;

    DroppingItem(ItemWriting writing, Items items, Attaching attaching, Catalogues catalogues, Ledger ledger) {
        this.writing = writing;
        this.items = items;
        this.attaching = attaching;
        this.catalogues = catalogues;
        this.ledger = ledger;
    }

    /**
     * Drops what an item says and what was said to that, from its tables and from the book, where it has been kept as long as its topics ask for; in the
     * book stands who did so (the system), what, and by which rule. False where it says nothing any more, goes on, or is to be kept.
     */
    @Transactional
    boolean drop(RecordKey key, By by) {
        ItemCheck check = writing.check(key.book(), by);
        Item before = writing.held(key);
        LocalDate ended = before.endedOn();
        Keeping keeping = new Keeping(catalogues.current());
        if (ended == null
                || before.dropping().isPresent()
                || check.today().isBefore(keeping.until(before.form(), ended))) {
            return false;
        }
        Item after = before.dropped(new Turn(
                UUID.randomUUID(),
                ItemMove.DROP,
                check.at(by),
                by.actor(),
                by.unit(),
                null,
                null,
                Keeping.rule(keeping.months(before.form())),
                ended,
                null,
                null,
                null));
        items.silence(
                new ItemRows.Saving(before, after, check.at(by), writing.words().of(after)));
        attaching.drop(key);
        // The entries before say nothing any more: this one says all that stays.
        ledger.drop(ItemWriting.posting(after, after, by, check));
        return true;
    }
}
