package vn.phoihop.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.vocabulary.BookId;

/**
 * What a transaction has looked up about the state of the books, so that the many questions of a page look once. It is forgotten when the
 * transaction holds a head or writes an entry. Who writes into the common book, where organisation and catalogue are, looks each time
 * from then on.
 */
final class LookedUp {

    private static final Object KEY = LookedUp.class;

    private LookedUp() {}

    /** The answer of this transaction's first look; without a transaction, a look each time. */
    @SuppressWarnings("unchecked")
    static <T> T once(Object question, Supplier<T> look) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || Ledger.hasUncommittedEntries(BookId.COMMON)) {
            return look.get();
        }
        Map<Object, Object> answers = (Map<Object, Object>) TransactionSynchronizationManager.getResource(KEY);
        if (answers == null) {
            answers = new HashMap<>();
            bind(answers);
        }
        return (T) answers.computeIfAbsent(question, _ -> look.get());
    }

    static void forget() {
        if (TransactionSynchronizationManager.getResource(KEY) instanceof Map<?, ?> answers) {
            answers.clear();
        }
    }

    private static void bind(Map<Object, Object> answers) {
        TransactionSynchronizationManager.bindResource(KEY, answers);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(KEY);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(KEY, answers);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(KEY);
            }
        });
    }
}
