package vn.phoihop.organisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.organisation.ImportRows.Gone;
import vn.phoihop.organisation.ImportRows.Pair;
import vn.phoihop.organisation.OrganisationWriting.Table;

/** Writes the rows of an import: a country's worth in a statement per table. */
@Component
final class ImportWriting {

    private static final String NEW_AREAS = Sql.of("organisation/insert_new_areas");
    private static final String NEW_UNITS = Sql.of("organisation/insert_new_units");
    private static final String NEW_FORCES = Sql.of("organisation/insert_new_forces");
    private static final String FORCE_BITS = Sql.of("organisation/force_bits");
    private static final String FORCE_STATES = Sql.of("organisation/supersede_force_states");
    private static final String AREA_STATES = Sql.of("organisation/supersede_area_states");
    private static final String AREA_LINKS = Sql.of("organisation/supersede_area_links");
    private static final String UNIT_STATES = Sql.of("organisation/supersede_unit_states");
    private static final String UNIT_LINKS = Sql.of("organisation/supersede_unit_links");
    private static final String UNIT_AREAS = Sql.of("organisation/supersede_unit_areas");
    private static final String AREA_SUCCESSIONS = Sql.of("organisation/supersede_area_successions");
    private static final String UNIT_SUCCESSIONS = Sql.of("organisation/supersede_unit_successions");

    private final JdbcClient jdbc;
    private final OrganisationWriting writing;

    ImportWriting(JdbcClient jdbc, OrganisationWriting writing) {
        this.jdbc = jdbc;
        this.writing = writing;
    }

    /** The codes of all that ever was a force, and the bit each keeps. */
    Map<String, Integer> forceBits() {
        Map<String, Integer> bits = new LinkedHashMap<>();
        jdbc.sql(FORCE_BITS).query((RowCallbackHandler) row -> bits.put(row.getString("code"), row.getInt("bit")));
        return bits;
    }

    /** Gives the lives that lists have founded their ids. */
    void found(EveryLife every) {
        foundForces(every.forces());
        found(every.areas(), NEW_AREAS);
        found(every.units(), NEW_UNITS);
    }

    private void foundForces(Lives forces) {
        Map<String, Life> founded = new LinkedHashMap<>();
        forces.all().stream()
                .filter(life -> life.id() == null)
                .forEach(life -> founded.put(life.now().getLast().code(), life));
        if (!founded.isEmpty()) {
            jdbc.sql(NEW_FORCES)
                    .param("codes", founded.keySet().toArray(String[]::new))
                    .query((RowCallbackHandler) row -> Objects.requireNonNull(founded.get(row.getString("code")))
                            .write(row.getLong("bit")));
        }
    }

    private void found(Lives lives, String sql) {
        List<Life> founded =
                lives.all().stream().filter(life -> life.id() == null).toList();
        if (!founded.isEmpty()) {
            List<Long> ids = new ArrayList<>(jdbc.sql(sql)
                    .param("count", founded.size())
                    .query(Long.class)
                    .list());
            ids.sort(null);
            for (int i = 0; i < founded.size(); i++) {
                founded.get(i).write(ids.get(i));
            }
        }
    }

    /** Everything is superseded before anything is inserted: codes may have been exchanged. */
    void write(long position, ImportRows rows) {
        supersede(FORCE_STATES, position, rows.forceStatesGone());
        supersede(AREA_STATES, position, rows.areaStatesGone());
        supersede(AREA_LINKS, position, rows.areaLinksGone());
        supersede(UNIT_STATES, position, rows.unitStatesGone());
        supersede(UNIT_LINKS, position, rows.unitLinksGone());
        supersede(UNIT_AREAS, position, rows.answeringGone());
        pairs(AREA_SUCCESSIONS, position, rows.areaSuccessionsGone());
        pairs(UNIT_SUCCESSIONS, position, rows.unitSuccessionsGone());
        writing.forceStates(position, rows.forceStates());
        writing.insert(Table.AREA_STATES, position, rows.areaStates());
        writing.insert(Table.AREA_LINKS, position, rows.areaLinks());
        writing.insert(Table.UNIT_STATES, position, rows.unitStates());
        writing.insert(Table.UNIT_LINKS, position, rows.unitLinks());
        writing.answering(position, rows.answering());
        writing.areaSuccessions(position, rows.areaSuccessions());
        writing.successions(position, rows.unitSuccessions());
    }

    private void supersede(String sql, long position, List<Gone> rows) {
        update(sql, position, rows);
    }

    private void pairs(String sql, long position, List<Pair> rows) {
        update(sql, position, rows);
    }

    private void update(String sql, long position, List<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql)
                    .param("position", position)
                    .param("rows", CanonicalJson.write(rows))
                    .update();
        }
    }
}
