package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.organisation.LoadingOrganisation;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;

/** Which units stand at the head of their force in a province, by the areas they answer for. */
@DatabaseTest
class ForceHeadsTest {

    private static final LocalDate DAY = LocalDate.of(2022, 6, 14);
    private static final AreaId KIEN_GIANG = new AreaId(1091);
    private static final AreaId ELSEWHERE = new AreaId(1089);

    @Autowired
    Organisations organisations;

    @Autowired
    LoadingOrganisation loading;

    Organisation organisation;

    @BeforeEach
    void load() {
        loading.loadShipped();
        organisation = organisations.current();
    }

    @Test
    void theCommandsOfProvinceAndSeaAreAndNoDepartmentDistrictOrStationIs() {
        assertThat(List.of("CA-KG", "QS-KG", "BP-KG", "HQ-KG", "CSB4"))
                .allMatch(code -> heads(code, Set.of(KIEN_GIANG)));
        assertThat(List.of("CA-KG-PV01", "CA-KG-900", "BP-KG-TM", "BP-KG-VD", "HQ-KG-HT", "CSB4-HD401", "CSB4-HD421"))
                .noneMatch(code -> heads(code, Set.of(KIEN_GIANG)));
    }

    @Test
    void whoeverWorksElsewhereIsNoHeadHere() {
        assertThat(heads("CA-KG", Set.of(ELSEWHERE))).isFalse();
        assertThat(heads("CSB4", Set.of(ELSEWHERE))).isFalse();
    }

    @Test
    void whereNobodyKnowsTheAreaTheTreeOfUnitsDecides() {
        assertThat(heads("BP-KG", Set.of())).isTrue();
        assertThat(heads("BP-KG-VD", Set.of())).isFalse();
    }

    private boolean heads(String code, Set<AreaId> provinces) {
        Unit unit = organisation.findUnit(code, DAY).orElseThrow();
        ForceHeads.Ground ground = new ForceHeads.Ground(organisation, DAY, provinces);
        assertThat(ground.headsOrAbove(unit)).isEqualTo(ground.heads(unit));
        return ground.heads(unit);
    }
}
