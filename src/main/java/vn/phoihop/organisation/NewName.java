package vn.phoihop.organisation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * What a new or renamed unit or area is called.
 *
 * @param code null when it is renamed and keeps its code
 * @param shortName Vietnamese, of units, for tables and charts; the whole name without it
 */
public record NewName(
        @Nullable @Schema(example = "BP-TAN-LAP") String code,

        @Schema(example = "Đồn Biên phòng Tân Lập") String vi,

        @Schema(example = "Tan Lap Border Post") String en,

        @Nullable @Schema(example = "Đồn Tân Lập") String shortName) {

    private static final Pattern CODE = Pattern.compile("[\\p{Lu}\\d][\\p{Lu}\\d._-]{0,39}");

    NewName tidy() {
        return new NewName(
                PlainText.tidy(code), tidy(PlainText.tidy(vi)), tidy(PlainText.tidy(en)), PlainText.tidy(shortName));
    }

    private static String tidy(@Nullable String text) {
        return text == null ? "" : text;
    }

    LocalizedText name() {
        return new LocalizedText(vi, en);
    }

    String shortOrWhole() {
        return shortName == null ? vi : shortName;
    }

    List<Problem> problems(String where, boolean codeNeeded) {
        List<Problem> problems = new ArrayList<>();
        if (code == null && codeNeeded) {
            problems.add(Problem.at(where + ".code", ProblemCode.REQUIRED));
        } else if (code != null && !CODE.matcher(code).matches()) {
            problems.add(Problem.at(where + ".code", ProblemCode.PLACE_CODE_UNREADABLE, code));
        }
        text(where + ".vi", vi, problems);
        text(where + ".en", en, problems);
        problems.addAll(PlainText.problems(where + ".shortName", shortName));
        return problems;
    }

    private static void text(String where, String text, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(Problem.at(where, ProblemCode.REQUIRED));
        }
        problems.addAll(PlainText.problems(where, text));
    }
}
