package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.ChangingCatalogue;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.Validity;

/** A regime that has changed: its windows of then and now are compared with a warning. */
@DatabaseTest
@UsesDatabase(own = true)
class ChangedRegimeTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    Catalogues catalogues;

    @Autowired
    ChangingCatalogue changing;

    @Test
    void windowsOfDifferentRegimesAreComparedWithAWarning() {
        ReportDesk desk = new ReportDesk(context);
        Report draft = desk.start();
        assertThat(desk.read(draft).comparedByAnother()).isFalse();
        Catalogue known = catalogues.current(LocalDate.of(2022, 6, 1));
        Regime now = known.regime("HALF_YEAR_15");
        Regime before = known.regime("HALF_YEAR_CALENDAR");
        Regime then = new Regime(now.code(), now.name(), before.turns(), null, now.dueDays(), now.due());
        Acting.runAsSystem(() ->
                changing.define(then, new Validity(null, LocalDate.of(2021, 12, 1)), known.position(), "Quản trị"));
        assertThat(desk.read(draft).comparedByAnother()).isTrue();
        assertThat(catalogues.current(LocalDate.of(2022, 6, 1)).regime("HALF_YEAR_15"))
                .isEqualTo(now);
    }
}
