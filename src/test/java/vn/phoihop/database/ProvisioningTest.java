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
