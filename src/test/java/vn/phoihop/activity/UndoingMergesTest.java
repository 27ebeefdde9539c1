package vn.phoihop.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What went into another record can always come back: nothing takes it along, and who undoes is told what comes first. */
class UndoingMergesTest extends MergingFixture {

    @Autowired
    Organisations organisations;

    Activity ofStation;
    Activity ofPolice;

    @BeforeEach
    void writtenTwice() {
        ofStation = submitted(STATION, List.of(CITY_POLICE), putIn(STATION, 4), putIn(CITY_POLICE, 5));
        ofPolice = submitted(
                CITY_POLICE, List.of(STATION, SQUADRON), putIn(CITY_POLICE, 6), putIn(STATION, 5), putIn(SQUADRON, 3));
    }

    @Test
    void whatWentInLastComesOutFirst() {
        Activity third = submitted(SQUADRON, List.of(), putIn(SQUADRON, 3));
        merge(ofStation, ofPolice);
        merge(get(ofStation), third);
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 13L);
        assertThat(refused(() -> undoing(ofPolice)).arguments())
                .as("which comes out first")
                .containsExactly(new LocalizedText(
                        "Tuần tra, kiểm soát, 20:00 01/03/2022, "
                                + name(SQUADRON).vi(),
                        "Patrol, 20:00 01/03/2022, " + name(SQUADRON).en()));
        undo(get(third));
        undo(get(ofPolice));
        assertThat(figures()).containsEntry("PATROLS", 3L).containsEntry("PATROL_PERSONNEL_TURNS", 26L);
        assertThat(get(ofStation).form()).isEqualTo(ofStation.form());
    }

    @Test
    void whatAnotherHasGoneIntoIsNotWithdrawnBeforeThatHasComeOut() {
        Activity merged = merge(ofStation, ofPolice);
        assertCode(
                () -> changing.withdraw(merged.key(), merged.version(), "Nhập nhầm", OFFICE),
                ProblemCode.MERGE_HOLDS_OTHERS);
        assertCode(
                () -> changing.giveUpFor(UUID.randomUUID(), merged.key(), merged.version(), OFFICE),
                ProblemCode.MERGE_HOLDS_OTHERS);
        assertThat(ActivityDesk.possible(merged)).doesNotContain(ActivityStep.WITHDRAW);
        Activity returned = system(() -> changing.giveBack(merged.key(), merged.version(), "Thiếu số", OFFICE));
        assertCode(
                () -> changing.withdraw(returned.key(), returned.version(), "Nhập nhầm", OFFICE),
                ProblemCode.MERGE_HOLDS_OTHERS);
        system(() -> recording.submit(new Submission(returned.key(), returned.form(), merged.recorded())));
        undo(get(ofPolice));
        Activity alone = get(ofStation);
        system(() -> changing.withdraw(alone.key(), alone.version(), "Nhập nhầm", OFFICE));
        assertThat(figures()).containsEntry("PATROLS", 1L).containsEntry("PATROL_PERSONNEL_TURNS", 14L);
    }

    @Test
    void whereTheRecordThatStayedWentOnIntoAnotherThatComesOutFirst() {
        Activity third = submitted(SQUADRON, List.of(), putIn(SQUADRON, 3));
        merge(ofStation, ofPolice);
        merge(third, get(ofStation));
        assertThat(refused(() -> undoing(ofPolice)).code()).isEqualTo(ProblemCode.MERGE_LATER_FIRST);
        assertThat(refused(() -> undoing(ofPolice)).arguments())
                .containsExactly(new LocalizedText(
                        "Tuần tra, kiểm soát, 20:00 01/03/2022, "
                                + name(STATION).vi(),
                        "Patrol, 20:00 01/03/2022, " + name(STATION).en()));
        undo(get(ofStation));
        undo(get(ofPolice));
        assertThat(figures()).containsEntry("PATROLS", 3L).containsEntry("PATROL_PERSONNEL_TURNS", 26L);
    }

    @Test
    void whatWasToldApartIsMergedOnlyAfterThatIsTakenBack() {
        system(() -> merging.tellApart(seen(ofStation), seen(ofPolice), "Hai tổ", OFFICE));
        assertThat(refused(() -> merge(get(ofStation), get(ofPolice))).code()).isEqualTo(ProblemCode.MERGE_TOLD_APART);
        system(() -> merging.doubtAgain(seen(get(ofStation)), seen(get(ofPolice)), OFFICE));
        merge(get(ofStation), get(ofPolice));
        assertThat(figures()).containsEntry("PATROLS", 1L);
    }

    private LocalizedText name(UnitId unit) {
        return organisations.current().unit(unit).name();
    }

    private static Problem refused(Supplier<?> work) {
        return catchThrowableOfType(Refused.class, () -> system(work))
                .problems()
                .getFirst();
    }

    private static void assertCode(Supplier<?> work, ProblemCode code) {
        assertThat(refused(work).code()).isEqualTo(code);
    }
}
