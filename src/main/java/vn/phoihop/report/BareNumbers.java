package vn.phoihop.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers typed into a narrative instead of a figure's token. Dates, numbers of papers and names that carry a digit (Quân khu 9,
 * COVID-19, PV01) are not meant; they are passed over.
 */
final class BareNumbers {

    /**
     * A number standing in the words.
     *
     * @param written as typed
     * @param value as Vietnamese writing means it; null where it cannot be read as one
     * @param following the words after it
     */
    record Found(String written, Optional<BigDecimal> value, String following) {}

    private static final String BEFORE = "(?<![\\p{L}\\d])";
    private static final String AFTER = "(?![\\p{L}\\d])";

    /** What digits may stand in besides tokens, first match first. */
    private static final Pattern ALLOWED = Pattern.compile(String.join(
            "|",
            // numbers of papers: 03/2019/NĐ-CP, 05/BC-UBND, 12-NQ/TW
            BEFORE + "\\d+/\\d{4}/[\\p{Lu}][\\p{L}\\d]*(?:[-/][\\p{L}\\d]+)*",
            BEFORE + "\\d+[-/][\\p{Lu}][\\p{L}\\d]*(?:[-/][\\p{L}\\d]+)*",
            // dates and times
            BEFORE + "\\d{1,2}/\\d{1,2}/\\d{4}" + AFTER,
            BEFORE + "\\d{1,2}/\\d{4}" + AFTER,
            BEFORE + "\\d{1,2}/\\d{1,2}" + AFTER,
            calendar("ngày", "0?[1-9]|[12]\\d|3[01]"),
            calendar("tháng", "0?[1-9]|1[0-2]"),
            calendar("quý", "[1-4]"),
            calendar("tuần", "0?[1-9]|[1-4]\\d|5[0-3]"),
            calendar("năm|giai đoạn", "(?:19|20)\\d{2}|2100"),
            calendar("thứ", "[1-9]\\d?"),
            calendar("giờ|lúc", "[0-5]?\\d"),
            BEFORE
                    + "\\d{1,2}(?:\\s+tháng(?!\\p{L})|\\s+giờ(?!\\p{L})|\\s+phút(?!\\p{L})|\\s+năm(?!\\p{L})|\\s+ngày(?!\\p{L}))",
            BEFORE + "(?:19|20)\\d{2}(?:\\s*[-–]\\s*(?:19|20)\\d{2})?" + AFTER + "(?!\\s+\\p{L})",
            // names with a digit
            "\\p{L}+-?\\d+(?![\\d.,]*\\d)",
            "(?iu:quân khu|vùng|cảnh sát biển|lữ đoàn|quân đoàn|hải đoàn|hải đội|đội|trạm|điều|khoản|mục|phụ lục|mốc|quốc lộ|nghị định)\\s+\\d+"
                    + AFTER,
            // the number of a point at the beginning of a line
            "(?m:^\\s*\\d{1,2}[.)]\\s)"));

    /** A word of the calendar and a number it can have, or two of them: {@code tháng 1 - 6}; "năm 10.968" counts something. */
    private static String calendar(String words, String numbers) {
        String number = "(?:" + numbers + ")";
        return BEFORE + "(?iu:" + words + ")\\s+" + number + "(?:\\s*[-–]\\s*" + number + ")?(?![\\p{L}\\d]|[.,]\\d)";
    }

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:,\\d+)?");

    private BareNumbers() {}

    static List<Found> in(String words) {
        StringBuilder masked = new StringBuilder(words);
        Matcher allowed = ALLOWED.matcher(words);
        while (allowed.find()) {
            for (int i = allowed.start(); i < allowed.end(); i++) {
                masked.setCharAt(i, '\u0000');
            }
        }
        List<Found> found = new ArrayList<>();
        Matcher number = NUMBER.matcher(masked);
        while (number.find()) {
            found.add(new Found(
                    number.group(),
                    value(number.group()),
                    words.substring(number.end()).stripLeading()));
        }
        return found;
    }

    private static Optional<BigDecimal> value(String written) {
        return GROUPED.matcher(written).matches()
                ? Optional.of(new BigDecimal(written.replace(".", "").replace(',', '.')))
                : Optional.empty();
    }
}
