package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

class FormatsTest {

    private final Texts texts = new Texts();
    private final Formats vietnamese = texts.formats(Texts.VIETNAMESE);
    private final Formats english = texts.formats(Texts.ENGLISH);

    @Test
    void numbers() {
        assertThat(vietnamese.number(11_000)).isEqualTo("11.000");
        assertThat(vietnamese.number(Quantity.of("61.475"))).isEqualTo("61,475");
        assertThat(vietnamese.number(new BigDecimal("1234567.0625"))).isEqualTo("1.234.567,0625");
        assertThat(english.number(Quantity.of("61.475"))).isEqualTo("61.475");
        assertThat(english.number(11_000)).isEqualTo("11,000");
        assertThat(vietnamese.change(new BigDecimal("1204"))).isEqualTo("+1.204");
        assertThat(vietnamese.change(new BigDecimal("-87"))).isEqualTo("−87");
    }

    @Test
    void dates() {
        assertThat(vietnamese.date(LocalDate.of(2022, 7, 5))).isEqualTo("05/07/2022");
        assertThat(vietnamese.dateInWords(LocalDate.of(2022, 7, 5))).isEqualTo("ngày 05 tháng 7 năm 2022");
        assertThat(vietnamese.dateInWords(LocalDate.of(2022, 2, 15))).isEqualTo("ngày 15 tháng 02 năm 2022");
        assertThat(english.dateInWords(LocalDate.of(2022, 7, 5))).isEqualTo("5 July 2022");
        assertThat(vietnamese.time(Instant.parse("2022-06-14T17:05:00Z"))).isEqualTo("00:05 15/06/2022");
        assertThat(vietnamese.window(Window.parse("2021-12-15/2022-06-15"))).isEqualTo("15/12/2021 – 14/06/2022");
    }

    @Test
    void numbers_in_messages_are_written_in_the_language_too() {
        assertThat(texts.text(Texts.VIETNAMESE, "web.list.count", 10_968L)).isEqualTo("10.968 kết quả");
        assertThat(texts.text(Texts.ENGLISH, "web.list.count", 1L)).isEqualTo("1 result");
        assertThat(texts.text(Texts.ENGLISH, "web.list.count", 10_968L)).isEqualTo("10,968 results");
    }

    @Test
    void an_address_changes_one_parameter_and_keeps_the_others() {
        Address address = Address.of("/list?q=bi%E1%BB%83n&after=x&sort=-day");
        assertThat(address.get("q")).isEqualTo("biển");
        assertThat(address.with("after", null).with("sort", "day")).hasToString("/list?q=bi%E1%BB%83n&sort=day");
        assertThat(ListQuery.of(address.with("after", null)).descending()).isTrue();
        assertThat(ListQuery.of(Address.of("/x?after=" + ListQuery.place("2022-01-01", 7)))
                        .after())
                .isEqualTo(List.of("2022-01-01", "7"));
    }
}
