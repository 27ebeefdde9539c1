package vn.phoihop.report;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.FollowingBook;
import vn.phoihop.vocabulary.BookId;

/** Follows a book as if its chain had been made over entries that are altered. */
public record ForgedBook(FollowingBook following, UnaryOperator<Entry> altering) implements FollowingBook {

    /** The entry, as if it had counted nothing. */
    public static Entry countingNothing(Entry entry) {
        return new Entry(
                entry.book(),
                entry.position(),
                entry.recordedAt(),
                entry.actor(),
                entry.actingUnit(),
                entry.event(),
                entry.recordType(),
                entry.record(),
                entry.payloadVersion(),
                entry.payload(),
                entry.payloadHash(),
                entry.hash(),
                List.of());
    }

    @Override
    public void inFront(BookId book, long position, String payload) {
        following.inFront(book, position, payload);
    }

    @Override
    public void entry(Entry entry) {
        following.entry(altering.apply(entry));
    }

    @Override
    public List<Flaw> flaws() {
        return following.flaws();
    }
}
