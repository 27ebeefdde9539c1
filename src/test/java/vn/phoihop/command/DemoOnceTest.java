package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the first line of the README promises to scripts: four files with the story's figures, and nothing left behind; also when it goes on. */
class DemoOnceTest {

    private static final Pattern THROWN_AWAY = Pattern.compile("(\\S*/phoihop-\\d+)");

    /** The values of the story, and as they are printed. */
    private static final Map<String, String> STORY = Map.ofEntries(
            Map.entry("PATROLS", "10968 = gần 11.000"),
            Map.entry("PATROL_PERSONNEL_TURNS", "64935 = gần 65.000"),
            Map.entry("SOCIAL_ORDER_CASES_SOLVED", "360 = 360"),
            Map.entry("GANGS_BROKEN_UP", "8 = 8"),
            Map.entry("GANG_ARRESTS", "66 = 66"),
            Map.entry("DRUG_SUBJECTS_PROSECUTED", "173 = 173"),
            Map.entry("BANNED_GOODS_CASES_HANDLED", "97 = 97"),
            Map.entry("ILLEGAL_EXIT_CASES_PROSECUTED", "2 = 2"),
            Map.entry("ILLEGAL_EXIT_SUBJECTS_PROSECUTED", "8 = 8"),
            Map.entry("INFORMATION_ITEMS_EXCHANGED", "240 = 240"),
            Map.entry("DRUG_CASES_PROSECUTED", "139 = 139"));

    @TempDir
    Path directory;

    @Test
    void makesTheFourFilesOfTheStoryAndLeavesNothingElse() throws Exception {
        Path out = directory.resolve("out");
        Child demo = ended("demo", "--once", "--out=" + out);
        assertMade(demo, out);
        assertThat(demo.out()).contains("Tuần tra, kiểm soát (PATROLS): 10.968 cuộc; in trong báo cáo: gần 11.000");
        assertThat(out)
                .isDirectoryNotContaining(
                        path -> path.getFileName().toString().startsWith(".") || Files.isDirectory(path));
        assertThat(figures(out)).containsAllEntriesOf(STORY);
        assertNothingElseLeft(demo, out);
    }

    @Test
    void untilTheYear2026MakesTheStorysFilesAndThoseOfTheProvinceItWentInto() throws Exception {
        Path out = directory.resolve("out");
        Child demo = ended("demo", "--until=2026", "--once", "--out=" + out);
        assertMade(demo, out);
        assertThat(figures(out)).as("what was told of 2022 still holds").containsAllEntriesOf(STORY);
        Path later = out.resolve("2026");
        assertMade(demo, later);
        assertThat(demo.out()).contains("Làm báo cáo SIX_MONTH, kỳ 2025-12-15/2026-06-15");
        assertThat(figures(later))
                .containsEntry("PATROLS", "2934 = gần 3.000")
                .containsEntry("SOCIAL_ORDER_CASES_SOLVED", "96 = 96")
                .containsEntry("DRUG_CASES_PROSECUTED", "40 = 40")
                .containsEntry("GANGS_BROKEN_UP", "0 = 0")
                .containsEntry("INFORMATION_ITEMS_EXCHANGED", "44 = 44");
        assertThat(Files.readString(later.resolve("figures.json"))).contains("2025-12-15", "2026-06-15");
        assertNothingElseLeft(demo, out);
    }

    private Child ended(String... arguments) throws Exception {
        Child demo = Child.start(directory, arguments);
        try {
            assertThat(demo.process().waitFor(300, TimeUnit.SECONDS))
                    .as(demo.out() + demo.err())
                    .isTrue();
            assertThat(demo.process().exitValue()).as(demo.out() + demo.err()).isZero();
            return demo;
        } finally {
            demo.kill();
        }
    }

    private static void assertMade(Child demo, Path out) {
        for (String file : new String[] {"report.docx", "report.pdf", "report.xlsx", "figures.json"}) {
            assertThat(out.resolve(file)).isNotEmptyFile();
            assertThat(demo.out()).contains(out.resolve(file).toString());
        }
    }

    private void assertNothingElseLeft(Child demo, Path out) {
        Matcher thrownAway = THROWN_AWAY.matcher(demo.out());
        assertThat(thrownAway.find()).as(demo.out()).isTrue();
        assertThat(Path.of(thrownAway.group(1))).doesNotExist();
        assertThat(directory).isDirectoryNotContaining(path -> !path.equals(out));
    }

    private static Map<String, String> figures(Path out) throws Exception {
        JsonNode file = JsonMapper.shared().readTree(Files.readString(out.resolve("figures.json")));
        assertThat(file.at("/sample").asBoolean()).isTrue();
        Map<String, String> figures = new HashMap<>();
        for (JsonNode figure : file.at("/figures")) {
            figures.put(
                    figure.at("/code").asString(),
                    figure.at("/value").asString() + " = "
                            + figure.at("/printed").asString());
        }
        return figures;
    }
}
