package vn.phoihop.ledger;

import java.util.List;
import vn.phoihop.vocabulary.BookId;

/** Somebody who follows a book's file while it is verified, told of nothing that has not been found to hold. */
public interface FollowingBook {

    /** The payload of an entry that is still to come, and whose hash that entry is going to confirm. */
    void inFront(BookId book, long position, String payload);

    /** The next entry of the chain; its payload is null where the file does not tell it. */
    void entry(Entry entry);

    /** What is wrong with what was followed. */
    List<Flaw> flaws();

    /** Whether the book must have been sealed as this entry was written. */
    default boolean isSealedAtOnce(Entry entry) {
        return false;
    }
}
