package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.command.InstallationElsewhere.Outcome;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;

/** An installation on a server of others: backed up by its address, restored into another database there, or not at all. */
@DatabaseTest
@UsesDatabase(own = true)
class RestoredIntoDatabaseTest {

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    InstallationElsewhere installation;
    BookId book;
    Path copy;
    DatabaseAccess target;

    @BeforeEach
    void write() throws Exception {
        installation = new InstallationElsewhere(context, folder.resolve("data"));
        book = installation.book(20);
        copy = folder.resolve("copy.zip");
        target = TestDatabases.empty();
    }

    private Outcome backUp() {
        Outcome outcome = installation.run(BackupCommand::new, copy);
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }

    private Outcome restore(Path directory, Object... more) {
        Object[] arguments = Stream.concat(Stream.of(copy), Stream.of(more)).toArray();
        return InstallationElsewhere.on(target, directory, RestoreCommand::new, arguments);
    }

    @Test
    void aDatabaseIsRestoredWithItsKeysAndChecksThere() throws Exception {
        assertThat(backUp().out()).contains("seal.key", "KHÔNG mã hóa");
        Path there = folder.resolve("there");
        Outcome restored = restore(there);
        assertThat(restored.code()).as(restored.out() + restored.err()).isZero();
        assertThat(restored.out())
                .contains("Sổ " + book + ": 20 bút toán, chuỗi mã băm và khóa sổ đúng")
                .contains("--data " + there + " --database-url …")
                .doesNotContain("test owner", "test%20owner");
        assertThat(there.resolve("keys/seal.key"))
                .hasSameBinaryContentAs(installation.directory().resolve("keys/seal.key"));
        assertThat(leftBeside()).isEmpty();
        Outcome checked = InstallationElsewhere.on(target, there, CheckCommand::new);
        assertThat(checked.code()).as(checked.out()).isZero();

        // The same keys are there: it is the database that has something in it.
        assertThat(restore(there).err()).contains("[RESTORE_TARGET_NOT_EMPTY]");
        Path occupied = Files.createDirectories(folder.resolve("occupied/keys"));
        Files.writeString(occupied.resolve("seal.key"), "khác");
        Outcome keys = restore(occupied.getParent());
        assertThat(keys.code()).isEqualTo(1);
        assertThat(keys.err()).contains("[RESTORE_KEYS_THERE]");
        Path another = folder.resolve("another");
        Outcome full = restore(another);
        assertThat(full.code()).isEqualTo(1);
        assertThat(full.err()).contains("[RESTORE_TARGET_NOT_EMPTY]").doesNotContain("test owner");
        assertThat(another.resolve("keys")).doesNotExist();
        assertThat(InstallationElsewhere.on(target, there, CheckCommand::new).code())
                .as("nothing of it was changed")
                .isZero();
    }

    @Test
    void withoutKeysItSaysWhereTheyBelong() {
        backUp();
        Path there = folder.resolve("there");
        Outcome restored = restore(there, "--without-keys");
        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(restored.out()).contains("đặt các khóa đã giữ riêng vào " + there.resolve("keys"));
        assertThat(there.resolve("keys/seal.key")).doesNotExist();
    }

    @Test
    void whatDoesNotHoldIsTakenOutAgainWithItsKeys() throws Exception {
        String altered = " where book = " + book + " and position = 5";
        installation.tamper("update tally set quantity = 7" + altered);
        backUp();
        installation.tamper("update tally set quantity = 1" + altered);
        Path there = folder.resolve("there");
        Outcome refused = restore(there);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("Sổ " + book + ": SAI tại mục 5");
        assertThat(refused.err()).contains("[RESTORE_NOT_VERIFIED]");
        assertThat(schemas()).as("the database is as empty as it was").isZero();
        assertThat(there.resolve("keys")).doesNotExist();
        assertThat(leftBeside()).isEmpty();
        Files.delete(copy);
        backUp();
        assertThat(restore(there).code()).isZero();
    }

    @Test
    void oneThatWasKilledIsNotServedAndTheNextBeginsAnew() throws Exception {
        backUp();
        Path there = folder.resolve("there");
        // As it stands when the program is gone before all was checked.
        assertThat(restore(there).code()).isZero();
        try (Connection superuser = TestDatabases.superuser(target);
                Statement statement = superuser.createStatement()) {
            statement.execute("comment on schema phoihop is 'unfinished: a backup is being restored into it'");
        }
        Path left = Files.createDirectories(folder.resolve("there.unfinished-123/keys"));
        Files.writeString(left.resolve("seal.key"), "khóa");
        Files.writeString(left.resolveSibling("unfinished"), "");
        for (Outcome refused : List.of(
                InstallationElsewhere.on(target, there, CheckCommand::new),
                InstallationElsewhere.on(target, there, ServeCommand::new, "--port=0"),
                InstallationElsewhere.on(target, there, BackupCommand::new, folder.resolve("no.zip")))) {
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.err()).contains("[DATABASE_BEING_RESTORED]").doesNotContain("test owner");
        }
        Outcome again = restore(there);
        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(leftBeside()).isEmpty();
        assertThat(InstallationElsewhere.on(target, there, CheckCommand::new).code())
                .isZero();
    }

    @Test
    void itIsBackedUpWhileItIsWrittenTo() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger(20);
        Thread writing = Thread.ofVirtual().start(() -> {
            while (!stop.get()) {
                installation.goOn(book, 1);
                written.incrementAndGet();
            }
        });
        int before;
        try {
            while (written.get() < 23 && writing.isAlive()) {
                Thread.sleep(10);
            }
            before = written.get();
            backUp();
            int during = written.get();
            while (written.get() == during && writing.isAlive()) {
                // It is still being written to.
                Thread.sleep(10);
            }
        } finally {
            stop.set(true);
            writing.join();
        }
        Outcome restored = restore(folder.resolve("there"));
        assertThat(restored.code()).as(restored.out() + restored.err()).isZero();
        Matcher entries =
                Pattern.compile("Sổ " + book + ": ([\\d.]+) bút toán, chuỗi").matcher(restored.out());
        assertThat(entries.find()).isTrue();
        assertThat(Integer.parseInt(entries.group(1).replace(".", ""))).isBetween(before, written.get());
    }

    private int schemas() throws SQLException {
        try (Connection superuser = TestDatabases.superuser(target);
                Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from pg_namespace where nspname = 'phoihop'")) {
            row.next();
            return row.getInt(1);
        }
    }

    private List<Path> leftBeside() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().contains("unfinished"))
                    .toList();
        }
    }
}
