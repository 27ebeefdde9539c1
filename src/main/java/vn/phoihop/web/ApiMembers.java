package vn.phoihop.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Which members of a body are always there and which may be null, read from the records themselves: what the compiler takes for never null
 * is required, what is {@code @Nullable} may be null. What is read is strict (see {@link ApiBodies}); a request may leave out a member that
 * may be null, an answer leaves nothing out.
 */
final class ApiMembers implements ModelConverter {

    /** By the names of their schemas. One for the whole process, since swagger asks the first converter of a class for all that start in it. */
    private static final Map<String, Class<?>> RECORDS = new ConcurrentHashMap<>();

    /** Remembers of which record a schema is; two of one name would be mixed up. */
    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> schema = others.hasNext() ? others.next().resolve(type, context, others) : null;
        if (schema == null || type.getType() == null) {
            return schema;
        }
        JavaType known = Json.mapper().constructType(type.getType());
        String name = schema.get$ref() == null ? schema.getName() : named(schema.get$ref());
        if (known.isRecordType() && name != null) {
            Class<?> before = RECORDS.putIfAbsent(name, known.getRawClass());
            if (before != null && !before.equals(known.getRawClass())) {
                throw new IllegalStateException(
                        "two bodies are called %s: %s and %s; @Schema(name = …) tells them apart"
                                .formatted(
                                        name,
                                        before.getName(),
                                        known.getRawClass().getName()));
            }
        }
        return schema;
    }

    /** Completes the schemas once all are known. */
    @SuppressWarnings("rawtypes") // as swagger's model has them
    void complete(Map<String, Schema> schemas, List<Content> answers) {
        Set<String> answered = new HashSet<>();
        answers.forEach(content -> content.values().forEach(body -> reach(body.getSchema(), schemas, answered)));
        schemas.forEach((name, schema) -> {
            Class<?> type = RECORDS.get(name);
            if (type != null && schema.getProperties() != null) {
                complete(type, schema, answered.contains(name));
            }
        });
    }

    /** Names the schemas that answers are made of. */
    @SuppressWarnings("rawtypes")
    private static void reach(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> reached) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null && reached.add(named(schema.get$ref()))) {
            reach(schemas.get(named(schema.get$ref())), schemas, reached);
        }
        reach(schema.getItems(), schemas, reached);
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            reach(values, schemas, reached);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(member -> reach((Schema<?>) member, schemas, reached));
        }
    }

    private static void complete(Class<?> type, Schema<?> schema, boolean answered) {
        Set<String> required = new LinkedHashSet<>(schema.getRequired() == null ? List.of() : schema.getRequired());
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            Schema<?> member = (Schema<?>) schema.getProperties().get(name);
            if (member == null) {
                continue;
            }
            java.lang.reflect.AnnotatedType declared = component.getAnnotatedType();
            boolean nullable = declared.isAnnotationPresent(Nullable.class) && !required.contains(name);
            Schema<?> inner = inside(declared, member);
            schema.getProperties().put(name, nullable ? nullable(inner) : inner);
            if (answered || !nullable) {
                required.add(name);
            }
        }
        schema.setRequired(new ArrayList<>(new TreeSet<>(required)));
    }

    /** The elements of lists and the values of maps may be null too. */
    private static Schema<?> inside(java.lang.reflect.AnnotatedType declared, Schema<?> schema) {
        if (declared instanceof AnnotatedParameterizedType parameterized) {
            java.lang.reflect.AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            java.lang.reflect.AnnotatedType last = arguments[arguments.length - 1];
            if (last.isAnnotationPresent(Nullable.class)) {
                if (schema.getItems() != null) {
                    schema.setItems(nullable(schema.getItems()));
                } else if (schema.getAdditionalProperties() instanceof Schema<?> values) {
                    schema.setAdditionalProperties(nullable(values));
                }
            }
        }
        return schema;
    }

    /** A named schema and a closed list of words stay as they are; null stands beside them. */
    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null || schema.getEnum() != null) {
            Schema<?> either = new Schema<>();
            either.setOneOf(List.of(schema, new Schema<>().types(Set.of("null"))));
            either.setDescription(schema.getDescription());
            schema.setDescription(null);
            return either;
        }
        Set<String> types = new LinkedHashSet<>();
        if (schema.getTypes() != null) {
            types.addAll(schema.getTypes());
        } else if (schema.getType() != null) {
            types.add(schema.getType());
        }
        types.add("null");
        schema.setTypes(types);
        return schema;
    }

    static String named(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
