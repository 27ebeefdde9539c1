package vn.phoihop.notice;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.UnitId;

/** Where rooms say what happened, in the transaction in which it does. Without a mail server nothing is kept. */
@Component
public class Notices {

    private static final String TELL = Sql.of("notice/tell");

    private final JdbcClient jdbc;
    private final MailServer server;
    private final Organisations organisations;
    private final Clock clock;

    Notices(JdbcClient jdbc, MailServer server, Organisations organisations, Clock clock) {
        this.jdbc = jdbc;
        this.server = server;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** One row; who is to be told is found out later, outside of the writer's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(News news) {
        if (!server.isSetUp() || news.units().isEmpty()) {
            return;
        }
        jdbc.sql(TELL)
                .param("book", news.record().book().value())
                .param("id", news.id())
                .param("record", news.record().id())
                .param("kind", news.kind())
                .param("what", news.what().name())
                .param("urgency", news.urgency().name())
                .param("due", news.due(), java.sql.Types.DATE)
                .param("exercise", news.exercise())
                .param(
                        "units",
                        answering(news.units()).stream().map(UnitId::value).toArray(Long[]::new))
                .param("account", news.by() == null ? null : news.by().value(), java.sql.Types.OTHER)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The units themselves, and whoever has taken over from one that is no more. */
    private Set<UnitId> answering(Set<UnitId> units) {
        Organisation organisation = organisations.current();
        LocalDate today = LocalDate.now(clock.withZone(NoticeTimes.ZONE));
        Set<UnitId> all = new HashSet<>(units);
        units.forEach(unit -> all.add(organisation.answering(unit, today)));
        return all;
    }
}
