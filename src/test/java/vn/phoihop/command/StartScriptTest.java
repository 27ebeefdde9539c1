package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that everybody starts with, in a checkout of its own, on a machine that has only what the test gives it. */
class StartScriptTest {

    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "date",
            "dirname",
            "env",
            "find",
            "flock",
            "grep",
            "head",
            "id",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "touch");

    /** Unpacks by making a file, and for all else says how it was called. */
    private static final String JAVA = """
            #!/bin/bash
            case "$*" in
                *jarmode=tools*) while [ "$1" != --destination ]; do shift; done; mkdir -p "$2"; echo jar >"$2/phoihop.jar" ;;
                *AOTCacheOutput*) for one in "$@"; do case $one in -XX:AOTCacheOutput=*) touch "${one#*=}" ;; esac; done ;;
                *--wait*) exec sleep 120 ;;
                *) echo "java $*" ;;
            esac
            """;

    private static final String MAVEN = """
            #!/bin/bash
            echo built >>builds
            mkdir -p target/classes
            touch target/phoihop.jar
            """;

    @TempDir
    Path directory;

    private Path home = Path.of("");

    @BeforeEach
    void checkout() throws IOException {
        home = Files.createDirectories(directory.toRealPath().resolve("home"));
        Files.createDirectories(home.resolve("src/main/java"));
        Files.createDirectories(home.resolve("docs/guide"));
        Files.writeString(home.resolve("src/main/java/One.java"), "one");
        Files.writeString(home.resolve("src/main/java/Other.java"), "other");
        // What the machine of the test has installed is not there.
        String script = Files.readString(Path.of("phoihop"))
                .replaceAll("/(usr/(?:lib|java|local)|opt|Library)/", "/nowhere/$1/");
        program(home.resolve("phoihop"), script);
        Files.createDirectories(directory.resolve("tools"));
        for (String tool : TOOLS) {
            Path installed = Stream.of("/usr/bin", "/bin")
                    .map(folder -> Path.of(folder, tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(directory.resolve("tools").resolve(tool), installed);
        }
    }

    @Test
    void withoutAJdkItSaysWhichOneToInstallAndHow() throws Exception {
        jdk("21.0.4");
        for (Map<String, String> machine : List.of(Map.<String, String>of(), javaHome())) {
            Ended ended = run(machine, "serve");
            assertThat(ended.code()).isEqualTo(1);
            assertThat(ended.err())
                    .contains("Cần JDK 25", "A JDK 25 or newer is needed")
                    .contains("apt-get install openjdk-25-jdk", "dnf install java-25", "brew install", "adoptium.net")
                    .contains("JAVA_HOME");
        }
        assertThat(home.resolve("target")).doesNotExist();
    }

    @Test
    void withoutMavenItSaysHowToInstallIt() throws Exception {
        jdk("25.0.1");
        Ended ended = run(javaHome(), "serve");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err())
                .contains("Cần Maven", "Maven (mvn) is needed")
                .contains("apt-get install maven", "dnf install maven", "brew install maven", "maven.apache.org");
    }

    @Test
    void aCommandThatThereIsNotIsWrongUsageBeforeAnythingIsBuilt() throws Exception {
        Ended ended = run(Map.of(), "serv");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("“serv”", "./phoihop help");
        assertThat(ended.out()).isEmpty();
        assertThat(home.resolve("target")).doesNotExist();
        assertThat(run(Map.of()).out()).contains("Cách dùng / Usage");
    }

    @Test
    void everyCommandOfTheProgramIsOneOfTheScript() throws Exception {
        List<String> commands = new ArrayList<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/vn/phoihop/command"))) {
            for (Path source : sources.toList()) {
                Pattern.compile("@Command\\(\\s*name = \"([^\"]+)\"")
                        .matcher(Files.readString(source))
                        .results()
                        .forEach(found -> commands.add(found.group(1)));
            }
        }
        commands.removeAll(List.of("phoihop", "national"));
        assertThat(commands).hasSizeGreaterThan(12);
        ready();
        for (String command : commands) {
            assertThat(run(javaHome(), command).out()).contains(" -jar ").endsWith(" " + command + "\n");
        }
    }

    @Test
    void startsFromAnotherFolderAndThroughALink() throws Exception {
        ready();
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("ph"), home.resolve("phoihop"));
        for (Path called : List.of(home.resolve("phoihop"), link)) {
            Ended ended = ended(start(javaHome(), elsewhere, called.toString(), "check", "--data=x y"));
            assertThat(ended.code()).as(ended.err()).isZero();
            assertThat(ended.out()).contains("-Dphoihop.home=" + home + " ").endsWith(" check --data=x y\n");
        }
        assertThat(builds()).isEqualTo(1);
        assertThat(elsewhere).isDirectoryNotContaining(path -> !path.equals(link));
    }

    @Test
    void whatIsDeletedIsGoneFromTheNextBuild() throws Exception {
        ready();
        run(javaHome(), "check");
        Path made = Files.writeString(home.resolve("target/classes/Other.class"), "of a source that is no more");
        Files.delete(home.resolve("src/main/java/Other.java"));
        assertThat(run(javaHome(), "check").code()).isZero();
        assertThat(builds()).isEqualTo(2);
        assertThat(made).doesNotExist();
        Files.writeString(home.resolve("target/classes/One.class"), "kept");
        Thread.sleep(20);
        Files.writeString(home.resolve("src/main/java/One.java"), "changed");
        run(javaHome(), "check");
        assertThat(builds()).isEqualTo(3);
        assertThat(home.resolve("target/classes/One.class")).exists();
    }

    @Test
    void whatRunsKeepsItsFilesHoweverOftenOthersAreBuilt() throws Exception {
        ready();
        Process server = start(javaHome(), home, home.resolve("phoihop").toString(), "serve", "--wait");
        try {
            while (apps().isEmpty() || !Files.exists(used(apps().getFirst(), server))) {
                assertThat(server.isAlive()).isTrue();
                Thread.sleep(20);
            }
            Path first = apps().getFirst();
            for (int change = 0; change < 3; change++) {
                rebuild();
                assertThat(first.resolve("phoihop.jar")).exists();
            }
            assertThat(apps())
                    .as("that of the server, the one before, the last")
                    .hasSize(3);
        } finally {
            server.destroyForcibly().waitFor();
        }
        rebuild();
        assertThat(apps()).hasSize(2);
        assertThat(home.resolve("target/app.current"))
                .content()
                .isEqualToIgnoringNewLines(apps().getLast().getFileName().toString());
    }

    @Test
    void aServerIsRehearsedOnceAfterEachBuildAndStartsFromWhatThatKept() throws Exception {
        ready();
        assertThat(run(javaHome(), "serve").err()).contains("Preparing for fast starts");
        Ended again = run(javaHome(), "serve");
        assertThat(again.err()).doesNotContain("Preparing");
        assertThat(again.out()).contains("-XX:AOTCache=" + apps().getLast() + "/phoihop.aot");
    }

    private void rebuild() throws Exception {
        Thread.sleep(20);
        Files.writeString(home.resolve("src/main/java/One.java"), "again");
        assertThat(run(javaHome(), "check").code()).isZero();
    }

    private static Path used(Path app, Process by) {
        return app.resolve(".used-by-" + by.pid());
    }

    /** Oldest first. */
    private List<Path> apps() throws IOException {
        if (!Files.isDirectory(home.resolve("target"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(home.resolve("target"))) {
            List<Path> found = new ArrayList<>(
                    all.filter(one -> one.getFileName().toString().startsWith("app-")
                                    && !one.getFileName().toString().endsWith(".unfinished"))
                            .toList());
            found.sort(java.util.Comparator.comparing(
                    one -> one.resolve(".complete").toFile().lastModified()));
            return found;
        }
    }

    private int builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    private void ready() throws IOException {
        jdk("25.0.1");
        program(directory.resolve("tools/mvn"), MAVEN);
    }

    private void jdk(String version) throws IOException {
        Path bin = Files.createDirectories(directory.resolve("jdk/bin"));
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
        program(bin.resolve("java"), JAVA);
        program(bin.resolve("javac"), "#!/bin/bash\n");
        program(bin.resolve("jar"), "#!/bin/bash\n");
    }

    private Map<String, String> javaHome() {
        return Map.of("JAVA_HOME", directory.resolve("jdk").toString());
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(Map<String, String> machine, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(home.resolve("phoihop").toString()));
        command.addAll(List.of(arguments));
        return ended(start(machine, home, command.toArray(String[]::new)));
    }

    private Process start(Map<String, String> machine, Path from, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", directory.resolve("tools").toString());
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("PHOIHOP_LANG", "en");
        builder.environment().putAll(machine);
        return builder.start();
    }

    private static Ended ended(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }
}
