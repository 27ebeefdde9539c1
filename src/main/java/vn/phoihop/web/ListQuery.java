package vn.phoihop.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * What the address of a list asks for: {@code ?q=…&sort=-date&after=…} and the list's own filters. A controller takes it as an argument.
 *
 * @param search free text, empty for none
 * @param sort a column's key, empty for the list's own order
 * @param descending the sort is written with a minus
 * @param after the place of the last row shown, as the list itself wrote it with {@link #place}; empty at the beginning
 * @param address with the filters
 */
public record ListQuery(String search, String sort, boolean descending, List<String> after, Address address) {

    /**
     * Rows a page of a list shows at once, two screens of a desk; "load more" brings as many again. Ask the database for one more to know
     * whether there are more.
     */
    public static final int PAGE = 25;

    private static final String SEPARATOR = "\u001f";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    static ListQuery of(Address address) {
        String sort = address.get("sort");
        boolean descending = sort.startsWith("-");
        return new ListQuery(
                address.get("q").strip(),
                descending ? sort.substring(1) : sort,
                descending,
                readPlace(address.get("after")),
                address);
    }

    /** The chosen value of a filter, empty for none. */
    public String filter(String name) {
        return address.get(name);
    }

    /** A day of a filter {@link Filter#days}, such as {@code day("onFrom")}; empty for none. */
    public Optional<LocalDate> day(String name) {
        String text = filter(name);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(CalendarDay.read(text));
        } catch (DateTimeParseException unreadable) {
            throw new Refused(Problem.at(name, ProblemCode.NOT_READABLE, text));
        }
    }

    /** The place of a row in its list: the values it is sorted by, its id last, as one opaque word. */
    public static String place(Object... values) {
        String joined = String.join(
                SEPARATOR, List.of(values).stream().map(Object::toString).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> readPlace(String place) {
        if (place.isEmpty()) {
            return List.of();
        }
        try {
            byte[] joined = Base64.getUrlDecoder().decode(place);
            return List.of(new String(joined, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Problem.at("after", ProblemCode.NOT_READABLE, place));
        }
    }

    /**
     * A moment of a {@link #place}.
     *
     * @throws DateTimeParseException where it is none of ours
     */
    public static Instant moment(String text) {
        Instant moment = Instant.parse(text);
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new DateTimeParseException("not a moment of a year of four digits", text, 0);
        }
        return moment;
    }

    /** That {@link #after} cannot be read, as the address has it. */
    public Refused unreadablePlace() {
        return new Refused(Problem.at("after", ProblemCode.NOT_READABLE, address.get("after")));
    }
}
