package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.Quantity;

class SheetBookTest {

    private static final int MANY = 2_000;

    @Test
    void rowsComeBackAsTheyWereWritten() throws Exception {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(written()))) {
            assertThat(book.getSheets().map(Sheet::getName))
                    .containsExactly("Số liệu", "Tuần tra PATROLS", "Tuần tra PATROLS (2)");
            List<Row> figures = book.getFirstSheet().read();
            assertThat(figures.getFirst().getCellText(0)).isEqualTo("Số liệu 6 tháng");
            assertThat(figures.get(1).getCellText(0)).isEqualTo("DỮ LIỆU MINH HỌA");
            Row drugs = figures.getLast();
            assertThat(drugs.getCellAsNumber(1)).contains(new BigDecimal("61.475"));
            assertThat(drugs.getCellAsDate(2).orElseThrow().toLocalDate()).isEqualTo(LocalDate.of(2022, 6, 14));
            assertThat(drugs.getCellText(0)).isEqualTo("=Ma túy <đã thu> & giữ");
            assertThat(book.getSheet(1).orElseThrow().read()).hasSize(MANY + 2);
        }
    }

    @Test
    void aNameTooLongForASheetIsCutBetweenWords() {
        assertThat(SheetBook.shortened("5 Tuần tra, kiểm soát")).isEqualTo("5 Tuần tra, kiểm soát");
        assertThat(SheetBook.shortened("5.1 Tuần tra chung: từ hai lực lượng trở lên"))
                .isEqualTo("5.1 Tuần tra chung từ hai lực…")
                .hasSizeLessThanOrEqualTo(31);
        assertThat(SheetBook.shortened("x".repeat(40))).isEqualTo("x".repeat(30) + "…");
    }

    @Test
    void theSameRowsGiveTheSameBytes() throws Exception {
        byte[] first = written();
        Thread.sleep(5);
        assertThat(written()).isEqualTo(first);
    }

    private static byte[] written() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SheetBook book = SheetBook.to(file, "Số liệu phối hợp", "DỮ LIỆU MINH HỌA")) {
            List<SheetColumn> columns =
                    List.of(SheetColumn.text("Chỉ tiêu", 40), SheetColumn.number("Số liệu"), SheetColumn.date("Ngày"));
            book.sheet("Số liệu", List.of("Số liệu 6 tháng"), columns)
                    .row("=Ma túy <đã thu> & giữ", Quantity.of("61.475"), LocalDate.of(2022, 6, 14));
            vn.phoihop.document.Sheet many = book.sheet("Tuần tra/PATROLS", List.of(), columns);
            for (int i = 0; i < MANY; i++) {
                many.row("Cuộc " + i, (long) i, null);
            }
            book.sheet("Tuần tra:PATROLS", List.of(), columns);
        }
        return file.toByteArray();
    }
}
