package vn.phoihop.vocabulary;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The boundaries of free text: no person can be looked up by it and nothing classified gets in. Identity numbers, telephone numbers,
 * plates and secrecy marks are refused; quantities, dates, decree numbers and grouped numbers pass. The problems never repeat what was
 * found, since problems end up in logs. What passes and what does not is pinned by a list of sentences in the tests.
 */
public final class PlainText {

    /** A title is one line, a note at most a page. */
    public static final int LONGEST = 2_000;

    private static final Map<ProblemCode, Pattern> REFUSED = new LinkedHashMap<>();

    static {
        // Old and new identity numbers, written without grouping.
        REFUSED.put(
                ProblemCode.TEXT_WITH_IDENTITY_NUMBER,
                Pattern.compile("(?<![\\d.,])(?:\\d{9}|\\d{12})(?!\\d|[.,]\\d)"));
        // Mobile 03… 05… 07… 08… 09…, fixed 02…, with or without country code, in groups of any size; a date in dots is
        // none.
        REFUSED.put(
                ProblemCode.TEXT_WITH_PHONE,
                Pattern.compile("(?<![\\d.,/-])(?!\\d{1,2}[.-]\\d{1,2}[.-]\\d{4})"
                        + "(?:(?:\\(?\\+ ?84\\)?|\\b0084|\\b84(?=[ .-]?\\d{2,3}[ .-]?\\d{3}))[ .-]?0?|\\(?0)"
                        + "(?:2\\)?(?:[ .-]?\\d\\)?){9}|[35789](?:[ .-]?\\d){8})(?!\\d)"));
        // Cars and motorcycles (68A-123.45, 68-B1 234.56), fishing boats (KG-91234-TS), and whatever is announced as a
        // plate.
        REFUSED.put(
                ProblemCode.TEXT_WITH_PLATE,
                Pattern.compile("(?<![\\p{L}\\d.,/])(?:1[1-9]|[2-9]\\d)-?"
                        + "(?:[A-ZĐ]{1,2}\\d?[-. ]{0,3}|[a-gk-nps-vxyzđ]\\d?[-.]?)\\d{3}\\.?\\d{1,2}(?![\\p{L}\\d])"
                        + "|(?<![\\p{L}\\d])\\p{Lu}{2,3}[- ]?\\d{4,5}[- ]?TS(?!\\p{L})"
                        + "|(?iu:(?<!vùng )(?<!\\p{L})(?:biển kiểm soát|biển số|BKS)(?!\\p{L})[^\\d\\n]{0,12}\\d)"));
        // A mark, not a word about secrets or density: MẬT ĐỘ, BẢO MẬT, MẬT KHẨU pass.
        REFUSED.put(
                ProblemCode.TEXT_WITH_SECRECY_MARK,
                Pattern.compile("(?<!\\p{L})(?<!(?:BÍ|BẢO|CƠ|CẨN|RỈ|THÂN|CHÂU|ĐƯỜNG) )MẬT(?!\\p{L})"
                        + "(?!\\s+(?:ĐỘ|KHẨU|MÃ|THIẾT|ONG|THƯ|VỤ|PHỤC|NGỌT)(?!\\p{L}))"
                        + "|(?iu:(?<!\\p{L})độ mật\\s*:)"));
    }

    private PlainText() {}

    /** What is wrong with a text; nothing where there is no text. */
    public static List<Problem> problems(String where, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        if (text.length() > LONGEST) {
            problems.add(Problem.at(where, ProblemCode.TEXT_TOO_LONG, LONGEST));
        }
        marks(text).forEach(code -> problems.add(Problem.at(where, code)));
        return problems;
    }

    /** What a text of any length holds that may not be written down. */
    public static List<ProblemCode> marks(String text) {
        String plain = plain(text);
        return REFUSED.entrySet().stream()
                .filter(one -> one.getValue().matcher(plain).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The text as it is kept: composed letters, no control signs but line breaks, no blanks around it, null where nothing is left. */
    public static @Nullable String tidy(@Nullable String text) {
        String tidy = text == null
                ? ""
                : Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cc}&&[^\\n\\t]]", "")
                        .strip();
        return tidy.isEmpty() ? null : tidy;
    }

    /** Full-width digits, invisible letters and special blanks do not help a number through. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\p{Cf}", "")
                .replaceAll("[\\p{Zs}\\t]", " ")
                .replaceAll("\\p{Pd}", "-");
    }
}
