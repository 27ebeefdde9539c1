package vn.phoihop.figure;

import java.util.Collection;
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
        if (numbers.keySet().containsAll(facets)) {
            return numbers;
        }
        Map<Facet, Integer> known = new HashMap<>(numbers);
        read(unknown(facets, known), known);
        List<Facet> missing = unknown(facets, known);
        if (!missing.isEmpty()) {
            bound(NEW, missing).update();
            read(missing, known);
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    numbers.putAll(known);
                }
            });
        }
        return known;
    }

    private static List<Facet> unknown(Collection<Facet> facets, Map<Facet, Integer> known) {
        return facets.stream().filter(facet -> !known.containsKey(facet)).toList();
    }

    private void read(List<Facet> facets, Map<Facet, Integer> known) {
        bound(NUMBERS, facets).query(row -> {
            known.put(facets.get(row.getInt("place") - 1), row.getInt("id"));
        });
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
