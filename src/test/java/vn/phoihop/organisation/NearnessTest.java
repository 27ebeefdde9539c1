package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.vocabulary.AreaId;

/** How near two areas lie is read from the tree: no map of borders is kept. */
@DatabaseTest
class NearnessTest {

    private static final LocalDate DAY = LocalDate.of(2022, 3, 1);
    private static final LocalDate SINCE_DISTRICTS_ENDED = LocalDate.of(2025, 8, 1);
    private static final AreaId PROVINCE = new AreaId(1091);
    private static final AreaId CITY = new AreaId(10899);

    @Autowired
    ApplicationContext context;

    @Autowired
    Organisations organisations;

    Organisation organisation;

    @BeforeEach
    void load() {
        TestBooks.inKienGiang(context);
        organisation = organisations.current();
    }

    @Test
    void oneAreaLiesInTheOtherHoweverDeep() {
        AreaId ward = communes(CITY).getFirst();
        assertThat(of(ward, ward)).isEqualTo(Nearness.SAME);
        assertThat(of(ward, CITY)).isEqualTo(Nearness.WITHIN);
        assertThat(of(PROVINCE, ward)).isEqualTo(Nearness.WITHIN);
    }

    @Test
    void thoseOfOneLevelInOneAreaAreNeighbours() {
        List<AreaId> wards = communes(CITY);
        assertThat(of(wards.get(0), wards.get(1))).isEqualTo(Nearness.NEIGHBOURS);
        assertThat(of(area("KG-VB-HT"), area("KG-VB-PQ"))).isEqualTo(Nearness.NEIGHBOURS);
        assertThat(of(CITY, otherDistrict())).isEqualTo(Nearness.NEIGHBOURS);
        List<AreaId> since = organisation.areas(AreaLevel.COMMUNE, SINCE_DISTRICTS_ENDED).stream()
                .filter(one -> organisation
                        .parent(one.id(), SINCE_DISTRICTS_ENDED)
                        .map(Area::level)
                        .equals(java.util.Optional.of(AreaLevel.PROVINCE)))
                .map(Area::id)
                .toList();
        assertThat(Nearness.of(since.get(0), since.get(1), SINCE_DISTRICTS_ENDED, organisation))
                .as("communes of a province, since districts ended")
                .isEqualTo(Nearness.NEIGHBOURS);
    }

    @Test
    void whatTouchesAcrossABorderOfTheTreeIsNotKnown() {
        assertThat(of(communes(CITY).getFirst(), communes(otherDistrict()).getFirst()))
                .as("communes of two districts")
                .isEqualTo(Nearness.APART);
        assertThat(of(communes(CITY).getFirst(), area("KG-VB-RG")))
                .as("a commune on the coast and its waters")
                .isEqualTo(Nearness.APART);
        assertThat(of(CITY, area("KG-VB-RG"))).as("and its city").isEqualTo(Nearness.APART);
    }

    @Test
    void around() {
        AreaId ward = communes(CITY).getFirst();
        assertThat(Nearness.around(ward, DAY, organisation))
                .contains(ward, CITY, PROVINCE)
                .containsAll(communes(CITY))
                .doesNotContain(otherDistrict(), area("KG-VB-RG"))
                .doesNotContainAnyElementsOf(communes(otherDistrict()))
                .allSatisfy(one -> assertThat(of(ward, one)).isNotEqualTo(Nearness.APART));
    }

    private Nearness of(AreaId one, AreaId other) {
        Nearness found = Nearness.of(one, other, DAY, organisation);
        assertThat(Nearness.of(other, one, DAY, organisation)).as("either way").isEqualTo(found);
        return found;
    }

    private AreaId area(String code) {
        return organisation.findArea(code, DAY).orElseThrow().id();
    }

    private AreaId otherDistrict() {
        return organisation
                .findArea("900", AreaLevel.DISTRICT, DAY)
                .orElseThrow()
                .id();
    }

    private List<AreaId> communes(AreaId district) {
        return organisation.children(district, DAY).stream().map(Area::id).toList();
    }
}
