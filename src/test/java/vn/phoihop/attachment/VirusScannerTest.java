package vn.phoihop.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** A scanner is asked in the words of clamd, and what it does not say is not taken for an answer. */
class VirusScannerTest {

    @Test
    void aScannerSeesAllOfADocumentAndSaysWhatItFound() throws IOException {
        byte[] large = new byte[300_000];
        Arrays.fill(large, (byte) 7);
        try (FakeScanner scanner = new FakeScanner()) {
            VirusScanner asked = VirusScanner.at(scanner.place());
            assertThat(asked.findVirus(document(large))).isEmpty();
            assertThat(scanner.scanned().getFirst()).isEqualTo(large);
            assertThat(asked.findVirus(document(Documents.text("EICAR")))).contains("Eicar-Test-Signature");
        }
    }

    @Test
    void aScannerThatIsAwayOrAnswersNonsenseLetsNothingThrough() throws IOException {
        FakeScanner scanner = new FakeScanner();
        VirusScanner asked = VirusScanner.at(scanner.place());
        assertRefused(ProblemCode.ATTACHMENT_SCANNER_AWAY, () -> asked.findVirus(document(Documents.text("NONSENSE"))));
        scanner.close();
        assertRefused(ProblemCode.ATTACHMENT_SCANNER_AWAY, () -> asked.findVirus(document(Documents.text("a"))));
    }

    @Test
    void withoutAScannerNothingIsAskedAndAPlaceThatIsNoneIsSaidToBe() throws IOException {
        assertThat(VirusScanner.at("").findVirus(document(Documents.text("EICAR"))))
                .isEmpty();
        for (String place : new String[] {"localhost", ":3310", "localhost:", "localhost:0", "localhost:99999"}) {
            assertRefused(ProblemCode.NOT_READABLE, () -> VirusScanner.at(place));
        }
    }

    private static SentDocument document(byte[] content) throws IOException {
        return SentDocument.read("a.txt", Documents.in(content));
    }

    private static void assertRefused(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo(code));
    }
}
