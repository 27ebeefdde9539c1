package vn.phoihop.web;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** Numbers and dates as they are written: 11.000 and 61,475 in Vietnamese, 11,000 and 61.475 in English; 05/07/2022 in both. */
public record Formats(Locale locale, ZoneId zone) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private static final DecimalFormat VIETNAMESE_NUMBER = numbers('.', ',');
    private static final DecimalFormat ENGLISH_NUMBER = numbers(',', '.');

    public boolean english() {
        return locale.getLanguage().equals("en");
    }

    /** All its decimals, grouped by thousands. */
    public String number(BigDecimal value) {
        // Making a format costs more than using it; one is used by a single thread at a time.
        DecimalFormat format = (DecimalFormat) (english() ? ENGLISH_NUMBER : VIETNAMESE_NUMBER).clone();
        format.setMaximumFractionDigits(Math.max(0, value.scale()));
        return format.format(value);
    }

    private static DecimalFormat numbers(char grouping, char decimal) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator(grouping);
        symbols.setDecimalSeparator(decimal);
        symbols.setMinusSign('\u2212');
        return new DecimalFormat("#,##0", symbols);
    }

    public String number(Quantity value) {
        return number(value.value());
    }

    public String number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    /** With its sign, for changes: +1.204, −87, 0. */
    public String change(BigDecimal value) {
        return value.signum() > 0 ? "+" + number(value) : number(value);
    }

    public String date(LocalDate day) {
        return DAY.format(day);
    }

    /** As in prose: "ngày 05 tháng 7 năm 2022" (months 1 and 2 with a zero, as offices write it), "5 July 2022". */
    public String dateInWords(LocalDate day) {
        if (english()) {
            return ENGLISH_DAY.format(day);
        }
        String month = day.getMonthValue() < 3 ? "0" + day.getMonthValue() : "" + day.getMonthValue();
        return "ngày %02d tháng %s năm %d".formatted(day.getDayOfMonth(), month, day.getYear());
    }

    public String time(Instant moment) {
        return MINUTE.format(moment.atZone(zone));
    }

    public String time(LocalDateTime moment) {
        return MINUTE.format(moment);
    }

    /** First and last day, as people name a window. */
    public String window(Window window) {
        return date(window.from()) + " – " + date(window.lastDay());
    }

    /** Any value of a cell or of a message. */
    public String any(Object value) {
        return switch (value) {
            case Quantity quantity -> number(quantity);
            case BigDecimal decimal -> number(decimal);
            case Long whole -> number(whole);
            case Integer whole -> number(whole);
            case LocalDate day -> date(day);
            case LocalDateTime moment -> time(moment);
            case Instant moment -> time(moment);
            case Window window -> window(window);
            case LocalizedText text -> text.in(locale);
            default -> value.toString();
        };
    }
}
