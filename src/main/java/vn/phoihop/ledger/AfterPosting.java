package vn.phoihop.ledger;

import java.util.List;
import vn.phoihop.vocabulary.BookId;

/**
 * Told of new entries in the transaction that posts them, once they and their tallies stand and while the book's head is still locked: so
 * whatever it writes is there with the entries, or not at all. It makes every writer of the book wait; it must be quick.
 */
public interface AfterPosting {

    /**
     * The book went on.
     *
     * @param before its position until now
     * @param entries the new ones, in order
     */
    void posted(BookId book, long before, List<PostedEntry> entries);
}
