package vn.phoihop.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.SearchingTwins;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.Tables;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Row by row the same elsewhere, or nothing at all. */
@DatabaseTest
@UsesDatabase(own = true)
class BackupTest {

    private static final PassPhrase PHRASE = new PassPhrase("một câu dài dễ nhớ");

    @Autowired
    DatabaseAccess access;

    @Autowired
    ApplicationContext context;

    @TempDir
    Path directory;

    Path keys;
    Path file;

    @BeforeEach
    void somethingToKeep() throws Exception {
        keys = Files.createDirectories(directory.resolve("keys"));
        Files.writeString(keys.resolve("access.key"), "riêng\nchung\n");
        Files.writeString(keys.resolve("access.key1.new"), "nửa chừng");
        file = directory.resolve("copy.zip");
        TestStaff.named(context, "Cán bộ \t giữ \\ sổ \n hai dòng")
                .as(Role.RECORDER, TestBooks.inKienGiang(context), new UnitId(3007))
                .token();
        keepDocument();
        // What the job in the background would write down now is written before anything is compared.
        Acting.runAsSystem(() -> context.getBean(SearchingTwins.class).followAll(Duration.ofSeconds(5)));
    }

    /** A document with every byte there is, in more than one piece. */
    private void keepDocument() {
        UUID item = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        byte[] piece = new byte[256 * 1024];
        new Random(1).nextBytes(piece);
        Acting.runAsSystem(() -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> {
                    JdbcClient jdbc = context.getBean(JdbcClient.class);
                    jdbc.sql("""
                            insert into exchange_attachment values (1, :item, :id, 'PART', null, 0, 'báo "cáo".pdf', 'application/pdf', :size,
                                sha256(:piece), now(), gen_random_uuid(), 1)""")
                            .param("item", item)
                            .param("id", id)
                            .param("size", 2 * piece.length)
                            .param("piece", piece)
                            .update();
                    for (int ordinal = 0; ordinal < 2; ordinal++) {
                        jdbc.sql("insert into exchange_attachment_piece values (1, :item, :id, :ordinal, :piece)")
                                .param("item", item)
                                .param("id", id)
                                .param("ordinal", ordinal)
                                .param("piece", piece)
                                .update();
                    }
                }));
    }

    @Test
    void everyRowIsTheSameElsewhereAndEveryConstraintStands() throws Exception {
        Manifest manifest = backUp(file);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(manifest.keys()).extracting(Manifest.Key::file).containsExactly("access.key");
        DatabaseAccess target = TestDatabases.empty();
        restore(target, file);
        assertThat(Compared.rows(target)).isEqualTo(Compared.rows(access)).isNotEmpty();
        assertThat(Compared.schema(target)).isEqualTo(Compared.schema(access));
        try (Connection connection = TestDatabases.superuser(target);
                Statement statement = connection.createStatement();
                ResultSet next = statement.executeQuery(
                        "insert into phoihop.area default values returning id > (select max(id) from phoihop.area)")) {
            next.next();
            assertThat(next.getBoolean(1)).isTrue();
        }
    }

    @Test
    void theSystemMayReadEveryTable() throws Exception {
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.system().user(), access.system().password());
                Statement statement = connection.createStatement()) {
            List<String> closed = new ArrayList<>();
            for (String table : Tables.inOrder(connection)) {
                try (ResultSet row =
                        statement.executeQuery("select has_table_privilege('phoihop." + table + "', 'select')")) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        closed.add(table);
                    }
                }
            }
            assertThat(closed).isEmpty();
        }
    }

    @Test
    void keysAreEncryptedWithAPhraseAndNeverOverwritten() throws Exception {
        new TakingBackup(access, "thử", (_, _, _) -> {}).into(file, keys, PHRASE);
        assertThat(new String(entry("keys/access.key"), StandardCharsets.UTF_8)).doesNotContain("riêng");
        try (Archive archive = Archive.open(file)) {
            assertRefused(ProblemCode.BACKUP_PASSPHRASE_WRONG, () -> RestoringKeys.read(archive, null));
            assertRefused(
                    ProblemCode.BACKUP_PASSPHRASE_WRONG, () -> RestoringKeys.read(archive, new PassPhrase("khác")));
            RestoringKeys kept = RestoringKeys.read(archive, PHRASE);
            Path elsewhere = directory.resolve("elsewhere");
            kept.into(elsewhere);
            assertThat(elsewhere.resolve("access.key")).hasContent("riêng\nchung\n");
            assertThat(Files.getPosixFilePermissions(elsewhere.resolve("access.key")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            kept.requireRoom(elsewhere);
            Files.writeString(elsewhere.resolve("access.key"), "khác");
            assertRefused(ProblemCode.RESTORE_KEYS_THERE, () -> kept.requireRoom(elsewhere));
        }
    }

    @Test
    void aFileThatIsThereIsNotOverwrittenAndNothingHalfWrittenStays() throws Exception {
        Files.writeString(file, "cũ");
        assertRefused(ProblemCode.BACKUP_FILE_EXISTS, () -> backUp(file));
        assertThat(file).hasContent("cũ");
        assertRefused(
                ProblemCode.BACKUP_NOT_WRITABLE,
                () -> backUp(directory.resolve("none").resolve("copy.zip")));
        try (Stream<Path> there = Files.list(directory)) {
            assertThat(there).containsExactlyInAnyOrder(file, keys);
        }
    }

    @Test
    void whatAKilledOneHasLeftGoesWithTheNextAndWhatIsBeingWrittenStays() throws Exception {
        Path left = Files.writeString(directory.resolve("copy-monday.zip.unfinished-123"), "khóa");
        Path others = Files.writeString(directory.resolve("thesis.unfinished-draft"), "của người khác");
        try (WritingArchive writing = WritingArchive.to(directory.resolve("copy-tuesday.zip"))) {
            writing.add("tables/none.copy", out -> 0);
            backUp(file);
            try (Stream<Path> there = Files.list(directory)) {
                assertThat(there).hasSize(4).contains(file, keys, others).doesNotContain(left);
            }
        }
        try (Stream<Path> there = Files.list(directory)) {
            assertThat(there).containsExactlyInAnyOrder(file, keys, others);
        }
    }

    @Test
    void aTornFileIsRefused() throws Exception {
        backUp(file);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 100, whole.length / 2, whole.length - 30, whole.length - 1}) {
            Path torn = directory.resolve("torn-" + length);
            Files.write(torn, java.util.Arrays.copyOf(whole, length));
            assertRefused(ProblemCode.BACKUP_DAMAGED, () -> Archive.open(torn));
        }
        assertRefused(ProblemCode.BACKUP_MISSING, () -> Archive.open(directory.resolve("nothing")));
        Path other = directory.resolve("other.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(other))) {
            zip.putNextEntry(new ZipEntry("letter.txt"));
        }
        assertRefused(ProblemCode.NOT_A_BACKUP, () -> Archive.open(other));
    }

    @Test
    void anAlteredFileIsRefusedAndLeavesTheDatabaseEmpty() throws Exception {
        backUp(file);
        Path altered = directory.resolve("altered.zip");
        DatabaseAccess target = TestDatabases.empty();
        rewrite(altered, "tables/account.copy", text -> text.replace("Cán bộ", "Đồng chí"));
        assertRefused(ProblemCode.BACKUP_DAMAGED, () -> restore(target, altered));
        rewrite(altered, "tables/area.copy", text -> text + "hai\n");
        assertRefused(ProblemCode.BACKUP_DAMAGED, () -> restore(target, altered));
        rewrite(altered, "manifest.json", text -> text.replaceFirst("\"rows\"\\s*:\\s*[1-9]\\d*", "\"rows\" : 7777"));
        assertRefused(ProblemCode.BACKUP_DAMAGED, () -> restore(target, altered));
        rewrite(
                altered,
                "manifest.json",
                text -> text.replaceFirst("\"table\"\\s*:\\s*\"\\w+\"", "\"table\" : \"pg_authid\""));
        assertRefused(ProblemCode.BACKUP_DAMAGED, () -> restore(target, altered));
        byte[] whole = Files.readAllBytes(file);
        Random dice = new Random(7);
        for (int i = 0; i < 3; i++) {
            byte[] flipped = whole.clone();
            flipped[withinRows(whole, dice)] ^= 64;
            Files.write(altered, flipped);
            assertRefused(ProblemCode.BACKUP_DAMAGED, () -> restore(target, altered));
        }
        restore(target, file);
        assertThat(Compared.rows(target)).isEqualTo(Compared.rows(access));
    }

    @Test
    void anotherVersionAndATargetWithSomethingInItAreRefused() throws Exception {
        backUp(file);
        Path other = directory.resolve("other.zip");
        rewrite(other, "manifest.json", text -> text.replaceFirst("\"checksum\"\\s*:\\s*-?\\d+", "\"checksum\" : 1"));
        DatabaseAccess target = TestDatabases.empty();
        assertRefused(ProblemCode.BACKUP_OF_ANOTHER_VERSION, () -> restore(target, other));
        assertRefused(ProblemCode.RESTORE_TARGET_NOT_EMPTY, () -> restore(TestDatabases.fresh(), file));
        restore(target, file);
        assertRefused(ProblemCode.RESTORE_TARGET_NOT_EMPTY, () -> restore(target, file));
        assertThat(Compared.rows(target)).isEqualTo(Compared.rows(access));
    }

    private Manifest backUp(Path to) {
        return new TakingBackup(access, "thử", (_, _, _) -> {})
                .into(to, keys, null)
                .manifest();
    }

    private static void restore(DatabaseAccess target, Path from) throws Exception {
        try (Archive archive = Archive.open(from);
                LoadingBackup loading = new LoadingBackup(target)) {
            loading.load(archive, (_, _, _) -> {});
            loading.finish();
        }
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo(code));
    }

    private byte[] entry(String name) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    /** A place among the packed rows of the largest table. */
    private int withinRows(byte[] whole, Random dice) throws Exception {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry largest = Collections.list(zip.entries()).stream()
                    .max(Comparator.comparingLong(ZipEntry::getCompressedSize))
                    .orElseThrow();
            int name = new String(whole, StandardCharsets.ISO_8859_1).indexOf(largest.getName());
            return name + largest.getName().length() + dice.nextInt((int) largest.getCompressedSize());
        }
    }

    /** As somebody would who knows what a ZIP file is. */
    private void rewrite(Path to, String name, UnaryOperator<String> change) throws Exception {
        try (ZipFile from = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(to);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                byte[] bytes = entry(entry.getName());
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().equals(name)
                                ? change.apply(new String(bytes, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
            }
        }
    }
}
