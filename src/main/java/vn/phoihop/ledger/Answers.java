package vn.phoihop.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/**
 * Answers that were given, kept for who asks the same. At a cutoff the same question has the same answer for ever, so nothing here is
 * ever stale; with every new entry the present cutoff is another one, and the oldest answers make room. An answer is only given again
 * to who sees the same.
 */
@Component
public class Answers {

    private static final int KEPT = 500;

    private final Map<Key, Object> kept = new LinkedHashMap<>(64, 0.75f, true);

    private record Key(Object question, Object sight) {}

    private record Seen(Set<BookId> books, Set<UnitId> units, Set<BookId> wholeBooks) {}

    /**
     * The answer to a question.
     *
     * @param question a record that holds all that is asked, the cutoff too; questions are equal when their values are
     * @param ask must not read anything that is not pinned by the cutoff
     */
    @SuppressWarnings("unchecked") // One question record has answers of one type.
    public <T> T get(Object question, Supplier<T> ask) {
        if (Ledger.hasUncommittedEntries()) {
            // Their positions may be given to others after a rollback.
            return ask.get();
        }
        Key key = new Key(question, sight());
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

    private static Object sight() {
        return switch (Acting.current()) {
            case Acting.Staff staff -> new Seen(staff.books(), staff.units(), staff.wholeBooks());
            case Acting.AsSystem system -> Acting.AsSystem.class;
            case Acting.Nobody nobody -> Acting.Nobody.class;
        };
    }
}
