package vn.phoihop.access;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/** In which units somebody is appointed who sees a book, so that what is sent there is read. */
@Component
public class UnitsAtWork {

    private static final String UNITS = Sql.of("access/units_at_work");

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final BookSuccessions successions;

    UnitsAtWork(JdbcClient jdbc, Organisations organisations, BookSuccessions successions) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.successions = successions;
    }

    /** Those of the units for which nobody may do on the day what the authority names: neither there nor above, nor where it was taken over. */
    @Transactional(readOnly = true)
    public List<UnitId> unreached(BookId book, Collection<UnitId> units, String authority, LocalDate day) {
        if (units.isEmpty()) {
            return List.of();
        }
        Set<UnitId> atWork = new HashSet<>(jdbc.sql(UNITS)
                .param(
                        "books",
                        new Integer[] {book.value(), successions.heir(book, day).value()})
                .param("roles", Role.whoMay(authority).stream().map(Role::name).toArray(String[]::new))
                .param("day", day)
                .query((row, number) -> new UnitId(row.getLong("unit")))
                .list());
        Organisation organisation = organisations.current();
        return units.stream()
                .filter(unit -> Stream.concat(
                                Stream.of(unit),
                                organisation.superiors(organisation.answering(unit, day), day).stream()
                                        .map(Unit::id))
                        .noneMatch(atWork::contains))
                .toList();
    }
}
