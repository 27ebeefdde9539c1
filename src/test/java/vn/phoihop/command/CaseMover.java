package vn.phoihop.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A program that opens cases and hands them to and fro between two units. What was not answered it sends once more. */
final class CaseMover implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate FIRST_DAY = LocalDate.of(2022, 2, 1);

    /** One case as it was acknowledged; its version is the number of deeds. */
    static final class Moved {
        private final UUID id;
        private final List<String> acknowledged = new ArrayList<>();
        private long lead;
        private @Nullable String inDoubt;

        private Moved(UUID id, long lead) {
            this.id = id;
            this.lead = lead;
        }

        UUID id() {
            return id;
        }

        List<String> acknowledged() {
            return acknowledged;
        }

        @Nullable
        String inDoubt() {
            return inDoubt;
        }

        long lead() {
            return lead;
        }

        private boolean offered() {
            return !acknowledged.isEmpty() && acknowledged.getLast().equals("CASE_HAND_OVER_OFFERED");
        }

        /** Each hand-over on a day of its own. */
        private LocalDate day() {
            return FIRST_DAY.plusDays((acknowledged.size() + 1) / 2);
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String address;
    private final long one;
    private final long other;
    private final Map<Long, String> tokens;
    private final RandomGenerator dice;
    private final List<Moved> all = new ArrayList<>();
    private volatile boolean stopped;
    private @Nullable Moved open;

    /** @param tokens by the unit for which they act */
    CaseMover(String address, long one, long other, Map<Long, String> tokens, RandomGenerator dice) {
        this.address = address;
        this.one = one;
        this.other = other;
        this.tokens = tokens;
        this.dice = dice;
    }

    List<Moved> all() {
        return all;
    }

    void stop() {
        stopped = true;
    }

    /** Goes on until it is stopped or gets no answer. */
    @Override
    public void run() {
        stopped = false;
        while (!stopped) {
            Moved next = next();
            open = next;
            if (!answered(next)) {
                return;
            }
        }
    }

    /** Sends what was not answered until it is. */
    void settle() throws InterruptedException {
        Moved moved = open;
        long since = System.nanoTime();
        while (moved != null && moved.inDoubt != null && !answered(moved)) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new Writer.Astray("no answer for " + PATIENCE);
            }
            Thread.sleep(200);
        }
    }

    private Moved next() {
        if (all.isEmpty() || dice.nextInt(4) == 0) {
            Moved made = new Moved(new UUID(dice.nextLong(), dice.nextLong()), one);
            made.inDoubt = "CASE_OPENED";
            all.add(made);
            return made;
        }
        Moved known = all.get(dice.nextInt(all.size()));
        known.inDoubt = known.offered() ? "CASE_HAND_OVER_ACCEPTED" : "CASE_HAND_OVER_OFFERED";
        return known;
    }

    private boolean answered(Moved moved) {
        String deed = moved.inDoubt;
        if (deed == null) {
            throw new IllegalStateException("nothing was sent");
        }
        long next = moved.lead == one ? other : one;
        HttpResponse<String> answer = switch (deed) {
            case "CASE_OPENED" -> send("PUT", moved, "", one, """
                    {"kind": "CASE", "category": "DRUGS", "area": 10900, "openedOn": "%s", "lead": %d, "partners": []}""".formatted(FIRST_DAY, one));
            case "CASE_HAND_OVER_OFFERED" ->
                send(
                        "POST",
                        moved,
                        "/hand-overs",
                        moved.lead,
                        "{\"to\": %d, \"on\": \"%s\"}".formatted(next, moved.day()));
            default -> send("POST", moved, "/hand-overs/accept", next, "{\"on\": \"%s\"}".formatted(moved.day()));
        };
        if (answer == null || answer.statusCode() >= 500) {
            return false;
        }
        int version = moved.acknowledged.size() + 1;
        // Somebody was faster: ourselves, if the case is now what it should become.
        if (answer.statusCode() == 412 || answer.statusCode() == 409) {
            HttpResponse<String> now = send("GET", moved, "", moved.lead, null);
            if (now == null || now.statusCode() >= 500) {
                return false;
            }
            if (!now.headers().firstValue("ETag").orElse("").equals("\"" + version + "\"")) {
                throw new Writer.Astray(deed + " is not what stands there: " + now.body());
            }
        } else if (answer.statusCode() >= 300) {
            throw new Writer.Astray(deed + " was answered with " + answer.statusCode() + " " + answer.body());
        }
        moved.acknowledged.add(deed);
        moved.inDoubt = null;
        if (deed.equals("CASE_HAND_OVER_ACCEPTED")) {
            moved.lead = next;
        }
        return true;
    }

    private @Nullable HttpResponse<String> send(
            String method, Moved moved, String step, long unit, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(address + "/api/v1/books/1/cases/" + moved.id + step))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.get(unit))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (method.equals("POST")) {
            request.header("If-Match", "\"" + moved.acknowledged.size() + "\"");
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unanswered) {
            return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
