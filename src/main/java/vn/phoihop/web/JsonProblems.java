package vn.phoihop.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * Reads on where a request's JSON has a member nobody knows or a value of another shape, so that all such problems are told at once; after
 * the reading {@link ApiBodies} refuses them. Outside a request the reader fails at the first.
 */
final class JsonProblems extends DeserializationProblemHandler {

    private static final String KEY = JsonProblems.class.getName();

    /** What was found while the body of this request was read. */
    static List<Problem> found() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object known = request == null ? null : request.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST);
        return known instanceof List<?> list
                ? list.stream().map(Problem.class::cast).toList()
                : List.of();
    }

    /** The same, and each place of a list in which nothing stands: whoever goes through a list counts on what is in it. */
    static List<Problem> foundIn(Object body) {
        List<Problem> problems = new ArrayList<>(found());
        look(body, "", Object.class, problems);
        return problems;
    }

    private static void look(@Nullable Object value, String where, Type type, List<Problem> problems) {
        if (value instanceof List<?> list) {
            Type of = type instanceof ParameterizedType known ? known.getActualTypeArguments()[0] : Object.class;
            for (int i = 0; i < list.size(); i++) {
                String place = where + (where.isEmpty() ? "" : ".") + i;
                if (list.get(i) != null) {
                    look(list.get(i), place, of, problems);
                } else if (problems.stream()
                        .noneMatch(problem -> problem.where().equals(place))) {
                    problems.add(Problem.at(
                            place, ProblemCode.FIELD_SHAPE, shape(of instanceof Class<?> one ? one : Object.class)));
                }
            }
        } else if (value instanceof Record sent) {
            for (RecordComponent part : sent.getClass().getRecordComponents()) {
                look(
                        value(part, sent),
                        where + (where.isEmpty() ? "" : ".") + part.getName(),
                        part.getGenericType(),
                        problems);
            }
        }
    }

    private static @Nullable Object value(RecordComponent part, Record of) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(of);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static boolean add(@Nullable TokenStreamContext place, ProblemCode code, Object... arguments) {
        return add(Problem.at(where(place), code, arguments));
    }

    private static boolean add(Problem problem) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request == null) {
            return false;
        }
        List<Problem> problems = new ArrayList<>(found());
        problems.add(problem);
        request.setAttribute(KEY, problems, RequestAttributes.SCOPE_REQUEST);
        return true;
    }

    /** {@code participants.0.unit}, as fields are named elsewhere. */
    private static String where(@Nullable TokenStreamContext place) {
        String pointer = place == null ? "" : place.pathAsPointer().toString();
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser json,
            @Nullable ValueDeserializer<?> reader,
            Object bean,
            String name) {
        Collection<Object> known = reader == null ? List.of() : reader.getKnownPropertyNames();
        String names = known == null
                ? ""
                : known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
        // Told by its own name: the reader comes back to it when it may long be elsewhere.
        if (!add(Problem.at(name, ProblemCode.FIELD_UNKNOWN, name, names))) {
            return false;
        }
        json.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
            DeserializationContext context, Class<?> type, String value, String failure) {
        return wrong(context, type, value);
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
            DeserializationContext context, Class<?> type, Number value, String failure) {
        return wrong(context, type, value);
    }

    private static @Nullable Object wrong(DeserializationContext context, Class<?> type, Object value) {
        TokenStreamContext place = context.getParser().streamReadContext();
        boolean told = type.isEnum()
                ? add(
                        place,
                        ProblemCode.VALUE_UNKNOWN,
                        value,
                        Arrays.stream(type.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")))
                : add(place, ProblemCode.FIELD_SHAPE, shape(type));
        return told ? nothing(type) : NOT_HANDLED;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context,
            JavaType type,
            @Nullable JsonToken token,
            JsonParser json,
            @Nullable String failure)
            throws JacksonException {
        if (!add(json.streamReadContext(), ProblemCode.FIELD_SHAPE, shape(type.getRawClass()))) {
            return NOT_HANDLED;
        }
        json.skipChildren();
        return nothing(type.getRawClass());
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            @Nullable ValueInstantiator maker,
            JsonParser json,
            @Nullable String failure)
            throws JacksonException {
        if (!add(json.streamReadContext(), ProblemCode.FIELD_SHAPE, shape(type))) {
            return NOT_HANDLED;
        }
        json.skipChildren();
        return nothing(type);
    }

    @Override
    public @Nullable Object handleInstantiationProblem(
            DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable failure) {
        // The constructor of one of our own types said no.
        return failure instanceof IllegalArgumentException
                        && add(context.getParser().streamReadContext(), ProblemCode.FIELD_SHAPE, shape(type))
                ? nothing(type)
                : NOT_HANDLED;
    }

    private static @Nullable Object nothing(Class<?> type) {
        return switch (type.getName()) {
            case "boolean" -> Boolean.FALSE;
            case "int" -> 0;
            case "long" -> 0L;
            default -> null;
        };
    }

    /** How a value of the type is written, in signs that need no language. */
    static String shape(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "\"2022-06-14\"";
            case "LocalDateTime" -> "\"2022-06-14T08:30\"";
            case "LocalTime" -> "\"08:30\"";
            case "Instant", "OffsetDateTime" -> "\"2022-06-14T01:30:00Z\"";
            case "Window" -> "\"2021-12-15/2022-06-15\"";
            case "UUID" -> "\"01890a5d-ac96-774b-bcce-b302099a8057\"";
            case "int", "Integer", "long", "Long", "UnitId", "AreaId", "BookId", "ForceId" -> "123";
            case "BigDecimal", "Quantity" -> "61.475";
            case "boolean", "Boolean" -> "true, false";
            case "String" -> "\"…\"";
            default ->
                Collection.class.isAssignableFrom(type) || type.isArray()
                        ? "[…]"
                        : type.isRecord() ? "{…}" : type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }
}
