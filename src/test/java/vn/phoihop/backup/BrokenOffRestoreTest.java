package vn.phoihop.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Provisioning;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.vocabulary.BrokenConnection;
import vn.phoihop.vocabulary.FullDisk;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** A restore that did not come to its end leaves nothing anybody takes for an installation, and the next one begins anew. */
class BrokenOffRestoreTest {

    /** Does something while rows are loaded, and only then. */
    private static final String WHILE_LOADING = """
            create function public.strike() returns event_trigger language plpgsql as $$
            begin
                if current_setting('maintenance_work_mem') = '256MB' then
                    %s;
                end if;
            end $$""";

    @TempDir
    Path directory;

    private DatabaseAccess access;
    private DatabaseAccess target;
    private Path file;

    @BeforeEach
    void backUp() {
        access = TestDatabases.fresh();
        target = TestDatabases.empty();
        file = directory.resolve("copy.zip");
        new TakingBackup(access, "thử", (_, _, _) -> {}).into(file, null, null);
    }

    @Test
    void whatWasNotFinishedIsRefusedByEveryCommandAndClearedByTheNextRestore() throws Exception {
        try (Archive archive = Archive.open(file)) {
            // As if killed: never closed.
            new LoadingBackup(target).load(archive, (_, _, _) -> {});
        }
        assertRefused(ProblemCode.DATABASE_BEING_RESTORED, () -> Provisioning.prepare(target));
        assertRefused(
                ProblemCode.DATABASE_BEING_RESTORED,
                () -> new TakingBackup(target, "thử", (_, _, _) -> {}).into(directory.resolve("no.zip"), null, null));
        // Nor does another one come between while it is at work.
        assertRefused(ProblemCode.DATABASE_BEING_RESTORED, () -> restore(true));
        killConnections();

        restore(true);
        assertThat(Compared.rows(target)).isEqualTo(Compared.rows(access));
        Provisioning.prepare(target);
        assertRefused(ProblemCode.RESTORE_TARGET_NOT_EMPTY, () -> restore(true));
    }

    @Test
    void whateverGoesWrongBeforeItIsFinishedLeavesTheDatabaseEmpty() throws Exception {
        restore(false);
        assertThat(Compared.text(target, "select nspname from pg_namespace where nspname = 'phoihop'"))
                .isEmpty();
        Provisioning.prepare(target);
    }

    @Test
    void aFullDiskIsNoDamagedBackup() throws Exception {
        strike("raise exception 'could not extend file: No space left on device' using errcode = '53100'");
        Throwable failure = catchThrowable(() -> restore(true));
        assertThat(failure).isNotInstanceOf(Refused.class);
        assertThat(FullDisk.isBehind(failure)).isTrue();
        assertThat(Compared.text(target, "select nspname from pg_namespace where nspname = 'phoihop'"))
                .isEmpty();
    }

    @Test
    void aConnectionThatBreaksIsNoDamagedBackup() throws Exception {
        strike("perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5)");
        Throwable failure = catchThrowable(() -> restore(true));
        assertThat(failure).isNotInstanceOf(Refused.class);
        assertThat(BrokenConnection.isBehind(failure)).isTrue();
    }

    private void strike(String deed) throws Exception {
        Compared.execute(
                target,
                WHILE_LOADING.formatted(deed),
                "create event trigger strike on ddl_command_end when tag in ('CREATE INDEX') execute function public.strike()");
    }

    /** What the server does when the program that restored is no longer there. */
    private void killConnections() throws Exception {
        Compared.execute(
                target,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
        while (!"0"
                .equals(
                        Compared.text(
                                target,
                                "select count(*) from pg_locks where locktype = 'advisory'"
                                        + " and database = (select oid from pg_database where datname = current_database())"))) {
            Thread.sleep(20);
        }
    }

    private void restore(boolean finishing) throws Exception {
        try (Archive archive = Archive.open(file);
                LoadingBackup loading = new LoadingBackup(target)) {
            loading.load(archive, (_, _, _) -> {});
            if (finishing) {
                loading.finish();
            }
        }
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo(code));
    }
}
