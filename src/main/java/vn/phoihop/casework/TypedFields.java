package vn.phoihop.casework;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.TypedNumber;

/** The fields of a form as somebody typed them; what cannot be read is a problem at its field. */
final class TypedFields {

    /** So many rows of partners or goods fit on a form. */
    static final int ROWS = 30;

    /** Stands for a unit or an area that was not named; there is none of this id. */
    private static final long NONE = Long.MAX_VALUE;

    private final Map<String, String> typed;
    private final Locale locale;
    private final FindingByName names;
    private final List<Problem> problems = new ArrayList<>();
    private boolean dayKnown = true;

    TypedFields(Map<String, String> typed, Locale locale, FindingByName names) {
        this.typed = typed;
        this.names = names;
        this.locale = locale;
    }

    List<Problem> problems() {
        return problems;
    }

    /** What could not be read, with what was found wrong in the rest. */
    List<Problem> with(List<Problem> checked) {
        return new Typed<>("", problems, Map.of()).with(checked);
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

    String required(String field) {
        if (text(field).isEmpty()) {
            problems.add(Problem.at(field, ProblemCode.REQUIRED));
        }
        return text(field);
    }

    /** A day as 30/05/2022 or 2022-05-30; the stand-in where it is missing or cannot be read. */
    LocalDate day(String field, LocalDate standIn) {
        String text = required(field);
        dayKnown = !text.isEmpty();
        try {
            return text.isEmpty() ? standIn : CalendarDay.readTyped(text);
        } catch (DateTimeParseException unreadable) {
            dayKnown = false;
            problems.add(Problem.at(field, ProblemCode.NOT_A_TIME, text));
            return standIn;
        }
    }

    <T> @Nullable T id(String field, LongFunction<T> id) {
        String text = text(field);
        try {
            return text.isEmpty() ? null : id.apply(Long.parseLong(text));
        } catch (IllegalArgumentException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    /** The area named in a box on the day; the stand-in where none is meant. */
    AreaId area(String field, LocalDate day) {
        if (unasked(field)) {
            return new AreaId(NONE);
        }
        return named(field) || text(field).isEmpty()
                ? names.area(field, text(field), text(field + "Text"), day, problems)
                        .orElse(new AreaId(NONE))
                : Objects.requireNonNullElse(id(field, AreaId::new), new AreaId(NONE));
    }

    /** The unit named in a box on the day; the stand-in where none is meant. */
    UnitId unit(String field, LocalDate day) {
        if (unasked(field)) {
            return new UnitId(NONE);
        }
        return named(field) || text(field).isEmpty()
                ? names.unit(field, text(field), text(field + "Text"), day, problems)
                        .orElse(new UnitId(NONE))
                : Objects.requireNonNullElse(id(field, UnitId::new), new UnitId(NONE));
    }

    /** Whether there is a box for its name: what stands in it counts, so that an empty one means nothing, whatever was chosen before. */
    private boolean named(String field) {
        return typed.containsKey(field + "Text") && dayKnown;
    }

    /** Of a name alone nobody knows what it means before the day is known; what was chosen is believed until then. */
    private boolean unasked(String field) {
        return !dayKnown && text(field).isEmpty() && !text(field + "Text").isEmpty();
    }

    @Nullable
    UUID uuid(String field) {
        return read(field, UUID::fromString);
    }

    /** What must be there in a form that only a page writes; null where it is missing or cannot be read. */
    <T> @Nullable T read(String field, Function<String, T> reading) {
        String text = required(field);
        try {
            return text.isEmpty() ? null : reading.apply(text);
        } catch (IllegalArgumentException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    /** An amount in the reader's way of writing numbers; null where nothing stands there or it cannot be read. */
    @Nullable
    Quantity amount(String field) {
        try {
            return text(field).isEmpty() ? null : TypedNumber.read(field, text(field), locale);
        } catch (Refused unreadable) {
            problems.addAll(unreadable.problems());
            return null;
        }
    }

    /** The partners named, in their rows; empty rows are none. */
    Map<Integer, UnitId> partners(LocalDate day) {
        Map<Integer, UnitId> partners = new LinkedHashMap<>();
        for (int row : rows("partners[", "]")) {
            String field = "partners[" + row + "]";
            if (ticked(named(field) ? field + "Text" : field) && !unasked(field)) {
                partners.put(row, unit(field, day));
            }
        }
        return partners;
    }

    /** The numbers of the rows sent, in their order. */
    List<Integer> rows(String before, String after) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            if (typed.containsKey(before + row + after)) {
                rows.add(row);
            }
        }
        return rows;
    }
}
