package vn.phoihop.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * The one sheet of an XLSX workbook. Before anything is read, all its parts are unpacked once and only counted: a small file that would unpack to
 * any size is refused. Days come out as ISO days; formulas are told and never computed.
 */
final class SentWorkbook {

    private static final int MEGABYTE = 1024 * 1024;
    private static final long MOST_UNPACKED = 64L * MEGABYTE;
    private static final int MOST_PARTS = 1000;
    private static final int MOST_COLUMNS = 100;

    private SentWorkbook() {}

    static List<SentTable.Line> lines(String file, byte[] content, List<Problem> problems) {
        try {
            if (!isWorkbook(content)) {
                problems.add(Problem.at(file, ProblemCode.FILE_KIND_UNKNOWN, "ZIP, DOCX, ODS"));
                return List.of();
            }
            if (unpacksTooFar(content)) {
                problems.add(Problem.at(file, ProblemCode.FILE_UNPACKS_TOO_LARGE, MOST_UNPACKED / MEGABYTE));
                return List.of();
            }
            return read(file, content, problems);
        } catch (IOException | RuntimeException broken) {
            // Whatever a damaged workbook makes its reader stumble over.
            problems.add(Problem.at(file, ProblemCode.FILE_BROKEN, "XLSX"));
            return List.of();
        }
    }

    private static ZipFile open(byte[] content) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get();
    }

    private static boolean isWorkbook(byte[] content) throws IOException {
        try (ZipFile zip = open(content)) {
            return zip.getEntry("xl/workbook.xml") != null;
        }
    }

    /** By the sizes that really come out, not by those the file says. */
    private static boolean unpacksTooFar(byte[] content) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long unpacked = 0;
        int parts = 0;
        try (ZipFile zip = open(content)) {
            for (ZipArchiveEntry part : Collections.list(zip.getEntries())) {
                parts++;
                try (InputStream in = zip.getInputStream(part)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        unpacked += read;
                        if (unpacked > MOST_UNPACKED || parts > MOST_PARTS) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static List<SentTable.Line> read(String file, byte[] content, List<Problem> problems) throws IOException {
        try (ReadableWorkbook book =
                new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, false))) {
            List<Sheet> sheets = book.getSheets().toList();
            if (sheets.size() != 1) {
                problems.add(Problem.at(
                        file,
                        ProblemCode.SHEETS_MANY,
                        sheets.stream().map(Sheet::getName).collect(Collectors.joining(", "))));
                return List.of();
            }
            List<SentTable.Line> lines = new ArrayList<>();
            int width = 0;
            try (Stream<Row> rows = sheets.getFirst().openStream()) {
                for (Iterator<Row> all = rows.iterator(); all.hasNext() && lines.size() <= SentTable.MOST_ROWS; ) {
                    SentTable.Line line = line(all.next(), width);
                    if (!line.isBlank()) {
                        width = lines.isEmpty() ? line.cells().size() : width;
                        lines.add(line);
                    }
                }
            }
            return lines;
        }
    }

    /** @param width how many cells it has at least; a workbook leaves out empty ones at the end */
    private static SentTable.Line line(Row row, int width) {
        List<String> cells = new ArrayList<>();
        Set<Integer> numbers = new HashSet<>();
        Set<Integer> formulas = new HashSet<>();
        for (int i = 0; i < Math.clamp(row.getCellCount(), width, Math.max(width, MOST_COLUMNS)); i++) {
            Cell cell = i < row.getCellCount() ? row.getCell(i) : null;
            if (cell != null && (cell.getType() == CellType.FORMULA || cell.getFormula() != null)) {
                formulas.add(i);
            } else if (cell != null && cell.getType() == CellType.NUMBER && day(cell) == null) {
                numbers.add(i);
            }
            cells.add(cell == null || formulas.contains(i) ? "" : SentText.clean(text(cell)));
        }
        return new SentTable.Line(row.getRowNum(), cells, numbers, formulas);
    }

    private static String text(Cell cell) {
        LocalDate day = day(cell);
        if (day != null) {
            return day.toString();
        }
        return cell.getType() == CellType.NUMBER
                ? ((BigDecimal) cell.getValue()).stripTrailingZeros().toPlainString()
                : Objects.toString(cell.getText(), "");
    }

    /** Spreadsheets keep a day as a number, which only its format tells from others. */
    private static @Nullable LocalDate day(Cell cell) {
        String format = Objects.toString(cell.getDataFormatString(), "");
        if (cell.getType() != CellType.NUMBER || !format.matches("(?i).*[dmy].*[dmy].*") || format.contains("#")) {
            return null;
        }
        LocalDateTime moment = cell.asDate();
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate() : null;
    }
}
