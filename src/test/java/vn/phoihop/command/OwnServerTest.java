package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.TestDatabases;

/** An installation on a PostgreSQL that was there before it: an empty database and its owner are all it asks for. */
class OwnServerTest {

    @TempDir
    Path directory;

    private final DatabaseAccess access = TestDatabases.empty();

    @Test
    void servesFromItAndCommandsWorkBesideIt() throws Exception {
        int port = Child.freePort();
        Child server =
                Child.start(directory, "serve", "--port=" + port, "--data=" + directory, "--database-url=" + url());
        try {
            server.awaitAddress(port);
            assertThat(server.out()).contains("Tài khoản quản trị đầu tiên: quantri");
            assertThat(directory.resolve("log/phoihop.log")).exists();
            assertThat(directory.resolve("postgres"))
                    .as("no server of our own beside it")
                    .doesNotExist();
            declares();
            Path out = directory.resolve("out");
            assertThat(run(0, "report", "--out=" + out).out()).contains("figures.json");
            assertThat(Files.readString(out.resolve("figures.json")))
                    .contains("\"sample\" : false", "\"code\" : \"PATROLS\"");
        } finally {
            server.stop();
        }
        assertThat(server.process().exitValue()).isEqualTo(143);
        assertThat(run(0, "check").out()).contains("1");
    }

    /** The year before is on paper: it comes from a file, once. */
    private void declares() throws Exception {
        Path file = directory.resolve("2021.csv");
        Files.writeString(
                file, "indicator,window,value,source_vi\nPATROLS,2020-12-15/2021-06-15,9874,Báo cáo số 12/BC-CAT\n");
        assertThat(run(0, "declare-counts", file.toString(), "--dry-run").out())
                .contains("+ PATROLS 2020-12-15/2021-06-15: 9874", "Chưa ghi gì");
        assertThat(run(0, "declare-counts", file.toString(), "--by=Quản trị").out())
                .contains("Đã khai: 1 số đếm mới");
        assertThat(run(0, "declare-counts", file.toString()).out()).contains("1 số đếm như cũ");
        Files.writeString(file, "indicator,window,value,source_vi\nPATROL,2021,-1,\n");
        assertThat(run(1, "declare-counts", file.toString()).err())
                .contains("2021.csv:2 indicator", "2021.csv:2 window", "2021.csv:2 value", "2021.csv:2 source_vi");
        assertThat(run(1, "declare-counts", directory.resolve("none.csv").toString())
                        .err())
                .contains("[FILE_NOT_READABLE]");
    }

    private String url() {
        String login = access.owner().user() + ":" + access.owner().password().replace(" ", "%20");
        return access.url().replace("jdbc:postgresql://", "postgresql://" + login + "@");
    }

    private Child run(int code, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--data=" + directory);
        all.add("--database-url=" + url());
        Child child = Child.start(directory, all.toArray(String[]::new));
        assertThat(child.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(child.process().exitValue()).as(child.out() + child.err()).isEqualTo(code);
        return child;
    }
}
