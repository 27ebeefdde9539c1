package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** Rows that are chosen in a list come back as they were seen. */
class ChosenTest {

    private static final BookId BOOK = new BookId(1);
    private static final UUID RECORD = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void aRowThatIsChosenNamesItsRecordAndTheVersionSeen() {
        assertThat(Chosen.all(List.of(Chosen.word(new RecordKey(BOOK, RECORD), 3))))
                .containsExactly(new Chosen(new RecordKey(BOOK, RECORD), 3));
        assertThat(Chosen.all(null)).isEmpty();
    }

    @Test
    void aProgramMayLeaveVersionsOutButNotTheRecords() {
        assertThat(Chosen.all(1, List.of(RECORD), Map.of(RECORD, 2)))
                .containsExactly(new Chosen(new RecordKey(BOOK, RECORD), 2));
        assertThat(Chosen.all(1, List.of(RECORD), null)).containsExactly(new Chosen(new RecordKey(BOOK, RECORD), null));
        assertRefused(ProblemCode.NOTHING_CHOSEN, () -> Chosen.all(1, List.of(), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "01890a5d-ac96-774b-bcce-b302099a8057",
                "01890a5d-ac96-774b-bcce-b302099a8057.1",
                "x/01890a5d-ac96-774b-bcce-b302099a8057.1",
                "1/01890a5d-ac96-774b-bcce-b302099a8057.x",
                "1/x.1",
                "1/01890a5d-ac96-774b-bcce-b302099a8057.99999999999"
            })
    void whatNoListHasWrittenIsNotReadable(String word) {
        assertRefused(ProblemCode.NOT_READABLE, () -> Chosen.read(word));
    }

    private static void assertRefused(ProblemCode code, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo(code));
    }
}
