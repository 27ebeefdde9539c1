package vn.phoihop.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Readers of the pages, several at once on the same cores; each is signed in and asks for page after page. */
public final class PageTour {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final Pattern TIMING = Pattern.compile("dur=([0-9.]+)");

    private final String address;
    private final int warmUp;

    /** @param warmUp rounds before measuring; after a hundred, Java's compilers still take a fifth of the cores */
    public PageTour(String address, int warmUp) {
        this.address = address;
        this.warmUp = warmUp;
    }

    /** Of one page in seconds. */
    public record Times(double p50, double p95) {
        static Times of(DoubleStream seconds) {
            Stopwatch watch = new Stopwatch(seconds.toArray());
            return new Times(watch.percentile(0.5), watch.percentile(0.95));
        }
    }

    /**
     * How long a page takes.
     *
     * @param server as the server tells it with the page
     * @param reader until its last byte is there, on readers that want the same cores
     */
    public record Page(Times server, Times reader) {
        private static Page of(List<Taken> taken) {
            return new Page(
                    Times.of(taken.stream().mapToDouble(Taken::server)),
                    Times.of(taken.stream().mapToDouble(Taken::reader)));
        }
    }

    private record Taken(double server, double reader) {}

    /** So many readers, each so many rounds over the pages, after as many as warm the server up. */
    public Map<String, Page> measure(List<String> pages, String login, String password, int readers, int rounds) {
        Map<String, List<Taken>> taken = new LinkedHashMap<>();
        pages.forEach(page -> taken.put(page, new ArrayList<>()));
        List<Callable<Map<String, List<Taken>>>> all = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            all.add(() -> read(pages, login, password, rounds));
        }
        together(all)
                .forEach(reader -> reader.forEach((page, times) ->
                        taken.computeIfAbsent(page, any -> new ArrayList<>()).addAll(times)));
        Map<String, Page> measured = new LinkedHashMap<>();
        taken.forEach((page, times) -> measured.put(page, Page.of(times)));
        return measured;
    }

    /** So many writers, each sending so many records by the API under ids of their own; how long one takes that counts from then on. */
    public Times save(String path, IntFunction<String> body, String login, String password, int writers, int rounds) {
        AtomicInteger written = new AtomicInteger();
        List<Callable<List<Double>>> all = Collections.nCopies(
                writers, () -> write(path, () -> body.apply(written.getAndIncrement()), login, password, rounds));
        return Times.of(together(all).stream().flatMap(List::stream).mapToDouble(Double::doubleValue));
    }

    /** All at once, each on a thread of its own. */
    private static <T> List<T> together(List<Callable<T>> all) {
        try (var threads = Executors.newFixedThreadPool(all.size())) {
            List<T> done = new ArrayList<>();
            for (Future<T> one : threads.invokeAll(all)) {
                done.add(one.get());
            }
            return done;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private List<Double> write(String path, Supplier<String> body, String login, String password, int rounds) {
        CookieManager cookies = new CookieManager();
        String token;
        try (HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            signIn(client, login, password);
            token = token(client);
        }
        String signedIn = told(cookies);
        List<Double> seconds = new ArrayList<>();
        for (int round = -warmUp; round < rounds; round++) {
            String record = body.get();
            double time = Stopwatch.once(() -> put(path + "/" + UUID.randomUUID(), record, token, signedIn));
            if (round >= 0) {
                seconds.add(time);
            }
        }
        return seconds;
    }

    /** On the writer's own thread. */
    private void put(String path, String body, String token, String signedIn) {
        try {
            HttpURLConnection connection = open(path, signedIn);
            connection.setRequestMethod("PUT");
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty("X-XSRF-TOKEN", token);
            connection.setDoOutput(true);
            byte[] sent = body.getBytes(StandardCharsets.UTF_8);
            connection.setFixedLengthStreamingMode(sent.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(sent);
            }
            takeIn(path, connection, 201);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    /** The address of the first thing a page leads to under a path. */
    public String firstUnder(String path, String page, String login, String password) {
        try (HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            signIn(client, login, password);
            Matcher link = Pattern.compile("href=\"(" + Pattern.quote(path) + "[^\"?]+)")
                    .matcher(get(client, page));
            if (!link.find()) {
                throw new IllegalStateException(page + " leads to nothing under " + path);
            }
            return link.group(1);
        }
    }

    /** Starts what the body describes, as a program would; the answer's id. */
    public String start(String path, String body, String login, String password) {
        try (HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            signIn(client, login, password);
            HttpResponse<String> answer = send(
                    client,
                    HttpRequest.newBuilder(URI.create(address + path))
                            .header("Content-Type", "application/json")
                            .header("X-XSRF-TOKEN", token(client))
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build());
            Matcher id = Pattern.compile("\"id\" *: *\"([^\"]+)\"").matcher(answer.body());
            if (answer.statusCode() >= 300 || !id.find()) {
                throw new IllegalStateException(path + " answered " + answer.statusCode() + " " + answer.body());
            }
            return id.group(1);
        }
    }

    private String token(HttpClient client) {
        Matcher token = TOKEN.matcher(get(client, "/account"));
        if (!token.find()) {
            throw new IllegalStateException("the account's page has no token");
        }
        return token.group(1);
    }

    /** Lines of a file that is taken away per second. */
    public double export(String page, String login, String password) {
        try (HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            signIn(client, login, password);
            long[] lines = {0};
            double seconds = Stopwatch.once(() -> lines[0] = lines(client, page));
            return lines[0] / seconds;
        }
    }

    private long lines(HttpClient client, String page) {
        try {
            HttpResponse<Stream<String>> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address + page)).build(), HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(page + " answered " + answer.statusCode());
            }
            return answer.body().count();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Map<String, List<Taken>> read(List<String> pages, String login, String password, int rounds) {
        CookieManager cookies = new CookieManager();
        try (HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            signIn(client, login, password);
        }
        String signedIn = told(cookies);
        Map<String, List<Taken>> all = new LinkedHashMap<>();
        for (int round = -warmUp; round < rounds; round++) {
            for (String page : pages) {
                double[] server = {0};
                double reader = Stopwatch.once(() -> server[0] = take(page, signedIn));
                if (round >= 0) {
                    all.computeIfAbsent(page, any -> new ArrayList<>()).add(new Taken(server[0], reader));
                }
            }
        }
        return all;
    }

    private static String told(CookieManager cookies) {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Takes the page in and looks no further, on the reader's own thread; the server's time for it in seconds. */
    private double take(String page, String signedIn) {
        try {
            HttpURLConnection connection = open(page, signedIn);
            takeIn(page, connection, 200);
            Matcher told = TIMING.matcher(Objects.requireNonNullElse(connection.getHeaderField("Server-Timing"), ""));
            if (!told.find()) {
                throw new IllegalStateException(page + " does not tell how long it took");
            }
            return Double.parseDouble(told.group(1)) / 1000;
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private HttpURLConnection open(String path, String signedIn) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        connection.setRequestProperty("Cookie", signedIn);
        return connection;
    }

    private static void takeIn(String path, HttpURLConnection connection, int expected) throws IOException {
        if (connection.getResponseCode() != expected) {
            throw new IllegalStateException(path + " answered " + connection.getResponseCode());
        }
        try (InputStream body = connection.getInputStream()) {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void signIn(HttpClient client, String login, String password) {
        Matcher token = TOKEN.matcher(get(client, "/sign-in"));
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no token");
        }
        String form =
                "login=%s&password=%s&_csrf=%s".formatted(encode(login), encode(password), encode(token.group(1)));
        HttpResponse<String> answer = send(
                client,
                HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        if (answer.statusCode() != 302
                || answer.headers().firstValue("Location").orElse("").contains("sign-in")) {
            throw new IllegalStateException("signing in as " + login + " answered " + answer.statusCode());
        }
    }

    private String get(HttpClient client, String page) {
        HttpResponse<String> answer =
                send(client, HttpRequest.newBuilder(URI.create(address + page)).build());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
