package vn.phoihop.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a question to the database; one file per question under {@code sql/<room>/}, with its reason on top. */
public final class Sql {

    /** Rows that come as one array for each of their columns. */
    private static final Pattern ROWS = Pattern.compile("unnest\\(([^()]*)\\)\\s*as row \\(([^()]*)\\)");

    /** Up to so many rows come as few: going through each array as often as there are rows costs less than unfolding it. */
    public static final int FEW = 32;

    private Sql() {}

    /** The question {@code room/name}, without its comments. */
    public static String of(String question) {
        String path = "/sql/" + question + ".sql";
        try (InputStream file = Sql.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalArgumentException("there is no " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^\\s*--.*\\R?", "")
                    .strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * The same question for a few rows. PostgreSQL keeps a table aside for each array that is unfolded, which takes longer than writing a row; here an element
     * is taken from each array. Of many rows it would go through each array as often as there are rows.
     */
    public static String forFew(String question) {
        if (!ROWS.matcher(question).find()) {
            throw new IllegalArgumentException("there are no rows in: " + question);
        }
        return ROWS.matcher(question).replaceAll(rows -> {
            List<String> arrays = listed(rows.group(1));
            List<String> names = listed(rows.group(2));
            if (arrays.size() != names.size()) {
                throw new IllegalArgumentException(arrays.size() + " arrays, " + names.size() + " names: " + names);
            }
            List<String> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                columns.add("(" + arrays.get(i) + ")[at] as " + names.get(i));
            }
            return Matcher.quoteReplacement("(select " + String.join(", ", columns) + " from generate_subscripts("
                    + arrays.getFirst() + ", 1) as at) as row");
        });
    }

    private static List<String> listed(String text) {
        return Pattern.compile(",").splitAsStream(text).map(String::strip).toList();
    }
}
