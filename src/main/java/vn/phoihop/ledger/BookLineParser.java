package vn.phoihop.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Reads one line of a book's file, token by token: files have millions of them. */
final class BookLineParser {

    private static final BookId UNTOLD = new BookId(0);

    private final byte[] line;
    private final Map<String, String> members = new HashMap<>();
    private List<Tally> tallies = List.of();

    BookLineParser(byte[] line) {
        this.line = line;
    }

    BookLine line() {
        try (JsonParser json = BookLine.JSON.createParser(ObjectReadContext.empty(), line)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken token = json.nextToken();
                if (token == JsonToken.START_ARRAY) {
                    tallies = tallies(json);
                } else {
                    require(token.isScalarValue() && members.put(name, json.getString()) == null);
                }
            }
            require(json.nextToken() == null);
        }
        return switch (text("line")) {
            case "book" -> head();
            case "key" -> key();
            case "report" -> new BookLine.InFront(number("position"), hex("salt"), text("payload"));
            case "entry" -> entry();
            case "seal" -> new BookLine.Sealed(seal());
            case "end" -> new BookLine.End(number("lines"), text("sha256"));
            default -> throw new BookLine.NotReadable(null);
        };
    }

    private BookLine head() {
        require(text("format").equals(BookLine.FORMAT));
        return new BookLine.Head(
                new BookId(Math.toIntExact(number("book"))),
                text("code"),
                new LocalizedText(text("vi"), text("en")),
                text("timeZone"),
                Boolean.parseBoolean(text("sample")),
                BookLine.Payloads.of(text("payloads")),
                Instant.parse(text("exportedAt")),
                number("position"),
                hash("hash"));
    }

    private BookLine key() {
        return new BookLine.Key(new KnownKey(
                text("id"),
                base64("publicKey"),
                Instant.parse(text("createdAt")),
                members.get("follows"),
                members.containsKey("vouched") ? base64("vouched") : null,
                members.containsKey("accepted") ? base64("accepted") : null));
    }

    private Seal seal() {
        return new Seal(
                new BookId(Math.toIntExact(number("book"))),
                number("position"),
                hash("hash"),
                text("key"),
                Instant.parse(text("sealedAt")),
                text("reason"),
                base64("signature"));
    }

    private BookLine entry() {
        String payload = members.get("payload");
        Entry entry = new Entry(
                UNTOLD,
                number("position"),
                Instant.parse(text("recordedAt")),
                text("actor"),
                members.containsKey("unit") ? new UnitId(number("unit")) : null,
                text("event"),
                text("type"),
                new RecordKey(UNTOLD, UUID.fromString(text("record"))),
                Math.toIntExact(number("version")),
                payload,
                hash("payloadHash"),
                hash("hash"),
                tallies);
        return new BookLine.Written(entry, payload == null ? null : hex("salt"));
    }

    private static List<Tally> tallies(JsonParser json) {
        List<Tally> tallies = new ArrayList<>(4);
        while (json.nextToken() == JsonToken.START_ARRAY) {
            tallies.add(new Tally(
                    next(json),
                    Quantity.of(next(json)),
                    LocalDate.parse(next(json)),
                    new AreaId(Long.parseLong(next(json))),
                    new UnitId(Long.parseLong(next(json))),
                    new ForceId(Integer.parseInt(next(json))),
                    role(next(json)),
                    new ForceSet(Integer.parseInt(next(json))),
                    next(json),
                    nextOrNull(json),
                    nextOrNull(json),
                    Boolean.parseBoolean(next(json))));
            require(json.nextToken() == JsonToken.END_ARRAY);
        }
        require(json.currentToken() == JsonToken.END_ARRAY);
        return tallies;
    }

    private static TallyRole role(String code) {
        require(code.equals("C") || code.equals("P"));
        return TallyRole.of(code);
    }

    private static String next(JsonParser json) {
        String value = nextOrNull(json);
        if (value == null) {
            throw new BookLine.NotReadable(null);
        }
        return value;
    }

    private static @Nullable String nextOrNull(JsonParser json) {
        JsonToken token = json.nextToken();
        require(token != null && token.isScalarValue());
        return token == JsonToken.VALUE_NULL ? null : json.getString();
    }

    private String text(String name) {
        String value = members.get(name);
        if (value == null) {
            throw new BookLine.NotReadable(null);
        }
        return value;
    }

    private long number(String name) {
        return Long.parseLong(text(name));
    }

    private byte[] hex(String name) {
        return HexFormat.of().parseHex(text(name));
    }

    private Hash hash(String name) {
        return new Hash(hex(name));
    }

    private byte[] base64(String name) {
        return Base64.getDecoder().decode(text(name));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new BookLine.NotReadable(null);
        }
    }
}
