package vn.phoihop.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A program that writes patrols down under ids of its own, corrects, confirms and withdraws them, writes some down twice, merges the two and
 * takes that back. It takes for written what was answered
 * so, and nothing else; what was not answered it sends once more.
 */
final class Writer implements Runnable {

    /** What was answered with is what nobody may answer with: neither done, nor refused for a moment. */
    static final class Astray extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Astray(String message) {
            super(message);
        }
    }

    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 12, 1);
    private static final long[] AREAS = {500_001, 500_002, 500_005, 10_899, 10_900};
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client;
    private final String address;
    private final long lead;
    private final long partner;
    private final Map<Long, String> tokens;
    private final RandomGenerator dice;
    private final List<Sent> all = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean stopped;
    private boolean onlyNew;
    private @Nullable Sent open;
    private @Nullable Twins twins;
    private final AtomicInteger acknowledged = new AtomicInteger();

    /** @param tokens by the unit for which they act */
    Writer(String address, long lead, long partner, Map<Long, String> tokens, RandomGenerator dice) {
        this.client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        this.address = address;
        this.lead = lead;
        this.partner = partner;
        this.tokens = tokens;
        this.dice = dice;
    }

    List<Sent> all() {
        return all;
    }

    /** How many deeds were answered so. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** Writes until it is stopped or gets no answer. */
    @Override
    public void run() {
        stopped = false;
        while (!stopped) {
            Sent record = next();
            open = record;
            if (answered(record) == null) {
                return;
            }
        }
    }

    /** From now on new records only. */
    void onlyNew() {
        onlyNew = true;
    }

    /** Keeps the first records, and forgets those that came later. */
    void forget(int kept) {
        all.subList(kept, all.size()).clear();
    }

    void stop() {
        stopped = true;
    }

    /** Sends what was not answered until it is. */
    void settle() throws InterruptedException {
        Sent record = open;
        if (record == null || record.inDoubt() == null) {
            return;
        }
        long since = System.nanoTime();
        while (answered(record) == null) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new Astray("no answer for " + PATIENCE);
            }
            Thread.sleep(200);
        }
    }

    /** Two records of one patrol, which are left to themselves until they are two again. */
    private record Twins(Sent stays, Sent goes) {

        boolean merged() {
            return goes.last().withdrawn();
        }

        boolean has(Sent record) {
            return record == stays || record == goes;
        }

        Sent merge() {
            stays.send(
                    new Sent.Deed("ACTIVITY_MERGED", stays.last().touched()),
                    goes,
                    new Sent.Deed("ACTIVITY_MERGED_INTO", goes.last().goneInto()));
            return stays;
        }

        Sent part() {
            goes.send(
                    new Sent.Deed("ACTIVITY_MERGE_UNDONE", goes.last().comeBack()),
                    stays,
                    new Sent.Deed("ACTIVITY_MERGE_UNDONE", stays.last().touched()));
            return goes;
        }
    }

    private Sent next() {
        Twins two = twins;
        if (two != null && dice.nextInt(4) == 0) {
            if (two.merged()) {
                // After the deed they are records as others are.
                twins = null;
                return two.part();
            }
            return two.merge();
        }
        Sent known = all.isEmpty() ? null : all.get(all.size() - 1 - dice.nextInt(Math.min(all.size(), 40)));
        int die = dice.nextInt(100);
        if (known != null && !onlyNew && !known.last().withdrawn() && (two == null || !two.has(known)) && die < 60) {
            Patrol last = known.last();
            if (die >= 50) {
                return two == null ? writtenTwice(known) : written();
            }
            if (die < 10) {
                known.send(new Sent.Deed("ACTIVITY_WITHDRAWN", last.takenOut()));
                return known;
            }
            if (die < 30 && last.joint() && last.version() == 1) {
                known.send(new Sent.Deed("ACTIVITY_CONFIRMED", last.touched()));
                return known;
            }
            known.send(
                    new Sent.Deed("ACTIVITY_CORRECTED", last.corrected(last.people() % 30 + 1, 1 + dice.nextInt(3))));
            return known;
        }
        return written();
    }

    private Sent writtenTwice(Sent known) {
        Sent made = new Sent(new UUID(dice.nextLong(), dice.nextLong()));
        made.send(new Sent.Deed("ACTIVITY_SUBMITTED", known.last().twin()));
        all.add(made);
        twins = new Twins(known, made);
        return made;
    }

    private Sent written() {
        boolean joint = dice.nextInt(3) > 0;
        Sent made = new Sent(new UUID(dice.nextLong(), dice.nextLong()));
        made.send(new Sent.Deed(
                "ACTIVITY_SUBMITTED",
                Patrol.submitted(
                        FIRST_DAY.plusDays(dice.nextInt(240)),
                        dice.nextInt(24 * 60),
                        AREAS[dice.nextInt(AREAS.length)],
                        lead,
                        1 + dice.nextInt(30),
                        1 + dice.nextInt(3),
                        joint ? partner : 0,
                        joint ? 1 + dice.nextInt(9) : 0)));
        all.add(made);
        return made;
    }

    /** The record where the deed was acknowledged; null where nobody can tell. */
    private @Nullable Sent answered(Sent record) {
        Sent.Deed deed = record.inDoubt();
        if (deed == null) {
            throw new IllegalStateException("nothing was sent");
        }
        HttpResponse<String> answer = send(record, deed);
        if (answer == null || answer.statusCode() >= 500) {
            return null;
        }
        // Somebody was faster: ourselves, if the record is now what it should become.
        if (answer.statusCode() == 412 || answer.statusCode() == 409 && record.other() != null) {
            HttpResponse<String> now = request("GET", path(record.id(), ""), lead, null, 0);
            if (now == null || now.statusCode() >= 500) {
                return null;
            }
            if (!now.headers()
                    .firstValue("ETag")
                    .orElse("")
                    .equals("\"" + deed.after().version() + "\"")) {
                throw new Astray(deed + " is not what stands there: " + now.body());
            }
        } else if (answer.statusCode() >= 300) {
            throw new Astray(deed + " was answered with " + answer.statusCode() + " " + answer.body());
        }
        record.acknowledge();
        acknowledged.incrementAndGet();
        return record;
    }

    private @Nullable HttpResponse<String> send(Sent record, Sent.Deed deed) {
        UUID id = record.id();
        Patrol after = deed.after();
        int seen = after.version() - 1;
        return switch (deed.event()) {
            case "ACTIVITY_SUBMITTED" -> request("PUT", path(id, ""), lead, after.body(), 0);
            case "ACTIVITY_CONFIRMED" -> request("POST", path(id, "/confirm"), partner, "{}", seen);
            case "ACTIVITY_CORRECTED" ->
                request(
                        "POST",
                        path(id, "/correct"),
                        lead,
                        "{\"activity\": " + after.body() + ", \"reason\": \"Đếm lại\"}",
                        seen);
            case "ACTIVITY_MERGED" -> {
                Sent goes = Objects.requireNonNull(record.other());
                yield request(
                        "POST",
                        path(id, "/merge"),
                        lead,
                        "{\"other\": \"%s\", \"otherVersion\": %d, \"reason\": \"Ghi hai lần\"}"
                                .formatted(goes.id(), goes.last().version()),
                        seen);
            }
            case "ACTIVITY_MERGE_UNDONE" ->
                request("POST", path(id, "/undo-merge"), lead, "{\"reason\": \"Hai chuyến khác nhau\"}", seen);
            default -> request("POST", path(id, "/withdraw"), lead, "{\"reason\": \"Nhập trùng\"}", seen);
        };
    }

    private static String path(UUID id, String step) {
        return "/api/v1/books/1/activities/" + id + step;
    }

    private @Nullable HttpResponse<String> request(
            String method, String path, long unit, @Nullable String body, int seen) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.get(unit))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (seen > 0) {
            request.header("If-Match", "\"" + seen + "\"");
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
