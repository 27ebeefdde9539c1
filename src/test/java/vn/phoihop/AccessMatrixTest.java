package vn.phoihop;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.ActivityForm;
import vn.phoihop.activity.Contribution;
import vn.phoihop.activity.RecordingActivity;
import vn.phoihop.activity.Submission;
import vn.phoihop.casework.CaseForm;
import vn.phoihop.casework.HandlingCase;
import vn.phoihop.casework.Opening;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.BrowserTest;

/**
 * Every page and every operation of the API, asked for by every role in every relation to the record, over the wire; what came out is
 * compared with one table that people read: docs/access-matrix.md. A new page is in the table or the build fails.
 */
@BrowserTest
@UsesDatabase(own = true)
class AccessMatrixTest {

    private static final BookId BOOK = new BookId(7);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    /** They end or cover the session that asks. */
    private static final Set<String> NOT_WALKED = Set.of("/sign-out", "/lock", "/error");

    /** Parameters that name something: with any other value the answer would be about them, not about who asks. */
    private static final Map<String, String> KNOWN = Map.of(
            "form", "SIX_MONTH",
            "report-window", "2021-12-15/2022-06-15",
            "window", "2021-12-15/2022-06-15",
            "do", "confirm");

    /** Written as a plain number. */
    private static final Set<String> TYPED = Set.of("UnitId", "AreaId", "BookId", "Quantity");

    /** In which relation who asks stands to the record that is asked for. */
    private enum Relation {
        LEAD("BP-KG-CKHT"),
        PARTNER("CA-KG-900"),
        ABOVE("BP-KG"),
        COORDINATION("CA-KG-PV01"),
        STRANGER("HQ-KG-HT");

        private final String unit;

        Relation(String unit) {
            this.unit = unit;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private final RecordKey patrol = new RecordKey(BOOK, UUID.randomUUID());
    private final RecordKey caseFile = new RecordKey(BOOK, UUID.randomUUID());
    private TestStaff dummy;
    private RecordKey report;

    private record Operation(RequestMethod method, String path, HandlerMethod handler)
            implements Comparable<Operation> {

        boolean ofRecord() {
            return path.contains("{id}") && path.contains("{book}");
        }

        @Override
        public int compareTo(Operation other) {
            int byPath = path.compareTo(other.path);
            return byPath == 0 ? method.compareTo(other.method) : byPath;
        }
    }

    private record Visitor(HttpClient client, String token) {}

    @BeforeEach
    void load() {
        context.getBean(LoadingOrganisation.class).loadShipped();
        context.getBean(ChangingCatalogue.class).loadShipped();
        Acting.runAsSystem(() -> {
            context.getBean(Books.class)
                    .open(BOOK, "MATRIX", new LocalizedText("Sổ thử", "Test book"), new AreaId(1091), true);
            context.getBean(CoordinationOffices.class)
                    .appoint(BOOK, unit(Relation.COORDINATION), LocalDate.of(2020, 1, 1));
            UnitId lead = unit(Relation.LEAD);
            LocalDateTime start = LocalDateTime.of(2022, 3, 1, 7, 30);
            By by = By.now("Cán bộ nhập", lead);
            context.getBean(RecordingActivity.class)
                    .submit(new Submission(
                            patrol,
                            new ActivityForm(
                                    "PATROL",
                                    start.atZone(ZONE).toInstant(),
                                    start.plusHours(4).atZone(ZONE).toInstant(),
                                    new AreaId(500001),
                                    lead,
                                    List.of(unit(Relation.PARTNER)),
                                    List.of(new Contribution(lead, "PERSONNEL_TURN", Quantity.of("6"))),
                                    null,
                                    null,
                                    false),
                            by));
            context.getBean(HandlingCase.class)
                    .take(new Opening(
                            caseFile,
                            new CaseForm(
                                    "CASE",
                                    "DRUGS",
                                    new AreaId(500001),
                                    LocalDate.of(2022, 3, 1),
                                    lead,
                                    List.of(unit(Relation.PARTNER)),
                                    null,
                                    null,
                                    false),
                            by));
        });
        dummy = TestStaff.named(context, "Người khác").as(Role.RECORDER, BOOK, unit(Relation.STRANGER));
    }

    @Test
    void everyPageAndOperationIsAllowedToWhomTheTableSays() {
        Map<Role, Map<Relation, Visitor>> visitors = visitors();
        report = drafted(visitors.get(Role.STAFF_OFFICER).get(Relation.COORDINATION));
        Map<Operation, Map<Role, String>> table = new LinkedHashMap<>();
        for (Operation operation : operations()) {
            Map<Role, String> row = new EnumMap<>(Role.class);
            visitors.forEach((role, byRelation) -> row.put(
                    role,
                    byRelation.entrySet().stream()
                            .filter(one -> operation.ofRecord() || one.getKey() == Relation.LEAD)
                            .map(one -> ask(one.getValue(), operation))
                            .collect(Collectors.joining())));
            table.put(operation, row);
        }
        Golden.of("docs/access-matrix.md").assertMatches(text(table));
    }

    private Map<Role, Map<Relation, Visitor>> visitors() {
        Map<Role, Map<Relation, Visitor>> visitors = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Map<Relation, Visitor> byRelation = new EnumMap<>(Relation.class);
            for (Relation relation : Relation.values()) {
                boolean administers = role == Role.ADMINISTRATOR;
                if (!administers || relation == Relation.LEAD) {
                    TestStaff staff = TestStaff.named(context, role + " " + relation)
                            .as(role, administers ? BookId.COMMON : BOOK, administers ? null : unit(relation));
                    byRelation.put(relation, signIn(staff));
                }
            }
            visitors.put(role, byRelation);
        }
        return visitors;
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
                operations.add(new Operation(method, path, handler));
            }
        }
        return operations;
    }

    /** {@code +} allowed (done, or refused for what was sent), {@code -} refused for who asks, {@code 0} not there for who asks. */
    private String ask(Visitor visitor, Operation operation) {
        String query =
                operation.method() == RequestMethod.GET ? parameters(operation).replaceFirst("^&", "?") : "";
        URI address = URI.create("http://localhost:" + port + filled(operation.path()) + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("If-Match", "\"999\"")
                .header("X-CSRF-TOKEN", visitor.token())
                .header("X-XSRF-TOKEN", visitor.token());
        if (operation.method() != RequestMethod.GET) {
            boolean api = operation.path().startsWith("/api/");
            request.header("Content-Type", api ? "application/json" : "application/x-www-form-urlencoded");
            request.method(
                    operation.method().name(),
                    BodyPublishers.ofString(
                            api ? json(operation) : "_csrf=" + encode(visitor.token()) + parameters(operation)));
        }
        HttpResponse<String> answer = send(visitor.client(), request.build());
        String location = answer.headers().firstValue("Location").orElse("");
        return switch (answer.statusCode()) {
            case 401, 403 -> "-";
            case 404 -> "0";
            case 302, 303 -> location.contains("/sign-in") ? "-" : "+";
            case 500 -> throw new IllegalStateException(operation + " answered 500: " + answer.body());
            default -> "+";
        };
    }

    private String filled(String path) {
        RecordKey record = path.contains("case") ? caseFile : path.startsWith("/reports") ? report : patrol;
        String filled = path.replace("{book}", BOOK.toString());
        filled = filled.replace("{login}", dummy.login());
        if (path.startsWith("/book/")) {
            filled = filled.replace("{id}", BOOK.toString());
        }
        filled = filled.replace("{id}", record.id().toString())
                .replace("{code}", "PATROLS")
                .replace("{indicator}", "PATROLS")
                .replace(
                        "{slug}",
                        path.startsWith("/reports") ? "freeze" : path.startsWith("/cases") ? "withdraw" : "confirm")
                .replace("{ending}", "pdf");
        return filled.replaceAll("\\{[^}]+}", UUID.randomUUID().toString())
                .replace("**", "x")
                .replace("*", "x");
    }

    /** What the operation cannot do without, so that it is asked who asks and not what is missing. */
    private String parameters(Operation operation) {
        StringBuilder form = new StringBuilder();
        for (MethodParameter parameter : operation.handler().getMethodParameters()) {
            RequestParam wanted = parameter.getParameterAnnotation(RequestParam.class);
            if (wanted != null
                    && wanted.required()
                    && wanted.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                    && !Map.class.isAssignableFrom(parameter.getParameterType())
                    && !parameter.getParameterType().equals(Optional.class)) {
                parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                String name = wanted.name().isEmpty() ? parameter.getParameterName() : wanted.name();
                form.append('&')
                        .append(name)
                        .append('=')
                        .append(encode(KNOWN.getOrDefault(name, plain(parameter.getParameterType()))));
            }
        }
        if (operation.path().endsWith("/bulk")) {
            form.append("&record=").append(patrol.id());
        }
        return form.toString();
    }

    private String plain(Class<?> type) {
        if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> BOOK.toString();
            case "UUID" -> patrol.id().toString();
            case "LocalDate" -> "2022-03-01";
            case "boolean", "Boolean" -> "false";
            default -> "x";
        };
    }

    private String json(Operation operation) {
        for (MethodParameter parameter : operation.handler().getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                return value(parameter.getParameterType());
            }
        }
        return "{}";
    }

    /** The smallest content that can be read as this type. */
    private String value(Class<?> type) {
        if (type.isRecord() && !TYPED.contains(type.getSimpleName())) {
            return Arrays.stream(type.getRecordComponents())
                    .map(part -> "\"" + part.getName() + "\":" + value(part.getType()))
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
            case "LocalDateTime" -> "\"2022-03-01T07:30\"";
            default -> "\"" + plain(type) + "\"";
        };
    }

    private RecordKey drafted(Visitor visitor) {
        String form = "form=SIX_MONTH&book=%s&report-window=%s&_csrf=%s"
                .formatted(BOOK, encode("2021-12-15/2022-06-15"), encode(visitor.token()));
        HttpResponse<String> answer = send(
                visitor.client(),
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/reports"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
        Matcher made = Pattern.compile("/reports/(\\d+)/([0-9a-f-]{36})")
                .matcher(answer.headers().firstValue("Location").orElse(answer.body()));
        if (!made.find()) {
            throw new IllegalStateException("no report was drafted: " + answer.statusCode() + " " + answer.body());
        }
        return RecordKey.of(Integer.parseInt(made.group(1)), UUID.fromString(made.group(2)));
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
                    .append(role.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                    .append(' ');
        }
        text.append("|\n").append("| --- ".repeat(Role.values().length + 2)).append("|\n");
        table.forEach((operation, row) -> {
            text.append("| ")
                    .append(operation.method())
                    .append(" | `")
                    .append(operation.path())
                    .append("` ");
            row.values().forEach(cell -> text.append("| `").append(cell).append("` "));
            text.append("|\n");
        });
        return text.toString();
    }

    private Visitor signIn(TestStaff staff) {
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String form = "login=%s&password=%s&_csrf=%s"
                .formatted(staff.login(), encode(TestStaff.PASSWORD), encode(token(client, "/sign-in")));
        send(
                client,
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
        return new Visitor(client, token(client, "/account"));
    }

    private String token(HttpClient client, String page) {
        Matcher token = TOKEN.matcher(send(
                        client,
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + page))
                                .build())
                .body());
        if (!token.find()) {
            throw new IllegalStateException(page + " has no token");
        }
        return token.group(1);
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private UnitId unit(Relation relation) {
        return context.getBean(Organisations.class)
                .current()
                .findUnit(relation.unit, LocalDate.of(2022, 3, 1))
                .orElseThrow()
                .id();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
