package vn.phoihop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * The API as a page for people: how one signs in, every operation with examples, every problem code. Drawn from the description itself, by
 * us and without scripts, since swagger-ui needs styles inside its pages, which our content security policy does not allow.
 */
@PageController
@ConditionalOnWebApplication
class ApiDocsPage {

    private final OpenApiWebMvcResource description;
    private final JsonMapper json;
    private final Texts texts;
    private final String address;

    ApiDocsPage(
            OpenApiWebMvcResource description,
            JsonMapper json,
            Texts texts,
            @Value("${springdoc.api-docs.path}") String address) {
        this.description = description;
        this.json = json;
        this.texts = texts;
        this.address = address;
    }

    record Parameter(String name, String in, boolean required, String description, String example) {}

    record Body(String status, String description, String example) {}

    record Operation(
            String method,
            String path,
            String id,
            String summary,
            String description,
            List<Parameter> parameters,
            String request,
            List<Body> answers) {}

    record Code(String name, int status, String words) {}

    @GetMapping("/api/docs")
    String docs(Page page, HttpServletRequest request, Model model) throws Exception {
        page.titled("web.api.title").lead("web.api.lead");
        JsonNode api = json.readTree(description.openapiJson(request, address, Locale.ROOT));
        Map<String, List<Operation>> byRoom = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> one : path.getValue().properties()) {
                byRoom.computeIfAbsent(one.getValue().path("tags").path(0).asString(""), _ -> new ArrayList<>())
                        .add(operation(one.getKey(), path.getKey(), one.getValue()));
            }
        }
        byRoom.values().forEach(list -> list.sort(Comparator.comparing(Operation::path)));
        model.addAttribute("operations", byRoom);
        model.addAttribute("codes", codes(page));
        model.addAttribute("address", address);
        return "web/api-docs";
    }

    private Operation operation(String method, String path, JsonNode one) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode parameter : one.path("parameters")) {
            JsonNode schema = parameter.path("schema");
            JsonNode example = parameter.has("example") ? parameter.path("example") : schema.path("example");
            parameters.add(new Parameter(
                    parameter.path("name").asString(""),
                    parameter.path("in").asString(""),
                    parameter.path("required").asBoolean(false),
                    parameter.path("description").asString(""),
                    example.isMissingNode()
                            ? schema.path("format").asString(schema.path("type").asString(""))
                            : example.asString("")));
        }
        List<Body> answers = new ArrayList<>();
        for (Map.Entry<String, JsonNode> answer : one.path("responses").properties()) {
            if (!answer.getKey().equals("default")) {
                answers.add(new Body(
                        answer.getKey(),
                        answer.getValue().path("description").asString(""),
                        example(answer.getValue())));
            }
        }
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                one.path("operationId").asString(""),
                one.path("summary").asString(""),
                one.path("description").asString(""),
                parameters,
                example(one.path("requestBody")),
                answers);
    }

    private String example(JsonNode body) {
        for (JsonNode content : body.path("content")) {
            if (content.has("example")) {
                return json.writerWithDefaultPrettyPrinter().writeValueAsString(content.get("example"));
            }
        }
        return "";
    }

    private List<Code> codes(Page page) {
        List<Code> codes = new ArrayList<>();
        for (ProblemCode code : ProblemCode.values()) {
            codes.add(new Code(code.name(), code.status(), texts.pattern(page.locale(), code.name())));
        }
        return codes;
    }
}
