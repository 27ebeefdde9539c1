package vn.phoihop.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;

/** A line of a book as a file ({@code docs/export-format.md}): a JSON object whose first member says what line it is. */
sealed interface BookLine {

    JsonFactory JSON = new JsonFactory();
    String FORMAT = "phoihop-book-1";

    /** The line cannot be read. */
    final class NotReadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotReadable(@Nullable Throwable why) {
            super(why);
        }
    }

    /** What a file tells of what records say. */
    enum Payloads {
        /** All there is: what is not there was dropped by rule, and an entry says so. */
        ALL,
        /** What whoever took the file may see. */
        SEEN,
        /** What figures need. */
        NEEDED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Payloads of(String word) {
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElse(NEEDED);
        }
    }

    /** The first line: which book, and where it stood. */
    record Head(
            BookId book,
            String code,
            LocalizedText name,
            String timeZone,
            boolean sample,
            Payloads payloads,
            Instant exportedAt,
            long position,
            Hash hash)
            implements BookLine {}

    /** A public key. */
    record Key(KnownKey key) implements BookLine {}

    /** The payload of an entry that whoever follows the book has to know before it begins. */
    record InFront(long position, byte[] salt, String payload) implements BookLine {}

    /** An entry with the salt of its payload, both null where the payload is not told here. */
    record Written(Entry entry, byte @Nullable [] salt) implements BookLine {}

    record Sealed(Seal seal) implements BookLine {
        static final String BEGINNING = "{\"line\":\"seal\",";
    }

    /** The last line: how many stand before it, and their SHA-256. */
    record End(long lines, String sha256) implements BookLine {}

    /** Without the line feed that ends it. */
    default String written() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    default byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("line", name());
            members(json);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private String name() {
        return switch (this) {
            case Head _ -> "book";
            case Key _ -> "key";
            case InFront _ -> "report";
            case Written _ -> "entry";
            case Sealed _ -> "seal";
            case End _ -> "end";
        };
    }

    private void members(JsonGenerator json) {
        switch (this) {
            case Head head -> {
                json.writeStringProperty("format", FORMAT);
                json.writeNumberProperty("book", head.book.value());
                json.writeStringProperty("code", head.code);
                json.writeStringProperty("vi", head.name.vi());
                json.writeStringProperty("en", head.name.en());
                json.writeStringProperty("timeZone", head.timeZone);
                json.writeBooleanProperty("sample", head.sample);
                json.writeStringProperty("payloads", head.payloads.word());
                json.writeStringProperty("exportedAt", head.exportedAt.toString());
                json.writeNumberProperty("position", head.position);
                json.writeStringProperty("hash", head.hash.toString());
            }
            case Key(KnownKey key) -> {
                json.writeStringProperty("id", key.id());
                json.writeStringProperty("publicKey", base64(key.publicKey()));
                json.writeStringProperty("createdAt", key.createdAt().toString());
                optional(json, "follows", key.follows());
                optional(json, "vouched", key.vouched() == null ? null : base64(key.vouched()));
                optional(json, "accepted", key.accepted() == null ? null : base64(key.accepted()));
            }
            case InFront report -> {
                json.writeNumberProperty("position", report.position);
                json.writeStringProperty("salt", HexFormat.of().formatHex(report.salt));
                json.writeStringProperty("payload", report.payload);
            }
            case Written(Entry entry, byte[] salt) -> entry(json, entry, salt);
            case Sealed(Seal seal) -> {
                json.writeNumberProperty("book", seal.book().value());
                json.writeNumberProperty("position", seal.position());
                json.writeStringProperty("hash", seal.hash().toString());
                json.writeStringProperty("key", seal.key());
                json.writeStringProperty("sealedAt", seal.sealedAt().toString());
                json.writeStringProperty("reason", seal.reason());
                json.writeStringProperty("signature", base64(seal.signature()));
            }
            case End end -> {
                json.writeNumberProperty("lines", end.lines);
                json.writeStringProperty("sha256", end.sha256);
            }
        }
    }

    private static void entry(JsonGenerator json, Entry entry, byte @Nullable [] salt) {
        json.writeNumberProperty("position", entry.position());
        json.writeStringProperty("recordedAt", entry.recordedAt().toString());
        json.writeStringProperty("actor", entry.actor());
        if (entry.actingUnit() != null) {
            json.writeNumberProperty("unit", entry.actingUnit().value());
        }
        json.writeStringProperty("event", entry.event());
        json.writeStringProperty("type", entry.recordType());
        json.writeStringProperty("record", entry.record().id().toString());
        json.writeNumberProperty("version", entry.payloadVersion());
        json.writeStringProperty("payloadHash", entry.payloadHash().toString());
        json.writeStringProperty("hash", entry.hash().toString());
        json.writeArrayPropertyStart("tallies");
        for (Tally tally : entry.tallies()) {
            json.writeStartArray();
            json.writeString(tally.measure());
            json.writeString(tally.quantity().toString());
            json.writeString(tally.occurredOn().toString());
            json.writeNumber(tally.area().value());
            json.writeNumber(tally.creditedUnit().value());
            json.writeNumber(tally.creditedForce().bit());
            json.writeString(tally.role().code());
            json.writeNumber(tally.forces().bits());
            json.writeString(tally.kind());
            json.writeString(tally.category());
            json.writeString(tally.stage());
            json.writeBoolean(tally.exercise());
            json.writeEndArray();
        }
        json.writeEndArray();
        if (salt != null && entry.payload() != null) {
            json.writeStringProperty("salt", HexFormat.of().formatHex(salt));
            json.writeStringProperty("payload", entry.payload());
        }
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Refuses with {@link NotReadable} whatever is no line of this format. The book of an entry is filled in by who reads the file. */
    static BookLine read(byte[] line) {
        try {
            return new BookLineParser(line).line();
        } catch (RuntimeException wrong) {
            throw wrong instanceof NotReadable known ? known : new NotReadable(wrong);
        }
    }
}
