package vn.phoihop.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;

/** Follows a book from its first entry, wherever it comes from, and stops at the first thing that does not hold. */
final class ChainCheck {

    private final BookId book;
    private final KeyRing keys;
    private final Anchors anchors;
    private long position;
    private Hash hash = Hash.ZERO;
    private Instant written = Instant.EPOCH;
    private @Nullable Seal lastSeal;
    private long sure;

    ChainCheck(BookId book, KeyRing keys, Anchors anchors) {
        this.book = book;
        this.keys = keys;
        this.anchors = anchors;
    }

    long position() {
        return position;
    }

    Hash hash() {
        return hash;
    }

    @Nullable
    Seal lastSeal() {
        return lastSeal;
    }

    /** The next entry; null when it holds. */
    @Nullable
    Flaw entry(Entry entry, byte @Nullable [] salt) {
        long expected = position + 1;
        if (entry.position() != expected || !entry.book().equals(book)) {
            return Flaw.at(book, expected, Fault.ENTRY_MISSING);
        }
        if (!Chain.tellsWhatWasHashed(entry, salt)) {
            return Flaw.at(book, expected, Fault.PAYLOAD_ALTERED);
        }
        if (!Chain.entryHash(hash, Chain.Envelope.of(entry), entry.payloadHash(), entry.tallies())
                .equals(entry.hash())) {
            return Flaw.at(book, expected, Fault.ENTRY_ALTERED);
        }
        position = expected;
        hash = entry.hash();
        written = entry.recordedAt();
        for (Anchors.Anchor anchor : anchors.take(position)) {
            if (!hash.toString().startsWith(anchor.hash())) {
                return Flaw.at(book, position, anchor.different(), sure + 1);
            }
            sure = position;
        }
        return null;
    }

    /** A seal, after the entry that it seals; null when it holds. */
    @Nullable
    Flaw seal(Seal seal) {
        if (seal.position() > position) {
            return Flaw.at(book, position + 1, Fault.SEALED_TAIL_MISSING, seal.position());
        }
        boolean of = seal.position() == position && seal.hash().equals(hash);
        // Of another entry than this one nobody knows when it was written.
        Flaw flaw = keys.flaw(seal, of ? written : Instant.EPOCH);
        if (flaw != null) {
            return flaw;
        }
        if (!of) {
            return Flaw.at(book, seal.position(), Fault.NOT_AS_SEALED, sure + 1);
        }
        lastSeal = seal;
        sure = position;
        return null;
    }

    /** After the last entry: whether the book ends where it says it does, and no earlier than is known from outside. */
    @Nullable
    Flaw end(long headPosition, Hash headHash) {
        if (headPosition != position || !headHash.equals(hash)) {
            return Flaw.at(book, position + 1, Fault.TAIL_MISSING);
        }
        var beyond = anchors.last();
        return beyond == null
                ? null
                : Flaw.at(book, position + 1, beyond.getValue().getFirst().missing(), beyond.getKey());
    }
}
