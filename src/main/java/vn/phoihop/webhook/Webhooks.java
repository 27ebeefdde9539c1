package vn.phoihop.webhook;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.outbox.Channel;
import vn.phoihop.outbox.Outbox;
import vn.phoihop.vocabulary.UnitId;

/** Where rooms tell what has happened, in the transaction in which it does. */
@Component
public class Webhooks {

    private static final String WANTING = Sql.of("webhook/wanting");

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final CloudEvents events;

    Webhooks(JdbcClient jdbc, Outbox outbox, CloudEvents events) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.events = events;
    }

    private record Wanting(UUID webhook, UnitId unit) {}

    /** Has it told to the webhooks of its units that want to hear of it; to those of others never. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(Happening happening) {
        jdbc.sql(WANTING)
                .param("units", happening.units().stream().map(UnitId::value).toArray(Long[]::new))
                .param("event", happening.event().name())
                .query((row, number) -> new Wanting(row.getObject("id", UUID.class), new UnitId(row.getLong("unit"))))
                .list()
                .forEach(one -> tell(one, happening));
    }

    private void tell(Wanting one, Happening happening) {
        UUID id = CloudEvents.id(one.webhook(), happening);
        Map<String, @Nullable Object> data = happening.data().apply(one.unit());
        outbox.put(Channel.WEBHOOK, one.webhook().toString(), id, events.of(id, happening, data), happening.at());
    }
}
