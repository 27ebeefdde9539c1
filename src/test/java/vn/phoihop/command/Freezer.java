package vn.phoihop.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A staff officer who freezes the figures of a report and opens it again, over and over, at the pages. */
final class Freezer implements Runnable {

    private static final long PAUSE = 150;

    private final String address;
    private final String login;
    private final String password;
    private final List<String> acknowledged = new ArrayList<>();
    private @Nullable String inDoubt;
    private String report = "";
    private volatile boolean stopped;

    Freezer(String address, String login, String password) {
        this.address = address;
        this.login = login;
        this.password = password;
    }

    /** Begins the report. */
    void start(String window) throws IOException, InterruptedException {
        try (Desk desk = Desk.signedIn(address, login, password)) {
            HttpResponse<String> answer = desk.send(
                    "/reports",
                    desk.get("/reports"),
                    Map.of("book", "1", "form", "SIX_MONTH", "report-window", window));
            if (answer.statusCode() != 302) {
                throw new IOException("no report: " + answer.statusCode() + " " + answer.body());
            }
            report = URI.create(answer.headers().firstValue("Location").orElseThrow())
                    .getPath();
            acknowledged.add("REPORT_STARTED");
        }
    }

    String id() {
        return report.substring(report.lastIndexOf('/') + 1);
    }

    List<String> acknowledged() {
        return acknowledged;
    }

    @Nullable
    String inDoubt() {
        return inDoubt;
    }

    boolean frozen() {
        return acknowledged.getLast().equals("REPORT_FREEZE");
    }

    void stop() {
        stopped = true;
    }

    /** What the book says of the step that was not answered. */
    void settle(List<String> events) {
        if (inDoubt != null && events.size() > acknowledged.size()) {
            acknowledged.add(inDoubt);
        }
        inDoubt = null;
    }

    /** Goes on until it is stopped or gets no answer. */
    @Override
    public void run() {
        stopped = false;
        try (Desk desk = Desk.signedIn(address, login, password)) {
            while (!stopped) {
                Thread.sleep(PAUSE);
                if (!step(desk, frozen() ? "reopen" : "freeze")) {
                    return;
                }
            }
        } catch (IOException unanswered) {
            // What was sent is in doubt; if nothing was, nothing is.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean step(Desk desk, String slug) throws IOException, InterruptedException {
        String path = report + "/steps/" + slug;
        HttpResponse<String> page = desk.get(path);
        if (page.statusCode() != 200) {
            return refusedForNow(page);
        }
        String event = "REPORT_" + slug.toUpperCase(java.util.Locale.ROOT);
        inDoubt = event;
        HttpResponse<String> answer = desk.send(
                path, page, Map.of("version", Desk.hidden(page, "version"), "reason", "Còn hồ sơ chưa thống nhất"));
        if (answer.statusCode() != 302) {
            return refusedForNow(answer);
        }
        acknowledged.add(event);
        inDoubt = null;
        return true;
    }

    private static boolean refusedForNow(HttpResponse<String> answer) {
        if (answer.statusCode() < 500) {
            throw new Writer.Astray("a step was answered with " + answer.statusCode() + " " + answer.body());
        }
        return false;
    }
}
