package vn.phoihop.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** Numbers, dates and letters as Vietnamese offices write them. */
public final class VietnameseWriting {

    public static final Locale LOCALE = Locale.of("vi", "VN");

    private static final DateTimeFormatter NUMERIC = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final String NO_BREAK = "\u00a0";

    /** The letters of points, in the order of the Vietnamese alphabet; ă, â, ê, ô, ơ and ư are not used for points. */
    private static final String POINTS = "abcdđeghiklmnopqrstuvxy";

    private VietnameseWriting() {}

    /** {@code ngày 05 tháng 7 năm 2022}: days below 10 and the months 1 and 2 get a zero, no others, so that none can be altered. */
    public static String date(LocalDate day) {
        int month = day.getMonthValue();
        return "ngày " + padded(day.getDayOfMonth()) + " tháng " + (month <= 2 ? "0" + month : month) + " năm "
                + day.getYear();
    }

    /** The same with room for day and month where the date is still open. */
    static String dateOrRoom(@Nullable LocalDate day) {
        return day == null
                ? "ngày" + NO_BREAK.repeat(6) + "tháng" + NO_BREAK.repeat(6) + "năm" + NO_BREAK.repeat(8)
                : date(day);
    }

    /** {@code 05/07/2022}, for tables. */
    public static String shortDate(LocalDate day) {
        return NUMERIC.format(day);
    }

    /** {@code từ ngày 15 tháng 12 năm 2021 đến ngày 14 tháng 6 năm 2022}: people name the last day, not the one after. */
    public static String window(Window window) {
        return "từ " + date(window.from()) + " đến " + date(window.lastDay());
    }

    /** {@code 15/12/2021 – 14/06/2022}, for tables. */
    public static String shortWindow(Window window) {
        return shortDate(window.from()) + " – " + shortDate(window.lastDay());
    }

    /** {@code 11.000}, {@code 61,475}: groups of three from four digits on, every decimal that is there. */
    public static String number(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder written = new StringBuilder();
        if (value.signum() < 0) {
            written.append('-');
        }
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                written.append('.');
            }
            written.append(whole.charAt(i));
        }
        if (point >= 0) {
            written.append(',').append(plain, point + 1, plain.length());
        }
        return written.toString();
    }

    public static String number(Quantity quantity) {
        return number(quantity.value());
    }

    public static String number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    /** A number in running text: whole ones from 1 to 9 get a zero ({@code 08 băng nhóm}), all others stand as {@link #number(Quantity)}. */
    public static String inText(Quantity quantity) {
        BigDecimal value = quantity.value();
        boolean oneDigit = value.signum() > 0 && value.scale() <= 0 && value.compareTo(BigDecimal.TEN) < 0;
        return oneDigit ? padded(value.intValueExact()) : number(value);
    }

    /** {@code 94,9%}. */
    public static String percent(BigDecimal value) {
        return number(value) + "%";
    }

    /** At least two digits: {@code 05}, {@code 12}. */
    public static String padded(int number) {
        return number >= 0 && number < 10 ? "0" + number : Integer.toString(number);
    }

    /** The letter of the point at this index from 0: a, b, c, d, đ, e, g … */
    public static String letter(int index) {
        return String.valueOf(POINTS.charAt(index));
    }

    /** Roman numerals for sections and annexes: I, II, III, IV … up to 399. */
    public static String roman(int number) {
        if (number < 1 || number >= 400) {
            throw new IllegalArgumentException("Roman numerals are for 1 to 399, not " + number);
        }
        String[] signs = {"C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        int[] values = {100, 90, 50, 40, 10, 9, 5, 4, 1};
        StringBuilder written = new StringBuilder();
        int left = number;
        for (int i = 0; i < values.length; i++) {
            while (left >= values[i]) {
                written.append(signs[i]);
                left -= values[i];
            }
        }
        return written.toString();
    }

    /** Capitals, with Vietnamese letters. */
    public static String capitals(String text) {
        return text.toUpperCase(LOCALE);
    }

    /** {@code BÁO CÁO} → {@code Báo cáo}. */
    static String sentenceCase(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(LOCALE) + text.substring(1).toLowerCase(LOCALE);
    }
}
