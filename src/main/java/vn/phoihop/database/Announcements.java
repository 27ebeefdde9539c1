package vn.phoihop.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one node of an installation tells all nodes through the database (PostgreSQL's NOTIFY): a few words under a subject, told when the
 * transaction of whoever says them has ended well, and heard within milliseconds. They are kept nowhere, and a node that had no connection
 * has missed them. So they say no more than that there is something to be asked for, in words that anybody may know.
 */
@Component
public class Announcements implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private static final String CHANNEL = "phoihop";

    /** What PostgreSQL takes in one, in bytes. */
    private static final int LONGEST = 7_900;

    private static final int LISTEN_MILLISECONDS = 10_000;
    private static final Duration BREAK = Duration.ofSeconds(1);

    private final JdbcClient jdbc;
    private final ObjectProvider<DatabaseAccess> database;
    private final ObjectProvider<Listener> listeners;
    private volatile boolean closed;
    private volatile @Nullable Connection connection;

    Announcements(JdbcClient jdbc, ObjectProvider<DatabaseAccess> database, ObjectProvider<Listener> listeners) {
        this.jdbc = jdbc;
        this.database = database;
        this.listeners = listeners;
    }

    /** Who wants to hear; contributed as a bean. */
    public interface Listener {

        String subject();

        /** Called one after the other on a thread of their own; what takes long is done elsewhere. */
        void heard(String words);
    }

    /**
     * Tells all nodes, this one too, once the present transaction has ended well.
     *
     * @param subject without a space
     * @param words at most 7,900 bytes with the subject, and no contents of records
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(String subject, String words) {
        String said = subject + " " + words;
        if (said.length() > LONGEST) {
            throw new IllegalArgumentException("too long to be told: " + said.length());
        }
        jdbc.sql("select pg_notify(:channel, :said)")
                .param("channel", CHANNEL)
                .param("said", said)
                .query(row -> {});
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        List<Listener> all = listeners.orderedStream().toList();
        if (!all.isEmpty()) {
            Thread.ofPlatform().daemon().name("announcements").start(() -> listen(all));
        }
    }

    private void listen(List<Listener> all) {
        DatabaseAccess access = database.getObject();
        while (!closed) {
            try (Connection line = DriverManager.getConnection(
                            access.url(), access.app().user(), access.app().password());
                    Statement statement = line.createStatement()) {
                connection = line;
                statement.execute("set application_name = 'phoihop-announcements'");
                statement.execute("listen " + CHANNEL);
                PGConnection ear = line.unwrap(PGConnection.class);
                while (!closed) {
                    PGNotification[] heard = ear.getNotifications(LISTEN_MILLISECONDS);
                    for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
                        pass(one.getParameter(), all);
                    }
                }
            } catch (SQLException lost) {
                pause(lost);
            }
        }
    }

    private static void pass(String said, List<Listener> all) {
        int space = said.indexOf(' ');
        String subject = said.substring(0, Math.max(space, 0));
        for (Listener one : all) {
            if (one.subject().equals(subject)) {
                try {
                    one.heard(said.substring(space + 1));
                } catch (RuntimeException failure) {
                    LOG.warn("announcement not understood: {}", said, failure);
                }
            }
        }
    }

    /** A server that is being started anew answers again soon. */
    private void pause(SQLException lost) {
        if (closed) {
            return;
        }
        LOG.info("announcements are not heard for a moment: {}", lost.getMessage());
        try {
            Thread.sleep(BREAK);
        } catch (InterruptedException stopped) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        Connection line = connection;
        if (line != null) {
            try {
                line.abort(Runnable::run);
            } catch (SQLException gone) {
                LOG.debug("the line was gone already", gone);
            }
        }
    }
}
