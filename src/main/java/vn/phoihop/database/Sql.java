package vn.phoihop.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of a question to the database; one file per question under {@code sql/<room>/}, with its reason on top. */
public final class Sql {

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
}
