package vn.phoihop.ledger;

import vn.phoihop.vocabulary.BookId;

/**
 * Told of new entries in the transaction that posts them, once they and their tallies stand and while the book's head is still locked: so
 * whatever it writes is there with the entries, or not at all. It makes every writer of the book wait; it must be quick.
 */
public interface AfterPosting {

    /** The book went from one position to another. */
    void posted(BookId book, long before, long after);
}
