package vn.phoihop.command;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody signed in at the pages: reads one and sends its form. */
final class Desk implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String address;

    private Desk(String address) {
        this.address = address;
    }

    static Desk signedIn(String address, String login, String password) throws IOException, InterruptedException {
        Desk desk = new Desk(address);
        HttpResponse<String> answer =
                desk.send("/sign-in", desk.get("/sign-in"), Map.of("login", login, "password", password));
        if (answer.statusCode() != 302) {
            throw new IOException("signing in was answered with " + answer.statusCode() + " " + answer.body());
        }
        return desk;
    }

    /** Where the password leads: to the page that was wanted, or to the question for a code. */
    static String signInLeadsTo(String address, String login, String password)
            throws IOException, InterruptedException {
        try (Desk desk = new Desk(address)) {
            return leadsTo(desk.send("/sign-in", desk.get("/sign-in"), Map.of("login", login, "password", password)));
        }
    }

    /** Where password and code lead. */
    static String codeLeadsTo(String address, String login, String password, String code)
            throws IOException, InterruptedException {
        try (Desk desk = signedIn(address, login, password)) {
            return leadsTo(desk.send("/sign-in/code", desk.get("/sign-in/code"), Map.of("code", code)));
        }
    }

    private static String leadsTo(HttpResponse<String> answer) throws IOException {
        return answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IOException("answered with " + answer.statusCode() + " " + answer.body()));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> file(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** @param page which was read before and whose hidden fields go along */
    HttpResponse<String> send(String path, HttpResponse<String> page, Map<String, String> fields)
            throws IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                form + "&_csrf=" + URLEncoder.encode(hidden(page, "_csrf"), StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static String hidden(HttpResponse<String> page, String name) throws IOException {
        Matcher field =
                Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        if (!field.find()) {
            throw new IOException("no " + name + " in the page, which was answered with " + page.statusCode());
        }
        return field.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
