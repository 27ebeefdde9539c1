package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.database.Acting;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.ChangingUnits;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.UnitId;

/** Who decides about records of a unit that was closed since is whoever answers for the one that took over. */
@UsesDatabase(own = true)
class DecidersTest extends ActivityFixture {

    private static final UnitId GUARD_COMMAND = new UnitId(3000);
    private static final UnitId NEIGHBOUR = new UnitId(3006);
    private static final UnitId COORDINATION = new UnitId(1001);

    @Autowired
    MergeDesk merging;

    @Autowired
    ChangingUnits units;

    @Autowired
    Organisations organisations;

    @Test
    void ofAClosedUnitWhoAnswersForItsHeirDecides() {
        Acting.runAsSystem(() -> {
            context.getBean(CoordinationOffices.class).appoint(book, COORDINATION, LocalDate.of(2020, 1, 1));
            units.close(
                    STATION,
                    NEIGHBOUR,
                    LocalDate.of(2022, 4, 1),
                    organisations.current().position(),
                    "thử");
        });
        assertThat(deciders(STATION, NEIGHBOUR)).containsExactly(NEIGHBOUR, COORDINATION);
        assertThat(deciders(STATION, STATION)).containsExactly(NEIGHBOUR, COORDINATION);
        assertThat(deciders(STATION, GUARD_COMMAND)).containsExactly(GUARD_COMMAND, COORDINATION);
        boolean heir = TestStaff.named(context, "Cán bộ đồn kế thừa")
                .as(Role.RECORDER, book, NEIGHBOUR)
                .signedIn()
                .run(() -> merging.mayDecide(STATION, NEIGHBOUR));
        assertThat(heir).as("who is named may indeed").isTrue();
    }

    private List<UnitId> deciders(UnitId one, UnitId other) {
        return as(() -> merging.deciders(one, other, book)).stream()
                .map(Unit::id)
                .toList();
    }
}
