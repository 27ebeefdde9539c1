package vn.phoihop.access;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;

/** Recomputes the whole trail of access and tells what does not hold; in constant memory, called as the system. */
@Component
public class TrailCheck {

    /** What can be wrong with a line or the chain. */
    public enum Fault {
        /** The line is not as it was written. */
        ALTERED,
        /** A chained line is gone. */
        TAKEN_OUT,
        /** Links are missing between this position and the one before. */
        LINK_MISSING,
        /** The link does not follow from the one before. */
        LINK_WRONG,
        /** The line was not written by this installation. */
        PUT_IN,
        /** The line has waited for its link far too long. */
        NOT_CHAINED,
        /** The end is missing: the witness saw more. */
        CUT_OFF
    }

    /** @param where the line's id, or the position in the chain */
    public record Finding(
            Fault fault, String where, @Nullable Instant at) {}

    /** @param head the last link in hexadecimal digits, to be noted elsewhere; empty where there is none */
    public record Report(long lines, List<Finding> findings, String head) {
        public boolean holds() {
            return findings.isEmpty();
        }
    }

    /** More than these would only repeat the same. */
    private static final int MOST = 50;

    private static final int FETCH = 2000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String LINKED = Sql.of("access/linked-lines");
    private static final String UNLINKED = Sql.of("access/all-unlinked-lines");

    private final JdbcTemplate jdbc;
    private final TrailChain chain;
    private final TrailWitness witness;
    private final Clock clock;

    TrailCheck(JdbcTemplate jdbc, TrailChain chain, TrailWitness witness, Clock clock) {
        this.jdbc = jdbc;
        this.chain = chain;
        this.witness = witness;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    public Report run() {
        Walk walk = new Walk(witness.recall());
        stream(LINKED, walk);
        walk.end();
        Instant due = clock.instant().minus(PATIENCE);
        stream(UNLINKED, row -> {
            TrailChain.Marked one = new TrailChain.Marked(TrailLine.read(row, 0), row.getBytes("mark"));
            if (!chain.isOurs(one)) {
                walk.found(Fault.PUT_IN, one.line().id().toString(), one.line().at());
            } else if (one.line().at().isBefore(due)) {
                walk.found(
                        Fault.NOT_CHAINED,
                        one.line().id().toString(),
                        one.line().at());
            } else {
                walk.lines++;
            }
        });
        return new Report(
                walk.lines,
                List.copyOf(walk.findings),
                walk.before.position() == 0 ? "" : HexFormat.of().formatHex(walk.before.hash()));
    }

    private void stream(String question, RowCallbackHandler each) {
        jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement(question);
                    statement.setFetchSize(FETCH);
                    return statement;
                },
                each);
    }

    /** One walk along the chain. After a fault it goes on from what is there, so that one fault is told once. */
    private final class Walk implements RowCallbackHandler {

        private final List<Finding> findings = new ArrayList<>();
        private final Optional<TrailChain.Head> seen;
        private TrailChain.Head before = new TrailChain.Head(0, new byte[32]);
        private long lines;

        private Walk(Optional<TrailChain.Head> seen) {
            this.seen = seen;
        }

        @Override
        public void processRow(ResultSet row) throws SQLException {
            long position = row.getLong("position");
            byte[] hash = row.getBytes("hash");
            String line = row.getString("line");
            byte[] mark = row.getBytes("mark");
            boolean gap = position != before.position() + 1;
            if (gap) {
                found(Fault.LINK_MISSING, Long.toString(position), null);
            }
            if (mark == null) {
                found(Fault.TAKEN_OUT, line, null);
            } else {
                lines++;
                TrailChain.Marked one = new TrailChain.Marked(TrailLine.read(row, 0), mark);
                if (!chain.isOurs(one)) {
                    found(Fault.ALTERED, line, one.line().at());
                } else if (!gap && !MessageDigest.isEqual(chain.link(before, mark), hash)) {
                    found(Fault.LINK_WRONG, Long.toString(position), one.line().at());
                }
            }
            before = new TrailChain.Head(position, hash);
            if (seen.isPresent()
                    && seen.get().position() == position
                    && !Arrays.equals(seen.get().hash(), hash)) {
                found(Fault.CUT_OFF, Long.toString(position), null);
            }
        }

        private void end() {
            if (seen.isPresent() && seen.get().position() > before.position()) {
                found(Fault.CUT_OFF, before.position() + " < " + seen.get().position(), null);
            }
        }

        private void found(Fault fault, String where, @Nullable Instant at) {
            if (findings.size() < MOST) {
                findings.add(new Finding(fault, where, at));
            }
        }
    }
}
