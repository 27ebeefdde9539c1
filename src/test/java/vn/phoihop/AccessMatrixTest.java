package vn.phoihop;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.phoihop.MatrixRecords.Relation;
import vn.phoihop.MatrixVisitors.Visitor;
import vn.phoihop.access.Role;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.BrowserTest;

/**
 * Every page and every operation of the API, asked for by every role in every relation to the record, over the wire; what came out is
 * compared with one table that people read: docs/access-matrix.md. A new page is in the table or the build fails.
 */
@BrowserTest
@UsesDatabase(own = true)
class AccessMatrixTest {

    /** They end or cover the session that asks. */
    private static final Set<String> NOT_WALKED = Set.of("/sign-out", "/lock", "/error");

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private MatrixRecords records;
    private MatrixVisitors visitors;
    private RecordKey report;
    private String paragraph = "";
    private String section = "";

    /** What the steps of a room are called in addresses: as its table of steps names them. */
    private static final Map<String, String> STEPS = Map.of(
            "activities", "vn.phoihop.activity.ActivityStep",
            "cases", "vn.phoihop.casework.CaseMove",
            "exchange", "vn.phoihop.exchange.ItemMove",
            "reports", "vn.phoihop.report.ReportStep");

    /** @param query a parameter that chooses it among those of the same path, such as {@code ?format=csv}; mostly empty */
    private record Operation(RequestMethod method, String path, String query, HandlerMethod handler)
            implements Comparable<Operation> {

        boolean ofRecord() {
            return path.contains("{id}") && path.contains("{book}");
        }

        @Override
        public int compareTo(Operation other) {
            int byPath = (path + query).compareTo(other.path + other.query);
            return byPath == 0 ? method.compareTo(other.method) : byPath;
        }
    }

    @BeforeAll
    void prepare() {
        records = new MatrixRecords(context);
        visitors = new MatrixVisitors(port);
        all = visitors.all(context);
        report = MatrixRecords.drafted(visitors, all.get(Role.STAFF_OFFICER).get(Relation.COORDINATION));
        Matcher words = Pattern.compile("\"paragraphs\":\\[\\{\"id\":\"([^\"]+)\",\"section\":\"([^\"]+)\"")
                .matcher(MatrixVisitors.send(
                                all.get(Role.STAFF_OFFICER).get(Relation.COORDINATION),
                                visitors.at("/api/v1/books/" + MatrixRecords.BOOK + "/reports/" + report.id()))
                        .body());
        if (words.find()) {
            paragraph = words.group(1);
            section = words.group(2);
        }
    }

    @Test
    void everyPageAndOperationIsAllowedToWhomTheTableSays() {
        Map<Operation, Map<Role, String>> table = new LinkedHashMap<>();
        for (Operation operation : operations()) {
            Map<Role, String> row = new EnumMap<>(Role.class);
            all.forEach((role, byRelation) -> row.put(
                    role,
                    byRelation.entrySet().stream()
                            .filter(one -> operation.ofRecord() || one.getKey() == Relation.LEAD)
                            .map(one -> ask(one.getValue(), operation))
                            .collect(Collectors.joining())));
            table.put(operation, row);
        }
        Golden.of("docs/access-matrix.md").assertMatches(text(table));
    }

    private Set<Operation> operations() {
        Set<Operation> operations = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("vn.phoihop")
                    && !handler.getBeanType()
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .getPath()
                            .contains("test-classes")) {
                operations.addAll(operations(info, handler));
            }
        });
        operations.removeIf(one -> NOT_WALKED.stream().anyMatch(one.path()::startsWith));
        return operations;
    }

    private static List<Operation> operations(RequestMappingInfo info, HandlerMethod handler) {
        List<Operation> operations = new ArrayList<>();
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        for (String path : info.getPatternValues()) {
            for (RequestMethod method : methods.isEmpty() ? Set.of(RequestMethod.GET) : methods) {
                for (String one : each(path)) {
                    operations.add(new Operation(method, one, query(info), handler));
                }
            }
        }
        return operations;
    }

    /** The parameters without which a request would be another operation's. */
    private static String query(RequestMappingInfo info) {
        return info.getParamsCondition().getExpressions().stream()
                .filter(one -> !one.isNegated())
                .map(one -> one.getName() + "=" + (one.getValue() == null ? "csv" : one.getValue()))
                .collect(Collectors.joining("&", "?", ""))
                .replaceAll("^\\?$", "");
    }

    /** An address with a step is as many operations as there are steps. */
    private static List<String> each(String path) {
        String steps = STEPS.entrySet().stream()
                .filter(one -> path.contains("/" + one.getKey() + "/") && path.matches(".*/steps/\\{\\w+}"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        if (steps.isEmpty()) {
            return List.of(path);
        }
        try {
            List<String> paths = new ArrayList<>();
            for (Object step : Class.forName(steps).getEnumConstants()) {
                String slug = ((Enum<?>) step).name().toLowerCase(Locale.ROOT).replace('_', '-');
                paths.add(path.replaceFirst("\\{\\w+}$", slug));
            }
            return paths;
        } catch (ClassNotFoundException moved) {
            throw new IllegalStateException(moved);
        }
    }

    /** {@code +} allowed (done, or refused for what was sent), {@code -} refused for who asks, {@code 0} not there for who asks. */
    private String ask(Visitor visitor, Operation operation) {
        HttpResponse<String> answer = answer(visitor, operation);
        String location = answer.headers().firstValue("Location").orElse("");
        return switch (answer.statusCode()) {
            case 401, 403 -> "-";
            case 404 -> "0";
            case 302, 303 -> location.contains("/sign-in") ? "-" : "+";
            case 500 -> throw new IllegalStateException(operation + " answered 500: " + answer.body());
            default -> "+";
        };
    }

    private HttpResponse<String> answer(Visitor visitor, Operation operation) {
        SampleBodies bodies = new SampleBodies(records.patrol, records.twin);
        String parameters = bodies.parameters(operation.handler());
        if (operation.method() == RequestMethod.GET) {
            return MatrixVisitors.send(
                    visitor,
                    visitors.at(filled(operation.path()) + (operation.query() + parameters).replaceFirst("^&", "?")));
        }
        if (!operation.path().startsWith("/api/")) {
            return visitors.post(visitor, filled(operation.path()), parameters);
        }
        HttpRequest.Builder request = visitors.at(filled(operation.path()))
                .header("If-Match", "\"999\"")
                .header("X-CSRF-TOKEN", visitor.token())
                .header("X-XSRF-TOKEN", visitor.token())
                .header("Content-Type", "application/json");
        return MatrixVisitors.send(
                visitor,
                request.method(operation.method().name(), BodyPublishers.ofString(bodies.json(operation.handler()))));
    }

    private String filled(String path) {
        RecordKey record = path.contains("/exchange")
                ? records.item
                : path.contains("case") ? records.caseFile : path.contains("/reports") ? report : records.patrol;
        String filled = path.replace("{book}", MatrixRecords.BOOK.toString());
        filled = filled.replace("{login}", records.other.login());
        if (path.startsWith("/book/")) {
            filled = filled.replace("{id}", MatrixRecords.BOOK.toString());
        }
        filled = filled.replace("{id}", record.id().toString())
                .replace("{attachment}", records.attachment.toString())
                .replace("{milestone}", records.milestone.toString())
                .replace("{twin}", records.twin.id().toString())
                .replace("{code}", "PATROLS")
                .replace("{indicator}", "PATROLS")
                .replace("{ending}", "pdf")
                .replace("{kind}", "XLSX")
                .replace("{form}", "WEEK")
                .replaceAll("^/help/\\{name}", "/help/recorder")
                .replaceAll("^/help/pictures/\\{name}", "/help/pictures/home.png")
                .replace("{paragraph}", paragraph)
                .replace("{section}", section);
        return filled.replaceAll("\\{[^}]+}", UUID.randomUUID().toString())
                .replace("**", "x")
                .replace("*", "x");
    }

    private static String text(Map<Operation, Map<Role, String>> table) {
        StringBuilder text = new StringBuilder("""
                # Who may do what

                Written by `AccessMatrixTest`, which asks for every page and every operation of the API over the wire, in every role and in every
                relation to the record asked for; the build fails when an answer differs from this table.

                In a cell, one sign per relation: the record's **lead** unit, its **partner**, the unit **above** the lead, the book's **coordination
                office**, a **stranger** of the same book. Operations that concern no record have one sign. `+` allowed (what was sent may still be refused), `-` refused to
                who asks, `0` not there for who asks.

                """);
        text.append("| | ");
        for (Role role : Role.values()) {
            text.append("| ")
                    .append(role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(' ');
        }
        text.append("|\n").append("| --- ".repeat(Role.values().length + 2)).append("|\n");
        table.forEach((operation, row) -> {
            text.append("| ")
                    .append(operation.method())
                    .append(" | `")
                    .append(operation.path())
                    .append(operation.query())
                    .append("` ");
            row.values().forEach(cell -> text.append("| `").append(cell).append("` "));
            text.append("|\n");
        });
        return text.toString();
    }
}
