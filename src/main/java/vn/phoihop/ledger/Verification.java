package vn.phoihop.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.BookId;

/** Reads a book from its first entry and computes every hash again. */
@Component
public class Verification {

    private static final int STRETCH = 2_000;

    private final Entries entries;
    private final Heads heads;
    private final Seals seals;

    Verification(Entries entries, Heads heads, Seals seals) {
        this.entries = entries;
        this.heads = heads;
        this.seals = seals;
    }

    /**
     * What was found.
     *
     * @param entries how many entries were read
     * @param brokenAt the first position that does not hold; null when all do
     * @param fault what is wrong there, in English, for the log and the operator
     */
    public record Finding(
            BookId book,
            long entries,
            @Nullable Long brokenAt,
            @Nullable String fault) {
        public boolean holds() {
            return brokenAt == null;
        }
    }

    @Transactional(readOnly = true)
    public Finding verify(BookId book) {
        Map<Long, Seal> sealed = new HashMap<>();
        for (Seal seal : seals.list(book)) {
            if (!seals.holds(seal)) {
                return new Finding(book, 0, seal.position(), "the signature of the seal does not hold");
            }
            Seal earlier = sealed.put(seal.position(), seal);
            if (earlier != null && !earlier.hash().equals(seal.hash())) {
                return new Finding(book, 0, seal.position(), "two seals of one position disagree");
            }
        }
        long position = 0;
        Hash previous = Hash.ZERO;
        for (List<Entries.Stored> stretch = entries.after(book, 0, STRETCH);
                !stretch.isEmpty();
                stretch = entries.after(book, position, STRETCH)) {
            for (Entries.Stored stored : stretch) {
                String fault = fault(stored, position + 1, previous, sealed.remove(position + 1));
                if (fault != null) {
                    return new Finding(book, position, position + 1, fault);
                }
                position++;
                previous = stored.entry().hash();
            }
        }
        Heads.Head head = heads.list(List.of(book)).getFirst();
        if (head.position() != position || !head.hash().equals(previous)) {
            return new Finding(book, position, position + 1, "entries up to the head are missing");
        }
        if (!sealed.isEmpty()) {
            return new Finding(book, position, position + 1, "entries that were sealed are missing");
        }
        return new Finding(book, position, null, null);
    }

    private static @Nullable String fault(Entries.Stored stored, long expected, Hash previous, @Nullable Seal seal) {
        Entry entry = stored.entry();
        if (entry.position() != expected) {
            return "the entry is missing";
        }
        if (entry.payload() != null
                && !Chain.payloadHash(Objects.requireNonNull(stored.salt()), entry.payload())
                        .equals(entry.payloadHash())) {
            return "the payload was altered";
        }
        Chain.Envelope envelope = new Chain.Envelope(
                entry.book(),
                entry.position(),
                entry.recordedAt(),
                entry.actor(),
                entry.actingUnit(),
                entry.event(),
                entry.recordType(),
                entry.record().id().toString(),
                entry.payloadVersion());
        if (!Chain.entryHash(previous, envelope, entry.payloadHash(), entry.tallies())
                .equals(entry.hash())) {
            return "the entry or its tallies were altered";
        }
        if (seal != null && !seal.hash().equals(entry.hash())) {
            return "the entry is not the one that was sealed";
        }
        return null;
    }
}
