package vn.phoihop.files;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/**
 * A table as text: columns parted by semicolons, one line per row, a first line with the columns' names, comments after {@code #}. No
 * quoting: names of places and units have no semicolon.
 */
public final class PlainTable {

    private PlainTable() {}

    /** A row that knows its line. */
    public record Row(String where, Map<String, String> values, List<Problem> problems) {

        public void problem(ProblemCode code, Object... arguments) {
            problems.add(Problem.at(where, code, arguments));
        }

        /** The value, empty when nothing stands there. */
        public String text(String column) {
            return values.getOrDefault(column, "");
        }

        public String required(String column) {
            String value = text(column);
            if (value.isEmpty()) {
                problem(ProblemCode.FIELD_MISSING, column);
            }
            return value;
        }

        /** A positive whole number, or empty with a problem noted. */
        public Optional<Long> number(String column) {
            String value = text(column);
            try {
                return Optional.of(Long.parseLong(value));
            } catch (NumberFormatException unreadable) {
                problem(ProblemCode.NOT_READABLE, value);
                return Optional.empty();
            }
        }

        public Validity validity() {
            LocalDate from = date("valid_from").orElse(null);
            LocalDate to = date("valid_to").orElse(null);
            if (from != null && to != null && !from.isBefore(to)) {
                problem(ProblemCode.ENDS_BEFORE_IT_BEGINS, from, to);
                return Validity.ALWAYS;
            }
            return new Validity(from, to);
        }

        /** A day that must be there; empty with a problem noted. */
        public Optional<LocalDate> requiredDate(String column) {
            return required(column).isEmpty() ? Optional.empty() : date(column);
        }

        private Optional<LocalDate> date(String column) {
            String value = text(column);
            try {
                return value.isEmpty() ? Optional.empty() : Optional.of(CalendarDay.read(value));
            } catch (DateTimeParseException unreadable) {
                problem(ProblemCode.NOT_READABLE, value);
                return Optional.empty();
            }
        }
    }

    /** The rows; problems found are added to the list. */
    public static List<Row> read(String file, String text, List<String> columns, List<Problem> problems) {
        List<Row> rows = new ArrayList<>();
        List<String> head = List.of();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String where = file + ":" + number;
            List<String> cells = cells(line);
            if (head.isEmpty()) {
                head = cells;
                for (String column : columns) {
                    if (!head.contains(column)) {
                        problems.add(Problem.at(where, ProblemCode.FIELD_MISSING, column));
                    }
                }
            } else if (cells.size() != head.size()) {
                problems.add(Problem.at(where, ProblemCode.COLUMNS_DIFFER, head.size(), cells.size()));
            } else {
                Map<String, String> values = new HashMap<>();
                for (int i = 0; i < cells.size(); i++) {
                    values.put(head.get(i), cells.get(i));
                }
                rows.add(new Row(where, values, problems));
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int to = line.indexOf(';'); to >= 0; to = line.indexOf(';', from)) {
            cells.add(line.substring(from, to).strip());
            from = to + 1;
        }
        cells.add(line.substring(from).strip());
        return cells;
    }
}
