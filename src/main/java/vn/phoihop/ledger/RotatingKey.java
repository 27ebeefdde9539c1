package vn.phoihop.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/**
 * Replaces the key that seals. The common book says so in an entry that the old key seals, both keys sign that one follows the other, and
 * what the old key has sealed stays sealed.
 */
@Component
public class RotatingKey {

    /** The record type and the event of its entries in the common book. */
    static final String RECORD_TYPE = "seal_key";

    static final String EVENT = "SEAL_KEY_ROTATED";

    private final SealingKeys keys;
    private final Seals seals;
    private final Heads heads;
    private final Ledger ledger;

    RotatingKey(SealingKeys keys, Seals seals, Heads heads, Ledger ledger) {
        this.keys = keys;
        this.seals = seals;
        this.heads = heads;
        this.ledger = ledger;
    }

    /** @param vouched whether the old key vouches for the new one; not where it was lost */
    public record Rotated(String before, String after, String fingerprint, boolean vouched) {}

    /** What the entry says (payload version 1); signatures and keys in Base64. */
    record Rotation(
            String follows,
            String id,
            String publicKey,
            String createdAt,
            @Nullable String vouched,
            String accepted) {}

    /** Whether the old key sealed that it was followed; not where it was lost. */
    static boolean wasSealed(Entry entry) {
        if (!entry.recordType().equals(RECORD_TYPE) || !entry.event().equals(EVENT) || entry.payload() == null) {
            return false;
        }
        try {
            return CanonicalJson.read(entry.payload(), Rotation.class).vouched() != null;
        } catch (RuntimeException madeUp) {
            // In a file that says so; nothing of ours.
            return false;
        }
    }

    /**
     * As the system.
     *
     * @param lost the old private key is gone; refused while it is there
     */
    @Transactional
    public Rotated rotate(boolean lost, String actor) {
        ledger.lockedCutoff(Set.of(BookId.COMMON));
        List<String> current = keys.current();
        if (lost && (current.isEmpty() || keys.trouble().isEmpty())) {
            throw new Refused(ProblemCode.SEALING_KEY_NOT_LOST);
        }
        SealingKey before = lost ? null : keys.signing();
        String beforeId = before == null ? current.getFirst() : before.id();
        KnownKey next = keys.follow(beforeId, before);
        Base64.Encoder base64 = Base64.getEncoder();
        ledger.post(new Posting(
                new RecordKey(
                        BookId.COMMON,
                        UUID.nameUUIDFromBytes((RECORD_TYPE + "/" + next.id()).getBytes(StandardCharsets.UTF_8))),
                RECORD_TYPE,
                EVENT,
                actor,
                null,
                1,
                new Rotation(
                        beforeId,
                        next.id(),
                        base64.encodeToString(next.publicKey()),
                        next.createdAt().toString(),
                        next.vouched() == null ? null : base64.encodeToString(next.vouched()),
                        base64.encodeToString(next.accepted())),
                List.of()));
        if (before != null) {
            heads.list(Set.of(BookId.COMMON)).forEach(head -> seals.seal(head, "KEY_ROTATED", before));
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                keys.adopt();
            }
        });
        return new Rotated(beforeId, next.id(), next.fingerprint(), before != null);
    }
}
