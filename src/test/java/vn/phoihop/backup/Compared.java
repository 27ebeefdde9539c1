package vn.phoihop.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeMap;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Tables;
import vn.phoihop.database.TestDatabases;

/** Two databases row by row, and by what binds their rows. */
final class Compared {

    /** What is not taken along; and the links of the trail, which a job may write at any moment of the test. */
    private static final Set<String> NOT_COMPARED = Set.of(
            "spring_session", "spring_session_attributes", "sign_in_try", "scheduled_tasks", "access_trail_link");

    private static final String ROWS = """
            select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from phoihop.%s t""";

    private Compared() {}

    static TreeMap<String, String> rows(DatabaseAccess of) throws SQLException {
        TreeMap<String, String> found = new TreeMap<>();
        try (Connection connection = TestDatabases.superuser(of);
                Statement statement = connection.createStatement()) {
            for (String table : Tables.inOrder(connection)) {
                if (!NOT_COMPARED.contains(table)) {
                    found.put(table, text(statement, ROWS.formatted(table)));
                }
            }
        }
        return found;
    }

    /** Constraints, indexes, policies and who is bound by them. */
    static String schema(DatabaseAccess of) throws SQLException {
        try (Connection connection = TestDatabases.superuser(of);
                Statement statement = connection.createStatement()) {
            return text(statement, """
                    select string_agg(line, E'\\n' order by line) from (
                        select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) line
                        from pg_constraint where connamespace = 'phoihop'::regnamespace
                        union all select indexdef from pg_indexes where schemaname = 'phoihop'
                        union all select format('%s %s %s', relname, relrowsecurity, relforcerowsecurity)
                        from pg_class where relnamespace = 'phoihop'::regnamespace and relkind = 'r'
                        union all select format('%s %s %s %s', tablename, policyname, qual, with_check)
                        from pg_policies where schemaname = 'phoihop')""");
        }
    }

    /** Past row security. */
    static void execute(DatabaseAccess on, String... statements) throws SQLException {
        try (Connection connection = TestDatabases.superuser(on);
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = phoihop, public");
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    /** The first value of the first row. */
    static String text(DatabaseAccess of, String question) throws SQLException {
        try (Connection connection = TestDatabases.superuser(of);
                Statement statement = connection.createStatement()) {
            return text(statement, question);
        }
    }

    private static String text(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            return row.next() ? String.valueOf(row.getString(1)) : "";
        }
    }
}
