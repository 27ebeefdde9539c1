package vn.phoihop.figure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;

/**
 * Answers that were given, kept for who asks the same. At a cutoff the same question has the same answer for ever, so nothing here is
 * ever stale; with every new entry the present cutoff is another one, and the oldest answers make room. An answer is only given again
 * to who sees the same books.
 */
@Component
class Answers {

    private static final int KEPT = 500;

    private final Map<Key, Object> kept = new LinkedHashMap<>(64, 0.75f, true);

    private record Key(Object question, Scope scope, Set<BookId> sight) {}

    /**
     * The answer to a question over a scope.
     *
     * @param question a record that holds all that is asked; questions are equal when their values are
     * @param ask must not read anything that is not pinned by the scope's cutoff
     */
    @SuppressWarnings("unchecked") // One question record has answers of one type.
    <T> T get(Object question, Scope scope, Supplier<T> ask) {
        if (Ledger.hasUncommittedEntries()) {
            // Their positions may be given to others after a rollback.
            return ask.get();
        }
        Key key = new Key(question, scope, sight());
        synchronized (kept) {
            Object known = kept.get(key);
            if (known != null) {
                return (T) known;
            }
        }
        T answer = ask.get();
        synchronized (kept) {
            kept.put(key, answer);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return answer;
    }

    private static Set<BookId> sight() {
        return switch (Acting.current()) {
            case Acting.Staff staff -> staff.books();
            // The common book alone stands for "all": no member of staff has it as a book of theirs.
            case Acting.AsSystem system -> Set.of(BookId.COMMON);
            case Acting.Nobody nobody -> Set.of();
        };
    }
}
