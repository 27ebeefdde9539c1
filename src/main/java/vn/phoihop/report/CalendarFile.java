package vn.phoihop.report;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vn.phoihop.report.DueDates.DueDate;

/** Due dates as an iCalendar file (RFC 5545), for the calendars people have: a day without hours each, the same one at every fetch. */
final class CalendarFile {

    static final String TYPE = "text/calendar;charset=UTF-8";

    /** Octets of a line; what is longer goes on in the next one. */
    private static final int LONGEST = 75;

    /** So often a calendar that subscribes need ask again (RFC 7986; the other name is for those that know only that). */
    private static final String FRESH = "PT12H";

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder();

    private CalendarFile() {}

    /**
     * Of these dates.
     *
     * @param name as the calendar is shown
     * @param level at which they are due, in words: who has the calendars of two levels side by side tells them apart
     * @param at when it was made
     */
    static String of(List<DueDate> dates, String name, String level, Locale locale, Instant at) {
        CalendarFile file = new CalendarFile();
        file.line("BEGIN:VCALENDAR");
        file.line("VERSION:2.0");
        file.line("PRODID:-//Phoi Hop//Due dates//VI");
        file.line("CALSCALE:GREGORIAN");
        file.line("X-WR-CALNAME:" + escaped(name + " – " + level));
        file.line("REFRESH-INTERVAL;VALUE=DURATION:" + FRESH);
        file.line("X-PUBLISHED-TTL:" + FRESH);
        dates.forEach(one -> file.event(one, level, locale, at));
        file.line("END:VCALENDAR");
        return file.text.toString();
    }

    private void event(DueDate one, String level, Locale locale, Instant at) {
        LocalDate day = one.on();
        line("BEGIN:VEVENT");
        line("UID:%s-%s-%s-%s@phoihop"
                .formatted(
                        one.book().id(),
                        one.form().code(),
                        one.window().toString().replace('/', '-'),
                        one.level()));
        line("DTSTAMP:" + MOMENT.format(at));
        line("DTSTART;VALUE=DATE:" + DAY.format(day));
        line("DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)));
        line("SUMMARY:"
                + escaped(one.form().name().in(locale) + " – " + one.label().in(locale) + " (" + level + ")"));
        line("DESCRIPTION:"
                + escaped(one.book().name().in(locale) + ". "
                        + one.standing().label().in(locale)));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Folded so that no line is longer than a reader must take, never within a letter. */
    private void line(String content) {
        int octets = 0;
        for (int i = 0; i < content.length(); ) {
            int letter = content.codePointAt(i);
            String written = Character.toString(letter);
            int size = written.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > LONGEST) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(written);
            octets += size;
            i += Character.charCount(letter);
        }
        text.append("\r\n");
    }
}
