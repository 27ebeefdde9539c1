package vn.phoihop.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/** Where a record stands in a list of records: what it may be sorted by, see {@link RowOrder}, and itself. */
public record RowPlace(LocalDate day, Instant changedAt, UUID record) {

    /** As an address names it; null at the beginning, with a problem where it cannot be read. */
    public static @Nullable RowPlace read(ListQuery query, List<Problem> problems) {
        List<String> after = query.after();
        if (after.isEmpty()) {
            return null;
        }
        try {
            return new RowPlace(
                    CalendarDay.read(after.get(0)), ListQuery.moment(after.get(1)), UUID.fromString(after.get(2)));
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            problems.add(Problem.at(
                    "after", ProblemCode.NOT_READABLE, query.address().get("after")));
            return null;
        }
    }

    /** As a question for records answers it: {@code day}, {@code changed_at} and {@code record}. */
    public static RowPlace of(ResultSet row, int number) throws SQLException {
        return new RowPlace(
                row.getObject("day", LocalDate.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getObject("record", UUID.class));
    }

    /** As {@link #read} reads it. */
    public String word() {
        return ListQuery.place(day, changedAt, record);
    }
}
