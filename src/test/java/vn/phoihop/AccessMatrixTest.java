package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.phoihop.MatrixOperations.Operation;
import vn.phoihop.MatrixRecords.Relation;
import vn.phoihop.MatrixVisitors.Visitor;
import vn.phoihop.access.Role;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.web.BrowserTest;
import vn.phoihop.web.ListQuery;

/**
 * Every page and every operation of the API, asked for by every role in every relation to the record, over the wire; what came out is
 * compared with tables that people read: docs/access-matrix.md, and docs/access-by-state.md for records in other states. A new page is in the
 * table or the build fails.
 */
@BrowserTest
@UsesDatabase(own = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private MatrixRecords records;
    private MatrixQuestions questions;
    private Map<Role, Map<Relation, Visitor>> all;

    @BeforeAll
    void prepare() {
        records = new MatrixRecords(context);
        MatrixVisitors visitors = new MatrixVisitors(port);
        all = visitors.all(context);
        questions = new MatrixQuestions(
                records, visitors, all.get(Role.STAFF_OFFICER).get(Relation.COORDINATION));
    }

    @Test
    void everyPageAndOperationIsAllowedToWhomTheTableSays() {
        Map<Operation, Map<Role, String>> table = new LinkedHashMap<>();
        for (Operation operation : MatrixOperations.all(mapping)) {
            Map<Role, String> row = new EnumMap<>(Role.class);
            all.forEach((role, byRelation) -> row.put(
                    role,
                    byRelation.entrySet().stream()
                            .filter(one -> operation.ofRecord() || one.getKey() == Relation.LEAD)
                            .map(one -> sign(operation, questions.ask(one.getValue(), operation), "+"))
                            .collect(Collectors.joining())));
            table.put(operation, row);
        }
        Golden.of("docs/access-matrix.md").assertMatches(text(table));
    }

    /** Records that are no longer, or not yet, what the other table asks about; and ids that somebody made up. */
    @Test
    void whoMayWhatDependsOnTheStateTheRecordIsIn() {
        MatrixStates states = new MatrixStates(context, records);
        Golden.of("docs/access-by-state.md")
                .assertMatches(MatrixStates.HEAD
                        + table("/activities/", states.activities())
                        + table("/cases/", states.cases()));
    }

    private String table(String room, List<MatrixStates.State> states) {
        StringBuilder text = new StringBuilder("\n| | |");
        states.forEach(state -> text.append(' ').append(state.name()).append(" |"));
        text.append("\n").append("| --- ".repeat(states.size() + 2)).append("|\n");
        MatrixOperations.all(mapping).stream()
                .filter(one -> one.ofRecord() && one.path().contains(room))
                .forEach(operation -> {
                    List<String> cells =
                            states.stream().map(state -> cell(operation, state)).toList();
                    // A step that is none at this address is there in no state.
                    if (cells.stream().anyMatch(cell -> !cell.matches("0+"))) {
                        text.append("| %s | `%s` | %s |\n"
                                .formatted(
                                        operation.method(),
                                        operation.path(),
                                        cells.stream()
                                                .map(cell -> "`" + cell + "`")
                                                .collect(Collectors.joining(" | "))));
                    }
                });
        return text.toString();
    }

    private String cell(Operation operation, MatrixStates.State state) {
        return all.get(Role.RECORDER).values().stream()
                .map(visitor -> {
                    MatrixStates.Known known = state.known();
                    String sign = sign(operation, questions.ask(visitor, operation, known.key(), known.version()), "~");
                    if (sign.equals("+") && operation.method() != RequestMethod.GET) {
                        state.anew();
                    }
                    return sign;
                })
                .collect(Collectors.joining());
    }

    @Test
    void aPlaceInAListThatWasMeddledWithIsToldAndNoFaultOfOurs() {
        List<String> places = Stream.of(
                        "a",
                        "a\u001fb",
                        "-\u001f-\u001f-\u001f-",
                        "2022-03-01\u001f+999999999-12-31T23:59:59Z\u001fx",
                        "\0")
                .map(place -> "after="
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(place.getBytes(StandardCharsets.UTF_8)))
                .toList();
        List<Operation> lists = MatrixOperations.all(mapping).stream()
                .filter(one -> one.method() == RequestMethod.GET
                        && Arrays.stream(one.handler().getMethodParameters())
                                .anyMatch(parameter -> parameter.getParameterType() == ListQuery.class))
                .toList();
        assertThat(lists).hasSizeGreaterThan(20);
        for (Operation list : lists) {
            Visitor reader = all.values().stream()
                    .flatMap(byRelation -> byRelation.values().stream())
                    .filter(visitor -> questions.list(visitor, list, "").statusCode() < 400)
                    .findFirst()
                    .orElse(null);
            if (reader != null) {
                for (String beside : Stream.concat(places.stream(), Stream.of("after=%25", "q=%00"))
                        .toList()) {
                    HttpResponse<String> answer = questions.list(reader, list, beside);
                    assertThat(answer.statusCode())
                            .as("%s with %s: %s", list, beside, answer.body())
                            .isLessThan(500);
                }
            }
        }
    }

    /**
     * {@code +} allowed and done or shown, {@code -} refused for who asks, {@code 0} not there for who asks.
     *
     * @param refused the sign for what is refused for what was sent, or for the state of the record
     */
    private static String sign(Operation operation, HttpResponse<String> answer, String refused) {
        String location = answer.headers().firstValue("Location").orElse("");
        return switch (answer.statusCode()) {
            case 401, 403 -> "-";
            case 404 -> "0";
            case 302, 303 -> location.contains("/sign-in") ? "-" : "+";
            case 500 -> throw new IllegalStateException(operation + " answered 500: " + answer.body());
            default -> answer.statusCode() < 400 ? "+" : refused;
        };
    }

    private static String text(Map<Operation, Map<Role, String>> table) {
        StringBuilder text = new StringBuilder("""
                # Who may do what

                Written by `AccessMatrixTest`, which asks for every page and every operation of the API over the wire, in every role and in every
                relation to the record asked for; the build fails when an answer differs from this table.

                In a cell, one sign per relation: the record's **lead** unit, its **partner**, the unit **above** the lead, the book's **coordination
                office**, a **stranger** of the same book. Operations that concern no record have one sign. `+` allowed (what was sent may still be refused), `-` refused to
                who asks, `0` not there for who asks. What depends on the state a record is in has [a table of its own](access-by-state.md).

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
