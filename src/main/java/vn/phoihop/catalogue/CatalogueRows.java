package vn.phoihop.catalogue;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Snapshots;
import vn.phoihop.vocabulary.Validity;

/** The table of definitions; a body is the definition's record as JSON. */
@Component
final class CatalogueRows {

    private static final String REVISION = Sql.of("catalogue/revision");
    private static final String DEFINITIONS = Sql.of("catalogue/definitions");
    private static final String CHANGE_LOCK = Sql.of("catalogue/change_lock");
    private static final String LOADED = Sql.of("catalogue/loaded");
    private static final String CHANGED_SINCE = Sql.of("catalogue/changed_since");
    private static final String INSERT_REVISION = Sql.of("catalogue/insert_revision");
    private static final String INSERT_DEFINITIONS = Sql.of("catalogue/insert_definitions");
    private static final String SUPERSEDE = Sql.of("catalogue/supersede");

    private static final Map<String, Class<? extends Definition>> TYPES = Stream.of(
                    Measure.class,
                    Kind.class,
                    Category.class,
                    Stage.class,
                    Topic.class,
                    Indicator.class,
                    Regime.class,
                    Holidays.class,
                    Form.class)
            .collect(Collectors.toMap(Declared::type, Function.identity()));

    private final JdbcClient jdbc;

    CatalogueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long firstRevision() {
        return jdbc.sql("select coalesce(min(position), 0) from catalogue_revision")
                .query(Long.class)
                .single();
    }

    Snapshots.Revision revision(long commonPosition) {
        return jdbc.sql(REVISION)
                .param("position", commonPosition)
                .query((row, n) -> new Snapshots.Revision(row.getLong("revision"), row.getBoolean("settled")))
                .single();
    }

    List<Declared> definitions(long position) {
        return jdbc.sql(DEFINITIONS)
                .param("position", position)
                .query((row, n) -> new Declared(
                        definition(row.getString("type"), row.getString("body")),
                        new Validity(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)),
                        row.getInt("ordinal"),
                        row.getString("source"),
                        row.getString("type") + " " + row.getString("code")))
                .list();
    }

    /** Waits for other changes; from here to the end of the transaction nobody else changes the catalogue. */
    void lock() {
        jdbc.sql(CHANGE_LOCK).query(Integer.class).single();
    }

    boolean loaded(String hash) {
        return jdbc.sql(LOADED).param("hash", hash).query(Boolean.class).single();
    }

    boolean changedSince(long seen, String type, String code) {
        return jdbc.sql(CHANGED_SINCE)
                .param("seen", seen)
                .param("type", type)
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    void revision(long position, String event, @Nullable String hash) {
        jdbc.sql(INSERT_REVISION)
                .param("position", position)
                .param("event", event)
                .param("hash", hash, Types.VARCHAR)
                .update();
    }

    /** Closes what is known of a definition on these days; what lies outside them is kept. */
    void supersede(long position, String type, String code, Validity days) {
        jdbc.sql(SUPERSEDE)
                .param("position", position)
                .param("type", type)
                .param("code", code)
                .param("since", days.from(), Types.DATE)
                .param("until", days.to(), Types.DATE)
                .update();
    }

    void insert(long position, List<Declared> definitions) {
        jdbc.sql(INSERT_DEFINITIONS)
                .param("position", position)
                .param(
                        "rows",
                        CanonicalJson.write(definitions.stream().map(Row::of).toList()))
                .update();
    }

    /** A definition as inserted, and as written into the book. */
    record Row(
            String type,
            String code,
            @Nullable LocalDate since,
            @Nullable LocalDate until,
            int ordinal,
            Definition body,
            String source) {

        static Row of(Declared one) {
            return new Row(
                    one.type(),
                    one.definition().code(),
                    one.valid().from(),
                    one.valid().to(),
                    one.ordinal(),
                    one.definition(),
                    one.source());
        }
    }

    private static Definition definition(String type, String body) {
        Class<? extends Definition> known = TYPES.get(type);
        if (known == null) {
            throw new IllegalStateException("a definition of a type that this version does not know: " + type);
        }
        return CanonicalJson.read(body, known);
    }
}
