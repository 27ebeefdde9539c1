package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.phoihop.web.Texts;

/** Whatever happens to a record has words for its page, the book and the trail. */
class EventTextsTest {

    private static final Pattern EVENT = Pattern.compile(
            "\"((?:ACTIVITY|BOOK|CASE|EXCHANGE|REPORT|COUNT|AREA|UNIT|ORGANISATION|CATALOGUE|DEFINITION|SEAL)_[A-Z_]*[A-Z])\"");

    private final Texts texts = new Texts();

    @Test
    void everyEventThatTheRoomsNameHasWords() throws IOException {
        TreeSet<String> named = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(one -> one.toString().endsWith(".java")).toList()) {
                EVENT.matcher(Files.readString(source)).results().forEach(found -> named.add(found.group(1)));
            }
        }
        assertThat(named).hasSizeGreaterThan(40);
        assertThat(named).allMatch(event -> texts.has("record.event." + event));
    }
}
