package vn.phoihop.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.activity.SuspectedTwins.After;
import vn.phoihop.activity.SuspectedTwins.Pair;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.Batches;

/** The pairs that look like one thing and lie in two books, of which one follows the other. */
@Component
class TwinsAcross {

    private static final int BATCH = 500;

    private static final String FIND = Sql.of("activity/find_twins_across");
    private static final String COUNT = Sql.of("activity/count_twins_across");

    private final JdbcClient jdbc;

    TwinsAcross(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    List<Pair> search(Wanted wanted, int limit) {
        if (nothing(wanted)) {
            return List.of();
        }
        @Nullable After after = wanted.after();
        return asked(FIND, wanted)
                .param("byDay", wanted.byDay())
                .param("afterScore", after == null ? null : after.score(), Types.INTEGER)
                .param("afterDay", after == null ? null : after.day().toString(), Types.VARCHAR)
                .param("afterOne", after == null ? null : after.one().toString(), Types.VARCHAR)
                .param("afterOther", after == null ? null : after.other().toString(), Types.VARCHAR)
                .param("limit", limit)
                .query((row, i) -> pair(row))
                .list();
    }

    /** All of them, read a batch at a time while they are taken. */
    Stream<Pair> stream(Wanted wanted) {
        return Batches.stream(search(wanted, BATCH), BATCH, last -> search(wanted.after(last), BATCH));
    }

    /** How many there are, at most one more than {@code most}. */
    @Transactional(readOnly = true)
    int count(Wanted wanted, int most) {
        if (nothing(wanted)) {
            return 0;
        }
        return asked(COUNT, wanted)
                .param("limit", most + 1)
                .query(Integer.class)
                .single();
    }

    /** Nobody decides about a pair in two books, so none has been told apart and none waits for anybody. */
    private static boolean nothing(Wanted wanted) {
        return Boolean.TRUE.equals(wanted.apart()) || wanted.deciding();
    }

    private JdbcClient.StatementSpec asked(String sql, Wanted wanted) {
        return jdbc.sql(sql)
                .param("book", wanted.book().value())
                .param("from", SuspectedTwins.text(wanted.from()), Types.VARCHAR)
                .param("to", SuspectedTwins.text(wanted.to()), Types.VARCHAR)
                .param("units", wanted.units() == null ? null : SuspectedTwins.ids(wanted.units()), Types.VARCHAR)
                .param("least", wanted.least(), Types.INTEGER);
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return SuspectedTwins.pair(row, new BookId(row.getInt("one_book")), new BookId(row.getInt("other_book")));
    }
}
