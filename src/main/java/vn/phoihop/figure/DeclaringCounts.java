package vn.phoihop.figure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.database.Acting;
import vn.phoihop.figure.CountOnlyFigures.CountOnly;
import vn.phoihop.figure.CountOnlyFigures.Declared;
import vn.phoihop.files.SentRow;
import vn.phoihop.files.SentTable;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/**
 * Takes bare counts from files (CSV, XLSX): how the figures of the years before the book began, which are on paper, come to stand beside
 * its own. All or nothing; what stands already is not declared again, so that a file may be taken twice.
 */
@Component
public class DeclaringCounts {

    private static final List<String> REQUIRED = List.of("indicator", "window", "value", "source_vi");

    /** A document mostly has a name in one language only: without an English one the Vietnamese stands for both. */
    private static final List<String> COLUMNS = List.of("indicator", "window", "value", "source_vi", "source_en");

    private static final int MOST_DIGITS = 18;

    private final CountOnlyFigures counts;
    private final Catalogues catalogues;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    DeclaringCounts(
            CountOnlyFigures counts, Catalogues catalogues, Ledger ledger, PlatformTransactionManager transactions) {
        this.counts = counts;
        this.catalogues = catalogues;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a file says of an indicator and a window, in a line: new, other than before with what was before, the same. */
    public record Taken(List<String> added, List<String> changed, List<String> unchanged) {}

    private record About(String indicator, Window window) {

        @Override
        public String toString() {
            return indicator + " " + window;
        }
    }

    private record Said(Quantity quantity, LocalizedText source) {

        boolean isSaidBy(Declared known) {
            return known.quantity().equals(quantity) && known.source().equals(source);
        }
    }

    /**
     * Refused with every problem of every file; then nothing has been written.
     *
     * @param dryRun only says what would be
     */
    public Taken take(Map<String, byte[]> files, BookId book, String actor, boolean dryRun) {
        return Acting.asSystem(() -> transaction.execute(status -> {
            List<Problem> problems = new ArrayList<>();
            Map<About, Said> wanted = new LinkedHashMap<>();
            Catalogue catalogue = catalogues.current();
            new TreeMap<>(files)
                    .forEach((file, content) -> SentTable.read(file, content, problems)
                            .filter(table -> hasItsColumns(table, problems))
                            .ifPresent(table -> table.rows().forEach(row -> read(row, catalogue, wanted, problems))));
            Refused.ifAny(problems);
            return declare(wanted, book, actor, dryRun);
        }));
    }

    private Taken declare(Map<About, Said> wanted, BookId book, String actor, boolean dryRun) {
        Map<About, Declared> known = known(wanted.keySet(), book);
        Taken taken = new Taken(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<CountOnly> declared = new ArrayList<>();
        wanted.forEach((about, said) -> {
            Declared before = known.get(about);
            if (before != null && said.isSaidBy(before)) {
                taken.unchanged().add(about + ": " + said.quantity());
                return;
            }
            if (before == null) {
                taken.added().add(about + ": " + said.quantity());
            } else {
                taken.changed().add(about + ": " + before.quantity() + " → " + said.quantity());
            }
            declared.add(new CountOnly(
                    book, UUID.randomUUID(), about.indicator(), about.window(), said.quantity(), said.source()));
        });
        if (!dryRun && !declared.isEmpty()) {
            counts.declare(actor, null, declared);
        }
        return taken;
    }

    private Map<About, Declared> known(Collection<About> wanted, BookId book) {
        Map<About, Declared> known = new HashMap<>();
        Set<String> indicators = wanted.stream().map(About::indicator).collect(Collectors.toSet());
        for (Window window : wanted.stream().map(About::window).collect(Collectors.toSet())) {
            Scope scope = new Scope(window, Set.of(book), ledger.cutoff(Set.of(book)));
            counts.list(indicators, scope).forEach(one -> known.put(new About(one.indicator(), window), one));
        }
        return known;
    }

    private static boolean hasItsColumns(SentTable table, List<Problem> problems) {
        Set<String> head = new HashSet<>(table.head());
        REQUIRED.stream()
                .filter(column -> !head.contains(column))
                .forEach(column -> problems.add(Problem.at(table.where(), ProblemCode.COLUMN_MISSING, column)));
        table.head().stream()
                .filter(column -> !COLUMNS.contains(column))
                .forEach(column -> problems.add(
                        Problem.at(table.where(), ProblemCode.COLUMN_UNKNOWN, column, String.join(", ", COLUMNS))));
        return head.containsAll(REQUIRED);
    }

    private static void read(SentRow row, Catalogue catalogue, Map<About, Said> wanted, List<Problem> problems) {
        String indicator = row.requiredCode("indicator");
        if (!indicator.isEmpty() && catalogue.find(Indicator.class, indicator).isEmpty()) {
            row.problem(
                    "indicator",
                    ProblemCode.VALUE_UNKNOWN,
                    indicator,
                    catalogue.list(Indicator.class).stream()
                            .map(Indicator::code)
                            .collect(Collectors.joining(", ")));
        }
        Optional<Window> window = window(row);
        Optional<Quantity> quantity = quantity(row);
        String vi = row.required("source_vi");
        String en = row.text("source_en");
        problems.addAll(PlainText.problems(row.where("source_vi"), vi));
        problems.addAll(PlainText.problems(row.where("source_en"), en));
        if (row.isRight("indicator", "window", "value", "source_vi") && window.isPresent() && quantity.isPresent()) {
            About about = new About(indicator, window.get());
            Said said = new Said(quantity.get(), new LocalizedText(vi, en.isEmpty() ? vi : en));
            if (wanted.putIfAbsent(about, said) != null) {
                row.problem("indicator", ProblemCode.LISTED_TWICE, indicator, window.get());
            }
        }
    }

    private static Optional<Window> window(SentRow row) {
        String text = row.required("window");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Window.parse(text));
        } catch (IllegalArgumentException unreadable) {
            row.problem("window", ProblemCode.WINDOW_NOT_READABLE, text);
            return Optional.empty();
        }
    }

    private static Optional<Quantity> quantity(SentRow row) {
        String text = row.required("value");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Quantity quantity = Quantity.of(text);
            if (!quantity.isNegative() && quantity.value().precision() <= MOST_DIGITS) {
                return Optional.of(quantity);
            }
        } catch (NumberFormatException unreadable) {
            // Told below, in the same words.
        }
        row.problem("value", ProblemCode.COUNT_NOT_READABLE, text);
        return Optional.empty();
    }
}
