package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.Verification;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/** The figures of cases from some twenty-five records written by hand, each a trap of its own. */
@DatabaseTest
class CaseworkTest extends CasesInABook {

    @Test
    void drugsProsecutedAreCountedByTheDayOfProsecutionAndSubjectsByIncrements() {
        RecordKey plain = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        reach(plain, "DETECTED", "2022-01-10", "SUBJECT", 1, "DRUGS_KG", "0.061475");
        reach(plain, "PROSECUTED", "2022-01-20", "SUBJECT", 2);
        RecordKey ownerless = opened("DRUGS", STATION, "2022-02-02");
        reach(ownerless, "DETECTED", "2022-02-02", "DRUGS_KG", "61.475");
        reach(ownerless, "PROSECUTED", "2022-02-12");
        RecordKey detectedBefore = opened("DRUGS", DRUG_POLICE, "2021-12-14");
        reach(detectedBefore, "DETECTED", "2021-12-14", "SUBJECT", 1);
        reach(detectedBefore, "PROSECUTED", "2021-12-15", "SUBJECT", 1);
        RecordKey growing = opened("DRUGS", DRUG_POLICE, "2022-03-01");
        reach(growing, "PROSECUTED", "2022-03-10", "SUBJECT", 1);
        reach(growing, "PROSECUTED", "2022-05-10", "SUBJECT", 3);
        RecordKey prosecutedAfter = opened("DRUGS", DRUG_POLICE, "2022-06-10");
        reach(prosecutedAfter, "DETECTED", "2022-06-10", "SUBJECT", 1, "DRUG_PILLS", 200);
        reach(prosecutedAfter, "PROSECUTED", "2022-06-15", "SUBJECT", 5);
        RecordKey withdrawn = opened("DRUGS", DRUG_POLICE, "2022-04-01");
        reach(withdrawn, "PROSECUTED", "2022-04-01", "SUBJECT", 9);
        as(() -> correcting.withdraw(withdrawn, 2, "Nhập nhầm địa bàn", by(DRUG_POLICE)));
        RecordKey invented = opened("CASE", "DRUGS", DRUG_POLICE, "2022-04-02", true);
        reach(invented, "PROSECUTED", "2022-04-02", "SUBJECT", 7);
        assertThat(figures())
                .containsEntry("DRUG_CASES_PROSECUTED", "4")
                .containsEntry("DRUG_SUBJECTS_PROSECUTED", "7")
                .containsEntry("DRUGS_SEIZED_KG", "61.536475")
                .containsEntry("DRUG_PILLS_SEIZED", "200");
    }

    @Test
    void handledIsCountedOnceWithWhicheverStageCameFirst() {
        RecordKey penalised = opened("BANNED_GOODS", CUSTOMS, "2022-01-05");
        reach(penalised, "PENALISED", "2022-01-05", "SUBJECT", 2, "CIGARETTE_PACKS", 1500);
        RecordKey both = opened("BANNED_GOODS", CUSTOMS, "2022-01-06");
        reach(both, "PENALISED", "2022-01-06", "SUBJECT", 1);
        reach(both, "PROSECUTED", "2022-03-06", "SUBJECT", 1);
        RecordKey noSubjects = opened("BANNED_GOODS", STATION, "2022-01-07");
        reach(noSubjects, "DETECTED", "2022-01-07", "FUEL_LITRES", "30500.5");
        reach(noSubjects, "HANDLED", "2022-01-17");
        RecordKey prosecuted = opened("BANNED_GOODS", CUSTOMS, "2022-02-07");
        reach(prosecuted, "PROSECUTED", "2022-02-17", "SUBJECT", 1);
        RecordKey twice = opened("BANNED_GOODS", CUSTOMS, "2022-02-08");
        reach(twice, "HANDLED", "2022-06-14");
        reach(twice, "HANDLED", "2022-06-15");
        RecordKey handledBefore = opened("BANNED_GOODS", CUSTOMS, "2021-12-01");
        reach(handledBefore, "PENALISED", "2021-12-10", "SUBJECT", 1);
        reach(handledBefore, "PROSECUTED", "2022-01-10", "SUBJECT", 1);
        assertThat(figures())
                .containsEntry("BANNED_GOODS_CASES_HANDLED", "5")
                .containsEntry("BANNED_GOODS_SUBJECTS_HANDLED", "4")
                .containsEntry("BANNED_GOODS_CASES_PENALISED", "2")
                .containsEntry("BANNED_GOODS_CASES_PROSECUTED", "3")
                .containsEntry("CIGARETTE_PACKS_SEIZED", "1500")
                .containsEntry("FUEL_LITRES_SEIZED", "30500.5");
    }

    @Test
    void illegalExitCountsAmongEntryAndExitToo() {
        RecordKey exit = opened("ORGANISING_ILLEGAL_EXIT", STATION, "2022-02-01");
        reach(exit, "DETECTED", "2022-02-01");
        handOver(exit, CRIMINAL_POLICE, "2022-02-03");
        reach(exit, "PROSECUTED", "2022-02-10", "SUBJECT", 4);
        reach(exit, "PROSECUTED", "2022-03-10", "SUBJECT", 1);
        RecordKey entry = opened("ILLEGAL_ENTRY_EXIT", STATION, "2022-02-05");
        reach(entry, "PENALISED", "2022-02-06", "SUBJECT", 6);
        assertThat(figures())
                .containsEntry("ILLEGAL_EXIT_CASES_PROSECUTED", "1")
                .containsEntry("ILLEGAL_EXIT_SUBJECTS_PROSECUTED", "5")
                .containsEntry("ILLEGAL_ENTRY_EXIT_CASES_HANDLED", "2")
                .containsEntry("ILLEGAL_ENTRY_EXIT_SUBJECTS_HANDLED", "11");
    }

    @Test
    void socialOrderFollowsCorrectedDaysAndForgetsWhatWasTakenBack() {
        for (String solved : List.of("2022-01-03", "2022-06-14")) {
            RecordKey crime = opened("SOCIAL_ORDER", CRIMINAL_POLICE, "2021-11-03");
            reach(crime, "DETECTED", "2021-11-03");
            reach(crime, "SOLVED", solved, "SUBJECT", 1);
        }
        RecordKey misdated = opened("SOCIAL_ORDER", CRIMINAL_POLICE, "2021-11-03");
        UUID milestone = reach(misdated, "SOLVED", "2021-12-14", "SUBJECT", 3);
        as(() -> correcting.correctMilestone(
                misdated,
                2,
                new MilestoneForm(milestone, "SOLVED", day("2021-12-16"), List.of(amount("SUBJECT", 2))),
                "Ghi sai ngày",
                by(CRIMINAL_POLICE)));
        reach(opened("SOCIAL_ORDER", CRIMINAL_POLICE, "2021-11-03"), "SOLVED", "2021-12-14");
        RecordKey takenBack = opened("SOCIAL_ORDER", CRIMINAL_POLICE, "2022-03-03");
        UUID notSolved = reach(takenBack, "SOLVED", "2022-03-04");
        as(() -> correcting.takeBackMilestone(takenBack, 2, notSolved, "Chưa khám phá được", by(CRIMINAL_POLICE)));
        assertThat(figures())
                .containsEntry("SOCIAL_ORDER_CASES_SOLVED", "3")
                .containsEntry("SOCIAL_ORDER_SUBJECTS_SOLVED", "4");
        assertThat(Acting.asSystem(() -> verification.verify(book))).matches(Verification.Finding::holds);
    }

    @Test
    void whatIsReachedAfterAMergerCountsInWhatTheAreaHasBecome() {
        AreaId thoChau = new AreaId(131105);
        RecordKey inCommune = key();
        as(() -> handling.take(new Opening(
                inCommune,
                new CaseForm("CASE", "DRUGS", thoChau, day("2025-06-10"), DRUG_POLICE, List.of(), null, null, false),
                by(DRUG_POLICE))));
        RecordKey inDistrict = opened("DRUGS", DRUG_POLICE, "2025-06-10");
        for (RecordKey key : List.of(inCommune, inDistrict)) {
            reach(key, "DETECTED", "2025-06-12", "DRUGS_KG", "0.1");
            reach(key, "PROSECUTED", "2025-07-10");
        }
        // A commune has gone whole into another one; nothing followed a district, so it is the province's.
        assertThat(areas("DETECTED")).containsOnly(thoChau, HA_TIEN);
        assertThat(areas("PROSECUTED")).containsOnly(new AreaId(331105), new AreaId(2091));
    }

    private List<AreaId> areas(String stage) {
        return as(() -> ledger.tallies(book, 0, Long.MAX_VALUE)).stream()
                .flatMap(entry -> entry.tallies().stream())
                .filter(tally -> stage.equals(tally.stage()))
                .map(Tally::area)
                .toList();
    }

    @Test
    void gangIsBrokenUpOnceAndItsLaterArrestsAreAdded() {
        RecordKey gang = gang("2022-01-15");
        reach(gang, "BROKEN_UP", "2022-01-15", "ARREST", 5, "GUNS", 2);
        reach(gang, "BROKEN_UP", "2022-02-15", "ARREST", 2);
        reach(gang("2022-05-15"), "BROKEN_UP", "2022-05-15", "ARREST", 3);
        reach(gang("2022-06-20"), "BROKEN_UP", "2022-06-20", "ARREST", 8);
        assertThat(figures())
                .containsEntry("GANGS_BROKEN_UP", "2")
                .containsEntry("GANG_ARRESTS", "10")
                .containsEntry("GUNS_SEIZED", "2");
    }

    @Test
    void giverKeepsItsDetectionReceiverIsCreditedFromThenOnAndTheCaseStaysOne() {
        RecordKey handed = opened("DRUGS", STATION, "2022-02-01");
        reach(handed, "DETECTED", "2022-02-01", "SUBJECT", 1, "DRUGS_KG", "2");
        handOver(handed, DRUG_POLICE, "2022-02-03");
        reach(handed, "PROSECUTED", "2022-02-10", "SUBJECT", 1);
        // Written down late, but reached before the hand-over.
        reach(handed, "DETECTED", "2022-02-02", "DRUGS_KG", "1");
        assertThat(byForce("DRUG_CASES_PROSECUTED", POLICE).led()).isEqualTo(Quantity.ONE);
        assertThat(byForce("DRUG_CASES_PROSECUTED", BORDER_GUARD).led()).isEqualTo(Quantity.ZERO);
        assertThat(byForce("DRUG_CASES_PROSECUTED", BORDER_GUARD).tookPart()).isEqualTo(Quantity.ONE);
        assertThat(byForce("DRUGS_SEIZED_KG", BORDER_GUARD).led()).isEqualTo(Quantity.of(3));
        assertThat(figures()).containsEntry("DRUG_CASES_PROSECUTED", "1");
        CaseFile file = as(() -> files.get(handed));
        assertThat(file.lead()).isEqualTo(DRUG_POLICE);
        assertThat(file.milestones()).extracting(Milestone::lead).containsExactly(STATION, DRUG_POLICE, STATION);
    }

    @Test
    void sameStepSentTwiceIsOneEntry() {
        RecordKey key = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        Reaching once = reaching(key, "PROSECUTED", "2022-01-11", "SUBJECT", 2);
        CaseFile first = as(() -> handling.take(once));
        assertThat(as(() -> handling.take(once))).isEqualTo(first);
        assertThat(as(() -> ledger.history(key))).hasSize(2);
        assertThat(figures()).containsEntry("DRUG_SUBJECTS_PROSECUTED", "2");
    }

    @Test
    void handedOverOutsideItSaysToWhomAndEntriesOfBeforeAreRead() {
        RecordKey key = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        MilestoneForm out = new MilestoneForm(
                UUID.randomUUID(), Milestone.HANDED_OUT, day("2022-01-12"), List.of(), List.of(), "Công an tỉnh khác");
        as(() -> handling.take(new Reaching(key, out, by(DRUG_POLICE))));
        assertThat(as(() -> files.get(key)).milestones())
                .extracting(Milestone::form)
                .containsExactly(out);
        Entry entry = as(() -> ledger.history(key)).getLast();
        assertThat(entry.payloadVersion()).isEqualTo(2);
        String payload = String.valueOf(entry.payload());
        assertThat(CanonicalJson.read(payload, CaseFile.class)
                        .milestones()
                        .getFirst()
                        .receiver())
                .isEqualTo("Công an tỉnh khác");
        String before = payload.replaceAll(",?\"receiver\":\"[^\"]*\"", "");
        assertThat(before).isNotEqualTo(payload);
        assertThat(CanonicalJson.read(before, CaseFile.class)
                        .milestones()
                        .getFirst()
                        .receiver())
                .isNull();
    }

    @Test
    void cutoffBeforeACorrectionKeepsItsFigure() {
        RecordKey key = opened("DRUGS", DRUG_POLICE, "2022-01-10");
        UUID milestone = reach(key, "PROSECUTED", "2022-01-11", "SUBJECT", 2);
        Cutoff before = as(() -> ledger.cutoff(Set.of(book)));
        as(() -> correcting.correctMilestone(
                key,
                2,
                new MilestoneForm(milestone, "PROSECUTED", day("2022-01-11"), List.of(amount("SUBJECT", 5))),
                "Bổ sung bị can",
                by(DRUG_POLICE)));
        assertThat(figures()).containsEntry("DRUG_SUBJECTS_PROSECUTED", "5");
        assertThat(figures(before)).containsEntry("DRUG_SUBJECTS_PROSECUTED", "2");
        assertRefused(() -> correcting.withdraw(key, 2, "Bản cũ", by(DRUG_POLICE)), ProblemCode.CHANGED_MEANWHILE);
    }

    @Test
    void whatCannotBeIsRefused() {
        RecordKey key = opened("BANNED_GOODS", CUSTOMS, "2022-01-10");
        assertRefused(() -> handling.take(reaching(key, "SOLVED", "2022-01-11")), ProblemCode.STAGE_NOT_IN_CATEGORY);
        for (String measure : List.of("CRAFT_TURN", "CASE", "PATROL")) {
            assertRefused(
                    () -> handling.take(reaching(key, "HANDLED", "2022-01-11", measure, 1)),
                    ProblemCode.MEASURE_NOT_OF_KIND);
        }
        assertRefused(
                () -> handling.take(reaching(key, "HANDLED", "2022-01-11", "SUBJECT", "1.5")),
                ProblemCode.TOO_MANY_DECIMALS);
        assertRefused(() -> handling.take(reaching(key, "HANDLED", "2122-01-11")), ProblemCode.NOT_HAPPENED_YET);
        assertRefused(() -> handling.take(reaching(key(), "HANDLED", "2022-01-11")), ProblemCode.NOT_FOUND);
        assertThat(as(() -> ledger.history(key))).hasSize(1);
    }
}
