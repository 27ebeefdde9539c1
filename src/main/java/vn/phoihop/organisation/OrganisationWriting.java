package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/** Appends to the organisation's tables. Rows are never changed; what they held for some days is closed at the position of an entry. */
@Component
final class OrganisationWriting {

    /** A table whose rows about an area or a unit can be superseded. */
    enum Table {
        AREA_STATES("organisation/insert_area_states", "organisation/supersede_area_state"),
        AREA_LINKS("organisation/insert_area_links", "organisation/supersede_area_link"),
        UNIT_STATES("organisation/insert_unit_states", "organisation/supersede_unit_state"),
        UNIT_LINKS("organisation/insert_unit_links", "organisation/supersede_unit_link"),
        UNIT_AREAS("organisation/insert_unit_areas", "organisation/supersede_answering");

        private final String insert;
        private final String supersede;

        Table(String insert, String supersede) {
            this.insert = Sql.of(insert);
            this.supersede = Sql.of(supersede);
        }
    }

    record ForceStateRow(
            long id,
            String code,
            String vi,
            String en,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    record AreaStateRow(
            long id,
            String code,
            AreaLevel level,
            String vi,
            String en,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {
        static AreaStateRow of(AreaState state) {
            return new AreaStateRow(
                    state.id(),
                    state.code(),
                    state.level(),
                    state.name().vi(),
                    state.name().en(),
                    state.valid().from(),
                    state.valid().to());
        }
    }

    record UnitStateRow(
            long id,
            String code,
            int force,
            String vi,
            String en,
            String shortName,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {
        static UnitStateRow of(UnitState state) {
            return new UnitStateRow(
                    state.id(),
                    state.code(),
                    state.force(),
                    state.name().vi(),
                    state.name().en(),
                    state.shortName(),
                    state.valid().from(),
                    state.valid().to());
        }
    }

    record LinkRow(
            long child,
            long parent,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {
        static LinkRow of(DatedTree.Link link) {
            return new LinkRow(
                    link.child(),
                    link.parent(),
                    link.valid().from(),
                    link.valid().to());
        }
    }

    record AnsweringRow(
            long unit,
            long area,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {}

    record SuccessionRow(long unit, long successor, LocalDate since) {}

    record AreaSuccessionRow(long area, long successor, LocalDate since, boolean whole) {}

    private static final String CHANGE_LOCK = Sql.of("organisation/change_lock");
    private static final String LOADED = Sql.of("organisation/loaded");
    private static final String CHANGED_SINCE = Sql.of("organisation/changed_since");
    private static final String TOUCHED_SINCE = Sql.of("organisation/touched_since");
    private static final String MINT_UNIT = Sql.of("organisation/mint_unit");
    private static final String MINT_AREA = Sql.of("organisation/mint_area");
    private static final String TAKE_BACK = Sql.of("organisation/take_back_change");
    private static final String CODES_TAKEN_SINCE = Sql.of("organisation/codes_taken_since");
    private static final String RESTORE = Sql.of("organisation/restore_before_change");
    private static final String INSERT_REVISION = Sql.of("organisation/insert_revision");
    private static final String INSERT_IDS = Sql.of("organisation/insert_ids");
    private static final String INSERT_FORCES = Sql.of("organisation/insert_forces");
    private static final String INSERT_FORCE_STATES = Sql.of("organisation/insert_force_states");
    private static final String INSERT_UNIT_SUCCESSIONS = Sql.of("organisation/insert_unit_successions");
    private static final String INSERT_AREA_SUCCESSIONS = Sql.of("organisation/insert_area_successions");

    private final JdbcClient jdbc;
    private final Organisations organisations;

    OrganisationWriting(JdbcClient jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    /** Waits for other changes; from here to the end of the transaction nobody else changes the organisation. */
    void lock() {
        jdbc.sql(CHANGE_LOCK).query(Integer.class).single();
    }

    boolean loaded(String hash) {
        return jdbc.sql(LOADED).param("hash", hash).query(Boolean.class).single();
    }

    /** Whether any of the areas or units has been changed after the position. */
    boolean changedSince(long seen, Collection<Long> areas, Collection<Long> units) {
        return jdbc.sql(CHANGED_SINCE)
                .param("seen", seen)
                .param("areas", areas.toArray(Long[]::new))
                .param("units", units.toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Whether any of the areas, units and forces an entry touched has been changed after it by one that was not taken back. */
    boolean touchedSince(long changed, Collection<Long> areas, Collection<Long> units) {
        return jdbc.sql(TOUCHED_SINCE)
                .param("changed", changed)
                .param("areas", areas.toArray(Long[]::new))
                .param("units", units.toArray(Long[]::new))
                .query(Boolean.class)
                .single();
    }

    /** The id of a unit or area that is to be founded. */
    long mint(PlaceType type) {
        return jdbc.sql(type == PlaceType.UNIT ? MINT_UNIT : MINT_AREA)
                .query(Long.class)
                .single();
    }

    /** What the entry at the position brought is known no longer from another one on: the first half of undoing it. */
    void takeBack(long changed, long position) {
        again(TAKE_BACK, changed, position);
    }

    /** Codes that what the entry closed bore, and others since: asked between the two halves. */
    List<Problem> codesTaken(long changed) {
        return jdbc.sql(CODES_TAKEN_SINCE)
                .param("changed", changed)
                .query((row, number) -> Problem.at(
                        "code",
                        ProblemCode.PLACE_CODE_TAKEN,
                        row.getString("code"),
                        new LocalizedText(row.getString("name_vi"), row.getString("name_en")),
                        new Validity(row.getObject("first", LocalDate.class), row.getObject("end", LocalDate.class))
                                .toString()))
                .list();
    }

    /** What it closed is known again: the second half. */
    void restore(long changed, long position) {
        again(RESTORE, changed, position);
    }

    private void again(String sql, long changed, long position) {
        jdbc.sql(sql)
                .param("changed", changed)
                .param("position", position)
                .query(Long.class)
                .single();
    }

    /** For these days the unit no longer answers for the area. */
    void supersedeAnswering(long position, long unit, long area, Validity days) {
        supersede(Table.UNIT_AREAS, position, unit, area, days);
    }

    /** Remembers the entry, and forgets the snapshot should its transaction not commit. */
    void revision(long position, String event, @Nullable String hash) {
        jdbc.sql(INSERT_REVISION)
                .param("position", position)
                .param("event", event)
                .param("hash", hash, java.sql.Types.VARCHAR)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    organisations.forget(position);
                }
            }
        });
    }

    void ids(Collection<Long> areas, Collection<Long> units) {
        jdbc.sql(INSERT_IDS)
                .param("areas", areas.toArray(Long[]::new))
                .param("units", units.toArray(Long[]::new))
                .update();
    }

    /** Forces by the bits that files name. */
    void forces(long position, List<ForceStateRow> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(INSERT_FORCES).param("rows", CanonicalJson.write(rows)).update();
            forceStates(position, rows);
        }
    }

    void forceStates(long position, List<ForceStateRow> rows) {
        insert(INSERT_FORCE_STATES, position, rows);
    }

    void answering(long position, List<AnsweringRow> rows) {
        insert(Table.UNIT_AREAS, position, rows);
    }

    void successions(long position, List<SuccessionRow> rows) {
        insert(INSERT_UNIT_SUCCESSIONS, position, rows);
    }

    void areaSuccessions(long position, List<AreaSuccessionRow> rows) {
        insert(INSERT_AREA_SUCCESSIONS, position, rows);
    }

    void insert(Table table, long position, List<?> rows) {
        insert(table.insert, position, rows);
    }

    /** Closes what the table holds about the area or unit on these days; what lies outside them is kept. */
    void supersede(Table table, long position, long id, Validity days) {
        supersede(table, position, id, null, days);
    }

    /** @param area only what the unit's rows say of this one; null for all of the table's rows */
    private void supersede(Table table, long position, long id, @Nullable Long area, Validity days) {
        jdbc.sql(table.supersede)
                .param("position", position)
                .param("id", id)
                .param("area", area, java.sql.Types.BIGINT)
                .param("since", days.from(), java.sql.Types.DATE)
                .param("until", days.to(), java.sql.Types.DATE)
                .update();
    }

    private void insert(String sql, long position, List<?> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql)
                    .param("position", position)
                    .param("rows", CanonicalJson.write(rows))
                    .update();
        }
    }
}
