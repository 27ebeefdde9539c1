package vn.phoihop.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** The groups of recipients that units keep. In sight are those of the units for which is acted. */
@Component
class SavedGroups {

    private static final String ALL = Sql.of("exchange/groups");
    private static final String OF_FORM = Sql.of("exchange/groups_of_form");
    private static final String OF_IDS = Sql.of("exchange/groups_of_ids");
    private static final String ONE = Sql.of("exchange/group");
    private static final String NAMED = Sql.of("exchange/group_named");
    private static final String INSERT = Sql.of("exchange/insert_group");
    private static final String UPDATE = Sql.of("exchange/update_group");
    private static final String DELETE = Sql.of("exchange/delete_group");

    private final JdbcClient jdbc;
    private final Clock clock;

    SavedGroups(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those in sight, no more than so many. */
    @Transactional(readOnly = true)
    List<SavedGroup> list(BookId book, int most) {
        return jdbc.sql(ALL)
                .param("book", book.value())
                .param("most", most)
                .query((row, _) -> group(book, row))
                .list();
    }

    /** Those of a unit, and those chosen. */
    @Transactional(readOnly = true)
    List<SavedGroup> list(BookId book, @Nullable UnitId unit, List<UUID> chosen) {
        return jdbc.sql(OF_FORM)
                .param("book", book.value())
                .param("unit", unit == null ? null : unit.value(), Types.BIGINT)
                .param("ids", chosen.toArray(UUID[]::new))
                .query((row, _) -> group(book, row))
                .list();
    }

    /** Of some ids those in sight. */
    @Transactional(readOnly = true)
    List<SavedGroup> find(BookId book, List<UUID> ids) {
        return jdbc.sql(OF_IDS)
                .param("book", book.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> group(book, row))
                .list();
    }

    @Transactional(readOnly = true)
    Optional<SavedGroup> find(BookId book, UUID id) {
        return jdbc.sql(ONE)
                .param("book", book.value())
                .param("id", id)
                .query((row, _) -> group(book, row))
                .optional();
    }

    /** Whether another one of the unit is called so. */
    @Transactional(readOnly = true)
    boolean named(SavedGroup group) {
        return jdbc.sql(NAMED)
                .param("book", group.book().value())
                .param("unit", group.unit().value())
                .param("name", group.name())
                .param("id", group.id())
                .query(Boolean.class)
                .single();
    }

    /** Keeps a new one. */
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(SavedGroup group, String by) {
        boolean kept = bound(INSERT, group, by)
                .param("unit", group.unit().value())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!kept) {
            throw named(group)
                    ? new Refused(Problem.at("name", ProblemCode.EXCHANGE_GROUP_NAME_TAKEN, group.name()))
                    : new Refused(ProblemCode.ID_ALREADY_TAKEN, group.id().toString());
        }
    }

    /** Writes one over the version that was seen. */
    @Transactional(propagation = Propagation.MANDATORY)
    void update(SavedGroup group, String by) {
        if (bound(UPDATE, group, by).param("version", group.version()).update() == 0) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(SavedGroup group) {
        int gone = jdbc.sql(DELETE)
                .param("book", group.book().value())
                .param("id", group.id())
                .param("version", group.version())
                .update();
        if (gone == 0) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
    }

    private JdbcClient.StatementSpec bound(String statement, SavedGroup group, String by) {
        return jdbc.sql(statement)
                .param("book", group.book().value())
                .param("id", group.id())
                .param("name", group.name())
                .param("units", group.units().stream().map(UnitId::value).toArray(Long[]::new))
                .param(
                        "groupForces",
                        group.groups().stream()
                                .map(one -> (short) one.force().bit())
                                .toArray(Short[]::new))
                .param(
                        "groupAreas",
                        group.groups().stream().map(one -> one.area().value()).toArray(Long[]::new))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by);
    }

    private static SavedGroup group(BookId book, ResultSet row) throws SQLException {
        return new SavedGroup(
                book,
                row.getObject("id", UUID.class),
                new UnitId(row.getLong("unit")),
                row.getString("name"),
                row.getInt("version"),
                ReadItems.longs(row.getArray("units")).stream().map(UnitId::new).toList(),
                ReadItems.groups(row));
    }
}
