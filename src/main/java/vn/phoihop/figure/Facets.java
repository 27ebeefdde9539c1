package vn.phoihop.figure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.phoihop.database.Sql;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.vocabulary.AreaId;

/** The numbers of facets and the levels of areas; what has been read once is never another, and kept. */
@Component
class Facets {

    private static final String NUMBERS = Sql.of("figure/facet_numbers");
    private static final String NEW = Sql.of("figure/new_facets");
    private static final String LEVELS = Sql.of("figure/area_levels");

    private final JdbcClient jdbc;
    private final Map<Facet, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<AreaId, String> levels = new ConcurrentHashMap<>();

    Facets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Their numbers; those that have none are given one, in the transaction that needs them: a second connection while a head is held could
     * leave all writers waiting for one another. What a transaction has read is kept for others once it has been committed.
     */
    Map<Facet, Integer> numbers(Set<Facet> facets) {
        Map<Facet, Integer> own = ofTransaction();
        Map<Facet, Integer> found = new HashMap<>();
        for (Facet facet : facets) {
            Integer number = numbers.getOrDefault(facet, own.get(facet));
            if (number != null) {
                found.put(facet, number);
            }
        }
        if (found.size() < facets.size()) {
            Map<Facet, Integer> fresh = new HashMap<>();
            read(unknown(facets, found), fresh);
            found.putAll(fresh);
            give(unknown(facets, found), fresh);
            found.putAll(fresh);
            own.putAll(fresh);
        }
        return found;
    }

    /** What the present transaction has read and given, perhaps to be undone. */
    @SuppressWarnings("unchecked") // bound here alone
    private Map<Facet, Integer> ofTransaction() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return new HashMap<>();
        }
        Object bound = TransactionSynchronizationManager.getResource(this);
        if (bound != null) {
            return (Map<Facet, Integer>) bound;
        }
        Map<Facet, Integer> own = new HashMap<>();
        TransactionSynchronizationManager.bindResource(this, own);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                numbers.putAll(own);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(Facets.this);
            }
        });
        return own;
    }

    private static List<Facet> unknown(Set<Facet> facets, Map<Facet, Integer> known) {
        return facets.stream().filter(facet -> !known.containsKey(facet)).toList();
    }

    private void read(List<Facet> facets, Map<Facet, Integer> known) {
        bound(NUMBERS, facets).query(row -> {
            known.put(facets.get(row.getInt("place") - 1), row.getInt("id"));
        });
    }

    /** Gives them numbers; those that another transaction has given meanwhile are read. */
    private void give(List<Facet> missing, Map<Facet, Integer> known) {
        if (missing.isEmpty()) {
            return;
        }
        Set<Facet> taken = new HashSet<>(missing);
        bound(NEW, missing).query(row -> {
            Facet given = facet(row);
            known.put(given, row.getInt("id"));
            taken.remove(given);
        });
        if (!taken.isEmpty()) {
            read(List.copyOf(taken), known);
        }
    }

    private static Facet facet(ResultSet row) throws SQLException {
        return new Facet(
                row.getString("measure"),
                TallyRole.of(row.getString("role")),
                row.getString("kind"),
                row.getString("category"),
                row.getString("stage"),
                row.getBoolean("joint"),
                row.getString("level"),
                row.getObject("credited_force", Integer.class),
                row.getObject("forces", Integer.class));
    }

    private JdbcClient.StatementSpec bound(String sql, List<Facet> facets) {
        return jdbc.sql(sql)
                .param("measure", column(facets, Facet::measure, String[]::new))
                .param("role", column(facets, facet -> facet.role().code(), String[]::new))
                .param("kind", column(facets, Facet::kind, String[]::new))
                .param("category", column(facets, Facet::category, String[]::new))
                .param("stage", column(facets, Facet::stage, String[]::new))
                .param("joint", column(facets, Facet::joint, Boolean[]::new))
                .param("level", column(facets, Facet::level, String[]::new))
                .param("force", column(facets, Facet::force, Integer[]::new))
                .param("forces", column(facets, Facet::forces, Integer[]::new));
    }

    /** The levels of these areas; none for an area nobody knows. */
    Map<AreaId, String> levels(Set<AreaId> areas) {
        Set<AreaId> unknown = new HashSet<>(areas);
        unknown.removeAll(levels.keySet());
        if (!unknown.isEmpty()) {
            jdbc.sql(LEVELS)
                    .param("areas", unknown.stream().map(AreaId::value).toArray(Long[]::new))
                    .query(row -> {
                        levels.put(new AreaId(row.getLong("area")), row.getString("level"));
                    });
        }
        return levels;
    }

    private static <T extends @Nullable Object> T[] column(
            List<Facet> facets, Function<Facet, T> value, IntFunction<T[]> array) {
        return facets.stream().map(value).toArray(array);
    }
}
