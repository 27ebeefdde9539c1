package vn.phoihop.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** What is to be told to whom, by the mail it goes into; the system's alone. */
@Component
class NoticeLines {

    private static final String LIST = Sql.of("notice/lines");
    private static final String LET_WAIT = Sql.of("notice/let_wait");

    private final JdbcClient jdbc;

    NoticeLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The most urgent first. */
    @Transactional(readOnly = true)
    List<NoticeLine> list(UUID mail) {
        return jdbc.sql(LIST).param("parcel", mail).query((row, _) -> line(row)).list();
    }

    private static NoticeLine line(ResultSet row) throws SQLException {
        return new NoticeLine(
                RecordKey.of(row.getInt("book"), row.getObject("record", UUID.class)),
                row.getString("kind"),
                News.What.valueOf(row.getString("what")),
                Topic.Urgency.valueOf(row.getString("urgency")),
                row.getObject("due", LocalDate.class),
                row.getBoolean("exercise"),
                Arrays.stream((Long[]) row.getArray("units").getArray())
                        .map(UnitId::new)
                        .collect(Collectors.toSet()));
    }

    /** All but what is immediate waits again, for a mail after the quiet hours. */
    @Transactional
    void letWait(UUID mail) {
        jdbc.sql(LET_WAIT).param("parcel", mail).update();
    }

    /** It has been told, or will never be. */
    @Transactional
    void forget(UUID mail) {
        jdbc.sql("delete from notice_line where parcel = :parcel")
                .param("parcel", mail)
                .update();
    }
}
