package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.phoihop.report.LetterheadSent.SignerSent;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/** What is wrong with a letterhead is told where it stands, and nothing that was sent is dropped. */
class LetterheadSentTest {

    private static final SignerSent DIRECTOR = new SignerSent("giamdoc", List.of(), "GIÁM ĐỐC", "Đại tá");

    @Test
    void linesOverAnOfficeNeedTheOfficeAlsoWhereSignersAreNamed() {
        assertThat(sent(List.of("KT. GIÁM ĐỐC"), null, DIRECTOR).problems())
                .containsExactly(Problem.at("office", ProblemCode.REQUIRED));
        assertThat(sent(List.of("KT. GIÁM ĐỐC"), "PHÓ GIÁM ĐỐC", DIRECTOR).problems())
                .isEmpty();
        assertThat(sent(List.of(" "), null, DIRECTOR).problems())
                .as("only those named sign")
                .isEmpty();
    }

    @Test
    void aSignerThatIsNullIsToldAndTheOthersKeepTheirPlaces() {
        SignerSent withoutOffice = new SignerSent("phogiamdoc", null, null, null);
        assertThat(sent(List.of(), null, DIRECTOR, null, withoutOffice).problems())
                .containsExactly(
                        Problem.at("signers[1]", ProblemCode.REQUIRED),
                        Problem.at("signers[2].office", ProblemCode.REQUIRED));
    }

    private static LetterheadSent sent(
            List<String> authority, @Nullable String office, @Nullable SignerSent... signers) {
        return new LetterheadSent(
                null,
                null,
                "Bộ Công an",
                "Công an tỉnh Kiên Giang",
                "CAT-PV01",
                "Kiên Giang",
                authority,
                office,
                List.of(),
                List.of(),
                "VT",
                Arrays.asList(signers));
    }
}
