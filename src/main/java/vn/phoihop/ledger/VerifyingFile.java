package vn.phoihop.ledger;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * Verifies a book's file by itself, without a database: every hash, every seal with its key, and against whatever else is known of the book.
 * Reads the file once and keeps none of it.
 */
public final class VerifyingFile {

    private final Path file;
    private final Set<String> pinned = new HashSet<>();
    private final List<PaperSeal> printed = new ArrayList<>();
    private @Nullable Path witness;
    private @Nullable Path earlier;
    private LongConsumer progress = _ -> {};

    public VerifyingFile(Path file) {
        this.file = file;
    }

    private record PaperSeal(long position, String hash) {}

    /** A key known from elsewhere: the beginning of the fingerprint of its public half, at least its id. */
    public VerifyingFile trusting(String key) {
        pinned.add(key);
        return this;
    }

    /** A witness of the installation. */
    public VerifyingFile with(Path witnessFile) {
        this.witness = witnessFile;
        return this;
    }

    /** An earlier file of the same book: this one must begin with it. */
    public VerifyingFile against(Path earlierFile) {
        this.earlier = earlierFile;
        return this;
    }

    /** A seal as printed on a paper. */
    public VerifyingFile printed(long position, String beginningOfHash) {
        printed.add(new PaperSeal(position, beginningOfHash));
        return this;
    }

    public VerifyingFile telling(LongConsumer entries) {
        this.progress = entries;
        return this;
    }

    /**
     * What was found.
     *
     * @param flaw the first thing that does not hold in the chain; null when all of it does
     * @param figures what does not hold of what was followed
     * @param sealedUpTo the last position a trusted key answers for
     * @param dropped of which entries the contents were dropped by rule
     * @param untold how many entries the file holds without their contents, beside those
     * @param keys ids of the keys in the file
     * @param strangeKeys given keys that the file does not know
     */
    public record Result(
            @Nullable BookId book,
            @Nullable LocalizedText name,
            long entries,
            @Nullable String hash,
            long sealedUpTo,
            @Nullable Instant sealedAt,
            Dropped dropped,
            long untold,
            List<String> keys,
            Set<String> strangeKeys,
            @Nullable Flaw flaw,
            List<Flaw> figures) {

        public boolean holds() {
            return flaw == null && figures.isEmpty() && strangeKeys.isEmpty();
        }
    }

    /** Refuses a file that cannot be read at all or is of another book than the earlier one. */
    public Result verify(FollowingBook following) {
        try (EarlierFile before = earlier == null ? null : new EarlierFile(earlier);
                BookFile lines = BookFile.open(file)) {
            return new Reading(lines, following, before).result();
        } catch (UncheckedIOException unreadable) {
            throw new Refused(Problem.at(file.toString(), ProblemCode.PATH_NOT_READABLE));
        }
    }

    /** One reading of the file. */
    private final class Reading {

        private final BookFile lines;
        private final FollowingBook following;
        private final @Nullable EarlierFile before;
        private final List<KnownKey> keys = new ArrayList<>();
        private final Map<Long, BookLine.InFront> inFront = new HashMap<>();
        private final MissingPayloads payloads = new MissingPayloads();
        private BookLine.@Nullable Head head;
        private KeyRing ring = new KeyRing(List.of(), Set.of());
        private @Nullable ChainCheck chain;
        private @Nullable Flaw flaw;
        private final SealsDue due = new SealsDue();
        private boolean closed;

        private Reading(BookFile lines, FollowingBook following, @Nullable EarlierFile before) {
            this.lines = lines;
            this.following = following;
            this.before = before;
        }

        private Result result() {
            for (List<BookFile.Numbered> some = lines.next(); !some.isEmpty() && flaw == null; some = lines.next()) {
                for (BookFile.Numbered one : some) {
                    flaw = line(one);
                    if (flaw != null) {
                        break;
                    }
                }
                progress.accept(position());
            }
            if (flaw == null) {
                flaw = end();
            }
            BookLine.Head known = head;
            Seal sealed = chain == null ? null : chain.lastSeal();
            return new Result(
                    known == null ? null : known.book(),
                    known == null ? null : known.name(),
                    position(),
                    chain == null ? null : chain.hash().toString(),
                    sealed == null ? 0 : sealed.position(),
                    sealed == null ? null : sealed.sealedAt(),
                    payloads.dropped(),
                    payloads.entries(),
                    ring.list().stream().map(KnownKey::id).toList(),
                    head == null ? Set.of() : ring.strange(),
                    flaw,
                    flaw == null ? following.flaws() : List.of());
        }

        private long position() {
            return chain == null ? 0 : chain.position();
        }

        private BookId book() {
            return head == null ? BookId.COMMON : head.book();
        }

        private Flaw here(Fault fault, Object... arguments) {
            return Flaw.at(book(), position() + 1, fault, arguments);
        }

        private @Nullable Flaw line(BookFile.Numbered one) {
            BookLine line = one.line();
            if (line == null && lines.isTornAt(one.number())) {
                return here(Fault.FILE_TORN);
            }
            if (line == null || closed || (head == null) != (line instanceof BookLine.Head)) {
                return here(Fault.LINE_NOT_READABLE, one.number());
            }
            return switch (line) {
                case BookLine.Head first -> begin(first);
                case BookLine.Key(KnownKey key) -> {
                    keys.add(key);
                    yield null;
                }
                case BookLine.InFront front -> {
                    inFront.put(front.position(), front);
                    following.inFront(book(), front.position(), front.payload());
                    yield null;
                }
                case BookLine.Written written -> entry(written, one.number());
                case BookLine.Sealed(Seal seal) ->
                    seal.book().equals(book()) ? seal(seal) : here(Fault.LINE_NOT_READABLE, one.number());
                case BookLine.End _ -> {
                    closed = true;
                    yield null;
                }
            };
        }

        private @Nullable Flaw begin(BookLine.Head first) {
            head = first;
            if (before != null) {
                before.requireSame(first);
            }
            return null;
        }

        /** Keys and anchors stand before the first entry. */
        private ChainCheck chain() {
            ChainCheck known = chain;
            if (known == null) {
                ring = new KeyRing(keys, pinned);
                Anchors anchors = new Anchors();
                if (witness != null) {
                    anchors.witnessed(Witness.seals(witness, book()));
                }
                printed.forEach(seal ->
                        anchors.add(seal.position, seal.hash, Fault.NOT_AS_PRINTED, Fault.PRINTED_TAIL_MISSING));
                known = new ChainCheck(book(), ring, anchors);
                chain = known;
                flaw = ring.falseLink(book());
            }
            return known;
        }

        private @Nullable Flaw entry(BookLine.Written written, long number) {
            ChainCheck check = chain();
            if (flaw != null) {
                return flaw;
            }
            Entry entry = written.entry().in(book());
            byte[] salt = written.salt();
            BookLine.InFront front = inFront.remove(entry.position());
            if (front != null) {
                if (entry.payload() != null) {
                    return here(Fault.LINE_NOT_READABLE, number);
                }
                entry = entry.with(front.payload());
                salt = front.salt();
            }
            Flaw found = check.entry(entry, salt);
            if (found == null && before != null) {
                found = before.compare(entry);
            }
            if (found == null) {
                if (RotatingKey.wasSealed(entry) || following.isSealedAtOnce(entry)) {
                    due.entry(entry);
                }
                payloads.follow(entry);
                following.entry(entry);
            }
            return found;
        }

        private @Nullable Flaw seal(Seal seal) {
            due.seal(seal);
            return chain().seal(seal);
        }

        private @Nullable Flaw end() {
            BookLine.Head first = head;
            Fault fault = lines.end();
            if (first == null || fault == Fault.FILE_TORN) {
                return here(Fault.FILE_TORN);
            }
            ChainCheck check = chain();
            Flaw found = flaw == null ? check.end(first.position(), first.hash()) : flaw;
            if (found == null && before != null) {
                found = before.missing(book(), position());
            }
            if (found == null) {
                found = due.missing(book());
            }
            // A file that says it holds all must say of what is not there that a rule had it dropped.
            if (found == null && first.payloads() == BookLine.Payloads.ALL) {
                found = payloads.first()
                        .map(position -> Flaw.at(book(), position, Fault.PAYLOAD_MISSING))
                        .orElse(null);
            }
            return found != null || fault == null ? found : here(fault);
        }
    }
}
