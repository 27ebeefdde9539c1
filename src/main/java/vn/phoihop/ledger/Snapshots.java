package vn.phoihop.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What is dated by positions of the common book, kept in memory by the entry that last changed it. Asking for the present costs one look
 * at an index; asking for a position that all its entries have reached costs nothing the second time, since its answer is the same for ever.
 */
public final class Snapshots<T> {

    private static final int SNAPSHOTS = 32;
    private static final int POSITIONS = 1_000;

    /**
     * Which entry last changed it, as far as a position has seen.
     *
     * @param settled every entry up to the position asked for has been committed
     */
    public record Revision(long position, boolean settled) {}

    private record Question(Snapshots<?> asked, long position) {}

    private final LongFunction<Revision> revisions;
    private final LongFunction<T> reading;
    private final Map<Long, Long> settled = latest(POSITIONS);
    private final Map<Long, T> kept = latest(SNAPSHOTS);

    public Snapshots(LongFunction<Revision> revisions, LongFunction<T> reading) {
        this.revisions = revisions;
        this.reading = reading;
    }

    /** As it was known at a position of the common book. */
    public T at(long position) {
        return of(revision(position));
    }

    /** As the entry at this position left it. */
    public T of(long revision) {
        synchronized (kept) {
            T found = kept.get(revision);
            if (found == null) {
                found = reading.apply(revision);
                kept.put(revision, found);
            }
            return found;
        }
    }

    /** Called when a transaction that had written the revision did not commit: its position will be given to another entry. */
    public void forget(long revision) {
        synchronized (kept) {
            kept.remove(revision);
        }
    }

    private long revision(long position) {
        synchronized (settled) {
            Long known = settled.get(position);
            if (known != null) {
                return known;
            }
        }
        Revision found = LookedUp.once(new Question(this, position), () -> revisions.apply(position));
        if (found.settled() && !Ledger.hasUncommittedEntries()) {
            synchronized (settled) {
                settled.put(position, found.position());
            }
        }
        return found.position();
    }

    private static <V> Map<Long, V> latest(int most) {
        return new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
                return size() > most;
            }
        };
    }
}
