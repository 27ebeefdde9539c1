package vn.phoihop.web;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /**
     * The same, and each place where nothing stands though something must: in a list or a map, whose reader counts on what is in it, and in a member
     * that is never null.
     */
    static List<Problem> foundIn(Object body) {
        List<Problem> problems = new ArrayList<>(found());
        look(body, "", null, problems);
        return problems;
    }

    private static void look(
            @Nullable Object value, String where, @Nullable AnnotatedType type, List<Problem> problems) {
        if (value instanceof List<?> list) {
            AnnotatedType of = lastOf(type);
            for (int i = 0; i < list.size(); i++) {
                inside(list.get(i), place(where, Integer.toString(i)), of, problems);
            }
        } else if (value instanceof Collection<?> several) {
            several.forEach(one -> inside(one, where, lastOf(type), problems));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, one) -> inside(one, place(where, String.valueOf(name)), lastOf(type), problems));
        } else if (value instanceof Record sent) {
            for (RecordComponent part : sent.getClass().getRecordComponents()) {
                String place = place(where, part.getName());
                Object member = value(part, sent);
                if (member == null && !part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    missing(place, ProblemCode.REQUIRED, problems);
                }
                look(member, place, part.getAnnotatedType(), problems);
            }
        }
    }

    private static void inside(
            @Nullable Object value, String place, @Nullable AnnotatedType type, List<Problem> problems) {
        if (value != null) {
            look(value, place, type, problems);
        } else if (type == null || !type.isAnnotationPresent(Nullable.class)) {
            missing(
                    place,
                    ProblemCode.FIELD_SHAPE,
                    problems,
                    shape(type != null && type.getType() instanceof Class<?> one ? one : Object.class));
        }
    }

    /** What could not be read stands nowhere either; that was told. */
    private static void missing(String place, ProblemCode code, List<Problem> problems, Object... arguments) {
        if (problems.stream()
                .noneMatch(problem ->
                        problem.where().equals(place) || problem.where().startsWith(place + "."))) {
            problems.add(Problem.at(place, code, arguments));
        }
    }

    private static String place(String where, String part) {
        return where.isEmpty() ? part : where + "." + part;
    }

    /** Of what a list is, or the values of a map. */
    private static @Nullable AnnotatedType lastOf(@Nullable AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType known
                ? known.getAnnotatedActualTypeArguments()[known.getAnnotatedActualTypeArguments().length - 1]
                : null;
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
