package vn.phoihop.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.SignedIn;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Who opened an item: noted the first time beside the trail of access, and told to its sender. It is no step of the item and stands in no book. */
@Component
class Openings {

    private static final String OPEN = Sql.of("exchange/open_item");
    private static final String LIST = Sql.of("exchange/openings");

    private static final String OPENED = Sql.of("exchange/opened");

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Clock clock;

    Openings(JdbcClient jdbc, Organisations organisations, Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Somebody opened it first then, in this office. */
    record Opening(String actor, UnitId unit, Instant at) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void note(Item item) {
        SignedIn who = SignedIn.current();
        UnitId unit = who.unit();
        if (unit == null || !item.state().sent() || unit.equals(item.sender())) {
            return;
        }
        jdbc.sql(OPEN)
                .param("book", item.key().book().value())
                .param("item", item.key().id())
                .param("account", who.account().id().value())
                .param("unit", unit.value())
                .param("desk", desk(unit).stream().map(UnitId::value).toArray(Long[]::new))
                .param("actor", who.name())
                .param("at", ItemRows.utc(clock.instant()))
                .query(row -> {});
    }

    /** Whether the own unit received it, or one it took over from, and nobody of it has opened it. */
    @Transactional(readOnly = true)
    boolean unread(Item item) {
        UnitId own = SignedIn.current().unit();
        if (own == null) {
            return false;
        }
        Set<UnitId> desk = desk(own);
        Map<UnitId, Instant> opened = units(item.key());
        return item.recipients().stream()
                .map(Recipient::unit)
                .anyMatch(unit -> desk.contains(unit) && !opened.containsKey(unit));
    }

    private SequencedSet<UnitId> desk(UnitId unit) {
        return organisations.current().unitsOnDeskOf(unit, ItemLines.day(clock.instant()));
    }

    /** When somebody of each recipient opened it first. */
    @Transactional(readOnly = true)
    Map<UnitId, Instant> units(RecordKey key) {
        Map<UnitId, Instant> units = new HashMap<>();
        jdbc.sql(OPENED)
                .param("book", key.book().value())
                .param("item", key.id())
                .query(row -> {
                    units.put(
                            new UnitId(row.getLong("unit")),
                            Objects.requireNonNull(ReadItems.instant(row, "opened_at")));
                });
        return units;
    }

    @Transactional(readOnly = true)
    List<Opening> list(RecordKey key) {
        return jdbc.sql(LIST)
                .param("book", key.book().value())
                .param("item", key.id())
                .query((row, number) -> new Opening(
                        row.getString("actor"),
                        new UnitId(row.getLong("unit")),
                        Objects.requireNonNull(ReadItems.instant(row, "opened_at"))))
                .list();
    }
}
