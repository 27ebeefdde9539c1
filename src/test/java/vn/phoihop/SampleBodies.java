package vn.phoihop;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import vn.phoihop.vocabulary.RecordKey;

/** What an operation cannot do without, so that it is asked who asks and not what is missing. */
record SampleBodies(RecordKey record, RecordKey twin) {

    /** Parameters that name something: with any other value the answer would be about them, not about who asks. */
    private static final Map<String, String> KNOWN = Map.of(
            "form", "SIX_MONTH",
            "report-window", "2021-12-15/2022-06-15",
            "window", "2021-12-15/2022-06-15",
            "do", "doubt",
            "step", "confirm");

    /** Written as a plain number. */
    private static final Set<String> TYPED = Set.of("UnitId", "AreaId", "BookId", "Quantity", "Window");

    /** As a form sends them: each begins with an ampersand. */
    String parameters(HandlerMethod handler) {
        StringBuilder form = new StringBuilder();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestParam wanted = parameter.getParameterAnnotation(RequestParam.class);
            if (wanted != null && needed(wanted, parameter.getParameterType())) {
                parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                String name = wanted.name().isEmpty() ? parameter.getParameterName() : wanted.name();
                form.append('&')
                        .append(name)
                        .append('=')
                        .append(MatrixVisitors.encode(
                                name.equals("other")
                                        ? twin.id().toString()
                                        : KNOWN.getOrDefault(name, plain(parameter.getParameterType()))));
            }
        }
        return form.toString();
    }

    private static boolean needed(RequestParam wanted, Class<?> type) {
        return wanted.required()
                && wanted.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                && !Map.class.isAssignableFrom(type)
                && !type.equals(Optional.class);
    }

    /** The smallest body that can be read. */
    String json(HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return value(parameter.getParameterType());
            }
        }
        return "{}";
    }

    private String value(Class<?> type) {
        if (type.isRecord() && !TYPED.contains(type.getSimpleName())) {
            return Arrays.stream(type.getRecordComponents())
                    .map(part -> "\"" + part.getName() + "\":"
                            + (part.getName().equals("other") ? "\"" + twin.id() + "\"" : value(part.getType())))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "[]";
        }
        return switch (type.getSimpleName()) {
            case "Map" -> "{}";
            case "int", "Integer", "long", "Long", "BigDecimal", "Quantity", "UnitId", "AreaId", "BookId" -> "7";
            case "boolean", "Boolean" -> "false";
            case "OffsetDateTime", "Instant" -> "\"2022-03-01T00:30:00Z\"";
            case "Window" -> "\"2021-12-15/2022-06-15\"";
            case "LocalDateTime" -> "\"2022-03-01T07:30\"";
            default -> "\"" + plain(type) + "\"";
        };
    }

    private String plain(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> record.book().toString();
            case "UUID" -> record.id().toString();
            case "LocalDate" -> "2022-03-01";
            case "boolean", "Boolean" -> "false";
            default -> "x";
        };
    }
}
