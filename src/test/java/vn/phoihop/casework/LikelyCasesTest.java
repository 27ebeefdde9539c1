package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.casework.LikelyCases.Likely;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.organisation.Nearness;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** Whoever opens a case is told of one that may be the same; two cases of one day in one place may still be two. */
@DatabaseTest
class LikelyCasesTest extends CasesInABook {

    /** A district beside Hà Tiên in the tree, Rạch Giá, and the province both lie in. */
    private static final AreaId RACH_GIA = new AreaId(10899);

    private static final AreaId PROVINCE = new AreaId(1091);

    @Autowired
    LikelyCases likely;

    @Test
    void anotherLeadIsToldOfDayAreaAndLeadThoughTheCaseIsOutOfSight() {
        RecordKey there = opened("DRUGS", STATION, "2022-02-01");
        List<Likely> told = told(form("DRUGS", CUSTOMS, HA_TIEN, "2022-02-03"));
        assertThat(told)
                .containsExactly(new Likely(there, day("2022-02-01"), HA_TIEN, STATION, Nearness.SAME, 2, false));
        assertThat(as(STATION, () -> likely.list(key(), form("DRUGS", CUSTOMS, HA_TIEN, "2022-02-03"))))
                .extracting(Likely::inSight)
                .containsExactly(true);
    }

    @Test
    void theNearestInPlaceAndDayComeFirst() {
        RecordKey far = opened("DRUGS", STATION, "2022-02-04");
        RecordKey near = opened("DRUGS", STATION, "2022-02-02");
        assertThat(told(form("DRUGS", CUSTOMS, HA_TIEN, "2022-02-01")))
                .extracting(Likely::key)
                .containsExactly(near, far);
        assertThat(told(form("DRUGS", CUSTOMS, RACH_GIA, "2022-02-02")))
                .extracting(Likely::nearness)
                .containsOnly(Nearness.NEIGHBOURS);
        assertThat(told(form("DRUGS", CUSTOMS, PROVINCE, "2022-02-02")))
                .extracting(Likely::nearness)
                .containsOnly(Nearness.WITHIN);
    }

    @Test
    void whatIsNotLikelyIsNotTold() {
        RecordKey there = opened("DRUGS", STATION, "2022-02-01");
        assertThat(told(form("DRUGS", STATION, HA_TIEN, "2022-02-01")))
                .as("its own")
                .isEmpty();
        assertThat(told(form("BANNED_GOODS", CUSTOMS, HA_TIEN, "2022-02-01")))
                .as("another category")
                .isEmpty();
        assertThat(told(form(null, CUSTOMS, HA_TIEN, "2022-02-01")))
                .as("no category")
                .isEmpty();
        assertThat(told(form("DRUGS", CUSTOMS, HA_TIEN, "2022-02-05")))
                .as("four days")
                .isEmpty();
        assertThat(told(form("DRUGS", CUSTOMS, new AreaId(999_999), "2022-02-01")))
                .as("an area nobody knows")
                .isEmpty();
        CaseForm played = form("DRUGS", CUSTOMS, HA_TIEN, "2022-02-01");
        assertThat(told(new CaseForm(
                        played.kind(),
                        played.category(),
                        played.area(),
                        played.openedOn(),
                        played.lead(),
                        List.of(),
                        null,
                        null,
                        true)))
                .as("invented while a drill is played")
                .isEmpty();
        handOver(there, CUSTOMS, "2022-02-02");
        assertThat(told(form("DRUGS", CUSTOMS, HA_TIEN, "2022-02-01")))
                .as("led by itself by now")
                .isEmpty();
    }

    @Test
    void ofACaseThatGoesOnTheOtherOneIsToldUntilTheyAreJoined() {
        RecordKey one = opened("DRUGS", STATION, "2022-02-01");
        RecordKey two = opened("DRUGS", CUSTOMS, "2022-02-01");
        assertThat(as(() -> likely.list(files.get(one))))
                .extracting(Likely::key)
                .containsExactly(two);
        handOver(two, STATION, "2022-02-03");
        assertThat(as(() -> likely.list(files.get(one)))).as("both its own").isEmpty();
    }

    private List<Likely> told(CaseForm form) {
        return as(CUSTOMS, () -> likely.list(key(), form));
    }

    private static CaseForm form(@Nullable String category, UnitId lead, AreaId area, String openedOn) {
        return new CaseForm("CASE", category, area, day(openedOn), lead, List.of(), null, null, false);
    }
}
