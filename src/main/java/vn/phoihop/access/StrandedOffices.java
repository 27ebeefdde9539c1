package vn.phoihop.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;

/** Offices held now or from a day to come in a unit that is not there then, and from which nobody took over: who holds one acts for nobody. */
@Component
public class StrandedOffices {

    private static final String OFFICES = Sql.of("access/offices_from");
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** An office, and the day on which the unit is not there. */
    public record Stranded(String login, String role, LocalizedText unit, LocalDate day) {}

    private record Office(String login, String role, long unit, LocalDate day) {}

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Clock clock;

    StrandedOffices(JdbcClient jdbc, Organisations organisations, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Stranded> find() {
        Organisation known = organisations.current();
        return jdbc.sql(OFFICES).param("today", LocalDate.now(clock.withZone(ZONE))).query(Office.class).list().stream()
                .filter(one -> known.successions(new UnitId(one.unit)).isEmpty()
                        && known.findUnit(new UnitId(one.unit), one.day).isEmpty())
                .map(one -> new Stranded(
                        one.login,
                        one.role,
                        known.findUnit(new UnitId(one.unit))
                                .map(unit -> unit.name())
                                .orElseGet(() -> new LocalizedText(Long.toString(one.unit), Long.toString(one.unit))),
                        one.day))
                .toList();
    }
}
