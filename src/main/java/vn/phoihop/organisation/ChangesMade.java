package vn.phoihop.organisation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.LocalizedText;

/** The list of changes, made and planned. */
@Component
final class ChangesMade {

    /** What a list is narrowed to; empty and null for all. */
    record Search(
            String typed,
            String kind,
            String of,
            String state,
            @Nullable Long unit,
            @Nullable Long area) {}

    private static final String INSERT = Sql.of("organisation/insert_change");
    private static final String UNDO = Sql.of("organisation/undo_change");
    private static final String ONE = Sql.of("organisation/change");
    private static final String SEARCH = Sql.of("organisation/changes");
    private static final String COUNT = Sql.of("organisation/changes_count");

    private final JdbcClient jdbc;

    ChangesMade(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(OrganisationChange change) {
        PlaceType of = change.of();
        jdbc.sql(INSERT)
                .param("id", change.id())
                .param("kind", change.kind().name())
                .param("of", of == null ? null : of.name(), java.sql.Types.VARCHAR)
                .param("from", change.from())
                .param("position", change.position())
                .param("at", change.madeAt().atOffset(ZoneOffset.UTC))
                .param("by", change.madeBy())
                .param("wished", change.wished())
                .param("vi", change.told().vi())
                .param("en", change.told().en())
                .param("reason", change.reason())
                .param(
                        "search",
                        Folding.fold(change.told().vi() + " " + change.told().en() + " " + change.reason() + " "
                                + change.madeBy()))
                .param("units", change.units().toArray(Long[]::new))
                .param("areas", change.areas().toArray(Long[]::new))
                .update();
    }

    void undone(UUID id, long position, Instant at, String by) {
        jdbc.sql(UNDO)
                .param("id", id)
                .param("position", position)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    Optional<OrganisationChange> find(UUID id) {
        return jdbc.sql(ONE).param("id", id).query(ChangesMade::change).optional();
    }

    /** The newest first. */
    List<OrganisationChange> search(Search search, LocalDate today, long before, int most) {
        return searching(SEARCH, search, today)
                .param("before", before)
                .param("most", most)
                .query(ChangesMade::change)
                .list();
    }

    long count(Search search, LocalDate today) {
        return searching(COUNT, search, today).query(Long.class).single();
    }

    private JdbcClient.StatementSpec searching(String sql, Search search, LocalDate today) {
        return jdbc.sql(sql)
                .param(
                        "words",
                        Folding.words(search.typed).stream()
                                .map(word -> "%" + word.replaceAll("[%_\\\\]", "") + "%")
                                .toArray(String[]::new))
                .param("kind", search.kind)
                .param("of", search.of)
                .param("state", search.state)
                .param("unit", search.unit, java.sql.Types.BIGINT)
                .param("area", search.area, java.sql.Types.BIGINT)
                .param("today", today);
    }

    private static OrganisationChange change(ResultSet row, int number) throws SQLException {
        long undone = row.getLong("undone_position");
        String of = row.getString("of_what");
        return new OrganisationChange(
                row.getObject("id", UUID.class),
                ChangeKind.valueOf(row.getString("kind")),
                of == null ? null : PlaceType.valueOf(of),
                row.getObject("from_day", LocalDate.class),
                row.getLong("position"),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"),
                row.getString("wished"),
                new LocalizedText(row.getString("told_vi"), row.getString("told_en")),
                row.getString("reason"),
                ids(row.getArray("units")),
                ids(row.getArray("areas")),
                undone == 0
                        ? null
                        : new OrganisationChange.Undone(
                                undone, row.getTimestamp("undone_at").toInstant(), row.getString("undone_by")));
    }

    private static List<Long> ids(Array array) throws SQLException {
        return List.of((Long[]) array.getArray());
    }
}
