package vn.phoihop.ledger;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/**
 * The book of tallies. A room posts in the record's own transaction, as its last step: posting locks the book's head until the
 * transaction ends, so that the order of commits is the order of positions and nothing is ever sealed later than it is written.
 */
@Component
public class Ledger {

    /** The event of an entry that says that what its record said before is dropped; the entry holds what is kept, and why. */
    public static final String CONTENT_DROPPED = "CONTENT_DROPPED";

    private static final SecureRandom SALT = new SecureRandom();

    private static final Object POSTED = new Object();

    private final Heads heads;
    private final Entries entries;
    private final Clock clock;
    private final List<AfterPosting> followers;

    Ledger(Heads heads, Entries entries, Clock clock, List<AfterPosting> followers) {
        this.heads = heads;
        this.entries = entries;
        this.clock = clock;
        this.followers = followers;
    }

    /**
     * Writes one entry; returns its position.
     *
     * @throws Refused ID_ALREADY_TAKEN where the book knows the id as that of a record of another type
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long post(Posting posting) {
        return post(List.of(posting)).getFirst();
    }

    /** Writes them in their order, each book locked once, the books in the order of their ids; returns the positions in the order given. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Long> post(List<Posting> postings) {
        Map<BookId, Heads.Head> held = held();
        // What does not depend on the place in the book is worked out before others have to wait.
        List<Prepared> prepared = postings.stream().map(Ledger::prepare).toList();
        Map<BookId, List<Integer>> byBook = new TreeMap<>();
        for (int i = 0; i < postings.size(); i++) {
            byBook.computeIfAbsent(postings.get(i).record().book(), book -> new ArrayList<>())
                    .add(i);
        }
        Long[] positions = new Long[postings.size()];
        byBook.forEach((book, indexes) -> {
            Heads.Head head = held.computeIfAbsent(book, heads::lock);
            long position = head.position();
            for (int index : indexes) {
                positions[index] = ++position;
            }
            held.put(book, write(head, indexes.stream().map(prepared::get).toList()));
        });
        return List.of(positions);
    }

    /**
     * Says in the book that what a record said is dropped, and drops it from all its entries before; by the system. What was counted stays.
     *
     * @param saying of the event {@link #CONTENT_DROPPED}; what it counts for is not heeded
     * @return how many entries were left without what they held
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int drop(Posting saying) {
        if (!saying.event().equals(CONTENT_DROPPED)) {
            throw new IllegalArgumentException(saying.event());
        }
        BookId book = saying.record().book();
        held().computeIfAbsent(book, heads::lock);
        UUID record = saying.record().id();
        List<Tally> live = entries.liveTallies(book, List.of(record))
                .getOrDefault(record, new LiveTallies())
                .list();
        post(saying.counting(live));
        return entries.dropPayloads(saying.record());
    }

    /** Whether the present transaction has written entries, which are nobody else's yet and may still be undone. */
    public static boolean hasUncommittedEntries() {
        return TransactionSynchronizationManager.hasResource(POSTED);
    }

    static boolean hasUncommittedEntries(BookId book) {
        return TransactionSynchronizationManager.getResource(POSTED) instanceof Map<?, ?> held
                && held.containsKey(book);
    }

    /** The heads the present transaction has written. It holds them until it ends, so they are as it left them: they need not be read again. */
    @SuppressWarnings("unchecked") // bound here alone
    private static Map<BookId, Heads.Head> held() {
        Object bound = TransactionSynchronizationManager.getResource(POSTED);
        if (bound != null) {
            return (Map<BookId, Heads.Head>) bound;
        }
        Map<BookId, Heads.Head> held = new HashMap<>();
        TransactionSynchronizationManager.bindResource(POSTED, held);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(POSTED);
            }
        });
        return held;
    }

    /** A posting with what is hashed and kept of its payload. */
    private record Prepared(Posting posting, byte[] salt, String body, Hash payloadHash) {
        UUID record() {
            return posting.record().id();
        }
    }

    private static Prepared prepare(Posting posting) {
        String body = CanonicalJson.write(posting.payload());
        byte[] salt = new byte[16];
        SALT.nextBytes(salt);
        return new Prepared(posting, salt, body, Chain.payloadHash(salt, body));
    }

    /** Answers with the head as it is now. */
    private Heads.Head write(Heads.Head head, List<Prepared> postings) {
        Map<UUID, String> types = new LinkedHashMap<>();
        // Otherwise what one record counts for would be taken for what the other did, and reversed.
        for (Prepared posting : postings) {
            String type = posting.posting().recordType();
            if (!type.equals(Objects.requireNonNullElse(types.put(posting.record(), type), type))) {
                throw new Refused(ProblemCode.ID_ALREADY_TAKEN, posting.record().toString());
            }
        }
        Map<UUID, String> known = entries.knownTypes(head.book(), types.keySet());
        known.forEach((record, type) -> {
            if (!type.equals(types.get(record))) {
                throw new Refused(ProblemCode.ID_ALREADY_TAKEN, record.toString());
            }
        });
        // What is in no entry counts for nothing yet.
        Map<UUID, LiveTallies> live =
                known.isEmpty() ? new HashMap<>() : entries.liveTallies(head.book(), known.keySet());
        List<EntryRow> rows = new ArrayList<>(postings.size());
        long position = head.position();
        Hash previous = head.hash();
        Instant latest = head.recordedAt();
        for (Prepared posting : postings) {
            List<Tally> change = live.computeIfAbsent(posting.record(), id -> new LiveTallies())
                    .replaceBy(posting.posting().tallies());
            EntryRow row = row(posting, ++position, previous, latest, change);
            rows.add(row);
            previous = row.hash();
            latest = row.envelope().recordedAt();
        }
        entries.insert(head.book(), rows);
        List<PostedEntry> posted = rows.stream()
                .map(row -> new PostedEntry(
                        row.record(), row.envelope().event(), new EntryTallies(row.position(), row.tallies())))
                .toList();
        followers.forEach(follower -> follower.posted(head.book(), head.position(), posted));
        LookedUp.forget();
        return new Heads.Head(head.book(), position, previous, latest);
    }

    /** A book's time never goes back, whatever the clocks of those who write to it say: so what was known at a time is a beginning of the book. */
    private EntryRow row(Prepared prepared, long position, Hash previous, Instant latest, List<Tally> tallies) {
        Posting posting = prepared.posting();
        Instant given =
                (posting.recordedAt() == null ? clock.instant() : posting.recordedAt()).truncatedTo(ChronoUnit.MICROS);
        Instant recordedAt = given.isBefore(latest) ? latest : given;
        Chain.Envelope envelope = new Chain.Envelope(
                posting.record().book(),
                position,
                recordedAt,
                posting.actor(),
                posting.actingUnit(),
                posting.event(),
                posting.recordType(),
                prepared.record().toString(),
                posting.payloadVersion());
        Hash hash = Chain.entryHash(previous, envelope, prepared.payloadHash(), tallies);
        return new EntryRow(
                envelope, prepared.record(), prepared.salt(), prepared.body(), prepared.payloadHash(), hash, tallies);
    }

    /** Where these books and the common one stand now; one read. */
    @Transactional(readOnly = true)
    public Cutoff cutoff(Collection<BookId> books) {
        Set<BookId> wanted = new HashSet<>(books);
        wanted.add(BookId.COMMON);
        Map<BookId, Long> positions = new LinkedHashMap<>();
        heads.list(wanted).forEach(head -> positions.put(head.book(), head.position()));
        return new Cutoff(positions);
    }

    /** Where these books and the common one stood at a moment, what was written at that very moment included. */
    @Transactional(readOnly = true)
    public Cutoff cutoff(Collection<BookId> books, Instant moment) {
        Set<BookId> wanted = new HashSet<>(books);
        wanted.add(BookId.COMMON);
        Map<BookId, Long> positions = new LinkedHashMap<>();
        wanted.forEach(book -> positions.put(book, 0L));
        positions.putAll(entries.lastBefore(wanted, moment));
        return new Cutoff(positions);
    }

    /**
     * As {@link #cutoff}, holding the books' heads until the transaction ends: nobody writes in between. For freezing.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Cutoff lockedCutoff(Collection<BookId> books) {
        new java.util.TreeSet<>(books).forEach(heads::lock);
        return cutoff(books);
    }

    /** The last entries about some records of a book that were known at the cutoff. */
    @Transactional(readOnly = true)
    public List<Entry> latest(BookId book, Collection<UUID> records, Cutoff cutoff) {
        return entries.latestOfRecords(book, records, cutoff.position(book));
    }

    /**
     * An entry that was read by itself, without tallies.
     *
     * @param asHashed what it tells is what was hashed when it was written
     */
    public record LastEntry(Entry entry, boolean asHashed) {}

    /** Of some records of a book the last entry each that is of one of these events; nothing of a record that has none. */
    @Transactional(readOnly = true)
    public List<LastEntry> last(BookId book, Collection<UUID> records, Collection<String> events) {
        return entries.lastOfEvents(book, records, events).stream()
                .map(one -> new LastEntry(one.entry(), Chain.tellsWhatWasHashed(one.entry(), one.salt())))
                .toList();
    }

    /** All records of a type that a book tells of, whatever became of them. Reads the whole book: for checks. */
    @Transactional(readOnly = true)
    public List<UUID> records(BookId book, String recordType) {
        return entries.recordsOfType(book, recordType);
    }

    /** The last entries, known at the cutoff, about the records that by then had been counted for something on the day or had been once. */
    @Transactional(readOnly = true)
    public List<Entry> latestOn(LocalDate day, BookId book, Cutoff cutoff) {
        long upTo = cutoff.position(book);
        return entries.latestOfRecords(book, entries.recordsOfDay(book, day, upTo), upTo);
    }

    /** The tallies of a book's entries behind a position up to another, in order. */
    @Transactional(readOnly = true)
    public List<EntryTallies> tallies(BookId book, long after, long upTo) {
        return entries.tallies(book, after, upTo);
    }

    /** All entries about a record, oldest first. */
    @Transactional(readOnly = true)
    public List<Entry> history(RecordKey record) {
        return entries.ofRecord(record, Long.MAX_VALUE);
    }

    /** The entries about a record that were known at the cutoff, oldest first. */
    @Transactional(readOnly = true)
    public List<Entry> history(RecordKey record, Cutoff cutoff) {
        return entries.ofRecord(record, cutoff.position(record.book()));
    }
}
