package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phoihop.PhoiHop;

/** The command line as a script sees it: a process, its output, its exit code. */
class CommandLineTest {

    @TempDir
    Path directory;

    private String language = "vi";
    private final Map<Long, Path> outputs = new HashMap<>();

    @Test
    void saysItsVersion() throws Exception {
        Outcome outcome = run("--version");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("Phối Hợp ");
    }

    @Test
    void helpsInBothLanguages() throws Exception {
        Outcome outcome = run("help", "serve");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("Ctrl-C để dừng", "Ctrl-C stops it", "--database-url")
                .contains("Cách dùng / Usage: phoihop serve", "Hiện phần trợ giúp này rồi thoát.", "data/serve");
        assertThat(run("help", "report").out())
                .contains("chỉ serve và restore tạo mới", "data/serve")
                .doesNotContain("created if missing");
    }

    @Test
    void answersWrongUsageWithTwo() throws Exception {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("serv"),
                List.of("serve", "--prot=1"),
                List.of("serve", "--port=x"),
                List.of("report", "--window=2021"),
                List.of("backup"),
                List.of("import-organisation"),
                List.of("declare-counts"),
                List.of("restore", "--data=" + directory),
                List.of("demo", "--until=2025"),
                List.of("demo", "--once", "--data=" + directory))) {
            Outcome outcome = run(wrong.toArray(String[]::new));
            assertThat(outcome.code()).as("%s", wrong).isEqualTo(2);
            assertThat(outcome.err()).as("%s", wrong).contains("--help");
            assertThat(outcome.out()).as("%s", wrong).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongInBothLanguagesThatOfTheSessionFirst() throws Exception {
        assertThat(run("serve", "--prot=1").err().lines())
                .startsWith("phoihop: Không có tùy chọn hay lệnh “--prot=1”.", "phoihop: Unknown option: '--prot=1'");
        assertThat(run("serve", "--port=x").err()).contains("Giá trị “x” của --port không dùng được.");
        assertThat(run("help", "frob").err())
                .startsWith("phoihop: Không có tùy chọn hay lệnh “frob”.")
                .contains("There is no option or command “frob”.");
        assertThat(run("report", "--window=2022-06-15/2021").err())
                .startsWith("phoihop: Giá trị “2022-06-15/2021” của --window không phải một kỳ")
                .contains("The value “2022-06-15/2021” of --window is no window");
        language = "en";
        assertThat(run("serve", "--prot=1").err()).startsWith("phoihop: Unknown option: '--prot=1'");
        Path data = directory.resolve("nothing");
        assertThat(run("report", "--data=" + data, "--out=" + directory.resolve("out"))
                        .err())
                .startsWith("phoihop: [DATA_DIRECTORY_EMPTY] There is no database in the data directory " + data);
    }

    @Test
    @Tag("built")
    void serversHereAreStartedFromThePartsThatTheBuildHasWrittenDown() {
        assertThat(Child.knowsItsParts()).isTrue();
    }

    @Test
    void refusesATakenPortBeforeAnythingElse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            Path data = directory.resolve("untouched");
            Outcome outcome = run("serve", "--port=" + taken.getLocalPort(), "--data=" + data);
            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.err())
                    .contains("[PORT_TAKEN] --port: Không mở được cổng " + taken.getLocalPort())
                    .contains("Port " + taken.getLocalPort() + " at localhost cannot be opened")
                    .doesNotContain("Exception");
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void refusesADatabaseThatDoesNotAnswer() throws Exception {
        String address = "postgresql://someone:s3cret@localhost:" + freePort() + "/nothing";
        Outcome outcome = run("serve", "--port=" + freePort(), "--data=" + directory, "--database-url=" + address);
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("phoihop: ").contains("/nothing").doesNotContain("s3cret", "Exception");
        Outcome unreadable = run("serve", "--port=" + freePort(), "--database-url=mysql://localhost/x");
        assertThat(unreadable.code()).isEqualTo(1);
        assertThat(unreadable.err()).contains("postgresql://");
    }

    @Test
    void servesUntilItIsAskedToStopAndTellsASecondStartWhoHoldsTheData() throws Exception {
        int port = freePort();
        Process server = start("serve", "--port=" + port, "--data=" + directory);
        try {
            awaitAnswer(server, port);
            for (int wanted : List.of(port, freePort())) {
                Outcome second = run("serve", "--port=" + wanted, "--data=" + directory);
                assertThat(second.code()).isEqualTo(1);
                assertThat(second.err())
                        .contains("[DATA_DIRECTORY_HELD]")
                        .contains("pid " + server.pid() + ", từ ", "pid " + server.pid() + ", since ")
                        .doesNotContainPattern("\\d{4}-\\d{2}-\\d{2}T")
                        .contains("http://localhost:" + port)
                        .doesNotContain("PORT_TAKEN");
            }
            importsLists();
        } finally {
            server.destroy();
        }
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        // As a shell counts an end by SIGTERM.
        assertThat(server.exitValue()).isEqualTo(143);
        assertThat(Files.readString(output(server)))
                .contains("Tài khoản quản trị đầu tiên: quantri, mật khẩu dùng một lần: ")
                .contains("Mời mở http://localhost:" + port)
                .contains("Đã dừng");
        assertThat(directory.resolve("postgres/18/postmaster.pid")).doesNotExist();
    }

    /** While the installation is served: looked at, done, found done, and refused. */
    private void importsLists() throws Exception {
        Path list = directory.resolve("areas.csv");
        Files.writeString(list, "code,level,name_vi,name_en\n98T,PROVINCE,Tỉnh Dòng Lệnh,Command Province\n");
        String data = "--data=" + directory;
        assertThat(run("import-organisation", data, list.toString()).out())
                .contains("Lập mới: 98T Tỉnh Dòng Lệnh", "areas.csv:2", "sẽ có 1 thay đổi", "--apply");
        assertThat(run("import-organisation", data, list.toString(), "--apply", "--by=Quản trị")
                        .out())
                .contains("đã nhập 1 thay đổi");
        Outcome again = run("import-organisation", data, list.toString(), "--apply");
        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("không có gì phải nhập");
        Files.writeString(list, "code,level,name_vi,name_en\n9 8,TOWN,,x\n");
        Outcome refused = run("import-organisation", data, list.toString(), "--apply");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("areas.csv:2 code: Mã “9 8” không dùng được", "[VALUE_UNKNOWN]", "areas.csv:2 name_vi");
        assertThat(run(
                                "import-organisation",
                                data,
                                directory.resolve("none.csv").toString())
                        .err())
                .contains("[FILE_NOT_READABLE]");
    }

    @Test
    void doesNotReportFromADirectoryWithoutADatabase() throws Exception {
        Path data = directory.resolve("nothing");
        Outcome outcome = run("report", "--data=" + data, "--out=" + directory.resolve("out"));
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains(data.toString());
        assertThat(data).doesNotExist();
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void verifiesAFileWithoutADatabase() throws Exception {
        Outcome missing = run("verify", directory.resolve("nothing.jsonl").toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err())
                .contains("Không đọc được tệp", "cannot be read")
                .doesNotContain("Exception");
        Path torn = Files.writeString(directory.resolve("torn.jsonl"), """
                {"line":"book","format":"phoihop-book-1","book":7,"code":"X","vi":"Sổ","en":"Book","timeZone":"Asia/Ho_Chi_Minh",\
                "sample":false,"payloads":"all","exportedAt":"2022-06-15T00:00:00Z","position":0,"hash":"%s"}
                """.formatted("0".repeat(64)));
        Outcome broken = run("verify", torn.toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("Sổ 7", "tệp bị đứt", "KHÔNG NGUYÊN VẸN");
        Outcome key = run("verify", torn.toString(), "--key=x");
        assertThat(key.code()).isEqualTo(2);
        assertThat(key.err()).contains("--key", "số hiệu khóa");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    private record Outcome(int code, String out, String err) {}

    private Outcome run(String... arguments) throws Exception {
        Process process = start(arguments);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(
                process.exitValue(),
                Files.readString(output(process)),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dphoihop.home=" + directory,
                Child.startedFromItsParts(arguments),
                "-cp",
                classPath(),
                PhoiHop.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("phoihop", ".out");
        output.toFile().deleteOnExit();
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("PHOIHOP_LANG", language));
        Process process = builder.start();
        outputs.put(process.pid(), output);
        return process;
    }

    /** What is packaged, without what only the tests know. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Path output(Process process) {
        return outputs.get(process.pid());
    }

    /** The address is the last thing a start tells; then its pages answer. */
    private void awaitAnswer(Process server, int port) throws Exception {
        String address = "http://localhost:" + port;
        while (!Files.readString(output(server)).contains("Mời mở " + address)) {
            if (!server.waitFor(100, TimeUnit.MILLISECONDS)) {
                continue;
            }
            throw new AssertionError(new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/"))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            // Nobody is signed in.
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(302);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return socket.getLocalPort();
        }
    }
}
