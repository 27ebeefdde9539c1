package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Tally;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/** What a step somebody thinks of would do to the figures of a form: asked before it is taken, nothing is written. */
@Component
public class EffectOnFigures {

    private final Figures figures;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Ledger ledger;

    EffectOnFigures(Figures figures, Catalogues catalogues, Organisations organisations, Ledger ledger) {
        this.figures = figures;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.ledger = ledger;
    }

    /** A figure that would change. */
    public record Change(Indicator indicator, Quantity now, Quantity after) {}

    /** The figures of a form over a window that would change; none where the step changes nothing. */
    public record Effect(LocalizedText form, Window window, List<Change> changes) {}

    /**
     * The effect on every window that is touched by a day on which one of the records began, the earliest first. Where a form knows the wanted
     * window, the days it does not hold are seen in windows of its regime; otherwise all are in those of the first form's first one.
     *
     * @param before all the records concerned count for now, {@code after} all they would count for
     */
    @Transactional(readOnly = true)
    public List<Effect> of(BookId book, Optional<Window> wanted, List<Tally> before, List<Tally> after) {
        Map<Window, Form> touched =
                new TreeMap<>(Comparator.comparing(Window::from).thenComparing(Window::to));
        Stream.concat(before.stream(), after.stream())
                .map(Tally::occurredOn)
                .distinct()
                .sorted()
                .forEach(day -> asked(day, wanted).ifPresent(one -> touched.putIfAbsent(one.window(), one.form())));
        return touched.entrySet().stream()
                .map(one -> effect(one.getValue(), one.getKey(), book, before, after))
                .toList();
    }

    private record Asked(Form form, Window window) {}

    /** The window of a form that holds the day: of the one that knows the wanted window, or of the first of all. */
    private Optional<Asked> asked(LocalDate day, Optional<Window> wanted) {
        Catalogue catalogue = catalogues.current(day);
        List<Form> forms = catalogue.list(Form.class);
        return forms.stream()
                .flatMap(form -> form.regimes().stream()
                        .map(catalogue::regime)
                        .flatMap(regime -> wanted.filter(regime::recognises).stream()
                                .map(window -> new Asked(form, window.contains(day) ? window : regime.windowOn(day)))))
                .findFirst()
                .or(() -> forms.stream()
                        .findFirst()
                        .map(form -> new Asked(
                                form,
                                catalogue.regime(form.regimes().getFirst()).windowOn(day))));
    }

    private Effect effect(Form form, Window window, BookId book, List<Tally> before, List<Tally> after) {
        // What the page and the reports count, where books follow each other.
        Set<BookId> sight = AskedScope.books();
        Set<BookId> books = sight.contains(book) ? sight : Set.of(book);
        Scope scope = new Scope(window, books, ledger.cutoff(books));
        Catalogue catalogue = catalogues.at(scope.cutoff(), window.lastDay());
        Organisation organisation = organisations.at(scope.cutoff());
        List<Indicator> indicators = form.lines().stream()
                .map(Form.Line::indicator)
                .distinct()
                .flatMap(code -> catalogue.find(Indicator.class, code).stream())
                .toList();
        Map<String, FigureValue> now = figures.compute(indicators, scope);
        List<Change> changes = new ArrayList<>();
        for (Indicator indicator : indicators) {
            IndicatorFilter filter = IndicatorFilter.of(indicator, catalogue, organisation);
            Quantity change = sum(filter, window, after, organisation)
                    .plus(sum(filter, window, before, organisation).negate());
            if (!change.isZero()) {
                Quantity value =
                        now.getOrDefault(indicator.code(), FigureValue.NONE).value();
                changes.add(new Change(indicator, value, value.plus(change)));
            }
        }
        return new Effect(form.name(), window, changes);
    }

    private static Quantity sum(IndicatorFilter filter, Window window, List<Tally> tallies, Organisation organisation) {
        return tallies.stream()
                .filter(tally -> window.contains(tally.occurredOn()) && filter.holds(tally, organisation))
                .map(Tally::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
