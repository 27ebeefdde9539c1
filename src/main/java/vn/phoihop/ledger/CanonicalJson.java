package vn.phoihop.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/**
 * Payloads as canonical JSON (RFC 8785): the same record gives the same bytes on every machine. Amounts travel as strings, since JSON
 * numbers are binary fractions; ids as numbers; days and times in ISO form; what is absent is left out.
 */
public final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(words())
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CanonicalJson() {}

    /** Nearly everything is written in canonical form at once; what is not is read again and put into form. */
    public static String write(Object payload) {
        String text = MAPPER.writeValueAsString(payload);
        return CanonicalText.holds(text) ? text : canonical(text);
    }

    static String canonical(String text) {
        try {
            return new JsonCanonicalizer(text).getEncodedString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same values in no particular order: quicker, for what is neither hashed nor kept. */
    public static String writeLoosely(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("phoihop");
        text(module, Quantity.class, Quantity::of);
        text(module, AccountId.class, value -> new AccountId(java.util.UUID.fromString(value)));
        number(module, UnitId.class, UnitId::value, UnitId::new);
        number(module, AreaId.class, AreaId::value, AreaId::new);
        number(module, BookId.class, book -> (long) book.value(), value -> new BookId(Math.toIntExact(value)));
        number(module, ForceId.class, force -> (long) force.bit(), value -> new ForceId(Math.toIntExact(value)));
        number(module, ForceSet.class, set -> (long) set.bits(), value -> new ForceSet(Math.toIntExact(value)));
        return module;
    }

    private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> read) {
        add(module, type, (value, json) -> json.writeString(value.toString()), json -> read.apply(json.getString()));
    }

    private static <T> void number(
            SimpleModule module, Class<T> type, Function<T, Long> write, Function<Long, T> read) {
        add(
                module,
                type,
                (value, json) -> json.writeNumber(write.apply(value)),
                json -> read.apply(json.getLongValue()));
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator json);
    }

    private static <T> void add(SimpleModule module, Class<T> type, Writing<T> write, Function<JsonParser, T> read) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                write.write(value, json);
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return read.apply(json);
            }
        });
    }
}
