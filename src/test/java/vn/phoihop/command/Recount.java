package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.phoihop.vocabulary.Window;

/** Compares what the book holds with what its writers know to be in it: record by record, and every figure counted from nothing. */
final class Recount {

    /** A half-year, and a stretch that begins and ends within months. */
    private static final List<Window> WINDOWS =
            List.of(Window.parse("2021-12-15/2022-06-15"), Window.parse("2022-01-18/2022-04-03"));

    private static final JsonMapper JSON = new JsonMapper();

    private final String address;
    private final String token;
    private final HttpClient client = HttpClient.newHttpClient();

    Recount(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /** What the book says happened to a record, in order. */
    record Story(List<String> events, List<Long> positions) {}

    /** The stories of all records of a type, read past row security. */
    static Map<UUID, Story> stories(Connection superuser, String type) throws SQLException {
        Map<UUID, Story> stories = new HashMap<>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("select record, position, event from phoihop.entry"
                        + " where book = 1 and record_type = '" + type + "' order by position")) {
            while (rows.next()) {
                Story story = stories.computeIfAbsent(
                        rows.getObject(1, UUID.class), _ -> new Story(new ArrayList<>(), new ArrayList<>()));
                story.positions().add(rows.getLong(2));
                story.events().add(rows.getString(3));
            }
        }
        return stories;
    }

    static long head(Connection superuser, int book) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select position from phoihop.book_head where book = " + book)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Nothing acknowledged is missing; of what was not answered either all is there or nothing; and nothing else is. */
    static void nothingIsLost(List<Sent> records, Map<UUID, Story> stories) {
        int known = 0;
        for (Sent record : records) {
            List<String> expected = new ArrayList<>(
                    record.acknowledged().stream().map(Sent.Deed::event).toList());
            List<String> found = stories.getOrDefault(record.id(), new Story(List.of(), List.of()))
                    .events();
            if (!found.isEmpty()) {
                known++;
            }
            if (record.inDoubt() != null && found.size() == expected.size() + 1) {
                expected.add(record.inDoubt().event());
            }
            Sent other = record.other();
            if (other != null) {
                Story its = stories.getOrDefault(other.id(), new Story(List.of(), List.of()));
                assertThat(its.events().size() - other.acknowledged().size())
                        .as("both of %s and %s or none", record.id(), other.id())
                        .isEqualTo(found.size() - record.acknowledged().size());
            }
            assertThat(found).as("%s", record.id()).isEqualTo(expected);
        }
        assertThat(stories).as("records nobody sent").hasSize(known);
    }

    /** The same of cases; once all is settled each stands where it was acknowledged to have come. */
    static void casesAreWhereTheyWereMoved(List<CaseMover.Moved> cases, Connection superuser, boolean settled)
            throws SQLException {
        Map<UUID, Story> stories = stories(superuser, "case");
        Map<UUID, String> found = new HashMap<>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select id, version || ' ' || lead_unit from phoihop.case_file where book = 1")) {
            while (rows.next()) {
                found.put(rows.getObject(1, UUID.class), rows.getString(2));
            }
        }
        assertThat(found).as("cases and their entries").hasSameSizeAs(stories);
        for (CaseMover.Moved one : cases) {
            List<String> expected = new ArrayList<>(one.acknowledged());
            List<String> events = stories.getOrDefault(one.id(), new Story(List.of(), List.of()))
                    .events();
            if (one.inDoubt() != null && events.size() == expected.size() + 1) {
                expected.add(one.inDoubt());
            }
            assertThat(events).as("case %s", one.id()).isEqualTo(expected);
            if (settled) {
                assertThat(found).containsEntry(one.id(), expected.size() + " " + one.lead());
            }
        }
    }

    /** The records stand in their tables as they were acknowledged. */
    static void recordsStand(List<Sent> records, Connection superuser) throws SQLException {
        Map<UUID, Map<String, Integer>> putIn = new HashMap<>();
        Map<UUID, String> states = new HashMap<>();
        try (Statement statement = superuser.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "select activity, unit || ' ' || measure, quantity from phoihop.activity_contribution where book = 1")) {
                while (rows.next()) {
                    putIn.computeIfAbsent(rows.getObject(1, UUID.class), _ -> new TreeMap<>())
                            .put(rows.getString(2), rows.getInt(3));
                }
            }
            try (ResultSet rows =
                    statement.executeQuery("select id, version || ' ' || state from phoihop.activity where book = 1")) {
                while (rows.next()) {
                    states.put(rows.getObject(1, UUID.class), rows.getString(2));
                }
            }
        }
        assertThat(states).hasSameSizeAs(records);
        for (Sent record : records) {
            Patrol last = record.last();
            assertThat(states).containsEntry(record.id(), last.version() + " " + last.state());
            assertThat(putIn).containsEntry(record.id(), last.putIn());
        }
    }

    /** Every figure of the form is what the records give when they are counted one by one, as they were at the position. */
    void figuresAgree(List<Sent> records, Map<UUID, Story> stories, long common, long position)
            throws IOException, InterruptedException {
        for (Window window : WINDOWS) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1/figures?form=SIX_MONTH&window="
                            + window + "&cutoff=0:" + common + ",1:" + position))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + token)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            Map<String, Integer> found = new TreeMap<>();
            for (JsonNode figure : JSON.readTree(answer.body()).path("figures")) {
                int value = new java.math.BigDecimal(figure.path("value").asString("0")).intValueExact();
                if (value != 0) {
                    found.put(figure.path("code").asString(""), value);
                }
            }
            assertThat(found).as("%s at %s", window, position).isEqualTo(counted(records, stories, window, position));
        }
    }

    /** The figures a frozen report keeps. */
    static void frozenFiguresAgree(Connection superuser, String report, List<Sent> records, Map<UUID, Story> stories)
            throws SQLException {
        Map<String, Integer> found = new TreeMap<>();
        Map<String, Integer> expected;
        try (Statement statement = superuser.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("select code, value from phoihop.report_figure where report = '" + report
                            + "' and status = 'ACTUAL' and value <> 0")) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getInt(2));
                }
            }
            try (ResultSet row =
                    statement.executeQuery("select cutoff from phoihop.report where id = '" + report + "'")) {
                row.next();
                String cutoff = row.getString(1);
                expected = counted(
                        records,
                        stories,
                        WINDOWS.getFirst(),
                        Long.parseLong(cutoff.substring(cutoff.lastIndexOf(':') + 1)));
            }
        }
        assertThat(found).as("frozen figures").isEqualTo(expected);
    }

    static String halfYear() {
        return WINDOWS.getFirst().toString();
    }

    private static Map<String, Integer> counted(
            List<Sent> records, Map<UUID, Story> stories, Window window, long position) {
        Map<String, Integer> figures = new TreeMap<>();
        for (Sent record : records) {
            int done = (int) stories.get(record.id()).positions().stream()
                    .filter(at -> at <= position)
                    .count();
            if (done > 0) {
                Patrol then = record.acknowledged().get(done - 1).after();
                LocalDate day = then.day();
                if (!then.withdrawn() && !day.isBefore(window.from()) && day.isBefore(window.to())) {
                    then.addTo(figures);
                }
            }
        }
        return figures;
    }
}
