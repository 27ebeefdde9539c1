package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.web.Texts;

class ReportStepTest {

    /** The life of a report. Whoever changes the steps changes this table. */
    private static final String TABLE = """
            FREEZE             DRAFT     -> FROZEN    by STAFF_OFFICER
            APPROVE            FROZEN    -> APPROVED  by HEAD_OF_STAFF
            SIGN               APPROVED  -> SIGNED    by COMMANDER
            ISSUE              SIGNED    -> ISSUED    by RECORDS_CLERK
            DISCARD            DRAFT     -> DISCARDED by STAFF_OFFICER, HEAD_OF_STAFF with a reason
            REOPEN             FROZEN    -> DRAFT     by STAFF_OFFICER, HEAD_OF_STAFF with a reason
            RETURN_TO_STAFF    APPROVED  -> FROZEN    by HEAD_OF_STAFF, COMMANDER with a reason
            RETURN_TO_HEAD     SIGNED    -> APPROVED  by COMMANDER with a reason
            REPLACE            ISSUED    -> ISSUED    by COMMANDER with a reason
            RECALL             ISSUED    -> RECALLED  by COMMANDER with a reason
            CORRECT_BY_LETTER  ISSUED    -> ISSUED    by RECORDS_CLERK with a reason
            GIVE_WAY           ISSUED    -> REPLACED  by nobody, when what replaces it is issued
            """;

    @Test
    void stepsAreThoseOfTheTable() {
        String steps = Arrays.stream(ReportStep.values())
                .map(step -> "%-18s %-9s -> %-9s by %s%s\n"
                        .formatted(
                                step,
                                step.from(),
                                step.to(),
                                step.takers().isEmpty()
                                        ? "nobody, when what replaces it is issued"
                                        : step.takers().stream().map(Enum::name).collect(Collectors.joining(", ")),
                                step.reasonRequired() ? " with a reason" : ""))
                .collect(Collectors.joining());
        assertThat(steps).isEqualTo(TABLE);
    }

    @ParameterizedTest
    @EnumSource(ReportStep.class)
    void isTakenByItsTakersAndNobodyElse(ReportStep step) {
        for (ReportStep.Taker taker : ReportStep.Taker.values()) {
            Officer officer = new Officer(
                    new AccountId(UUID.randomUUID()), "Thử", null, null, Set.of(taker.authority(), Officer.DRAFT));
            assertThat(step.takers(officer))
                    .as("%s by %s", step, taker)
                    .isEqualTo(step.takers().contains(taker) ? List.of(taker) : List.of());
        }
    }

    @Test
    void whatNobodyTakesIsOfferedToNobody() {
        assertThat(ReportStep.from(ReportState.ISSUED)).doesNotContain(ReportStep.GIVE_WAY);
        assertThat(ReportStep.find(ReportStep.GIVE_WAY.slug())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ReportStep.class)
    void needsAReasonUnlessItLeadsOn(ReportStep step) {
        assertThat(step.reasonRequired()).isNotEqualTo(step.forward());
    }

    @Test
    void whatEveryStepAndOpinionLeavesInTheBookHasWords() {
        Texts texts = new Texts();
        assertThat(ReportStep.values()).allMatch(step -> texts.has("record.event." + step.event()));
        assertThat(texts.has("record.event." + TakingStep.REPLACEMENT_DISCARDED))
                .isTrue();
        assertThat(Confirmation.State.values()).allMatch(state -> texts.has("record.event.REPORT_LINES_" + state));
    }
}
