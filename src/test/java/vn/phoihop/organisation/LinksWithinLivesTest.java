package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;

/** The database itself holds every link within the days on which both its ends are there, whoever writes it. */
@DatabaseTest
@UsesDatabase(own = true)
class LinksWithinLivesTest {

    private static final int BEFORE = 1000;
    private static final int NOW = 1001;

    /** A command of one year and a post of two, a province of one year with a commune in it, and a province of all time. */
    private static final List<String> SOME = List.of(
            "insert into unit (id) values (990100), (990101)",
            "insert into area (id) values (990100), (990101), (990102)",
            unit(990100, "T1", "[2022-01-01,2023-01-01)", BEFORE),
            unit(990101, "T2", "[2022-01-01,2024-01-01)", BEFORE),
            area(990100, "T1", "PROVINCE", "[2022-01-01,2023-01-01)", BEFORE),
            area(990101, "T2", "COMMUNE", "[2022-01-01,2023-01-01)", BEFORE),
            area(990102, "T3", "PROVINCE", "(,)", BEFORE),
            link("area", 990101, 990100, "[2022-01-01,2023-01-01)"));

    private static final String POST_UNDER_COMMAND = link("unit", 990101, 990100, "[2022-01-01,2023-01-01)");
    private static final String CLOSE = "update %1$s_state set known = '[1000,1001)' where %1$s = %2$d";

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @BeforeEach
    void load() {
        loading.loadShipped();
    }

    @Test
    void aLinkDoesNotGoOnAfterWhatLiesThereHasEnded() {
        assertTorn("unit_link_within_life", link("unit", 990101, 3000, "[2022-01-01,2025-01-01)"));
        assertTorn("area_link_within_life", link("area", 990101, 1091, "[2023-01-01,2024-01-01)"));
    }

    @Test
    void aLinkDoesNotGoOnAfterTheSuperiorHasEnded() {
        assertTorn("unit_link_within_superior", link("unit", 990101, 990100, "[2022-01-01,2024-01-01)"));
        assertTorn("area_link_within_superior", link("area", 990102, 990100, "[2022-06-01,2023-01-02)"));
    }

    @Test
    void aUnitAnswersForNothingOnDaysOnWhichItIsNotThere() {
        assertTorn(
                "unit_area_within_life",
                "insert into unit_area (unit, area, valid, known) values (990100, 1091, '[2022-01-01,)', '[1000,)')");
    }

    @Test
    void nothingEndsWhileALinkGoesOn() {
        assertTorn("unit_link_within_life", POST_UNDER_COMMAND, CLOSE.formatted("unit", 990101));
        assertTorn("unit_link_within_superior", POST_UNDER_COMMAND, CLOSE.formatted("unit", 990100));
        assertTorn("area_link_within_superior", CLOSE.formatted("area", 990100));
        assertTorn(
                "unit_link_within_superior",
                POST_UNDER_COMMAND,
                CLOSE.formatted("unit", 990100),
                unit(990100, "T1", "[2022-01-01,2022-12-31)", NOW));
    }

    @Test
    void anAreaLiesInAnotherOnEachOfItsDays() {
        assertTorn("area_lies_in_something", "update area_link set known = '[1000,1001)' where area = 990101");
        assertTorn(
                "area_lies_in_something",
                CLOSE.formatted("area", 990101),
                area(990101, "T2", "COMMUNE", "[2021-12-31,2023-01-01)", NOW));
    }

    @Test
    void whatIsCalledOtherwiseAmidALinkGoesOn() {
        write(
                POST_UNDER_COMMAND,
                CLOSE.formatted("unit", 990100),
                CLOSE.formatted("unit", 990101),
                // The halves in any order: asked is at the end.
                unit(990100, "T1B", "[2022-05-01,2023-01-01)", NOW),
                unit(990100, "T1", "[2022-01-01,2022-05-01)", NOW),
                unit(990101, "T2", "[2022-01-01,2022-06-01)", NOW),
                unit(990101, "T2B", "[2022-06-01,2024-01-01)", NOW));
    }

    @Test
    void whatWasKnownBeforeIsLeftAlone() {
        write(
                "insert into unit_link (unit, parent, valid, known) values (990101, 990100, '[1990-01-01,)', '[900,901)')");
    }

    private static String unit(long id, String code, String valid, int known) {
        return ("insert into unit_state (unit, code, force, name_vi, name_en, short_vi, valid, known)"
                        + " values (%d, '%s', 2, 'T', 'T', 'T', '%s', '[%d,)')")
                .formatted(id, code, valid, known);
    }

    private static String area(long id, String code, String level, String valid, int known) {
        return ("insert into area_state (area, code, level, name_vi, name_en, valid, known)"
                        + " values (%d, '%s', '%s', 'T', 'T', '%s', '[%d,)')")
                .formatted(id, code, level, valid, known);
    }

    private static String link(String of, long id, long parent, String valid) {
        return "insert into %1$s_link (%1$s, parent, valid, known) values (%2$d, %3$d, '%4$s', '[1000,)')"
                .formatted(of, id, parent, valid);
    }

    private void assertTorn(String key, String... statements) {
        assertThatThrownBy(() -> write(statements)).hasStackTraceContaining(key);
        assertThat(jdbc.sql("select count(*) from unit where id = 990100")
                        .query(Integer.class)
                        .single())
                .as("all is taken back")
                .isZero();
    }

    /** In one transaction, after the year's; which is taken back where all held. */
    private void write(String... statements) {
        Acting.runAsSystem(() -> new TransactionTemplate(transactions).executeWithoutResult(status -> {
            SOME.forEach(one -> jdbc.sql(one).update());
            List.of(statements).forEach(one -> jdbc.sql(one).update());
            jdbc.sql("set constraints all immediate").update();
            status.setRollbackOnly();
        }));
    }
}
