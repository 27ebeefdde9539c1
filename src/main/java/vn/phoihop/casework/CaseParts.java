package vn.phoihop.casework;

import static vn.phoihop.casework.CaseFiles.force;
import static vn.phoihop.casework.CaseFiles.unit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** What belongs to cases: partners, milestones with their amounts, hand-overs and links, asked in one question. */
@Component
class CaseParts {

    private static final String PARTS = Sql.of("casework/case_parts");

    private final JdbcClient jdbc;

    CaseParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A partner, and whether the case itself names it; otherwise a milestone does. */
    record Named(Partner partner, boolean ofCase) {}

    /** What belongs to one case, each in its order. */
    record Parts(List<Named> partners, List<Milestone> milestones, List<HandOver> handOvers, List<CaseLink> links) {

        Parts() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    Map<UUID, Parts> of(BookId book, UUID[] cases) {
        Map<UUID, Parts> parts = new HashMap<>();
        Map<UUID, List<Amount>> amounts = new HashMap<>();
        jdbc.sql(PARTS).param("book", book.value()).param("ids", cases).query(row -> {
            Parts of = parts.computeIfAbsent(row.getObject("case_file", UUID.class), id -> new Parts());
            switch (row.getString("part")) {
                case "AMOUNT" ->
                    amounts.computeIfAbsent(row.getObject("ref", UUID.class), id -> new ArrayList<>())
                            .add(new Amount(row.getString("word"), new Quantity(row.getBigDecimal("quantity"))));
                case "MILESTONE" -> of.milestones().add(milestone(row, amounts));
                case "PARTNER" -> of.partners().add(partner(row));
                case "HAND_OVER" -> of.handOvers().add(handOver(row));
                default -> of.links().add(link(row));
            }
        });
        return parts;
    }

    private static Named partner(ResultSet row) throws SQLException {
        Partner partner = new Partner(
                unit(row, "unit"),
                force(row, "force"),
                Confirmation.valueOf(row.getString("word")),
                row.getString("reason"));
        return new Named(partner, row.getBoolean("of_case"));
    }

    private static Milestone milestone(ResultSet row, Map<UUID, List<Amount>> amounts) throws SQLException {
        UUID id = row.getObject("ref", UUID.class);
        return new Milestone(
                id,
                row.getString("word"),
                row.getObject("day", LocalDate.class),
                unit(row, "unit"),
                force(row, "force"),
                Arrays.stream((Long[]) row.getArray("units").getArray())
                        .map(UnitId::new)
                        .toList(),
                amounts.getOrDefault(id, List.of()),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"));
    }

    private static HandOver handOver(ResultSet row) throws SQLException {
        return new HandOver(
                unit(row, "unit"),
                force(row, "force"),
                unit(row, "to_unit"),
                force(row, "to_force"),
                row.getObject("day", LocalDate.class),
                HandOver.Answer.valueOf(row.getString("word")),
                row.getObject("answered_on", LocalDate.class),
                row.getString("reason"));
    }

    private static CaseLink link(ResultSet row) throws SQLException {
        return new CaseLink(
                CaseLink.Direction.valueOf(row.getString("word")),
                row.getObject("ref", UUID.class),
                row.getObject("day", LocalDate.class),
                List.of((String[]) row.getArray("stages").getArray()));
    }
}
