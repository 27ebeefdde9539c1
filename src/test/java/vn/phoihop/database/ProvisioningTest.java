package vn.phoihop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Texts;

/** What a start says of a database it cannot use. */
class ProvisioningTest {

    @Test
    void databaseOfAnotherVersionIsLeftAloneAndNamed() throws SQLException {
        DatabaseAccess access = TestDatabases.fresh();
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update phoihop.flyway_schema_history set checksum = checksum + 1 where installed_rank = 3");
        }
        Problem problem = refusedBy(access);
        assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_OF_ANOTHER_VERSION);
        assertThat(new Texts().text(Locale.ENGLISH, problem))
                .contains(access.url())
                .containsIgnoringCase("migration")
                .contains("--data");
    }

    @Test
    void whatALowRoomAddsLaterIsAppliedThoughHigherRoomsAreAhead() throws SQLException {
        DatabaseAccess access = TestDatabases.fresh();
        try (Connection connection = DriverManager.getConnection(
                        access.url(), access.owner().user(), access.owner().password());
                Statement statement = connection.createStatement()) {
            // As an installation of before this step was written.
            assertThat(statement.executeUpdate("delete from phoihop.flyway_schema_history where version = '45.25'"))
                    .isEqualTo(1);
            Provisioning.prepare(access);
            try (ResultSet again = statement.executeQuery(
                    "select success from phoihop.flyway_schema_history where version = '45.25'")) {
                assertThat(again.next()).isTrue();
                assertThat(again.getBoolean(1)).isTrue();
            }
        }
    }

    /** With a kill the server forgets that tables have changed; what fills between kills, or is brought back at once, would never be looked at. */
    @Test
    void tablesThatHaveOutgrownWhatIsKnownOfThemAreLookedAtAndNoOthers() throws SQLException {
        DatabaseAccess access = TestDatabases.fresh();
        String known = "select string_agg(relname || ' ' || reltuples::int, ', ' order by relname) from pg_class"
                + " where relnamespace = 'phoihop'::regnamespace and relname in ('fold', 'facet')";
        try (Connection superuser = TestDatabases.superuser(access);
                Statement statement = superuser.createStatement()) {
            statement.execute("alter table phoihop.fold set (autovacuum_enabled = off)");
            statement.execute(
                    "insert into phoihop.fold (book, family, position) select 1, 'A', i from generate_series(1, 5000) as i");
            assertThat(told(statement, known)).isEqualTo("facet -1, fold -1");
            superuser.setAutoCommit(false);
            statement.execute("lock table phoihop.fold in share update exclusive mode");
            Provisioning.prepare(access);
            assertThat(told(statement, known))
                    .as("somebody else looks at it, and is not waited for")
                    .isEqualTo("facet -1, fold -1");
            superuser.rollback();
            superuser.setAutoCommit(true);
            Provisioning.prepare(access);
            assertThat(told(statement, known)).isEqualTo("facet -1, fold 5000");
            statement.execute(
                    "insert into phoihop.fold (book, family, position) select 1, 'F', i from generate_series(1, 4000) as i");
            Provisioning.prepare(access);
            assertThat(told(statement, known)).as("not twice as much").isEqualTo("facet -1, fold 5000");
            statement.execute(
                    "insert into phoihop.fold (book, family, position) select 2, 'F', i from generate_series(1, 4000) as i");
            Provisioning.prepare(access);
            assertThat(told(statement, known)).isEqualTo("facet -1, fold 13000");
        }
    }

    /** Row security binds the owner of these tables, too: a step that deletes as the owner deletes nothing without saying so. */
    @Test
    void totalsByAreaThatKnowNoHalfYearsGoWithAnUpgradeAndTheOthersStay() throws SQLException {
        DatabaseAccess access = TestDatabases.fresh();
        try (Connection superuser = TestDatabases.superuser(access);
                Statement statement = superuser.createStatement()) {
            statement.execute("delete from phoihop.flyway_schema_history where version = '45.31'");
            statement.execute(
                    "insert into phoihop.fold (book, family, position) values (1, 'A', 8), (1, 'A', 16), (1, 'F', 8), (2, 'A', 8)");
            statement.execute(
                    "insert into phoihop.running_total (book, family, granule, first_day, area, position, facets, quantities)"
                            + " select book, family, granule, '2021-12-15', 7, position, '{1}', '{1}' from (values"
                            + " (1, 'A'::\"char\", 'H'::\"char\", 8), (1, 'A', 'H', 16), (1, 'A', 'S', 16), (1, 'F', 'H', 8),"
                            + " (2, 'A', 'H', 8), (2, 'A', 'S', 8)) as total (book, family, granule, position)");
            Provisioning.prepare(access);
            assertThat(told(
                            statement,
                            "select string_agg(book || family::text || position, ' ' order by book, family)"
                                    + " from phoihop.fold"))
                    .isEqualTo("1F8 2A8");
            assertThat(told(
                            statement,
                            "select string_agg(book || family::text || granule::text, ' ' order by book, granule)"
                                    + " from phoihop.running_total"))
                    .isEqualTo("1FH 2AH 2AS");
            assertThat(told(
                            statement,
                            "select string_agg(relname, ' ' order by relname) from pg_class"
                                    + " where relname in ('fold', 'running_total') and relforcerowsecurity"))
                    .isEqualTo("fold running_total");
        }
    }

    private static String told(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    @Test
    void databaseOutOfReachIsToldInOneSentenceEach() {
        Problem problem = refusedBy(new DatabaseAccess(
                "jdbc:postgresql://localhost:1/nowhere", new DatabaseAccess.Login("nobody", "nothing")));
        assertThat(problem.code()).isEqualTo(ProblemCode.DATABASE_UNREACHABLE);
        assertThat(new Texts().text(Locale.ENGLISH, problem)).doesNotContain("..");
    }

    private static Problem refusedBy(DatabaseAccess access) {
        Refused[] refused = new Refused[1];
        assertThatThrownBy(() -> Provisioning.prepare(access))
                .isInstanceOfSatisfying(Refused.class, one -> refused[0] = one);
        return refused[0].problems().getFirst();
    }
}
