package vn.phoihop.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.Refused;

class CaseMoveTest {

    @Test
    void theTableOfSteps() {
        String table = Arrays.stream(CaseMove.values())
                .flatMap(move -> Arrays.stream(CaseState.values())
                        .filter(move::possibleFrom)
                        .map(state -> move + ": " + state + " > " + move.from(state)))
                .collect(Collectors.joining("\n"));
        assertThat(table).isEqualTo("""
                REACH: OPEN > OPEN
                REACH: OFFERED > OFFERED
                HAND_OUT: OPEN > HANDED_OUT
                CORRECT: OPEN > OPEN
                CORRECT: OFFERED > OFFERED
                CORRECT: HANDED_OUT > HANDED_OUT
                AMEND: OPEN > OPEN
                AMEND: OFFERED > OFFERED
                AMEND: HANDED_OUT > HANDED_OUT
                CORRECT_MILESTONE: OPEN > OPEN
                CORRECT_MILESTONE: OFFERED > OFFERED
                CORRECT_MILESTONE: HANDED_OUT > HANDED_OUT
                AMEND_MILESTONE: OPEN > OPEN
                AMEND_MILESTONE: OFFERED > OFFERED
                AMEND_MILESTONE: HANDED_OUT > HANDED_OUT
                TAKE_BACK_MILESTONE: OPEN > OPEN
                TAKE_BACK_MILESTONE: OFFERED > OFFERED
                TAKE_BACK_MILESTONE: HANDED_OUT > HANDED_OUT
                REOPEN: HANDED_OUT > OPEN
                OFFER: OPEN > OFFERED
                ACCEPT: OFFERED > OPEN
                REFUSE: OFFERED > OPEN
                TAKE_BACK_OFFER: OFFERED > OPEN
                JOIN: OPEN > JOINED
                TAKE_IN: OPEN > OPEN
                SEPARATE: JOINED > OPEN
                LET_GO: OPEN > OPEN
                LET_GO: OFFERED > OFFERED
                LET_GO: HANDED_OUT > HANDED_OUT
                SEVER: OPEN > OPEN
                CONFIRM: OPEN > OPEN
                CONFIRM: OFFERED > OFFERED
                CONFIRM: HANDED_OUT > HANDED_OUT
                CONFIRM: JOINED > JOINED
                CONTEST: OPEN > OPEN
                CONTEST: OFFERED > OFFERED
                CONTEST: HANDED_OUT > HANDED_OUT
                CONTEST: JOINED > JOINED
                UPHOLD: OPEN > OPEN
                UPHOLD: OFFERED > OFFERED
                UPHOLD: HANDED_OUT > HANDED_OUT
                UPHOLD: JOINED > JOINED
                WITHDRAW: OPEN > WITHDRAWN
                WITHDRAW: HANDED_OUT > WITHDRAWN""");
    }

    @Test
    void whatIsWithdrawnStaysSo() {
        for (CaseMove move : CaseMove.values()) {
            assertThatThrownBy(() -> move.from(CaseState.WITHDRAWN)).isInstanceOf(Refused.class);
        }
    }
}
