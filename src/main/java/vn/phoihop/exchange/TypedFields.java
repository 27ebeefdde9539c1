package vn.phoihop.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/** The fields of a form as somebody typed them; what cannot be read is a problem at its field. */
final class TypedFields {

    /** Stands for a unit or an area that was not named; there is none of this id. */
    static final long NONE = Long.MAX_VALUE;

    private final Map<String, String> typed;
    private final FindingByName names;
    private final LocalDate today;
    private final List<Problem> problems = new ArrayList<>();

    TypedFields(Map<String, String> typed, FindingByName names, LocalDate today) {
        this.typed = typed;
        this.names = names;
        this.today = today;
    }

    List<Problem> problems() {
        return problems;
    }

    String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }

    @Nullable
    String textOrNull(String field) {
        return PlainText.tidy(typed.get(field));
    }

    boolean ticked(String field) {
        return !text(field).isEmpty();
    }

    /** What stands in a field; null where nothing does, or, with a problem, what cannot be read. */
    <T> @Nullable T value(String field, Function<String, T> reading) {
        String text = text(field);
        try {
            return text.isEmpty() ? null : reading.apply(text);
        } catch (IllegalArgumentException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    /** A day as 30/05/2022 or 2022-05-30; null where there is none or it cannot be read. */
    @Nullable
    LocalDate day(String field) {
        String text = text(field);
        try {
            return text.isEmpty() ? null : CalendarDay.readTyped(text);
        } catch (DateTimeParseException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_A_TIME, text));
            return null;
        }
    }

    @Nullable
    UUID uuid(String field) {
        return value(field, UUID::fromString);
    }

    /** The area named in a box today; the stand-in where none is meant. */
    AreaId area(String field) {
        return names.area(field, text(field), text(field + "Text"), today, problems)
                .orElse(new AreaId(NONE));
    }

    /** The unit named in a box today; the stand-in where none is meant. */
    UnitId unit(String field) {
        return names.unit(field, text(field), text(field + "Text"), today, problems)
                .orElse(new UnitId(NONE));
    }

    /** Whether something stands in a box; an id without a box, as a link sends it, does too. */
    boolean named(String field) {
        return ticked(typed.containsKey(field + "Text") ? field + "Text" : field);
    }

    /** What stands behind a beginning in the names of the boxes ticked, in the order of the names. */
    <T> List<T> ticked(String before, Function<String, T> reading) {
        List<T> all = new ArrayList<>();
        typed.keySet().stream()
                .filter(field -> field.startsWith(before) && ticked(field))
                .sorted()
                .forEach(field -> {
                    try {
                        all.add(reading.apply(field.substring(before.length())));
                    } catch (IllegalArgumentException unreadable) {
                        problems.add(Problem.at(field, ProblemCode.NOT_READABLE, field));
                    }
                });
        return all;
    }

    /** The numbers of the rows sent, in their order. */
    List<Integer> rows(String before) {
        return rows(typed, before);
    }

    /** @param before as {@code "units["} */
    static List<Integer> rows(Map<String, String> values, String before) {
        Pattern row = Pattern.compile(Pattern.quote(before) + "(\\d{1,4})]");
        return values.keySet().stream()
                .map(row::matcher)
                .filter(Matcher::matches)
                .map(found -> Integer.valueOf(found.group(1)))
                .distinct()
                .sorted()
                .toList();
    }
}
