package vn.phoihop.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;

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
     * @param fault what is wrong there
     */
    public record Finding(
            BookId book,
            long entries,
            @Nullable Long brokenAt,
            @Nullable LocalizedText fault) {
        public boolean holds() {
            return brokenAt == null;
        }
    }

    @Transactional(readOnly = true)
    public Finding verify(BookId book) {
        Map<Long, Seal> sealed = new HashMap<>();
        for (Seal seal : seals.list(book)) {
            if (!seals.holds(seal)) {
                return new Finding(
                        book,
                        0,
                        seal.position(),
                        new LocalizedText(
                                "chữ ký của niêm phong không đúng", "the signature of the seal does not hold"));
            }
            Seal earlier = sealed.put(seal.position(), seal);
            if (earlier != null && !earlier.hash().equals(seal.hash())) {
                return new Finding(
                        book,
                        0,
                        seal.position(),
                        new LocalizedText(
                                "hai niêm phong ở cùng một vị trí khác nhau", "two seals of one position disagree"));
            }
        }
        long position = 0;
        Hash previous = Hash.ZERO;
        for (List<Entries.Stored> stretch = entries.after(book, 0, STRETCH);
                !stretch.isEmpty();
                stretch = entries.after(book, position, STRETCH)) {
            for (Entries.Stored stored : stretch) {
                LocalizedText fault = fault(stored, position + 1, previous, sealed.remove(position + 1));
                if (fault != null) {
                    return new Finding(book, position, position + 1, fault);
                }
                position++;
                previous = stored.entry().hash();
            }
        }
        Heads.Head head = heads.list(List.of(book)).getFirst();
        if (head.position() != position || !head.hash().equals(previous)) {
            return new Finding(
                    book,
                    position,
                    position + 1,
                    new LocalizedText("thiếu mục ở cuối sổ", "entries up to the head are missing"));
        }
        if (!sealed.isEmpty()) {
            return new Finding(
                    book,
                    position,
                    position + 1,
                    new LocalizedText("thiếu mục đã được niêm phong", "entries that were sealed are missing"));
        }
        return new Finding(book, position, null, null);
    }

    private static @Nullable LocalizedText fault(
            Entries.Stored stored, long expected, Hash previous, @Nullable Seal seal) {
        Entry entry = stored.entry();
        if (entry.position() != expected) {
            return new LocalizedText("thiếu mục", "the entry is missing");
        }
        if (entry.payload() != null
                && !Chain.payloadHash(Objects.requireNonNull(stored.salt()), entry.payload())
                        .equals(entry.payloadHash())) {
            return new LocalizedText("nội dung đã bị sửa", "the payload was altered");
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
            return new LocalizedText("mục hoặc số ghi của mục đã bị sửa", "the entry or its tallies were altered");
        }
        if (seal != null && !seal.hash().equals(entry.hash())) {
            return new LocalizedText(
                    "mục không phải là mục đã được niêm phong", "the entry is not the one that was sealed");
        }
        return null;
    }
}
