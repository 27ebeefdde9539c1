package vn.phoihop.figure;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.Lying;

/**
 * Narrows a question to what happened inside an area. Which areas lay in it on which days is looked up in the organisation and handed over, rather
 * than walked through in the database: of a whole nation that took longer than the figure itself.
 */
enum Inside {
    /** The area the whole question is about. */
    SCOPE,
    /** The area a row of it was opened for. */
    ROW;

    private static final String WITHIN = Sql.of("figure/within");

    /** The condition; {@code {row}} stands for what is narrowed. */
    String condition() {
        return WITHIN.replace("{areas}", ":" + areas())
                .replace("{firsts}", ":" + firsts())
                .replace("{ends}", ":" + ends());
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Lying lying) {
        return statement
                .param(areas(), column(lying, stay -> stay.area().value()).toArray(Long[]::new))
                .param(firsts(), column(lying, stay -> stay.first().toString()).toArray(String[]::new))
                .param(ends(), column(lying, stay -> stay.end().toString()).toArray(String[]::new));
    }

    private static <T> List<T> column(Lying lying, Function<Lying.Stay, T> value) {
        return lying.stays().stream().map(value).toList();
    }

    private String areas() {
        return "areasOf" + name();
    }

    private String firsts() {
        return "firstsOf" + name();
    }

    private String ends() {
        return "endsOf" + name();
    }
}
