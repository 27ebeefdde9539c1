package vn.phoihop.figure;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.phoihop.database.Sql;
import vn.phoihop.organisation.Lying;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.UnitId;

/**
 * Narrows a question to what happened inside an area, or is credited to a unit and those under it. Which areas lay in it on which days is looked up in the organisation and handed over, rather
 * than walked through in the database: of a whole nation that took longer than the figure itself.
 */
enum Inside {
    /** The area the whole question is about. */
    SCOPE,
    /** The area a row of it was opened for. */
    ROW,
    /** The unit a row of it was opened for. */
    UNIT;

    private static final String WITHIN = Sql.of("figure/within");

    /** The condition; {@code {row}} stands for what is narrowed. */
    String condition() {
        return WITHIN.replace("{place}", this == UNIT ? "credited_unit" : "area")
                .replace("{areas}", ":" + areas())
                .replace("{firsts}", ":" + firsts())
                .replace("{ends}", ":" + ends());
    }

    JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Lying<AreaId> lying) {
        return bind(statement, lying, AreaId::value);
    }

    JdbcClient.StatementSpec bindUnits(JdbcClient.StatementSpec statement, Lying<UnitId> standing) {
        return bind(statement, standing, UnitId::value);
    }

    private <P> JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Lying<P> lying, Function<P, Long> number) {
        return statement
                .param(
                        areas(),
                        lying.stays().stream()
                                .map(stay -> number.apply(stay.place()))
                                .toArray(Long[]::new))
                .param(
                        firsts(),
                        lying.stays().stream()
                                .map(stay -> stay.first().toString())
                                .toArray(String[]::new))
                .param(
                        ends(),
                        lying.stays().stream()
                                .map(stay -> stay.end().toString())
                                .toArray(String[]::new));
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
