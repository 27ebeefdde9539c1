package vn.phoihop.ledger;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Reads a book from its first entry, computes every hash again, and misses the seals that were made as something was written. */
@Component
public class Verification {

    private static final int STRETCH = 2_000;

    private final Entries entries;
    private final Heads heads;
    private final Seals seals;
    private final SealingKeys keys;
    private final Witness witness;
    private final Books books;
    private final List<SealedAtOnce> sealedAtOnce;
    private final TransactionTemplate snapshot;

    Verification(
            Entries entries,
            Heads heads,
            Seals seals,
            SealingKeys keys,
            Witness witness,
            Books books,
            List<SealedAtOnce> sealedAtOnce,
            PlatformTransactionManager transactions) {
        this.entries = entries;
        this.heads = heads;
        this.seals = seals;
        this.keys = keys;
        this.witness = witness;
        this.books = books;
        this.sealedAtOnce = List.copyOf(sealedAtOnce);
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What was found.
     *
     * @param entries how many entries hold, from the first one on
     * @param sealed the last seal that holds; null where there is none
     * @param flaw the first thing that does not; null when all does
     * @param dropped of which entries the contents were dropped by rule; they hold all the same
     */
    public record Finding(
            BookId book,
            long entries,
            @Nullable Seal sealed,
            @Nullable Flaw flaw,
            Dropped dropped) {
        public boolean holds() {
            return flaw == null;
        }

        /** Whether the whole book is gone. */
        public boolean missing() {
            return flaw != null && flaw.fault() == Fault.BOOK_MISSING;
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

    /**
     * Every book there is or has been: the common one, those in sight, and those the witness has heard of.
     *
     * @param other a witness to compare with instead of the installation's own
     * @param until what the witness has heard of later need not be there
     */
    @Transactional(readOnly = true)
    public SortedSet<BookId> listKnown(@Nullable Path other, Instant until) {
        SortedSet<BookId> known = new TreeSet<>(Set.of(BookId.COMMON));
        books.list().forEach(book -> known.add(book.id()));
        known.addAll(witness.listBooks(other, until));
        return known;
    }

    public Finding verify(BookId book) {
        return verify(book, null, _ -> {});
    }

    /**
     * As the book stands now, whoever writes meanwhile.
     *
     * @param other a witness to compare with instead of the installation's own
     * @param progress told how many entries were read
     */
    public Finding verify(BookId book, @Nullable Path other, LongConsumer progress) {
        return verify(book, other, Instant.MAX, progress);
    }

    /**
     * The same of an installation as it was.
     *
     * @param until what the witness has heard of later need not be there; what is there must be as it says
     */
    public Finding verify(BookId book, @Nullable Path other, Instant until, LongConsumer progress) {
        return Objects.requireNonNull(
                snapshot.execute(_ -> follow(book, witness.of(book, other), until, progress)), "what was found");
    }

    private Finding follow(BookId book, List<Seal> heard, Instant until, LongConsumer progress) {
        Optional<Heads.Head> head = heads.list(List.of(book)).stream().findFirst();
        long end = head.map(Heads.Head::position).orElse(0L);
        List<Seal> witnessed = heard.stream()
                .filter(seal -> seal.position() <= end || !seal.sealedAt().isAfter(until))
                .toList();
        if (head.isEmpty()) {
            return missing(book, witnessed);
        }
        KeyRing ring = keys.ring();
        ChainCheck chain = new ChainCheck(book, ring, new Anchors().witnessed(witnessed));
        SealsDue due = new SealsDue();
        sealedAtOnce.forEach(room -> room.restingOn(book).forEach(resting -> due.at(resting.position(), resting.at())));
        Flaw flaw = ring.falseLink(book);
        for (List<Entries.Stored> stretch = entries.after(book, 0, STRETCH);
                !stretch.isEmpty() && flaw == null;
                stretch = entries.after(book, chain.position(), STRETCH)) {
            flaw = flaw(chain, due, stretch, sealed(book, stretch));
            progress.accept(chain.position());
        }
        if (flaw == null) {
            flaw = seals.between(book, chain.position(), Long.MAX_VALUE).stream()
                    .findFirst()
                    .map(chain::seal)
                    .orElse(null);
        }
        if (flaw == null) {
            flaw = chain.end(head.get().position(), head.get().hash());
        }
        if (flaw == null) {
            flaw = due.missing(book);
        }
        Entries.Gone gone = entries.gone(book);
        if (flaw == null && gone.missing() != null) {
            flaw = Flaw.at(book, gone.missing(), Fault.PAYLOAD_MISSING);
        }
        return new Finding(book, chain.position(), chain.lastSeal(), flaw, gone.dropped());
    }

    /** A book nobody here knows; where the witness does, it was taken away. */
    private static Finding missing(BookId book, List<Seal> witnessed) {
        Seal last = witnessed.stream()
                .max(Comparator.comparingLong(Seal::position))
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "sổ " + book));
        return new Finding(book, 0, null, Flaw.at(book, 1, Fault.BOOK_MISSING, last.position()), Dropped.NONE);
    }

    private List<Seal> sealed(BookId book, List<Entries.Stored> stretch) {
        return seals.between(
                book,
                stretch.getFirst().entry().position() - 1,
                stretch.getLast().entry().position());
    }

    private @Nullable Flaw flaw(ChainCheck chain, SealsDue due, List<Entries.Stored> stretch, List<Seal> sealed) {
        int next = 0;
        for (Entries.Stored stored : stretch) {
            Entry entry = stored.entry();
            Flaw flaw = chain.entry(entry, stored.salt());
            if (RotatingKey.wasSealed(entry) || sealedAtOnce.stream().anyMatch(room -> room.isSealed(entry))) {
                due.entry(entry);
            }
            while (flaw == null && next < sealed.size() && sealed.get(next).position() == entry.position()) {
                due.seal(sealed.get(next));
                flaw = chain.seal(sealed.get(next++));
            }
            if (flaw != null) {
                return flaw;
            }
        }
        return null;
    }
}
