package vn.phoihop.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.activity.SearchingTwins;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.Provisioning;
import vn.phoihop.database.Provisioning.Migration;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** A backup of an earlier version comes back as of this one, with all its records; one of a version this one does not know does not. */
@DatabaseTest
@UsesDatabase(own = true)
class OlderBackupTest {

    /** Steps an earlier version did not have yet, in the midst and at the end, and how a database looks without them. */
    private static final Map<String, String> LATER = Map.of(
            "20.05", "drop table organisation_import",
            "70.90", "alter table report_unsettled drop column counted",
            "71.01", "drop table sign_in_try");

    @Autowired
    DatabaseAccess access;

    @Autowired
    ApplicationContext context;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws SQLException {
        file = directory.resolve("copy.zip");
        int book = TestBooks.inKienGiang(context).value();
        TestStaff.named(context, "Cán bộ cũ")
                .as(Role.RECORDER, TestBooks.inKienGiang(context), new UnitId(3007))
                .token();
        Compared.execute(
                access,
                "insert into report (book, id, form, regime, window_from, window_to, state, drafter, drafter_name, started_at)"
                        + " select " + book
                        + ", '00000000-0000-4000-8000-000000000001', 'SIX_MONTH', 'REGULAR', '2021-12-15', '2022-06-15',"
                        + " 'DRAFT', gen_random_uuid(), 'thử', now()",
                "insert into report_unsettled (book, report, ordinal, what_vi, what_en, contested, number)"
                        + " values (" + book
                        + ", '00000000-0000-4000-8000-000000000001', 1, 'bản ghi', 'records', true, 3)");
        // What the job in the background would write down now is written before anything is compared.
        Acting.runAsSystem(() -> context.getBean(SearchingTwins.class).followAll(Duration.ofSeconds(5)));
    }

    @Test
    void aBackupOfAnEarlierVersionIsBroughtUpToThisOne() throws Exception {
        DatabaseAccess earlier = earlier();
        List<Migration> steps = new ArrayList<>(Provisioning.migrations(access));
        steps.removeIf(step -> LATER.containsKey(step.version()));
        Manifest manifest = new TakingBackup(earlier, "cũ", (_, _, _) -> {}, steps)
                .into(file, null, null)
                .manifest();
        assertThat(manifest.migrations()).isEqualTo(steps).hasSizeGreaterThan(50);
        assertThat(manifest.tables()).extracting(Manifest.Rows::table).doesNotContain("organisation_import");

        DatabaseAccess target = TestDatabases.empty();
        assertThat(restore(target, file)).isEqualTo(LATER.size());
        assertThat(Compared.rows(target)).isEqualTo(Compared.rows(access)).isNotEmpty();
        assertThat(Compared.schema(target)).isEqualTo(Compared.schema(access));
        assertThat(Compared.text(target, "select bool_and(counted) from phoihop.report_unsettled"))
                .as("what a later step says of the rows before")
                .isEqualTo("t");
        Provisioning.requireVersion(target, Provisioning.migrations(target));
    }

    @Test
    void aStepThatThisVersionDoesNotHaveIsNamedAndNothingIsRestored() throws Exception {
        List<Migration> later = new ArrayList<>(Provisioning.migrations(access));
        Migration last = later.removeLast();
        later.add(new Migration(last.version(), last.checksum() + 1));
        DatabaseAccess target = TestDatabases.empty();
        Manifest ours = new TakingBackup(access, "mới", (_, _, _) -> {})
                .into(file, null, null)
                .manifest();
        try (Archive archive = Archive.open(file)) {
            Manifest theirs =
                    new Manifest(ours.format(), "mới", ours.takenAt(), later, ours.books(), ours.tables(), ours.keys());
            Path other = directory.resolve("other.zip");
            try (WritingArchive writing = WritingArchive.to(other)) {
                writing.finish(theirs);
            }
            assertThatThrownBy(() -> restore(target, other)).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.problems().getFirst().code()).isEqualTo(ProblemCode.BACKUP_OF_ANOTHER_VERSION);
                assertThat(refused.problems().getFirst().arguments()).contains("mới", last.version());
            });
            assertThat(archive.manifest().migrations()).contains(last);
        }
        assertThat(Compared.text(target, "select nspname from pg_namespace where nspname = 'phoihop'"))
                .isEmpty();
    }

    /** The same database as an earlier version had it. */
    private DatabaseAccess earlier() throws Exception {
        Path whole = directory.resolve("whole.zip");
        new TakingBackup(access, "thử", (_, _, _) -> {}).into(whole, null, null);
        DatabaseAccess earlier = TestDatabases.empty();
        restore(earlier, whole);
        for (Map.Entry<String, String> step : LATER.entrySet()) {
            Compared.execute(
                    earlier,
                    step.getValue(),
                    "delete from flyway_schema_history where version = '" + step.getKey() + "'");
        }
        return earlier;
    }

    private static int restore(DatabaseAccess target, Path from) throws Exception {
        try (Archive archive = Archive.open(from);
                LoadingBackup loading = new LoadingBackup(target)) {
            int newer = loading.load(archive, (_, _, _) -> {});
            loading.finish();
            return newer;
        }
    }
}
