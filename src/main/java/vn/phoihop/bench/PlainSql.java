package vn.phoihop.bench;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/**
 * What figures are measured against: the same questions, each as the best single statement over the tallies that we can write, as a
 * superuser (no row security), with helpers and memory, on warm and analysed tables.
 */
public final class PlainSql implements AutoCloseable {

    /** With and without it as many statements as are tried; the fastest counts. */
    private static final String COVERING = """
            create index if not exists tally_covering on phoihop.tally
            (occurred_on) include (measure, role, kind, category, stage, forces, credited_force, area, quantity, exercise, book)""";

    private final DatabaseAccess access;
    private final Connection connection;

    /** @param access of a superuser */
    public PlainSql(DatabaseAccess access) {
        this.access = access;
        this.connection = connect();
    }

    /**
     * A question in SQL.
     *
     * @param name of its file
     * @param indicators as JSON, where it asks for several
     */
    public record Question(String name, String sql, List<String> values) {

        public static Question form(NationalFigures figures, Window window, Set<BookId> books, boolean all) {
            return form("plain_form", figures, window, books, all);
        }

        /** The same figures, grouped by the level of the area. */
        public static Question formByLevel(NationalFigures figures, Window window, Set<BookId> books, boolean all) {
            return form("plain_form_by_level", figures, window, books, all);
        }

        private static Question form(
                String name, NationalFigures figures, Window window, Set<BookId> books, boolean all) {
            return new Question(
                    name,
                    sql(name, books, all),
                    List.of(
                            figures.indicators(window, books),
                            window.from().toString(),
                            window.to().toString()));
        }

        public static Question of(String name, Window window, Set<BookId> books, boolean all) {
            return new Question(
                    name,
                    sql(name, books, all),
                    List.of(window.from().toString(), window.to().toString()));
        }

        private static String sql(String name, Set<BookId> books, boolean all) {
            String numbers = books.stream().map(BookId::toString).sorted().collect(Collectors.joining(", "));
            return Sql.of("bench/" + name).replace("{books}", all ? "" : "book in (" + numbers + ") and");
        }
    }

    private Connection connect() {
        try {
            Connection opened = DriverManager.getConnection(
                    access.url(), access.owner().user(), access.owner().password());
            try (Statement statement = opened.createStatement()) {
                statement.execute("set search_path = phoihop");
                statement.execute("set max_parallel_workers_per_gather = 4");
                statement.execute("set work_mem = '256MB'");
                statement.execute("set plan_cache_mode = force_custom_plan");
            }
            return opened;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Helpers cost nothing, so that they are used wherever they can be. */
    private static final List<String> HELPERS_FREE = List.of(
            "parallel_setup_cost",
            "parallel_tuple_cost",
            "min_parallel_table_scan_size",
            "min_parallel_index_scan_size");

    /** A covering index in the order of days, made for the comparison alone; returns how many seconds that takes. */
    public double index() {
        return Stopwatch.once(() -> execute(COVERING, "vacuum (analyze) phoihop.tally"));
    }

    /** Takes the covering index away. */
    public void unindex() {
        execute("drop index if exists phoihop.tally_covering");
    }

    /** From now on helpers are used wherever they can be, or again where the planner thinks that they pay. */
    public void helpersEverywhere(boolean everywhere) {
        for (String cost : HELPERS_FREE) {
            execute(everywhere ? "set " + cost + " = 0" : "reset " + cost);
        }
    }

    private void execute(String... statements) {
        try (Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public NationalFigures.Times measure(Question question, int clients, int rounds) {
        if (clients == 1) {
            return NationalFigures.Times.of(Clients.run(1, 2, rounds, client -> () -> ask(connection, question)));
        }
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < clients; i++) {
                connections.add(connect());
            }
            return NationalFigures.Times.of(
                    Clients.run(clients, 0, rounds, client -> () -> ask(connections.get(client), question)));
        } finally {
            connections.forEach(PlainSql::close);
        }
    }

    /** The amounts that are not zero, by what stands before them in their rows. */
    public Map<String, Quantity> rows(Question question) {
        Map<String, Quantity> values = new HashMap<>();
        try (PreparedStatement statement = prepare(connection, question.sql(), question.values());
                ResultSet rows = statement.executeQuery()) {
            int amount = rows.findColumn("quantity");
            while (rows.next()) {
                List<String> names = new ArrayList<>();
                for (int column = 1; column < amount; column++) {
                    names.add(rows.getString(column));
                }
                BigDecimal value = rows.getBigDecimal(amount);
                if (value.signum() != 0) {
                    values.put(String.join(" ", names), new Quantity(value));
                }
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The statement's text and the plan it was carried out by. */
    public String explained(Question question) {
        StringBuilder text = new StringBuilder(question.sql()).append("\n\n");
        try (PreparedStatement statement =
                        prepare(connection, "explain (analyze, buffers) " + question.sql(), question.values());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
            return text.toString();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void ask(Connection connection, Question question) {
        try (PreparedStatement statement = prepare(connection, question.sql(), question.values());
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getObject(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<String> values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.size(); i++) {
            statement.setString(i + 1, values.get(i));
        }
        return statement;
    }

    @Override
    public void close() {
        close(connection);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
