package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.ProblemCode;

/** Both languages say everything, and no page asks for words that nobody wrote. */
class TranslationTest {

    private static final Pattern USED =
            Pattern.compile("(?:text|titled|lead|notice|refuse)\\(\\s*\"([a-z]+\\.[\\w.-]*[\\w])\"\\s*[,)]");
    private static final Pattern FIELD = Pattern.compile(
            "@template\\.(?:web\\.(?:field|choose|type-ahead|help)|casework\\.(?:select|note))\\([^)]*?\\bname = \"([A-Za-z-]+)\"");
    private static final Pattern PLAIN = Pattern.compile("<(?:input|select|textarea)\\b[^>]*>");

    /** As far before a field its question mark stands, or around it its words. */
    private static final int NEAR = 600;

    /** Hidden ones, and boxes of a list, whose label is all there is to say. */
    private static final Pattern SPEAKS_FOR_ITSELF = Pattern.compile("type=\"(?:hidden|checkbox|radio)\"|\\bhidden\\b");

    /** Words of help that stand with the field itself, where a question mark would be in the way. */
    private static final Pattern HELPED = Pattern.compile("\\.help\\(\"([A-Za-z-]+)\"\\)");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");

    private final Texts texts = new Texts();

    @Test
    void every_text_is_there_in_both_languages() {
        assertThat(new TreeSet<>(texts.keys(Texts.ENGLISH))).isEqualTo(new TreeSet<>(texts.keys(Texts.VIETNAMESE)));
    }

    @Test
    void every_problem_has_words() {
        assertThat(Arrays.stream(ProblemCode.values()).map(Enum::name)).allMatch(texts::has);
        assertThat(Arrays.stream(ProblemCode.values())
                        .map(code -> "web.problem.title." + code.status())
                        .distinct())
                .allMatch(texts::has);
    }

    @Test
    void both_languages_use_the_same_values_and_can_be_read() {
        List<String> wrong = new ArrayList<>();
        for (String key : texts.keys(Texts.VIETNAMESE)) {
            String vi = texts.pattern(Texts.VIETNAMESE, key);
            String en = texts.pattern(Texts.ENGLISH, key);
            if (!places(vi).equals(places(en))) {
                wrong.add(key + ": " + places(vi) + " / " + places(en));
            }
            for (String pattern : List.of(vi, en)) {
                if (!places(pattern).isEmpty()) {
                    String written = MessageFormat.format(pattern, 2, 2, 2, 2, 2, 2);
                    if (PLACE.matcher(written).find()) {
                        wrong.add(key + ": " + written);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_page_asks_for_words_nobody_wrote() throws IOException {
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(one -> one.toString().matches(".*\\.(jte|java)"))
                    .toList()) {
                Matcher used = USED.matcher(Files.readString(file));
                while (used.find()) {
                    if (!texts.has(used.group(1))) {
                        unknown.add(file + ": " + used.group(1));
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void every_field_of_a_form_says_what_is_meant() throws IOException {
        Set<String> explained = texts.keys(Texts.VIETNAMESE).stream()
                .filter(key -> key.startsWith("help."))
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .collect(Collectors.toSet());
        List<String> silent = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher field = FIELD.matcher(Files.readString(file));
                Matcher helped = HELPED.matcher(Files.readString(file));
                Stream.concat(field.results(), helped.results())
                        .filter(one -> !explained.contains(one.group(1)))
                        .forEach(one -> silent.add(file + ": help." + one.group(1)));
            }
        }
        assertThat(silent).isEmpty();
    }

    /** Fields written out by hand, too, those of filters and searches not left out: each has its question mark or its words close by. */
    @Test
    void every_plain_field_says_what_is_meant() throws IOException {
        List<String> silent = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = Files.readString(file);
                Matcher field = PLAIN.matcher(text);
                while (field.find()) {
                    String near = text.substring(
                            Math.max(0, field.start() - NEAR), Math.min(text.length(), field.end() + NEAR));
                    if (!SPEAKS_FOR_ITSELF.matcher(field.group()).find()
                            && !near.contains("web.help(")
                            && !near.contains("page.help(")) {
                        silent.add(file + ": " + field.group());
                    }
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void vietnamese_is_written_with_its_marks() {
        List<String> bare = texts.keys(Texts.VIETNAMESE).stream()
                .filter(key -> {
                    String text = texts.pattern(Texts.VIETNAMESE, key);
                    return text.split(" ", -1).length > 4 && text.chars().allMatch(c -> c < 128);
                })
                .toList();
        assertThat(bare).isEmpty();
    }

    private static TreeSet<String> places(String pattern) {
        TreeSet<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(pattern);
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }
}
