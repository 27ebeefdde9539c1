package vn.phoihop.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of the schema. */
public final class Tables {

    private static final String TABLES = Sql.of("database/tables");

    private Tables() {}

    /** All but those of the migrations themselves, each after those its foreign keys name. */
    public static List<String> inOrder(Connection connection) throws SQLException {
        Map<String, Set<String>> needs = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                Set<String> named = needs.computeIfAbsent(rows.getString(1), table -> new LinkedHashSet<>());
                String other = rows.getString(2);
                if (other != null && !other.equals(rows.getString(1))) {
                    named.add(other);
                }
            }
        }
        List<String> ordered = new ArrayList<>();
        while (ordered.size() < needs.size()) {
            needs.entrySet().stream()
                    .filter(table -> !ordered.contains(table.getKey()) && ordered.containsAll(table.getValue()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList()
                    .forEach(ordered::add);
        }
        return ordered;
    }
}
