package vn.phoihop.ledger;

import java.time.Instant;
import java.util.List;
import vn.phoihop.vocabulary.BookId;

/**
 * What a room has sealed in the transaction that wrote it, such as figures that are frozen. Whoever takes seals away and chains a book anew
 * cannot make these again, so the verification misses them. A room that has something sealed says so by a bean.
 */
public interface SealedAtOnce {

    /** Whether the book was sealed as this entry was written. */
    boolean isSealed(Entry entry);

    /** Positions of a book that were sealed because something rests on them, in whatever book that was written. */
    List<Resting> restingOn(BookId book);

    /** @param at when what rests on the position was written */
    record Resting(long position, Instant at) {}
}
