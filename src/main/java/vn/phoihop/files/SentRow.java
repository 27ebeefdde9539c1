package vn.phoihop.files;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/** A row of a {@link SentTable} that knows its line; what cannot be read is noted with line and column. */
public final class SentRow {

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}._/-]{0,39}");
    private static final Pattern SEVERAL = Pattern.compile("[\\s,]+");
    private static final int LONGEST_TEXT = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private static final DateTimeFormatter VIETNAMESE_DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final String file;
    private final SentTable.Line line;
    private final List<String> head;
    private final List<Problem> problems;
    private final Set<String> wrong = new HashSet<>();

    SentRow(String file, SentTable.Line line, List<String> head, List<Problem> problems) {
        this.file = file;
        this.line = line;
        this.head = head;
        this.problems = problems;
    }

    /** {@code communes.csv:12}. */
    public String where() {
        return file + ":" + line.number();
    }

    /** {@code communes.csv:12 parent}. */
    public String where(String column) {
        return where() + " " + column;
    }

    public void problem(String column, ProblemCode code, Object... arguments) {
        wrong.add(column);
        problems.add(Problem.at(where(column), code, arguments));
    }

    /** Whether nothing has been found wrong in any of these columns. */
    public boolean isRight(String... columns) {
        return Stream.of(columns).noneMatch(wrong::contains);
    }

    /** What stands there; empty where nothing does or the table has no such column. */
    public String text(String column) {
        int index = head.indexOf(column);
        return index < 0 ? "" : line.cells().get(index);
    }

    /** A text of a line's length that must be there. */
    public String required(String column) {
        String text = text(column);
        if (text.isEmpty() && !line.formulas().contains(head.indexOf(column))) {
            problem(column, ProblemCode.REQUIRED);
        } else if (text.length() > LONGEST_TEXT) {
            problem(column, ProblemCode.TEXT_TOO_LONG, LONGEST_TEXT);
        }
        return text;
    }

    /** A code that must be there. */
    public String requiredCode(String column) {
        return required(column).isEmpty() ? "" : code(column);
    }

    /** A code; empty where none stands there, or with a problem noted. */
    public String code(String column) {
        List<String> codes = codes(column).toList();
        if (codes.size() > 1) {
            problem(column, ProblemCode.CODE_NOT_USABLE, text(column));
        }
        return codes.size() == 1 ? codes.getFirst() : "";
    }

    /** Several codes, parted by spaces or commas. A code may name its day: {@code 91@2025-07-01}. */
    public Stream<String> codes(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Stream.empty();
        }
        int index = head.indexOf(column);
        if (line.numbers().contains(index)) {
            problem(column, ProblemCode.CELL_NUMBER, text);
            return Stream.empty();
        }
        List<String> codes = List.of(SEVERAL.split(text));
        for (String code : codes) {
            if (!CODE.matcher(code.replaceFirst("@.*", "")).matches()) {
                problem(column, ProblemCode.CODE_NOT_USABLE, code);
                return Stream.empty();
            }
        }
        return codes.stream();
    }

    /** A day; empty where none stands there, or with a problem noted. */
    public Optional<LocalDate> day(String column) {
        String text = text(column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = read(text);
        if (day.isEmpty()) {
            problem(column, ProblemCode.DAY_NOT_READABLE, text);
        }
        return day;
    }

    public Optional<LocalDate> requiredDay(String column) {
        return required(column).isEmpty() ? Optional.empty() : day(column);
    }

    private static Optional<LocalDate> read(String text) {
        try {
            LocalDate day = text.contains("/") ? LocalDate.parse(text, VIETNAMESE_DAY) : CalendarDay.read(text);
            return Optional.of(day).filter(one -> one.getYear() >= FIRST_YEAR && one.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** From the day in {@code valid_from} until before the one in {@code valid_to}; both may be left empty. */
    public Validity validity() {
        LocalDate from = day("valid_from").orElse(null);
        LocalDate to = day("valid_to").orElse(null);
        if (from != null && to != null && !from.isBefore(to)) {
            problem("valid_to", ProblemCode.ENDS_BEFORE_IT_BEGINS, from, to);
            return Validity.ALWAYS;
        }
        return new Validity(from, to);
    }
}
