package vn.phoihop.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Says in whose sight records are. Row security stands behind it: what is not declared for one's units, one neither reads nor writes. */
@Component
public class RecordSight {

    private static final String DECLARE = Sql.of("access/declare_sight");
    private static final String OTHERWISE = Sql.of("access/known_as_another_type");

    private final JdbcClient jdbc;

    RecordSight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Kept(BookId book, String type) {}

    /**
     * To be called in the record's own transaction before its row is written, with every change of its units. Refused for a record that
     * is another's, so nobody takes it over by its id, for one that would leave the sight of who writes it, and for an id that is known as
     * that of a record of another type.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void declare(List<Sighted> all) {
        Map<Kept, List<Sighted>> together = all.stream()
                .collect(Collectors.groupingBy(one -> new Kept(one.record().book(), one.recordType())));
        together.forEach(this::declare);
    }

    private void declare(Kept kept, List<Sighted> all) {
        List<Long> units = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (UnitId unit : all.get(i).units()) {
                units.add(unit.value());
                places.add(i + 1);
            }
        }
        UUID[] records = all.stream().map(one -> one.record().id()).toArray(UUID[]::new);
        boolean declared = jdbc.sql(DECLARE)
                .param("book", kept.book().value())
                .param("records", records)
                .param("type", kept.type())
                .param("days", all.stream().map(one -> one.day().toString()).toArray(String[]::new))
                .param("units", units.toArray(Long[]::new))
                .param("places", places.toArray(Integer[]::new))
                .query(Boolean.class)
                .single();
        if (!declared) {
            throw otherwise(kept, records)
                    .map(taken -> new Refused(ProblemCode.ID_ALREADY_TAKEN, taken.toString()))
                    .orElseGet(() -> new Refused(ProblemCode.NOT_IN_SIGHT));
        }
    }

    /** One that is the id of a record of another type. */
    private Optional<UUID> otherwise(Kept kept, UUID[] records) {
        return jdbc.sql(OTHERWISE)
                .param("book", kept.book().value())
                .param("records", records)
                .param("type", kept.type())
                .query(UUID.class)
                .optional();
    }
}
