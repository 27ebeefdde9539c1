package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.ledger.Verification;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** Cases joined and severed, handed over and handed out: the matter as a whole is counted once per stage. */
@DatabaseTest
class JoiningCasesTest extends CasesInABook {

    @Autowired
    JoiningCases joining;

    @Test
    void joinedCasesAreProsecutedOnceAndWhatWasCountedStays() {
        RecordKey joined = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        reach(joined, "DETECTED", "2022-01-10");
        reach(joined, "PROSECUTED", "2022-01-12", "SUBJECT", 2);
        RecordKey host = opened("DRUGS", DRUG_POLICE, "2022-01-15");
        reach(host, "DETECTED", "2022-01-15");
        as(() -> joining.join(joined, 3, host.id(), day("2022-02-01"), by(DRUG_POLICE)));
        reach(host, "PROSECUTED", "2022-02-10", "SUBJECT", 3);
        assertThat(figures())
                .containsEntry("DRUG_CASES_PROSECUTED", "1")
                .containsEntry("DRUG_SUBJECTS_PROSECUTED", "5");
        assertRefused(() -> handling.take(reaching(joined, "PROSECUTED", "2022-03-01")), ProblemCode.STEP_NOT_POSSIBLE);
        assertRefused(() -> correcting.withdraw(host, 4, "Nhầm", by(DRUG_POLICE)), ProblemCode.CASE_HOLDS_OTHERS);
        as(() -> joining.separate(joined, 4, "Nhập nhầm vụ", by(DRUG_POLICE)));
        assertThat(figures()).containsEntry("DRUG_CASES_PROSECUTED", "2");
        assertThat(as(() -> files.get(joined)).state()).isEqualTo(CaseState.OPEN);
        assertThat(Acting.asSystem(() -> verification.verify(book))).matches(Verification.Finding::holds);
    }

    @Test
    void aPartOutOfSightIsReliedOnAllTheSameAndNotNamed() {
        RecordKey whole = opened("DRUGS", STATION, "2022-01-10");
        reach(whole, "PROSECUTED", "2022-01-12", "SUBJECT", 2);
        CaseFile part = as(() -> joining.sever(
                whole,
                2,
                new JoiningCases.Part(UUID.randomUUID(), day("2022-01-20"), null, "Nhánh Hà Tiên", null),
                by(STATION)));
        handOver(whole, CRIMINAL_POLICE, "2022-02-03");
        int version = as(() -> files.get(whole)).version();
        assertThat(as(CRIMINAL_POLICE, () -> files.find(part.key()))).isEmpty();
        assertThatThrownBy(() -> as(
                        CRIMINAL_POLICE, () -> correcting.withdraw(whole, version, "Ghi trùng", by(CRIMINAL_POLICE))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .matches(problem -> problem.code() == ProblemCode.CASE_PART_RELIES)
                                .extracting(problem ->
                                        problem.arguments().getFirst().toString())
                                .satisfies(title -> assertThat(title)
                                        .contains("outside your sight")
                                        .doesNotContain("Nhánh")));
    }

    @Test
    void whatWasSeveredFromTheHostMeanwhileKeepsTheJoinedCaseThere() {
        RecordKey joined = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        reach(joined, "PROSECUTED", "2022-01-12", "SUBJECT", 2);
        RecordKey host = opened("DRUGS", DRUG_POLICE, "2022-01-15");
        as(() -> joining.join(joined, 2, host.id(), day("2022-02-01"), by(DRUG_POLICE)));
        CaseFile part = as(() -> joining.sever(
                host,
                2,
                new JoiningCases.Part(UUID.randomUUID(), day("2022-02-05"), null, "Nhánh Hà Tiên", null),
                by(DRUG_POLICE)));
        assertRefused(() -> joining.separate(joined, 3, "Nhập nhầm vụ", by(DRUG_POLICE)), ProblemCode.CASE_PART_RELIES);
        assertThat(as(() -> files.get(joined)).state()).isEqualTo(CaseState.JOINED);
        as(() -> correcting.withdraw(part.key(), 1, "Ghi nhầm", by(DRUG_POLICE)));
        as(() -> joining.separate(joined, 3, "Nhập nhầm vụ", by(DRUG_POLICE)));
        assertThat(figures()).containsEntry("DRUG_CASES_PROSECUTED", "1");
    }

    @Test
    void severedCaseIsCountedOnlyAtWhatItReachesFirst() {
        RecordKey whole = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        reach(whole, "PROSECUTED", "2022-01-12", "SUBJECT", 4);
        JoiningCases.Part part = new JoiningCases.Part(UUID.randomUUID(), day("2022-02-01"), null, "Tách riêng", null);
        CaseFile severed = as(() -> joining.sever(whole, 2, part, by(DRUG_POLICE)));
        assertThat(as(() -> joining.sever(whole, 2, part, by(DRUG_POLICE)))).isEqualTo(severed);
        reach(severed.key(), "PROSECUTED", "2022-02-10", "SUBJECT", 1);
        reach(severed.key(), "SOLVED", "2022-02-11");
        assertThat(figures())
                .containsEntry("DRUG_CASES_PROSECUTED", "1")
                .containsEntry("DRUG_SUBJECTS_PROSECUTED", "5");
        assertThat(as(() -> files.get(whole)).links())
                .extracting(CaseLink::direction, CaseLink::other)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        CaseLink.Direction.SEVERED_OFF, severed.key().id()));
        assertThat(severed.links().getFirst().stages()).containsExactly("HANDLED", "PROSECUTED");
    }

    @Test
    void whatTheWholeWasCountedForIsNotTakenFromUnderWhatWasSevered() {
        RecordKey whole = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        UUID milestone = reach(whole, "PROSECUTED", "2022-01-12", "SUBJECT", 4);
        CaseFile first = as(() -> joining.sever(
                whole,
                2,
                new JoiningCases.Part(UUID.randomUUID(), day("2022-02-01"), null, "Nhánh Hà Tiên", null),
                by(DRUG_POLICE)));
        CaseFile second = as(() -> joining.sever(
                whole,
                3,
                new JoiningCases.Part(UUID.randomUUID(), day("2022-02-02"), null, null, null),
                by(DRUG_POLICE)));
        assertThatThrownBy(() -> as(() -> correcting.withdraw(whole, 4, "Ghi trùng", by(DRUG_POLICE))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .allMatch(problem -> problem.code() == ProblemCode.CASE_PART_RELIES)
                                .extracting(problem ->
                                        problem.arguments().getFirst().toString())
                                .satisfiesExactly(
                                        title -> assertThat(title).isEqualTo("Nhánh Hà Tiên"),
                                        title -> assertThat(title).contains("untitled")));
        assertRefused(
                () -> correcting.takeBackMilestone(whole, 4, milestone, "Chưa khởi tố", by(DRUG_POLICE)),
                ProblemCode.CASE_PART_RELIES);
        assertRefused(
                () -> correcting.correctMilestone(
                        whole,
                        4,
                        new MilestoneForm(milestone, "DETECTED", day("2022-01-12"), List.of()),
                        "Chưa khởi tố",
                        by(DRUG_POLICE)),
                ProblemCode.CASE_PART_RELIES);
        assertThat(as(() -> ledger.history(whole))).hasSize(4);
        MilestoneForm three =
                new MilestoneForm(milestone, "PROSECUTED", day("2022-01-13"), List.of(amount("SUBJECT", 3)));
        as(() -> correcting.correctMilestone(whole, 4, three, "Ba bị can", by(DRUG_POLICE)));
        reach(first.key(), "PROSECUTED", "2022-02-10", "SUBJECT", 1);
        assertThat(figures())
                .containsEntry("DRUG_CASES_PROSECUTED", "1")
                .containsEntry("DRUG_SUBJECTS_PROSECUTED", "4");
        as(() -> correcting.withdraw(first.key(), 2, "Ghi nhầm", by(DRUG_POLICE)));
        assertRefused(() -> correcting.withdraw(whole, 5, "Ghi trùng", by(DRUG_POLICE)), ProblemCode.CASE_PART_RELIES);
        as(() -> correcting.withdraw(second.key(), 1, "Ghi nhầm", by(DRUG_POLICE)));
        as(() -> correcting.withdraw(whole, 5, "Ghi trùng", by(DRUG_POLICE)));
        assertThat(figures()).containsEntry("DRUG_CASES_PROSECUTED", "0");
        assertThat(Acting.asSystem(() -> verification.verify(book))).matches(Verification.Finding::holds);
    }

    @Test
    void aWholeThatWasCountedForNothingIsWithdrawnAndWhatWasSeveredGoesOn() {
        RecordKey whole = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        CaseFile severed = as(() -> joining.sever(
                whole,
                1,
                new JoiningCases.Part(UUID.randomUUID(), day("2022-02-01"), null, "Tách riêng", null),
                by(DRUG_POLICE)));
        as(() -> correcting.withdraw(whole, 2, "Ghi nhầm", by(DRUG_POLICE)));
        reach(severed.key(), "PROSECUTED", "2022-02-10", "SUBJECT", 1);
        assertThat(figures()).containsEntry("DRUG_CASES_PROSECUTED", "1");
    }

    @Test
    void whatCannotBeJoinedIsRefusedWithoutATrace() {
        RecordKey one = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        RecordKey gang = gang("2022-01-15");
        assertRefused(
                () -> joining.join(one, 1, gang.id(), day("2022-02-01"), by(DRUG_POLICE)),
                ProblemCode.CASE_NOT_TO_JOIN);
        assertRefused(
                () -> joining.join(one, 1, one.id(), day("2022-02-01"), by(DRUG_POLICE)), ProblemCode.CASE_NOT_TO_JOIN);
        RecordKey other = opened("DRUGS", DRUG_POLICE, "2022-01-20");
        assertRefused(
                () -> joining.join(one, 1, other.id(), day("2022-01-19"), by(DRUG_POLICE)), ProblemCode.DAY_TOO_EARLY);
        assertThat(as(() -> ledger.history(one))).hasSize(1);
        assertThat(as(() -> ledger.history(other))).hasSize(1);
    }

    @Test
    void untilItIsAcceptedTheGiverLeadsAndWhoRefusesSaysWhy() {
        RecordKey key = opened("DRUGS", STATION, "2022-02-01");
        as(() -> handling.take(new Offering(key, DRUG_POLICE, day("2022-02-03"), by(STATION))));
        reach(key, "DETECTED", "2022-02-04", "SUBJECT", 1);
        assertRefused(
                () -> handling.take(new Offering(key, CUSTOMS, day("2022-02-04"), by(STATION))),
                ProblemCode.STEP_NOT_POSSIBLE);
        assertRefused(() -> handling.take(answering(key, HandOver.Answer.REFUSED, null)), ProblemCode.REQUIRED);
        as(() -> handling.take(answering(key, HandOver.Answer.REFUSED, "Thiếu biên bản")));
        assertRefused(
                () -> handling.take(answering(key, HandOver.Answer.ACCEPTED, null)), ProblemCode.STEP_NOT_POSSIBLE);
        CaseFile file = as(() -> files.get(key));
        assertThat(file.lead()).isEqualTo(STATION);
        assertThat(file.handOvers()).extracting(HandOver::reason).containsExactly("Thiếu biên bản");
        assertThat(file.milestones()).extracting(Milestone::lead).containsExactly(STATION);
        assertThat(file.forces().contains(POLICE)).isFalse();
    }

    @Test
    void handOverOutsideTheBookEndsTheCaseAndTakingItBackOpensItAgain() {
        RecordKey key = opened("DRUGS", STATION, "2022-02-01");
        reach(key, "DETECTED", "2022-02-01");
        UUID out = reach(key, Milestone.HANDED_OUT, "2022-02-05");
        assertRefused(() -> handling.take(reaching(key, "PROSECUTED", "2022-02-06")), ProblemCode.STEP_NOT_POSSIBLE);
        MilestoneForm other = new MilestoneForm(out, "PROSECUTED", day("2022-02-05"), List.of());
        assertRefused(
                () -> correcting.correctMilestone(key, 3, other, "Nhầm", by(STATION)), ProblemCode.CASE_STAGE_ENDS_IT);
        as(() -> correcting.takeBackMilestone(key, 3, out, "Chưa bàn giao", by(STATION)));
        reach(key, "PROSECUTED", "2022-02-06");
        assertThat(figures()).containsEntry("DRUG_CASES_PROSECUTED", "1");
    }

    @Test
    void soonAfterItWasWrittenAMilestoneIsAmendedWithoutAReasonAndItsPartnersAreThoseOfTheCase() {
        RecordKey key = opened("DRUGS", DRUG_POLICE, "2022-02-01");
        UUID milestone = reach(key, "DETECTED", "2022-02-01", "SUBJECT", 1);
        MilestoneForm mended = new MilestoneForm(
                milestone, "DETECTED", day("2022-02-01"), List.of(CUSTOMS), List.of(amount("SUBJECT", 2)));
        CaseFile after = as(() -> correcting.correctMilestone(key, 2, mended, null, by(DRUG_POLICE)));
        assertThat(after.partners()).extracting(Partner::unit).containsExactly(CUSTOMS);
        assertThat(as(() -> ledger.history(key)).getLast().event()).isEqualTo("CASE_MILESTONE_AMENDED");
        assertThat(as(() -> files.get(key))).isEqualTo(after);
        as(() -> correcting.contest(key, CUSTOMS, "Không phối hợp", by(CUSTOMS)));
        assertThat(as(() -> files.get(key)).confirmation()).isEqualTo(Confirmation.CONTESTED);
        assertRefused(
                () -> correcting.correctMilestone(key, 3, mended, null, by(DRUG_POLICE)),
                ProblemCode.CHANGED_MEANWHILE);
    }

    private Answering answering(
            RecordKey key, HandOver.Answer answer, @org.jspecify.annotations.Nullable String reason) {
        return new Answering(key, answer, day("2022-02-05"), reason, by(DRUG_POLICE));
    }
}
