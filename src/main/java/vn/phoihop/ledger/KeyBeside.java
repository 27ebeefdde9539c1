package vn.phoihop.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Whether the key that lies beside a database is the one by which it is sealed; for whoever has no more than a connection to it. */
public final class KeyBeside {

    private static final String FILE = "seal.key";

    /** The one that is to follow lies there while it is being put in place: either will do. */
    private static final List<String> FILES = List.of(FILE, SealingKeys.pending(FILE));

    private KeyBeside() {}

    /**
     * Refuses files of which none is a key by which the books are sealed now. Where there is none at all it was lost, or lies elsewhere.
     *
     * @param connection to the schema, in the moment that is asked for
     * @param files what lies beside it, by name
     */
    public static void requireFits(Connection connection, Map<String, byte[]> files) throws SQLException {
        List<String> current = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.of("ledger/current_seal_keys"))) {
            while (rows.next()) {
                current.add(rows.getString(1));
            }
        }
        List<String> beside = FILES.stream()
                .flatMap(name -> Stream.ofNullable(files.get(name)).map(file -> id(name, file)))
                .toList();
        if (!current.isEmpty() && !beside.isEmpty() && beside.stream().noneMatch(current::contains)) {
            throw new Refused(ProblemCode.BACKUP_KEYS_OF_ANOTHER, FILE, beside.getFirst(), String.join(", ", current));
        }
    }

    private static String id(String name, byte[] file) {
        try {
            return SealingKey.inText(new String(file, StandardCharsets.UTF_8)).id();
        } catch (GeneralSecurityException | RuntimeException broken) {
            throw new Refused(ProblemCode.SEALING_KEY_UNREADABLE, name);
        }
    }
}
