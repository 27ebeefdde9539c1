package vn.phoihop.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import vn.phoihop.vocabulary.CalendarDay;

/**
 * A filter of a list, shown as a chip: one of several choices or all, one of several alone, days from and to, a text, or one of many that are found by typing.
 *
 * @param name its parameter in the address; of days {@code nameFrom} and {@code nameTo}, both included, ISO dates
 * @param label what it filters by
 * @param choices without the one for "all", which the chip adds itself; of what is found the one that is chosen
 * @param from what stands in the address, of days and of a text (there it is the text), empty for nothing; of what is found, where it is asked for
 * @param to what stands in the address, of days; of what is found, the day for which it is asked
 */
public record Filter(String name, String label, Kind kind, List<Choice> choices, String from, String to) {

    /** How a filter is chosen. */
    public enum Kind {
        CHOICE,
        /** There is no "all": what the address does not say is the choice without a value. */
        ONE_OF,
        DAYS,
        TEXT,
        FOUND
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    /** One of several. */
    public Filter(String name, String label, List<Choice> choices) {
        this(name, label, Kind.CHOICE, choices, "", "");
    }

    /** One of several, by values and labels; the address says which is chosen. */
    public static Filter choice(String name, String label, ListQuery query, List<Choice> choices) {
        String chosen = query.filter(name);
        return new Filter(
                name,
                label,
                choices.stream()
                        .map(one ->
                                new Choice(one.value(), one.label(), one.value().equals(chosen)))
                        .toList());
    }

    /** One of several and never all; the one without a value is chosen where the address says nothing. */
    public static Filter oneOf(String name, String label, ListQuery query, List<Choice> choices) {
        return new Filter(
                name, label, Kind.ONE_OF, choice(name, label, query, choices).choices(), "", "");
    }

    /** Days from and to; read them with {@link ListQuery#day}. */
    public static Filter days(String name, String label, ListQuery query) {
        return new Filter(name, label, Kind.DAYS, List.of(), query.filter(name + "From"), query.filter(name + "To"));
    }

    /** A text; read it with {@link ListQuery#filter}. */
    public static Filter text(String name, String label, ListQuery query) {
        return new Filter(name, label, Kind.TEXT, List.of(), query.filter(name), "");
    }

    /**
     * One of many, found by typing as in a form: the address holds {@code name}, its id, and {@code nameText}, what stands in the box.
     *
     * @param source answers with the template {@code web/type-ahead-options}
     * @param words of what is chosen; empty for nothing
     */
    public static Filter found(String name, String label, ListQuery query, String source, LocalDate day, String words) {
        return new Filter(
                name,
                label,
                Kind.FOUND,
                words.isEmpty() ? List.of() : List.of(new Choice(query.filter(name), words, true)),
                source,
                day.toString());
    }

    /** Its parameters in the address. */
    List<String> parameters() {
        return switch (kind) {
            case DAYS -> List.of(name + "From", name + "To");
            case FOUND -> List.of(name, name + "Text");
            case CHOICE, ONE_OF, TEXT -> List.of(name);
        };
    }

    /** Of what is found: the id that is chosen. */
    String value() {
        return choices.isEmpty() ? "" : choices.getFirst().value();
    }

    /** The words of what is chosen, empty for all. */
    public String chosen() {
        return switch (kind) {
            case CHOICE, ONE_OF, FOUND ->
                choices.stream()
                        .filter(Choice::chosen)
                        .map(Choice::label)
                        .findFirst()
                        .orElse("");
            case TEXT -> from;
            case DAYS -> from.isEmpty() && to.isEmpty() ? "" : shown(from) + " – " + shown(to);
        };
    }

    private static String shown(String day) {
        try {
            return day.isEmpty() ? "…" : DAY.format(CalendarDay.read(day));
        } catch (DateTimeParseException unreadable) {
            return day;
        }
    }
}
