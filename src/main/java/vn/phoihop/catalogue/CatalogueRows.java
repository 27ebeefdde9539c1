package vn.phoihop.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.vocabulary.Validity;

/** The table of definitions; a body is the definition's record as JSON. */
@Component
final class CatalogueRows {

    private static final String REVISION = Sql.of("catalogue/revision");
    private static final String DEFINITIONS = Sql.of("catalogue/definitions");

    private static final Map<String, Class<? extends Definition>> TYPES = Stream.of(
                    Measure.class,
                    Kind.class,
                    Category.class,
                    Stage.class,
                    Topic.class,
                    Indicator.class,
                    Regime.class,
                    Form.class)
            .collect(Collectors.toMap(Declared::type, Function.identity()));

    private final JdbcClient jdbc;

    CatalogueRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long revision(long commonPosition) {
        return jdbc.sql(REVISION)
                .param("position", commonPosition)
                .query(Long.class)
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
                        row.getString("type") + " " + row.getString("code")))
                .list();
    }

    private static Definition definition(String type, String body) {
        Class<? extends Definition> known = TYPES.get(type);
        if (known == null) {
            throw new IllegalStateException("a definition of a type that this version does not know: " + type);
        }
        return CanonicalJson.read(body, known);
    }
}
