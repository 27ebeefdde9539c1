package vn.phoihop.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/**
 * What is hashed and how; described for others in {@code docs/ledger-format.md} and pinned by test vectors. It cannot change: a later
 * form would be a new version tag beside this one.
 */
final class Chain {

    private static final String VERSION = "phoihop-entry-1";
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Chain() {}

    /** The part of an entry that says who, when and about what. */
    record Envelope(
            BookId book,
            long position,
            Instant recordedAt,
            String actor,
            @Nullable UnitId actingUnit,
            String event,
            String recordType,
            String record,
            int payloadVersion) {

        static Envelope of(Entry entry) {
            return new Envelope(
                    entry.book(),
                    entry.position(),
                    entry.recordedAt(),
                    entry.actor(),
                    entry.actingUnit(),
                    entry.event(),
                    entry.recordType(),
                    entry.record().id().toString(),
                    entry.payloadVersion());
        }
    }

    static Hash payloadHash(byte[] salt, String body) {
        MessageDigest digest = sha256();
        digest.update(salt);
        digest.update(body.getBytes(StandardCharsets.UTF_8));
        return new Hash(digest.digest());
    }

    /** Whether what an entry tells is what was hashed when it was written; where it is gone there is nothing to say against it. */
    static boolean tellsWhatWasHashed(Entry entry, byte @Nullable [] salt) {
        return entry.payload() == null
                || payloadHash(Objects.requireNonNull(salt), entry.payload()).equals(entry.payloadHash());
    }

    static Hash entryHash(Hash previous, Envelope envelope, Hash payloadHash, List<Tally> tallies) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(512);
        text.writeBytes(previous.bytes());
        field(text, VERSION);
        field(text, envelope.book().toString());
        field(text, Long.toString(envelope.position()));
        field(text, MICROSECONDS.format(envelope.recordedAt()));
        field(text, envelope.actor());
        field(text, envelope.actingUnit() == null ? null : envelope.actingUnit().toString());
        field(text, envelope.event());
        field(text, envelope.recordType());
        field(text, envelope.record());
        field(text, Integer.toString(envelope.payloadVersion()));
        text.writeBytes(payloadHash.bytes());
        number(text, tallies.size());
        for (Tally tally : tallies) {
            field(text, tally.measure());
            field(text, tally.quantity().toString());
            field(text, tally.occurredOn().toString());
            field(text, tally.area().toString());
            field(text, tally.creditedUnit().toString());
            field(text, tally.creditedForce().toString());
            field(text, tally.role().code());
            field(text, Integer.toString(tally.forces().bits()));
            field(text, tally.kind());
            field(text, tally.category());
            field(text, tally.stage());
            field(text, tally.exercise() ? "1" : "0");
        }
        return new Hash(sha256().digest(text.toByteArray()));
    }

    /** Four bytes of length, big-endian, then the UTF-8 bytes; a missing value is the length −1 alone. */
    private static void field(ByteArrayOutputStream text, @Nullable String value) {
        if (value == null) {
            number(text, -1);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        number(text, bytes.length);
        text.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream text, int value) {
        text.write(value >>> 24);
        text.write(value >>> 16);
        text.write(value >>> 8);
        text.write(value);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
