package vn.phoihop.figure;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Sql;
import vn.phoihop.figure.Family.Dimension;
import vn.phoihop.ledger.AfterPosting;
import vn.phoihop.ledger.EntryTallies;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.PostedEntry;
import vn.phoihop.vocabulary.BookId;

/**
 * Keeps the running totals with the book: whoever posts the entry that completes a step of a {@link Family} writes the totals that have
 * changed since the last one. They are only appended; each says up to which position it holds, so that every cutoff finds its own.
 */
@Component
public class RunningTotals implements AfterPosting {

    private static final String FOLD = Sql.of("figure/fold");
    private static final String DIFFERENCE = Sql.of("figure/different_totals");

    private final JdbcClient jdbc;
    private final ObjectProvider<Ledger> ledger;
    private final Facets facets;
    private final Map<Family, FoldSteps> steps = new EnumMap<>(Family.class);

    /**
     * Folds as often as each family says.
     *
     * @param ledger asked for late, since it tells this of what is posted
     * @param times how many times more often, for tests
     */
    RunningTotals(
            JdbcClient jdbc,
            ObjectProvider<Ledger> ledger,
            Facets facets,
            @Value("${phoihop.figure.steps-shortened:1}") int times) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.facets = facets;
        for (Family family : Family.values()) {
            steps.put(family, family.steps().shortened(times));
        }
    }

    /**
     * What a check found.
     *
     * @param rows how many running totals were compared
     * @param first the first one that is not what its tallies give, in words for the operator; null when all are
     */
    public record Finding(BookId book, long rows, @Nullable String first) {
        public boolean holds() {
            return first == null;
        }
    }

    /** Compares every running total of a book with its tallies. As the system. */
    @Transactional(readOnly = true)
    public Finding check(BookId book) {
        long rows = Arrays.stream(Kept.values())
                .mapToLong(kept -> jdbc.sql("select count(*) from " + kept.table() + " where book = :book")
                        .param("book", book.value())
                        .query(Long.class)
                        .single())
                .sum();
        String first = Arrays.stream(Family.values())
                .flatMap(family -> difference(book, family).stream())
                .findFirst()
                .orElse(null);
        return new Finding(book, rows, first);
    }

    private List<String> difference(BookId book, Family family) {
        return jdbc.sql(family.kept().in(DIFFERENCE))
                .param("book", book.value())
                .param("family", family.code())
                .param("byForce", family.by(Dimension.FORCE))
                .param("byForces", family.by(Dimension.FORCES))
                .param("byLevel", family.by(Dimension.LEVEL))
                .param("byArea", family.by(Dimension.AREA))
                .param("byUnit", family.by(Dimension.UNIT))
                .param("granules", family.granules().stream().map(Granule::code).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Throws the totals of a book away and makes them anew from the tallies; nobody writes to the book meanwhile. As the system. */
    @Transactional
    public void rebuild(BookId book) {
        long head = ledger.getObject().lockedCutoff(Set.of(book)).position(book);
        Stream.concat(Arrays.stream(Kept.values()).map(Kept::table), Stream.of("fold"))
                .forEach(table -> jdbc.sql("delete from " + table + " where book = :book")
                        .param("book", book.value())
                        .update());
        for (Family family : Family.values()) {
            foldStanding(book, family, 0, head);
        }
    }

    /** Writes what has come since the last fold of each family. For who has loaded much, as statistics are gathered after it. As the system. */
    @Transactional
    public void foldRest(BookId book) {
        if (Ledger.hasUncommittedEntries()) {
            throw new IllegalStateException("whoever posts folds with what is posted");
        }
        long head = ledger.getObject().lockedCutoff(Set.of(book)).position(book);
        for (Family family : Family.values()) {
            foldStanding(book, family, lastFold(book, family), head);
        }
    }

    /** What stands in the book behind a position, up to another. */
    private void foldStanding(BookId book, Family family, long after, long upTo) {
        long last = foldWhole(book, family, after, upTo);
        if (last < upTo) {
            fold(book, family, upTo, ledger.getObject().tallies(book, last, upTo));
        }
    }

    /** As much of it as is too long to be held at once, in stretches; answers with where the rest begins. */
    private long foldWhole(BookId book, Family family, long after, long upTo) {
        int longest = steps(family).longest();
        long last = after;
        while (upTo - last > longest) {
            fold(book, family, last + longest, ledger.getObject().tallies(book, last, last + longest));
            last += longest;
        }
        return last;
    }

    private FoldSteps steps(Family family) {
        return Objects.requireNonNull(steps.get(family));
    }

    @Override
    public void posted(BookId book, long before, List<PostedEntry> entries) {
        OwnTail tail = OwnTail.of(book, before);
        tail.add(entries.stream().map(PostedEntry::tallies).toList());
        long after = entries.getLast().tallies().position();
        for (Family family : Family.values()) {
            List<Long> due = steps(family).due(before, after);
            if (!due.isEmpty()) {
                fold(book, family, due, notFolded(book, family, tail));
                tail.folded(family, due.getLast());
            }
        }
    }

    /** What has been written since the family's last fold; where that is much, as once its totals have gone with a migration, only what remains to be folded of it. */
    private List<EntryTallies> notFolded(BookId book, Family family, OwnTail tail) {
        Long known = tail.lastFold(family);
        long last = foldWhole(book, family, known == null ? lastFold(book, family) : known, tail.before());
        return last >= tail.before()
                ? tail.after(last)
                : Stream.concat(
                                ledger.getObject().tallies(book, last, tail.before()).stream(),
                                tail.after(last).stream())
                        .toList();
    }

    private long lastFold(BookId book, Family family) {
        return jdbc.sql("select coalesce(max(position), 0) from fold where book = :book and family = :family::\"char\"")
                .param("book", book.value())
                .param("family", family.code())
                .query(Long.class)
                .single();
    }

    private void fold(BookId book, Family family, List<Long> positions, List<EntryTallies> entries) {
        int from = 0;
        for (long position : positions) {
            int to = from;
            while (to < entries.size() && entries.get(to).position() <= position) {
                to++;
            }
            fold(book, family, position, entries.subList(from, to));
            from = to;
        }
    }

    private void fold(BookId book, Family family, long upTo, List<EntryTallies> entries) {
        List<Map.Entry<Sums.Cell, BigDecimal>> cells =
                new ArrayList<>(Sums.of(entries, family, facets).entrySet());
        jdbc.sql(family.kept().in(FOLD))
                .param("book", book.value())
                .param("family", family.code())
                .param("upTo", upTo)
                .param("granule", column(cells, cell -> cell.getKey().granule().code(), String[]::new))
                .param(
                        "firstDay",
                        column(cells, cell -> cell.getKey().firstDay().toString(), String[]::new))
                .param("area", column(cells, cell -> cell.getKey().place(), Long[]::new))
                .param("facet", column(cells, cell -> cell.getKey().facet(), Integer[]::new))
                .param("quantity", column(cells, cell -> cell.getValue().toPlainString(), String[]::new))
                .update();
    }

    private static <T> T[] column(
            List<Map.Entry<Sums.Cell, BigDecimal>> cells,
            Function<Map.Entry<Sums.Cell, BigDecimal>, T> value,
            IntFunction<T[]> array) {
        return cells.stream().map(value).toArray(array);
    }
}
