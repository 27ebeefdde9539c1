package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.backup.Archive;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/** The drill: a backup of an installation that is written to, and what one finds where it was restored. */
class RestoredElsewhereTest {

    private static final BookId BOOK = new BookId(1);
    private static final String HALF_YEAR = "2021-12-15/2022-06-15";
    private static final String PASSWORD = "so-phoi-hop-2022";

    @TempDir
    Path directory;

    /** What is known of the installation that is backed up. */
    private record Known(String token, String reader, String login, List<String> codes) {}

    @Test
    void anInstallationComesBackOnAnotherPortInAnotherDirectory() throws Exception {
        Path copy = directory.resolve("copy.zip");
        Path elsewhere = directory.resolve("elsewhere/here");
        Known known;
        String report;
        byte[] paper;
        String figures;
        String cutoff;
        Writer writer;
        try (Installation before = Installation.ofSample(directory.resolve("before"))) {
            known = before.beside(context -> {
                TestStaff recorder = TestStaff.named(context, "Máy").as(Role.RECORDER, BOOK, new UnitId(3007));
                TestStaff officer = TestStaff.named(context, "Hai lớp").as(Role.STAFF_OFFICER, BOOK, new UnitId(3007));
                return new Known(recorder.token(), officer.token(), officer.login(), officer.withSecondFactor());
            });
            report = issued(before.address());
            paper = file(before.address(), report + "/report.pdf");
            writer = new Writer(
                    before.address(),
                    3007,
                    1102,
                    Map.of(3007L, known.token(), 1102L, known.token()),
                    new SplittableRandom(1));
            writer.onlyNew();
            Thread writing = Thread.ofVirtual().start(writer);
            while (writer.all().size() < 5) {
                Thread.sleep(20);
            }
            int written = writer.all().size() - 1;
            String told = run("backup", copy.toString(), "--data=" + before.directory());
            assertThat(told).contains("KHÔNG mã hóa", "access.key", "seal.key");
            reported(before.directory(), paper);
            // It went on being written to.
            assertThat(writing.isAlive()).isTrue();
            writer.stop();
            writing.join();
            try (Archive archive = Archive.open(copy)) {
                cutoff = "0:" + archive.manifest().books().get(0).position() + ",1:"
                        + archive.manifest().books().get(1).position();
            }
            figures = figures(before.address(), known.reader(), cutoff);
            writer.forget(written);
        }
        assertThat(run("restore", copy.toString(), "--data=" + elsewhere))
                .contains("chuỗi mã băm và khóa sổ đúng", "Nhật ký truy cập: ");
        try (Stream<Path> there = Files.list(elsewhere.getParent())) {
            assertThat(there).containsExactly(elsewhere);
        }
        try (Installation after = Installation.served(elsewhere)) {
            assertThat(figures(after.address(), known.reader(), cutoff)).isEqualTo(figures);
            assertThat(file(after.address(), report + "/report.pdf")).isEqualTo(paper);
            assertThat(Desk.signInLeadsTo(after.address(), known.login(), TestStaff.PASSWORD))
                    .contains("/sign-in/code");
            assertThat(Desk.codeLeadsTo(
                            after.address(),
                            known.login(),
                            TestStaff.PASSWORD,
                            known.codes().getFirst()))
                    .doesNotContain("sign-in");
            // What was acknowledged before the backup began is there: sent once more it makes nothing new.
            for (Sent sent : writer.all()) {
                assertThat(put(after.address(), known.token(), sent)).isEqualTo(200);
            }
            Sent fresh = new Sent(java.util.UUID.randomUUID());
            fresh.send(
                    new Sent.Deed("ACTIVITY_SUBMITTED", writer.all().getFirst().last()));
            fresh.acknowledge();
            assertThat(put(after.address(), known.token(), fresh)).isEqualTo(201);
        }
        Child again = Child.start(directory, "restore", copy.toString(), "--data=" + elsewhere);
        assertThat(again.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(again.process().exitValue()).isEqualTo(1);
        assertThat(again.err()).contains(elsewhere + " không trống", "is not empty");
    }

    /** Beside it, while it serves and is written to: a script gets the report that was issued, byte for byte. */
    private void reported(Path data, byte[] paper) throws Exception {
        Path out = directory.resolve("out");
        assertThat(run("report", "--data=" + data, "--out=" + out, "--window=" + HALF_YEAR))
                .contains(
                        "(PATROLS): 10.968 cuộc; in trong báo cáo: gần 11.000",
                        out.resolve("report.xlsx").toString());
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.docx", "report.pdf", "report.xlsx", "figures.json");
        }
        assertThat(Files.readAllBytes(out.resolve("report.pdf"))).isEqualTo(paper);
    }

    private String run(String... arguments) throws Exception {
        Child child = Child.start(directory, arguments);
        assertThat(child.process().waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(child.process().exitValue()).as(child.out() + child.err()).isZero();
        return child.out();
    }

    /** The address of a report that has gone all the way. */
    private static String issued(String address) throws Exception {
        String report;
        try (Desk desk = Desk.signedIn(address, "thammuu", PASSWORD)) {
            HttpResponse<String> begun = desk.send(
                    "/reports",
                    desk.get("/reports"),
                    Map.of("book", "1", "form", "SIX_MONTH", "report-window", HALF_YEAR));
            report = URI.create(begun.headers().firstValue("Location").orElseThrow())
                    .getPath();
        }
        for (String[] step : new String[][] {
            {"thammuu", "freeze"}, {"truongphong", "approve"}, {"chihuy", "sign"}, {"vanthu", "issue"}
        }) {
            try (Desk desk = Desk.signedIn(address, step[0], PASSWORD)) {
                String path = report + "/steps/" + step[1];
                HttpResponse<String> page = desk.get(path);
                assertThat(desk.send(path, page, Map.of("version", Desk.hidden(page, "version")))
                                .statusCode())
                        .as(step[1])
                        .isEqualTo(302);
            }
        }
        return report;
    }

    private static byte[] file(String address, String path) throws Exception {
        try (Desk desk = Desk.signedIn(address, "vanthu", PASSWORD)) {
            HttpResponse<byte[]> answer = desk.file(path);
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }

    private static String figures(String address, String token, String cutoff) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(
                        address + "/api/v1/figures?form=SIX_MONTH&window=" + HALF_YEAR + "&cutoff=" + cutoff))
                .header("Authorization", "Bearer " + token));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static int put(String address, String token, Sent sent) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + "/api/v1/books/1/activities/" + sent.id()))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(sent.last().body())))
                .statusCode();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
