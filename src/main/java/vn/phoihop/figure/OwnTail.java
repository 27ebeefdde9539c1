package vn.phoihop.figure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.ledger.EntryTallies;
import vn.phoihop.vocabulary.BookId;

/**
 * What the present transaction has written to a book itself. It holds the book's head until it ends, so that nobody writes in between: what
 * it folds next need not be read back.
 */
final class OwnTail {

    private static final Object BOUND = new Object();

    private final long before;
    private final List<EntryTallies> entries = new ArrayList<>();
    private final Map<Family, Long> folds = new EnumMap<>(Family.class);

    private OwnTail(long before) {
        this.before = before;
    }

    /** Of the present transaction, when the book is about to go on from this position. */
    static OwnTail of(BookId book, long position) {
        OwnTail tail = ofTransaction().computeIfAbsent(book, first -> new OwnTail(position));
        if (tail.end() != position) {
            throw new IllegalStateException("book " + book + " went on from " + tail.end() + " without being told");
        }
        return tail;
    }

    /** The book's position when the transaction began to write to it. */
    long before() {
        return before;
    }

    void add(List<EntryTallies> posted) {
        entries.addAll(posted);
    }

    /** Those behind a position, in order. */
    List<EntryTallies> after(long position) {
        return entries.subList((int) Math.max(0, position - before), entries.size());
    }

    /** Up to where this transaction folded the family last; null while it has not. */
    @Nullable
    Long lastFold(Family family) {
        return folds.get(family);
    }

    void folded(Family family, long position) {
        folds.put(family, position);
    }

    private long end() {
        return before + entries.size();
    }

    @SuppressWarnings("unchecked") // bound here alone
    private static Map<BookId, OwnTail> ofTransaction() {
        Object bound = TransactionSynchronizationManager.getResource(BOUND);
        if (bound != null) {
            return (Map<BookId, OwnTail>) bound;
        }
        Map<BookId, OwnTail> tails = new HashMap<>();
        TransactionSynchronizationManager.bindResource(BOUND, tails);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(BOUND);
            }
        });
        return tails;
    }
}
