package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.vocabulary.Window;

/** What is kept of frozen reports and what the book says of them are held against each other both ways. */
@DatabaseTest
@UsesDatabase(own = true)
class FrozenReportsTest {

    private static final Window YEAR_BEFORE = Window.parse("2020-12-15/2021-06-15");

    @Autowired
    ApplicationContext context;

    @Autowired
    DatabaseAccess database;

    ReportDesk desk;

    @BeforeEach
    void openBook() {
        desk = new ReportDesk(context);
        desk.fixture.patrol("2021-02-01", 7);
        desk.fixture.patrol("2022-03-01", 3);
    }

    @Test
    void aReportThatTheBookFrozeIsMissedWhereItIsKeptAsADraftOrNotAtAll() throws Exception {
        Report frozen = desk.frozen();
        assertThat(check()).isEqualTo(new FrozenReports.Finding(1, List.of()));
        past(
                "delete from report_figure where book = " + desk.fixture.book,
                "update report set state = 'DRAFT', cutoff = null, frozen_at = null, frozen_by = null, figures_hash = null"
                        + " where book = " + desk.fixture.book);
        assertThat(check()).isEqualTo(new FrozenReports.Finding(0, List.of(missed(frozen))));
        past("delete from report where book = " + desk.fixture.book);
        assertThat(check()).isEqualTo(new FrozenReports.Finding(0, List.of(missed(frozen))));
        assertThat(missed(frozen).words().vi()).contains("SIX_MONTH " + frozen.window(), "theo sổ, số liệu đã chốt");
        past("delete from payload where book = " + desk.fixture.book);
        assertThat(check().flaws())
                .extracting(Flaw::fault, Flaw::arguments)
                .containsExactly(
                        tuple(Fault.FROZEN_NOT_KEPT, List.of(frozen.key().id().toString())));
    }

    @Test
    void aReportThatWasReopenedIsMissedNoLongerAndMayNotBeKeptFrozen() throws Exception {
        Report frozen = desk.frozen();
        Report.Frozen before = Objects.requireNonNull(frozen.frozen());
        desk.take(frozen, ReportStep.REOPEN, "Thiếu một cuộc", desk.fixture.drafter);
        assertThat(check()).isEqualTo(new FrozenReports.Finding(0, List.of()));
        past("update report set state = 'FROZEN', frozen_at = now(), cutoff = '" + before.cutoff()
                + "', figures_hash = '" + before.figuresHash() + "', frozen_by = 'thử' where book = "
                + desk.fixture.book);
        assertThat(check().flaws()).extracting(Flaw::fault).containsExactly(Fault.FREEZING_MISSING);
    }

    @Test
    void whatWasIssuedOrRecalledStandsFrozenAllTheSame() {
        Report issued = desk.issued();
        assertThat(check()).isEqualTo(new FrozenReports.Finding(1, List.of()));
        desk.take(issued, ReportStep.RECALL, "Gửi nhầm", desk.fixture.commander);
        assertThat(check()).isEqualTo(new FrozenReports.Finding(1, List.of()));
    }

    @Test
    void whetherAFigureContainsACountWithoutRecordsIsHeldAgainstTheEntryToo() throws Exception {
        desk.frozen();
        alter("count_only = true");
        assertThat(told()).containsExactly(tuple(Fault.COUNT_ONLY_KEPT_OTHERWISE, "PATROLS"));
        alter("previous_count_only = true");
        assertThat(told())
                .containsExactly(
                        tuple(Fault.COUNT_ONLY_KEPT_OTHERWISE, "PATROLS"),
                        tuple(Fault.COUNT_ONLY_KEPT_OTHERWISE, "PATROLS " + YEAR_BEFORE));
        alter("value = value + 1, count_only = false, previous_count_only = false");
        assertThat(told()).containsExactly(tuple(Fault.FIGURE_KEPT_OTHERWISE, "PATROLS"));
    }

    private Flaw missed(Report frozen) {
        long position = desk.history(frozen).stream()
                .filter(entry -> entry.event().equals(ReportStep.FREEZE.event()))
                .mapToLong(Entry::position)
                .max()
                .orElseThrow();
        return Flaw.at(desk.fixture.book, position, Fault.FROZEN_NOT_KEPT, frozen.form() + " " + frozen.window());
    }

    private List<Tuple> told() {
        return check().flaws().stream()
                .map(flaw -> tuple(flaw.fault(), flaw.arguments().get(1)))
                .toList();
    }

    private void alter(String what) throws SQLException {
        past("update report_figure set " + what + " where code = 'PATROLS' and book = " + desk.fixture.book);
    }

    private FrozenReports.Finding check() {
        return Acting.asSystem(() -> context.getBean(FrozenReports.class).check(desk.fixture.book));
    }

    /** Past the program, and past the keys of the database as well. */
    private void past(String... statements) throws SQLException {
        try (Connection superuser = TestDatabases.superuser(database);
                Statement statement = superuser.createStatement()) {
            statement.execute("set search_path = phoihop, public");
            statement.execute("set session_replication_role = replica");
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
