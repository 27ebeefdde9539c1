package vn.phoihop.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Window;

/**
 * The days to which a list is narrowed, half-open as everywhere: programs say {@code from} and {@code to}, the day after the last; people
 * choose the first and the last day in a chip, or a {@code period}.
 *
 * @param from the first day; null without a beginning
 * @param to the day after the last; null without an end
 */
public record DaysAsked(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** @param chip the name of the filter made by {@link Filter#days} */
    public static DaysAsked of(ListQuery query, String chip, List<Problem> problems) {
        LocalDate from = value("from", query, problems, CalendarDay::read);
        LocalDate to = value("to", query, problems, CalendarDay::read);
        LocalDate first = value(chip + "From", query, problems, CalendarDay::read);
        LocalDate last = value(chip + "To", query, problems, CalendarDay::read);
        Window period = value("period", query, problems, Window::parse);
        DaysAsked asked = new DaysAsked(
                from != null ? from : first != null ? first : period == null ? null : period.from(),
                to != null ? to : last != null ? last.plusDays(1) : period == null ? null : period.to());
        if (asked.from != null && asked.to != null && !asked.from.isBefore(asked.to)) {
            problems.add(Problem.at(
                    to != null ? "to" : chip + "To",
                    ProblemCode.ENDS_BEFORE_IT_BEGINS,
                    asked.from,
                    to != null ? asked.to : asked.to.minusDays(1)));
        }
        return asked;
    }

    /** What stands in a parameter; null, with a problem where it cannot be read. */
    public static <T> @Nullable T value(
            String name, ListQuery query, List<Problem> problems, Function<String, T> reading) {
        String text = query.filter(name);
        try {
            return text.isEmpty() ? null : reading.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            problems.add(Problem.at(name, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    /** For {@link #value}. */
    public static Boolean yesOrNo(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
