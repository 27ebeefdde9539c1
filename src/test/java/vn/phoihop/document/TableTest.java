package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phoihop.document.Table.Column;
import vn.phoihop.document.Table.Row;

class TableTest {

    @Test
    void noColumnIsNarrowerThanItsLongestWord() {
        Table table =
                new Table(List.of(Column.centred("STT", 1), Column.text("Nội dung", 99)), List.of(Row.of("1", "x")));
        double[] widths = table.widths(165, 12, 3);
        assertThat(widths[0]).isEqualTo(Face.BOLD.width("STT", 12) + 3);
        assertThat(Arrays.stream(widths).sum()).isCloseTo(165, within(0.01));
        assertThat(Arrays.stream(table.widths(10, 12, 3)).sum()).isCloseTo(10, within(0.01));
    }

    @Test
    void theLastCellOfAShortRowTakesTheRest() {
        Table table = new Table(
                List.of(Column.centred("STT", 1), Column.text("Nội dung", 5), Column.number("Số", 1)),
                List.of(Row.of("I", "Tuần tra")));
        assertThat(table.spanOf(table.rows().getFirst(), 1)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table(table.columns(), List.of(Row.of("1", "2", "3", "4"))));
    }

    @Test
    void neighbouringColumnsShareAGroup() {
        Column lead = Column.number("Chủ trì", 1);
        Table table = new Table(
                List.of(
                        Column.text("Chỉ tiêu", 5),
                        lead.under("Công an"),
                        lead.under("Công an"),
                        lead.under("Quân sự")),
                List.of());
        assertThat(table.groupWidth(1)).isEqualTo(2);
        assertThat(table.groupWidth(3)).isEqualTo(1);
    }

    @Test
    void centredTextsBreakIntoEvenLinesAndNeverInsideADate() {
        assertThat(Face.REGULAR.balanced("ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG", 12, 67))
                .containsExactly("ỦY BAN NHÂN DÂN", "TỈNH KIÊN GIANG");
        assertThat(Face.ITALIC.balanced(
                        "(Kèm theo Báo cáo số 05/BC-CAT-PV01 ngày 05 tháng 7 năm 2022 của Công an tỉnh)", 14, 165))
                .containsExactly("(Kèm theo Báo cáo số 05/BC-CAT-PV01", "ngày 05 tháng 7 năm 2022 của Công an tỉnh)");
    }
}
