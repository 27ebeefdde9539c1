package vn.phoihop.ledger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Refused;

/** Reads a book from its first entry and computes every hash again. */
@Component
public class Verification {

    private static final int STRETCH = 2_000;

    private final Entries entries;
    private final Heads heads;
    private final Seals seals;
    private final SealingKeys keys;
    private final Witness witness;

    Verification(Entries entries, Heads heads, Seals seals, SealingKeys keys, Witness witness) {
        this.entries = entries;
        this.heads = heads;
        this.seals = seals;
        this.keys = keys;
        this.witness = witness;
    }

    /**
     * What was found.
     *
     * @param entries how many entries hold, from the first one on
     * @param flaw the first thing that does not; null when all does
     * @param dropped of which entries the contents were dropped by rule; they hold all the same
     */
    public record Finding(
            BookId book, long entries, @Nullable Flaw flaw, Dropped dropped) {
        public boolean holds() {
            return flaw == null;
        }

        /** The position of what does not hold. */
        public @Nullable Long brokenAt() {
            return flaw == null ? null : flaw.position();
        }
    }

    /** Why nothing can be sealed now; empty when all is well. */
    @Transactional(readOnly = true)
    public Optional<Refused> sealingTrouble() {
        return keys.trouble();
    }

    @Transactional(readOnly = true)
    public Finding verify(BookId book) {
        KeyRing ring = keys.ring();
        ChainCheck chain = new ChainCheck(book, ring, new Anchors().witnessed(witness.of(book)));
        Flaw flaw = ring.falseLink(book);
        for (List<Entries.Stored> stretch = entries.after(book, 0, STRETCH);
                !stretch.isEmpty() && flaw == null;
                stretch = entries.after(book, chain.position(), STRETCH)) {
            flaw = flaw(chain, stretch, sealed(book, stretch));
        }
        if (flaw == null) {
            flaw = seals.between(book, chain.position(), Long.MAX_VALUE).stream()
                    .findFirst()
                    .map(chain::seal)
                    .orElse(null);
        }
        if (flaw == null) {
            Heads.Head head = heads.list(List.of(book)).getFirst();
            flaw = chain.end(head.position(), head.hash());
        }
        Entries.Gone gone = entries.gone(book);
        if (flaw == null && gone.missing() != null) {
            flaw = Flaw.at(book, gone.missing(), Fault.PAYLOAD_MISSING);
        }
        return new Finding(book, chain.position(), flaw, gone.dropped());
    }

    private List<Seal> sealed(BookId book, List<Entries.Stored> stretch) {
        return seals.between(
                book,
                stretch.getFirst().entry().position() - 1,
                stretch.getLast().entry().position());
    }

    private static @Nullable Flaw flaw(ChainCheck chain, List<Entries.Stored> stretch, List<Seal> sealed) {
        int next = 0;
        for (Entries.Stored stored : stretch) {
            Flaw flaw = chain.entry(stored.entry(), stored.salt());
            while (flaw == null
                    && next < sealed.size()
                    && sealed.get(next).position() == stored.entry().position()) {
                flaw = chain.seal(sealed.get(next++));
            }
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }
}
