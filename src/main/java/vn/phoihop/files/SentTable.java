package vn.phoihop.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * A table that somebody sends: CSV in UTF-8, or the one sheet of an XLSX workbook. What it is shows in its first bytes, not in its name. Reading
 * never stops at a problem of a row.
 */
public record SentTable(String file, int headLine, List<String> head, List<SentRow> rows) {

    /** A list of all communes of the country, twice over, is a third of it. */
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    static final int MOST_ROWS = 50_000;

    private static final int MEGABYTE = 1024 * 1024;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final byte[] PDF = {'%', 'P', 'D', 'F'};

    public SentTable {
        head = List.copyOf(head);
        rows = List.copyOf(rows);
    }

    /** A line as it was found, before its columns have names. */
    record Line(int number, List<String> cells, Set<Integer> numbers, Set<Integer> formulas) {

        static Line of(int number, List<String> cells) {
            return new Line(number, cells, Set.of(), Set.of());
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isEmpty) && formulas.isEmpty();
        }
    }

    /** The table; empty where it cannot be read as one at all. Problems found are added to the list. */
    public static Optional<SentTable> read(String file, byte[] content, List<Problem> problems) {
        if (content.length > MOST_BYTES) {
            problems.add(Problem.at(file, ProblemCode.FILE_TOO_LARGE, MOST_BYTES / MEGABYTE));
            return Optional.empty();
        }
        if (begins(content, OLE2)) {
            problems.add(Problem.at(file, ProblemCode.FILE_KIND_UNKNOWN, "Excel 97–2003 (XLS), XLSX + password"));
            return Optional.empty();
        }
        if (begins(content, PDF)) {
            problems.add(Problem.at(file, ProblemCode.FILE_KIND_UNKNOWN, "PDF"));
            return Optional.empty();
        }
        List<Problem> found = new ArrayList<>();
        List<Line> lines = begins(content, ZIP)
                ? SentWorkbook.lines(file, content, found)
                : SentText.decode(file, content, found)
                        .map(text -> SentText.lines(file, text, found))
                        .orElse(List.of());
        problems.addAll(found);
        if (lines.size() < 2) {
            if (found.isEmpty()) {
                problems.add(Problem.at(file, ProblemCode.FILE_EMPTY));
            }
            return Optional.empty();
        }
        if (lines.size() > MOST_ROWS) {
            problems.add(Problem.at(file, ProblemCode.FILE_TOO_MANY_ROWS, MOST_ROWS));
            return Optional.empty();
        }
        return Optional.of(of(file, lines, problems));
    }

    private static SentTable of(String file, List<Line> lines, List<Problem> problems) {
        Line first = lines.getFirst();
        List<String> head = first.cells.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList().reversed().stream()
                .dropWhile(String::isEmpty)
                .toList()
                .reversed();
        Set<String> seen = new HashSet<>();
        for (String column : head) {
            if (!seen.add(column)) {
                problems.add(Problem.at(file + ":" + first.number, ProblemCode.COLUMN_TWICE, column));
            }
        }
        List<SentRow> rows = new ArrayList<>();
        for (Line line : lines.subList(1, lines.size())) {
            List<String> more = line.cells.subList(Math.min(head.size(), line.cells.size()), line.cells.size());
            if (line.cells.size() < head.size() || more.stream().anyMatch(one -> !one.isEmpty())) {
                problems.add(Problem.at(
                        file + ":" + line.number, ProblemCode.COLUMNS_DIFFER, head.size(), line.cells.size()));
                continue;
            }
            SentRow row = new SentRow(file, line, head, problems);
            for (int formula : line.formulas) {
                if (formula < head.size()) {
                    row.problem(head.get(formula), ProblemCode.CELL_FORMULA);
                }
            }
            rows.add(row);
        }
        return new SentTable(file, first.number, head, rows);
    }

    /** Where the head stands. */
    public String where() {
        return file + ":" + headLine;
    }

    private static boolean begins(byte[] content, byte[] with) {
        return content.length >= with.length && Arrays.equals(content, 0, with.length, with, 0, with.length);
    }
}
