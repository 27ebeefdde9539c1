package vn.phoihop.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** The reports of the books in sight. */
@Component
class Reports {

    private static final String INSERT = Sql.of("report/insert_report");
    private static final String UPDATE = Sql.of("report/update_report");

    private final JdbcClient jdbc;

    Reports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    Report get(RecordKey key) {
        return find(key).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
    }

    @Transactional(readOnly = true)
    Optional<Report> find(RecordKey key) {
        return jdbc.sql("select * from report where book = :book and id = :id")
                .param("book", key.book().value())
                .param("id", key.id())
                .query(Reports::report)
                .optional();
    }

    /** The report on the window that has neither ended nor gives way to another one. */
    @Transactional(readOnly = true)
    Optional<Report> findLive(BookId book, String form, Window window) {
        return jdbc.sql(Sql.of("report/find_live"))
                .param("book", book.value())
                .param("form", form)
                .param("from", window.from())
                .param("to", window.to())
                .query(Reports::report)
                .optional();
    }

    /** The report on the window that has been issued and still holds, also while another is being made in its place. */
    @Transactional(readOnly = true)
    Optional<Report> findInForce(BookId book, String form, Window window) {
        return jdbc.sql(Sql.of("report/find_in_force"))
                .param("book", book.value())
                .param("form", form)
                .param("from", window.from())
                .param("to", window.to())
                .query(Reports::report)
                .optional();
    }

    /** The report that stands in the place of this one, or is being made to. */
    @Transactional(readOnly = true)
    Optional<Report> findSuccessor(RecordKey key) {
        return jdbc.sql(Sql.of("report/find_successor"))
                .param("book", key.book().value())
                .param("id", key.id())
                .query(Reports::report)
                .optional();
    }

    /** Whether an issued report makes room on its window for the draft of the one that will replace it. */
    void giveWay(RecordKey key, boolean to) {
        jdbc.sql("update report set giving_way = :to where book = :book and id = :id")
                .param("to", to)
                .param("book", key.book().value())
                .param("id", key.id())
                .update();
    }

    /** All in sight, the latest window first. */
    @Transactional(readOnly = true)
    List<Report> list() {
        return jdbc.sql("select * from report order by window_to desc, book, form, started_at desc")
                .query(Reports::report)
                .list();
    }

    /** Those of a book whose figures are frozen, the first frozen first. */
    @Transactional(readOnly = true)
    List<Report> listFrozen(BookId book) {
        return jdbc.sql("select * from report where book = :book and cutoff is not null order by frozen_at, id")
                .param("book", book.value())
                .query(Reports::report)
                .list();
    }

    /** Holds the report until the transaction ends, alone. */
    Report lock(RecordKey key) {
        return jdbc.sql("select * from report where book = :book and id = :id for update")
                .param("book", key.book().value())
                .param("id", key.id())
                .query(Reports::report)
                .optional()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
    }

    /** Holds the report as it is until the transaction ends; several may do so at once, but no step is taken meanwhile. */
    Report hold(RecordKey key) {
        return jdbc.sql("select * from report where book = :book and id = :id for share")
                .param("book", key.book().value())
                .param("id", key.id())
                .query(Reports::report)
                .optional()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
    }

    /** Something in it has changed: who looked at it before cannot take a step on it now. */
    void touch(RecordKey key) {
        jdbc.sql("update report set version = version + 1 where book = :book and id = :id")
                .param("book", key.book().value())
                .param("id", key.id())
                .update();
    }

    /** Refused when there is a live one on the window, also when it came to be in this very moment. */
    void insert(Report report) {
        int inserted = jdbc.sql(INSERT)
                .param("book", report.key().book().value())
                .param("id", report.key().id())
                .param("form", report.form())
                .param("regime", report.regime())
                .param("from", report.window().from())
                .param("to", report.window().to())
                .param("drafter", report.drafter().account().value())
                .param("drafterName", report.drafter().name())
                .param("draftingUnit", unit(report.drafter().unit()), Types.BIGINT)
                .param("startedAt", time(report.startedAt()))
                .param("replaces", report.replaces(), Types.OTHER)
                .update();
        if (inserted == 0) {
            Report live = findLive(report.key().book(), report.form(), report.window())
                    .orElse(report);
            throw new Refused(ProblemCode.REPORT_EXISTS, live.state().label());
        }
    }

    /** Writes what a step changed; the version grows. */
    Report update(Report report) {
        Report.Frozen frozen = report.frozen();
        Report.Signed signed = report.signed();
        Report.Issued issued = report.issued();
        jdbc.sql(UPDATE)
                .param("book", report.key().book().value())
                .param("id", report.key().id())
                .param("state", report.state().name())
                .param("drafter", report.drafter().account().value())
                .param("drafterName", report.drafter().name())
                .param("cutoff", frozen == null ? null : frozen.cutoff().toString(), Types.VARCHAR)
                .param("frozenAt", frozen == null ? null : time(frozen.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("frozenBy", frozen == null ? null : frozen.by(), Types.VARCHAR)
                .param(
                        "frozenByAccount",
                        frozen == null || frozen.account() == null
                                ? null
                                : frozen.account().value(),
                        Types.OTHER)
                .param("figuresHash", frozen == null ? null : frozen.figuresHash(), Types.VARCHAR)
                .param("approvedBy", report.approvedBy(), Types.VARCHAR)
                .param("signedBy", signed == null ? null : signed.by(), Types.VARCHAR)
                .param("signedAt", signed == null ? null : time(signed.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("signedUpTo", text(signed == null ? null : signed.upTo()), Types.VARCHAR)
                .param(
                        "signedHead",
                        signed == null || signed.head() == null ? null : CanonicalJson.write(signed.head()),
                        Types.VARCHAR)
                .param("number", issued == null ? null : issued.number(), Types.INTEGER)
                .param("symbol", issued == null ? null : issued.symbol(), Types.VARCHAR)
                .param("issuedOn", issued == null ? null : issued.on(), Types.DATE)
                .param("paperHash", report.paperHash(), Types.VARCHAR)
                .update();
        return get(report.key());
    }

    private static @Nullable AccountId account(@Nullable UUID id) {
        return id == null ? null : new AccountId(id);
    }

    private static @Nullable Long unit(@Nullable UnitId unit) {
        return unit == null ? null : unit.value();
    }

    private static @Nullable String text(@Nullable Cutoff cutoff) {
        return cutoff == null ? null : cutoff.toString();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Report report(ResultSet row, int index) throws SQLException {
        long unit = row.getLong("drafting_unit");
        return new Report(
                RecordKey.of(row.getInt("book"), row.getObject("id", UUID.class)),
                row.getInt("version"),
                row.getString("form"),
                row.getString("regime"),
                new Window(row.getObject("window_from", LocalDate.class), row.getObject("window_to", LocalDate.class)),
                ReportState.valueOf(row.getString("state")),
                new Report.Drafter(
                        new AccountId(row.getObject("drafter", UUID.class)),
                        row.getString("drafter_name"),
                        unit == 0 ? null : new UnitId(unit)),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("replaces", UUID.class),
                row.getString("cutoff") == null
                        ? null
                        : new Report.Frozen(
                                Cutoff.parse(row.getString("cutoff")),
                                row.getObject("frozen_at", OffsetDateTime.class).toInstant(),
                                row.getString("frozen_by"),
                                row.getString("figures_hash"),
                                account(row.getObject("frozen_by_account", UUID.class))),
                row.getString("approved_by"),
                row.getString("signed_by") == null ? null : signed(row),
                row.getObject("issued_on") == null
                        ? null
                        : new Report.Issued(
                                row.getInt("number"),
                                row.getString("symbol"),
                                row.getObject("issued_on", LocalDate.class)),
                row.getString("paper_hash"));
    }

    private static Report.Signed signed(ResultSet row) throws SQLException {
        String upTo = row.getString("signed_up_to");
        String head = row.getString("signed_head");
        return new Report.Signed(
                row.getString("signed_by"),
                row.getObject("signed_at", OffsetDateTime.class).toInstant(),
                upTo == null ? null : Cutoff.parse(upTo),
                head == null ? null : CanonicalJson.read(head, IssuingBody.class));
    }
}
