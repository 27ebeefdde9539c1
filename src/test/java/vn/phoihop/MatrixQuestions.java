package vn.phoihop;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.bind.annotation.RequestMethod;
import vn.phoihop.MatrixOperations.Operation;
import vn.phoihop.MatrixVisitors.Visitor;
import vn.phoihop.vocabulary.RecordKey;

/** Asks for operations over the wire, with the records they are about and as little else as they can be asked with. */
final class MatrixQuestions {

    private static final Pattern PARAGRAPH =
            Pattern.compile("\"paragraphs\":\\[\\{\"id\":\"([^\"]+)\",\"section\":\"([^\"]+)\"");

    private final MatrixRecords records;
    private final MatrixVisitors visitors;
    private final RecordKey report;
    private String paragraph = "";
    private String section = "";

    /** @param drafter of the report that operations are asked about */
    MatrixQuestions(MatrixRecords records, MatrixVisitors visitors, Visitor drafter) {
        this.records = records;
        this.visitors = visitors;
        report = MatrixRecords.drafted(visitors, drafter);
        Matcher words = PARAGRAPH.matcher(MatrixVisitors.send(
                        drafter, visitors.at("/api/v1/books/" + MatrixRecords.BOOK + "/reports/" + report.id()))
                .body());
        if (words.find()) {
            paragraph = words.group(1);
            section = words.group(2);
        }
    }

    /** About a record, by who has seen a version of it that never was: nothing is done by it. */
    HttpResponse<String> ask(Visitor visitor, Operation operation) {
        SampleBodies bodies = new SampleBodies(records.patrol, records.twin);
        String parameters = bodies.parameters(operation.handler());
        String path = filled(operation.path(), record(operation.path()));
        return operation.method() == RequestMethod.GET
                ? get(visitor, path, operation.query() + parameters)
                : change(visitor, operation, path, parameters, bodies.json(operation.handler()), 999);
    }

    /** About this record, by who has seen this version of it and says why: what can be done is done. */
    HttpResponse<String> ask(Visitor visitor, Operation operation, RecordKey record, int version) {
        SampleBodies bodies = new SampleBodies(record, records.twin);
        String parameters = bodies.parameters(operation.handler());
        String path = filled(operation.path(), record);
        if (operation.method() == RequestMethod.GET) {
            return get(visitor, path, operation.query() + parameters);
        }
        String form = parameters.replaceAll("&(?:version|reason)=[^&]*", "") + "&version=" + version + "&reason="
                + MatrixVisitors.encode("Theo lời kể");
        String json =
                bodies.json(operation.handler()).replaceAll("\"unit\":7,?", "").replace(",}", "}");
        return change(visitor, operation, path, form, json, version);
    }

    /** A list, with what its address says beside. */
    HttpResponse<String> list(Visitor visitor, Operation operation, String beside) {
        String parameters = new SampleBodies(records.patrol, records.twin).parameters(operation.handler());
        return get(
                visitor,
                filled(operation.path(), record(operation.path())),
                operation.query() + parameters + "&" + beside);
    }

    private HttpResponse<String> get(Visitor visitor, String path, String parameters) {
        return MatrixVisitors.send(visitor, visitors.at(path + parameters.replaceFirst("^&", "?")));
    }

    private HttpResponse<String> change(
            Visitor visitor, Operation operation, String path, String form, String json, int version) {
        if (!path.startsWith("/api/")) {
            return visitors.post(visitor, path, form);
        }
        HttpRequest.Builder request = visitors.at(path)
                .header("If-Match", "\"" + version + "\"")
                .header("X-CSRF-TOKEN", visitor.token())
                .header("X-XSRF-TOKEN", visitor.token())
                .header("Content-Type", "application/json");
        return MatrixVisitors.send(visitor, request.method(operation.method().name(), BodyPublishers.ofString(json)));
    }

    private RecordKey record(String path) {
        return path.contains("/exchange")
                ? records.item
                : path.contains("case")
                        ? records.caseFile
                        : path.contains("/reports")
                                ? report
                                : path.contains("undo-merge") ? records.merged : records.patrol;
    }

    private String filled(String path, RecordKey record) {
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
}
