package vn.phoihop.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.Snapshots;
import vn.phoihop.organisation.Organisation.Answering;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/** The organisation's tables, read as they were known at a position of the common book. */
@Component
final class OrganisationRows {

    private static final String REVISION = Sql.of("organisation/revision");
    private static final String FORCE_STATES = Sql.of("organisation/force_states");
    private static final String AREA_STATES = Sql.of("organisation/area_states");
    private static final String AREA_LINKS = Sql.of("organisation/area_links");
    private static final String UNIT_STATES = Sql.of("organisation/unit_states");
    private static final String UNIT_LINKS = Sql.of("organisation/unit_links");
    private static final String UNIT_AREAS = Sql.of("organisation/unit_areas");
    private static final String UNIT_SUCCESSIONS = Sql.of("organisation/unit_successions");
    private static final String AREA_SUCCESSIONS = Sql.of("organisation/area_successions");

    private final JdbcClient jdbc;

    OrganisationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long firstRevision() {
        return jdbc.sql("select coalesce(min(position), 0) from organisation_revision")
                .query(Long.class)
                .single();
    }

    /** The position at which the organisation was changed last, looked up anew each time: who decides on a change has waited for those of others. */
    long lastRevision() {
        return jdbc.sql("select coalesce(max(position), 0) from organisation_revision")
                .query(Long.class)
                .single();
    }

    Snapshots.Revision revision(long commonPosition) {
        return jdbc.sql(REVISION)
                .param("position", commonPosition)
                .query((row, n) -> new Snapshots.Revision(row.getLong("revision"), row.getBoolean("settled")))
                .single();
    }

    Organisation snapshot(long position) {
        return parts(position).organisation();
    }

    OrganisationParts parts(long position) {
        return new OrganisationParts(
                position,
                list(
                        FORCE_STATES,
                        position,
                        (row, n) -> new ForceState(row.getLong("id"), row.getString("code"), name(row), validity(row))),
                list(
                        UNIT_STATES,
                        position,
                        (row, n) -> new UnitState(
                                row.getLong("id"),
                                row.getString("code"),
                                row.getInt("force"),
                                name(row),
                                row.getString("short_vi"),
                                validity(row))),
                list(UNIT_LINKS, position, OrganisationRows::link),
                list(
                        AREA_STATES,
                        position,
                        (row, n) -> new AreaState(
                                row.getLong("id"),
                                row.getString("code"),
                                AreaLevel.valueOf(row.getString("level")),
                                name(row),
                                validity(row))),
                list(AREA_LINKS, position, OrganisationRows::link),
                list(
                        UNIT_AREAS,
                        position,
                        (row, n) -> new Answering(row.getLong("unit"), row.getLong("area"), validity(row))),
                list(
                        UNIT_SUCCESSIONS,
                        position,
                        (row, n) -> new Succession(
                                new UnitId(row.getLong("unit")),
                                new UnitId(row.getLong("successor")),
                                row.getObject("since", LocalDate.class))),
                list(
                        AREA_SUCCESSIONS,
                        position,
                        (row, n) -> new AreaSuccession(
                                new AreaId(row.getLong("area")),
                                new AreaId(row.getLong("successor")),
                                row.getObject("since", LocalDate.class),
                                row.getBoolean("whole"))));
    }

    private <T> List<T> list(String sql, long position, RowMapper<T> mapper) {
        return jdbc.sql(sql).param("position", position).query(mapper).list();
    }

    private static DatedTree.Link link(ResultSet row, int number) throws SQLException {
        return new DatedTree.Link(row.getLong("child"), row.getLong("parent"), validity(row));
    }

    private static LocalizedText name(ResultSet row) throws SQLException {
        return new LocalizedText(row.getString("name_vi"), row.getString("name_en"));
    }

    private static Validity validity(ResultSet row) throws SQLException {
        return new Validity(row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class));
    }
}
