package vn.phoihop.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

class VietnameseWritingTest {

    @Test
    void onlySmallDaysAndTheFirstTwoMonthsAreFilledWithZero() {
        assertThat(VietnameseWriting.date(LocalDate.of(2022, 7, 5))).isEqualTo("ngày 05 tháng 7 năm 2022");
        assertThat(VietnameseWriting.date(LocalDate.of(2022, 2, 15))).isEqualTo("ngày 15 tháng 02 năm 2022");
        assertThat(VietnameseWriting.date(LocalDate.of(2022, 12, 10))).isEqualTo("ngày 10 tháng 12 năm 2022");
    }

    @Test
    void aWindowIsNamedByItsLastDay() {
        Window window = Window.parse("2021-12-15/2022-06-15");
        assertThat(VietnameseWriting.window(window))
                .isEqualTo("từ ngày 15 tháng 12 năm 2021 đến ngày 14 tháng 6 năm 2022");
        assertThat(VietnameseWriting.shortWindow(window)).isEqualTo("15/12/2021 – 14/06/2022");
    }

    @Test
    void aPointGroupsThousandsAndACommaMarksDecimals() {
        assertThat(VietnameseWriting.number(11_000)).isEqualTo("11.000");
        assertThat(VietnameseWriting.number(999)).isEqualTo("999");
        assertThat(VietnameseWriting.number(-1_234_567)).isEqualTo("-1.234.567");
        assertThat(VietnameseWriting.number(new BigDecimal("61.475"))).isEqualTo("61,475");
        assertThat(VietnameseWriting.number(new BigDecimal("-0.5"))).isEqualTo("-0,5");
        assertThat(VietnameseWriting.percent(new BigDecimal("94.9"))).isEqualTo("94,9%");
    }

    @Test
    void wholeNumbersBelowTenGetAZeroInRunningText() {
        assertThat(VietnameseWriting.inText(Quantity.of(8))).isEqualTo("08");
        assertThat(VietnameseWriting.inText(Quantity.of(0))).isEqualTo("0");
        assertThat(VietnameseWriting.inText(Quantity.of("1.5"))).isEqualTo("1,5");
        assertThat(VietnameseWriting.inText(Quantity.of(64_966))).isEqualTo("64.966");
    }

    @Test
    void pointsFollowTheVietnameseAlphabet() {
        assertThat(VietnameseWriting.letter(4)).isEqualTo("đ");
        assertThat(VietnameseWriting.letter(6)).isEqualTo("g");
        assertThat(VietnameseWriting.roman(4)).isEqualTo("IV");
        assertThat(VietnameseWriting.roman(19)).isEqualTo("XIX");
        assertThat(VietnameseWriting.capitals("đường biên giới")).isEqualTo("ĐƯỜNG BIÊN GIỚI");
    }
}
