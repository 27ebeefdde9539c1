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
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.vocabulary.BookId;

/** Somebody in every role and in every relation to the records, signed in over the wire. */
final class MatrixVisitors {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String root;

    MatrixVisitors(int port) {
        root = "http://localhost:" + port;
    }

    /** A session, with what its forms must send. */
    record Visitor(HttpClient client, String token) {}

    /** One of each; an administrator, who has no unit, only once. */
    Map<Role, Map<MatrixRecords.Relation, Visitor>> all(ApplicationContext context) {
        Map<Role, Map<MatrixRecords.Relation, Visitor>> visitors = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            Map<MatrixRecords.Relation, Visitor> byRelation = new EnumMap<>(MatrixRecords.Relation.class);
            for (MatrixRecords.Relation relation : MatrixRecords.Relation.values()) {
                boolean administers = role == Role.ADMINISTRATOR;
                if (!administers || relation == MatrixRecords.Relation.LEAD) {
                    byRelation.put(
                            relation,
                            signIn(TestStaff.named(context, role + " " + relation)
                                    .as(
                                            role,
                                            administers ? BookId.COMMON : MatrixRecords.BOOK,
                                            administers ? null : relation.unit(context))));
                }
            }
            visitors.put(role, byRelation);
        }
        return visitors;
    }

    private Visitor signIn(TestStaff staff) {
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        Visitor nobody = new Visitor(client, token(client, "/sign-in"));
        post(nobody, "/sign-in", "login=%s&password=%s".formatted(staff.login(), encode(TestStaff.PASSWORD)));
        return new Visitor(client, token(client, "/account"));
    }

    /** Sends a form; what it says beside the visitor's token. */
    HttpResponse<String> post(Visitor visitor, String path, String form) {
        return send(
                visitor,
                at(path).header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("_csrf=" + encode(visitor.token()) + "&" + form)));
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    static HttpResponse<String> send(Visitor visitor, HttpRequest.Builder request) {
        return send(visitor.client(), request.build());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String token(HttpClient client, String page) {
        Matcher token = TOKEN.matcher(send(client, at(page).build()).body());
        if (!token.find()) {
            throw new IllegalStateException(page + " has no token");
        }
        return token.group(1);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
