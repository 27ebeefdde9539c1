package vn.phoihop.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes an example of a body from its schema: each member's own example, or a plain value of its type. */
final class ApiExamples {

    private static final int DEEPEST = 16;

    private final Components components;

    ApiExamples(Components components) {
        this.components = components;
    }

    void addTo(@Nullable Content content) {
        if (content == null) {
            return;
        }
        for (MediaType body : content.values()) {
            if (body.getExample() == null && body.getExamples() == null && body.getSchema() != null) {
                body.setExample(of(body.getSchema(), 0));
            }
        }
    }

    private @Nullable Object of(Schema<?> schema, int depth) {
        if (depth > DEEPEST) {
            return null;
        }
        if (schema.getExample() != null) {
            return schema.getExample();
        }
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().getFirst();
        }
        if (schema.get$ref() != null) {
            String name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            Schema<?> named = components.getSchemas().get(name);
            return named == null ? null : of(named, depth + 1);
        }
        if (schema.getEnum() != null && !schema.getEnum().isEmpty()) {
            return schema.getEnum().getFirst();
        }
        if (schema.getOneOf() != null && !schema.getOneOf().isEmpty()) {
            return of((Schema<?>) schema.getOneOf().getFirst(), depth + 1);
        }
        if (schema.getProperties() != null) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            schema.getProperties().forEach((name, member) -> members.put(name, of((Schema<?>) member, depth + 1)));
            return members;
        }
        String type = schema.getType() != null
                ? schema.getType()
                : schema.getTypes() == null
                        ? "object"
                        : schema.getTypes().stream()
                                .filter(one -> !one.equals("null"))
                                .findFirst()
                                .orElse("null");
        return switch (type) {
            case "array" -> schema.getItems() == null ? List.of() : list(of(schema.getItems(), depth + 1));
            case "integer" -> 1;
            case "number" -> 1.5;
            case "boolean" -> true;
            case "string" -> text(Objects.requireNonNullElse(schema.getFormat(), ""));
            default -> Map.of();
        };
    }

    private static List<Object> list(@Nullable Object item) {
        return item == null ? List.of() : List.of(item);
    }

    private static String text(String format) {
        return switch (format) {
            case "date" -> "2022-06-14";
            case "date-time" -> "2022-06-14T01:30:00Z";
            case "uuid" -> "01890a5d-ac96-774b-bcce-b302099a8057";
            case "uri" -> "https://example.org/";
            default -> "…";
        };
    }
}
