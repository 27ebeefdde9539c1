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

/** What the first line of the README promises to scripts: four files with the story's figures, and nothing left behind. */
class DemoOnceTest {

    private static final Pattern THROWN_AWAY = Pattern.compile("(\\S*/phoihop-\\d+)");

    @TempDir
    Path directory;

    @Test
    void makesTheFourFilesOfTheStoryAndLeavesNothingElse() throws Exception {
        Path out = directory.resolve("out");
        Child demo = Child.start(directory, "demo", "--once", "--out=" + out);
        assertThat(demo.process().waitFor(300, TimeUnit.SECONDS)).isTrue();
        assertThat(demo.process().exitValue()).as(demo.out() + demo.err()).isZero();
        for (String file : new String[] {"report.docx", "report.pdf", "report.xlsx", "figures.json"}) {
            assertThat(out.resolve(file)).isNotEmptyFile();
            assertThat(demo.out()).contains(out.resolve(file).toString());
        }
        assertThat(out)
                .isDirectoryNotContaining(path -> path.getFileName().toString().startsWith("."));
        assertThat(demo.out()).contains("Tuần tra, kiểm soát (PATROLS): 10.968 cuộc; in trong báo cáo: gần 11.000");
        assertThat(figures(out))
                .containsEntry("PATROLS", "10968 = gần 11.000")
                .containsEntry("PATROL_PERSONNEL_TURNS", "64935 = gần 65.000")
                .containsEntry("SOCIAL_ORDER_CASES_SOLVED", "360 = 360")
                .containsEntry("GANGS_BROKEN_UP", "8 = 8")
                .containsEntry("GANG_ARRESTS", "66 = 66")
                .containsEntry("DRUG_SUBJECTS_PROSECUTED", "173 = 173")
                .containsEntry("BANNED_GOODS_CASES_HANDLED", "97 = 97")
                .containsEntry("ILLEGAL_EXIT_CASES_PROSECUTED", "2 = 2")
                .containsEntry("ILLEGAL_EXIT_SUBJECTS_PROSECUTED", "8 = 8")
                .containsEntry("INFORMATION_ITEMS_EXCHANGED", "240 = 240")
                .containsEntry("DRUG_CASES_PROSECUTED", "139 = 139");
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
