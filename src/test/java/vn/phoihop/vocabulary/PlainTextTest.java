package vn.phoihop.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {

    static Stream<String> sentences() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/vocabulary/plain-texts.txt")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank());
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void sentenceIsTreatedAsListed(String line) {
        String[] parts = line.split(" ", 2);
        for (Normalizer.Form form : Normalizer.Form.values()) {
            var found = PlainText.problems("note", Normalizer.normalize(parts[1], form)).stream()
                    .map(problem -> problem.code().name())
                    .toList();
            if (parts[0].equals("+")) {
                assertThat(found).as("%s: %s", form, parts[1]).isEmpty();
            } else {
                assertThat(found).as("%s: %s", form, parts[1]).contains(parts[0]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void refusalRepeatsNothingOfTheText(String line) {
        assertThat(PlainText.problems("note", line.split(" ", 2)[1]))
                .allMatch(problem -> problem.arguments().isEmpty());
    }
}
