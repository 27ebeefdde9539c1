package vn.phoihop.ledger;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Follows the entries of a book that come without what they held, until one says that this was dropped. What is left at the end is missing. One line
 * of memory for each record that is still to be said of.
 */
final class MissingPayloads {

    /** The types of record of which a rule says for how long what they say is kept; as {@code kept_by_rule} in the database. */
    private static final Set<String> KEPT_BY_RULE = Set.of("exchange");

    private record Waiting(long first, long entries) {}

    private final Map<UUID, Waiting> waiting = new HashMap<>();
    private Dropped dropped = Dropped.NONE;

    void follow(Entry entry) {
        UUID record = entry.record().id();
        if (saysDropped(entry)) {
            Waiting said = waiting.remove(record);
            if (said != null) {
                dropped = dropped.and(said.entries, entry.recordedAt());
            }
        }
        if (entry.payload() == null) {
            waiting.merge(
                    record,
                    new Waiting(entry.position(), 1),
                    (known, _) -> new Waiting(known.first, known.entries + 1));
        }
    }

    /** By the rule of its type and by the system itself: anything else would be somebody's own wish. */
    private static boolean saysDropped(Entry entry) {
        return entry.event().equals(Ledger.CONTENT_DROPPED)
                && KEPT_BY_RULE.contains(entry.recordType())
                && entry.actor().equals("system")
                && entry.actingUnit() == null;
    }

    Dropped dropped() {
        return dropped;
    }

    /** How many came without, and nobody says why. */
    long entries() {
        return waiting.values().stream().mapToLong(Waiting::entries).sum();
    }

    /** The first position of which nobody says why nothing is there. */
    Optional<Long> first() {
        return waiting.values().stream().map(Waiting::first).min(Comparator.naturalOrder());
    }
}
