package vn.phoihop.exchange;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.SignedIn;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Who opened an item: noted the first time beside the trail of access, and told to its sender. It is no step of the item and stands in no book. */
@Component
class Openings {

    private static final String OPEN = Sql.of("exchange/open_item");
    private static final String LIST = Sql.of("exchange/openings");

    private final JdbcClient jdbc;
    private final Clock clock;

    Openings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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
                .param("actor", who.name())
                .param("at", ItemRows.utc(clock.instant()))
                .query(row -> {});
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
