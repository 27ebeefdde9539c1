package vn.phoihop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Questions for few rows answer as those for many. */
@DatabaseTest
class SqlTest {

    private static final String ROWS = """
            select row.number || row.word || coalesce(row.note, '-')
            from unnest(
                :numbers::bigint[], :words::text[],
                :notes::text[])
                as row (number, word,
                        note)
            """;

    @Autowired
    JdbcClient jdbc;

    @Test
    void few_rows_are_the_same_rows() {
        for (int rows : new int[] {0, 1, 3}) {
            assertThat(answer(Sql.forFew(ROWS), rows))
                    .isEqualTo(answer(ROWS, rows))
                    .hasSize(rows);
        }
        assertThat(Sql.forFew(ROWS)).doesNotContain("unnest");
    }

    @Test
    void what_has_no_rows_is_refused() {
        assertThatThrownBy(() -> Sql.forFew("select unnest(:ids::uuid[])"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Sql.forFew(Sql.of("ledger/insert_entries"))).doesNotContain("unnest");
        assertThat(Sql.forFew(Sql.of("activity/children"))).doesNotContain("unnest");
    }

    @Test
    void a_name_too_few_is_refused() {
        assertThatThrownBy(() -> Sql.forFew("select * from unnest(:a::int[], :b::int[]) as row (a)"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> answer(String question, int rows) {
        String[] words = {"một", "hai", "ba"};
        String[] notes = {null, "có, dấu phẩy", null};
        Long[] numbers = {1L, 2L, 3L};
        return jdbc.sql(question)
                .param("numbers", Arrays.copyOf(numbers, rows))
                .param("words", Arrays.copyOf(words, rows))
                .param("notes", Arrays.copyOf(notes, rows))
                .query(String.class)
                .list();
    }
}
