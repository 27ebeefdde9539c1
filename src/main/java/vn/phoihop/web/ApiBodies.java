package vn.phoihop.web;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * How bodies of the API are read and written: ids as numbers, amounts as exact decimals, windows as {@code from/to}; a member nobody knows,
 * one that stands twice, one that is needed and missing, a value of another shape or nothing in a list is a problem, and all of them are told at once.
 */
@ControllerAdvice
class ApiBodies extends RequestBodyAdviceAdapter {

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        Refused.ifAny(JsonProblems.foundIn(body));
        return body;
    }

    @Bean
    static JsonMapperBuilderCustomizer strictAndExact() {
        SimpleModule words = new SimpleModule("phoihop");
        words.addSerializer(UnitId.class, writing((id, json) -> json.writeNumber(id.value())));
        words.addSerializer(AreaId.class, writing((id, json) -> json.writeNumber(id.value())));
        words.addSerializer(BookId.class, writing((id, json) -> json.writeNumber(id.value())));
        words.addSerializer(Quantity.class, writing((quantity, json) -> json.writeNumber(quantity.value())));
        words.addSerializer(Window.class, writing((window, json) -> json.writeString(window.toString())));
        // The plain types too: Jackson's own readers end the reading at the first value of another type.
        words.addDeserializer(Integer.class, reading(Integer.class, json -> Math.toIntExact(whole(json))));
        words.addDeserializer(Long.class, reading(Long.class, ApiBodies::whole));
        words.addDeserializer(BigDecimal.class, reading(BigDecimal.class, ApiBodies::decimal));
        words.addDeserializer(String.class, reading(String.class, ApiBodies::text));
        words.addDeserializer(Boolean.class, reading(Boolean.class, ApiBodies::yes));
        words.addDeserializer(UnitId.class, reading(UnitId.class, json -> new UnitId(whole(json))));
        words.addDeserializer(AreaId.class, reading(AreaId.class, json -> new AreaId(whole(json))));
        words.addDeserializer(BookId.class, reading(BookId.class, json -> new BookId(Math.toIntExact(whole(json)))));
        words.addDeserializer(Quantity.class, reading(Quantity.class, json -> new Quantity(decimal(json))));
        words.addDeserializer(LocalDate.class, reading(LocalDate.class, json -> CalendarDay.read(text(json))));
        words.addDeserializer(Window.class, reading(Window.class, json -> Window.parse(text(json))));
        return builder -> builder.addModule(words)
                .addHandler(new JsonProblems())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    }

    private static String text(JsonParser json) {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException("not a text");
        }
        return json.getString();
    }

    private static boolean yes(JsonParser json) {
        if (!json.currentToken().isBoolean()) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return json.getBooleanValue();
    }

    private static long whole(JsonParser json) {
        if (!json.currentToken().isNumeric() || !json.isExpectedNumberIntToken()) {
            throw new IllegalArgumentException("not a whole number");
        }
        return json.getLongValue();
    }

    /** As a number, or as text where a program would otherwise round it. */
    private static BigDecimal decimal(JsonParser json) {
        BigDecimal value = json.currentToken().isNumeric() ? json.getDecimalValue() : new BigDecimal(text(json));
        if (value.precision() > 30 || Math.abs(value.scale()) > 30) {
            throw new IllegalArgumentException("beyond all that is counted");
        }
        return value;
    }

    private interface Writing<T> {
        void write(T value, JsonGenerator json);
    }

    private interface Reading<T> {
        T read(JsonParser json);
    }

    private static <T> ValueSerializer<T> writing(Writing<T> how) {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                how.write(value, json);
            }
        };
    }

    private static <T> ValueDeserializer<T> reading(Class<T> type, Reading<T> how) {
        return new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                try {
                    return how.read(json);
                } catch (IllegalArgumentException
                        | DateTimeException
                        | ArithmeticException
                        | tools.jackson.core.JacksonException wrong) {
                    return type.cast(context.handleUnexpectedToken(context.constructType(type), json));
                }
            }
        };
    }
}
