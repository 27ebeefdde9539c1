package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.UnitId;

/** Where the cases that a shift hands over are all listed. */
@DatabaseTest
class OpenCasesTest extends CasesInABook {

    @Autowired
    OpenCases open;

    @Autowired
    Organisations organisations;

    @Test
    void theListIsOpenedOnlyWhereItShowsWhatWasCounted() {
        assertThat(list(Set.of(STATION))).isEqualTo("/cases?state=OFFERED&unit=3006");
        assertThat(list(Set.of(STATION, DRUG_POLICE)))
                .as("a desk with that of a predecessor")
                .isNull();
        UnitId above = organisations
                .current()
                .parent(STATION, LocalDate.now())
                .orElseThrow()
                .id();
        assertThat(list(Set.of(above)))
                .as("the list of a unit shows what is below it too")
                .isNull();
    }

    private @Nullable String list(Set<UnitId> units) {
        return as(() -> open.list(units, "state", CaseState.OFFERED));
    }
}
