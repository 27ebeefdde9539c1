package vn.phoihop;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.SecondWallRows.Sample;
import vn.phoihop.access.Role;
import vn.phoihop.access.SignedIn;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;

/**
 * What the database alone lets through, whatever the application asks for: every guarded table, in every role and every relation to the
 * record, read, added to, changed and deleted from in plain SQL; what came out is compared with one table that people read:
 * docs/second-wall.md. A new guarded table is in it or the build fails.
 */
@DatabaseTest
@UsesDatabase(own = true)
class SecondWallTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void whatTheDatabaseAloneLetsThroughIsWhatTheTableSays() {
        SecondWallRows rows = new SecondWallRows(context);
        Map<Role, Map<SecondWallRows.Relation, SignedIn>> staff = rows.staff();
        StringBuilder text = new StringBuilder(HEAD);
        text.append("| | ");
        for (Role role : Role.values()) {
            text.append("| ")
                    .append(role.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(' ');
        }
        text.append("|\n").append("| --- ".repeat(Role.values().length + 2)).append("|\n");
        rows.samples()
                .forEach(sample -> lines(sample, staff)
                        .forEach((cells, relations) -> text.append("| `")
                                .append(sample.table())
                                .append("` | ")
                                .append(
                                        relations.size() == SecondWallRows.Relation.values().length
                                                ? "whoever"
                                                : relations.stream()
                                                        .map(one -> one.name()
                                                                .toLowerCase(Locale.ROOT)
                                                                .replace('_', ' '))
                                                        .collect(Collectors.joining(", ")))
                                .append(' ')
                                .append(cells)
                                .append("|\n")));
        Golden.of("docs/second-wall.md").assertMatches(text.toString());
    }

    /** What each relation gets, in all roles; relations that get the same stand together. */
    private Map<String, List<SecondWallRows.Relation>> lines(
            Sample sample, Map<Role, Map<SecondWallRows.Relation, SignedIn>> staff) {
        Map<String, List<SecondWallRows.Relation>> lines = new LinkedHashMap<>();
        for (SecondWallRows.Relation relation : SecondWallRows.Relation.values()) {
            Map<Role, String> cells = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                SignedIn who = staff.get(role).get(relation);
                cells.put(role, who == null ? "" : "`" + cell(sample, who) + "`");
            }
            lines.computeIfAbsent(
                            cells.values().stream().map(one -> "| " + one + " ").collect(Collectors.joining()),
                            _ -> new ArrayList<>())
                    .add(relation);
        }
        return lines;
    }

    private String cell(Sample sample, SignedIn who) {
        return sign("r", who, "select count(*) from " + sample.table() + " where " + sample.where(), true)
                + sign("i", who, sample.insert(), false)
                + sign("u", who, sample.update(), false)
                + sign("d", who, "delete from " + sample.table() + " where " + sample.where(), false);
    }

    /** The letter where something is found or done; what only a key or a check of the table stops, row security has let through. */
    private String sign(String letter, SignedIn who, String statement, boolean reading) {
        try {
            long touched = who.run(() -> new TransactionTemplate(transactions).execute(status -> {
                status.setRollbackOnly();
                return reading
                        ? jdbc.sql(statement).query(Long.class).single()
                        : jdbc.sql(statement).update();
            }));
            return touched > 0 ? letter : "-";
        } catch (DataIntegrityViolationException letThrough) {
            return letter;
        } catch (DataAccessException refused) {
            if (String.valueOf(refused.getMessage()).contains("42501")
                    || String.valueOf(refused.getMostSpecificCause().getMessage())
                            .contains("row-level security")
                    || String.valueOf(refused.getMostSpecificCause().getMessage())
                            .contains("permission denied")) {
                return "-";
            }
            throw refused;
        }
    }

    private static final String HEAD = """
            # What the database alone lets through

            Written by `SecondWallTest`, which takes the part of an application that has forgotten every check: it acts in every role and in every
            relation to a record and reads, inserts, updates and deletes a row of every guarded table in plain SQL. The build fails when an answer
            differs from this table.

            A cell reads `riud`: the row is **r**ead, one like it is **i**nserted, it is **u**pdated, it is **d**eleted; `-` where nothing is found or done. A
            relation is that of the own unit to the record: **lead**, **partner**, **above** the lead, **stranger**, the book's **coordination** office; **elsewhere**
            is an office of another book. An administrator has no unit and no book. Of an activity or a case the database knows the units, not which
            of them leads: which step is whose, the application says ([access matrix](access-matrix.md)).

            """;
}
