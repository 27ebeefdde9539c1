package vn.phoihop.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * What the description of the API ({@code /api/v1/openapi.json}) says beyond what springdoc reads from the controllers: how one signs in,
 * how problems look, how ids and amounts are written, and an example for every body.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";
    private static final String PROBLEM_OF_MEMBER = "ProblemOfMember";

    ApiDescription() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Page.class, ListQuery.class, IfMatch.class)
                .replaceWithSchema(UnitId.class, number("int64", 1001))
                .replaceWithSchema(AreaId.class, number("int64", 2001))
                .replaceWithSchema(BookId.class, number("int32", 1))
                .replaceWithSchema(Quantity.class, number(null, 61.475))
                .replaceWithSchema(Window.class, string("2021-12-15/2022-06-15"));
    }

    @Bean
    OpenAPI described() {
        return new OpenAPI()
                .info(new Info()
                        .title("Phối Hợp")
                        .version("1")
                        .description(
                                "The one book in which the forces of a province write down what they do together."))
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A personal access token, minted in one's own account."))
                        .addSchemas(PROBLEM, problem())
                        .addSchemas(PROBLEM_OF_MEMBER, problemOfMember())
                        .addResponses(
                                PROBLEM,
                                new ApiResponse()
                                        .description("Refused; nothing has been done.")
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/problem+json",
                                                        new MediaType().schema(new Schema<>().$ref(PROBLEM))))))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    /** Names that make a pleasant client, what the kit reads by itself, and how a refusal looks. */
    @Bean
    OperationCustomizer completed() {
        return (operation, method) -> {
            String room = method.getBeanType().getSimpleName().replaceFirst("Api$", "");
            io.swagger.v3.oas.annotations.Operation said = AnnotatedElementUtils.findMergedAnnotation(
                    method.getMethod(), io.swagger.v3.oas.annotations.Operation.class);
            if (said == null || said.operationId().isEmpty()) {
                String name = method.getMethod().getName();
                operation.setOperationId(room.substring(0, 1).toLowerCase(Locale.ROOT)
                        + room.substring(1)
                        + name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1));
            }
            operation.setTags(List.of(room));
            if (operation.getParameters() != null) {
                operation.getParameters().stream()
                        .filter(one -> one.getSchema() == null)
                        .forEach(one -> one.setSchema(string(null)));
            }
            if (takes(method, ListQuery.class)) {
                query(operation, "q", "Free text, with or without diacritics.", "phu quoc");
                query(operation, "sort", "A column's key, with a minus for descending.", "-date");
                query(operation, "after", "What the answer before gave as `next`.", null);
            }
            if (takes(method, IfMatch.class)) {
                operation.addParametersItem(new Parameter()
                        .in("header")
                        .name("If-Match")
                        .description("The version seen: the ETag of the answer in which it was read.")
                        .schema(string("\"1\"")));
            }
            ApiResponse good = operation.getResponses().get("200");
            if (good != null && method.getMethod().getReturnType() == ResponseEntity.class) {
                good.addHeaderObject("ETag", header("The version, to be sent back as If-Match", "\"2\""));
                if (method.hasMethodAnnotation(Creates.class)) {
                    good.description("As it stands; also when the same is sent again");
                    operation
                            .getResponses()
                            .addApiResponse(
                                    "201",
                                    new ApiResponse()
                                            .description("Made by this request")
                                            .content(good.getContent())
                                            .addHeaderObject("ETag", header("The version", "\"1\""))
                                            .addHeaderObject("Location", header("Its address", null)));
                }
            }
            operation.getResponses().addApiResponse("default", new ApiResponse().$ref(PROBLEM));
            return operation;
        };
    }

    @Bean
    ApiMembers members() {
        return new ApiMembers();
    }

    /** Which members are always there; and an example for every body that has none of its own, made from the examples of its members. */
    @Bean
    OpenApiCustomizer truthful(ApiMembers members) {
        return api -> {
            Components components = api.getComponents();
            List<Operation> operations = api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .toList();
            members.complete(
                    components.getSchemas(),
                    operations.stream()
                            .flatMap(operation -> operation.getResponses().values().stream())
                            .map(ApiResponse::getContent)
                            .filter(Objects::nonNull)
                            .toList());
            ApiExamples examples = new ApiExamples(components);
            operations.forEach(operation -> {
                if (operation.getRequestBody() != null) {
                    examples.addTo(operation.getRequestBody().getContent());
                }
                operation.getResponses().values().forEach(answer -> examples.addTo(answer.getContent()));
            });
        };
    }

    private static Header header(String description, @Nullable String example) {
        return new Header().description(description).schema(string(example));
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(type);
    }

    private static void query(Operation operation, String name, String description, @Nullable String example) {
        operation.addParametersItem(
                new Parameter().in("query").name(name).description(description).schema(string(example)));
    }

    private static Schema<?> problemOfMember() {
        Schema<?> one = object().addProperty("code", codes())
                .addProperty(
                        "where", string("participants.0.unit").description("The member or field; empty for the whole."))
                .addProperty(
                        "message",
                        string("…").description("What, where and how to mend it, in the language asked for."));
        one.setRequired(List.of("code", "where", "message"));
        return one;
    }

    private static Schema<?> problem() {
        Schema<?> problem = object().description("RFC 9457")
                .addProperty("type", string("/api/docs#REQUIRED"))
                .addProperty("title", string("…"))
                .addProperty("status", number("int32", 422))
                .addProperty("detail", string("…"))
                .addProperty("instance", string("/api/v1/books/1/activities/…"))
                .addProperty("code", codes())
                .addProperty(
                        "problems",
                        new Schema<>().types(Set.of("array")).items(new Schema<>().$ref(PROBLEM_OF_MEMBER)));
        problem.setRequired(List.copyOf(problem.getProperties().keySet()));
        return problem;
    }

    /** Stable names; new ones may come, so it is no closed list. */
    private static Schema<?> codes() {
        return string(ProblemCode.REQUIRED.name())
                .description("One of the codes at /api/docs, where new ones may come.");
    }

    private static Schema<?> object() {
        return new Schema<>().types(Set.of("object"));
    }

    private static Schema<?> string(@Nullable String example) {
        Schema<?> schema = new Schema<>().types(Set.of("string"));
        if (example != null) {
            schema.setExample(example);
        }
        return schema.type("string");
    }

    private static Schema<?> number(@Nullable String format, Number example) {
        Schema<?> schema = new Schema<>()
                .types(Set.of(format == null ? "number" : "integer"))
                .format(format);
        schema.setExample(example);
        return schema.type(format == null ? "number" : "integer");
    }
}
