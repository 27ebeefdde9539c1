package vn.phoihop.organisation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Real files of lists, as people make them. */
final class ListFiles {

    static final String AREAS = "code;level;parent;name_vi;name_en;valid_from;valid_to;continues\n";
    static final String UNITS = "code;force;name_vi;name_en;short;parent;areas;valid_from;valid_to;continues\n";

    private ListFiles() {}

    static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is exported, as CSV. */
    static byte[] csv(ListKind kind, List<ListedAs> rows) {
        return csv("\ufeff" + String.join(",", kind.columns()) + "\r\n"
                + rows.stream()
                        .map(row -> row.cells().stream()
                                .map(cell -> '"' + Objects.toString(cell, "").replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n")));
    }

    /** What is exported, as a workbook with real days. */
    static byte[] xlsx(ListKind kind, List<ListedAs> rows) {
        return workbook(book -> {
            Worksheet sheet = book.newWorksheet("Danh mục");
            for (int c = 0; c < kind.columns().size(); c++) {
                sheet.value(0, c, kind.columns().get(c));
                for (int r = 0; r < rows.size(); r++) {
                    Object cell = rows.get(r).cell(c);
                    if (cell instanceof LocalDate day) {
                        sheet.value(r + 1, c, day);
                        sheet.style(r + 1, c).format("dd/mm/yyyy").set();
                    } else if (cell != null) {
                        sheet.value(r + 1, c, cell.toString());
                    }
                }
            }
        });
    }

    static byte[] workbook(Consumer<Workbook> sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook book = new Workbook(out, "test", "1.0");
        sheets.accept(book);
        try {
            book.finish();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
