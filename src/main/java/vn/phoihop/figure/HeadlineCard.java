package vn.phoihop.figure;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.HomeCard;
import vn.phoihop.web.Page;

/** The window at a glance, with the change against the same window of the year before. */
@Component
class HeadlineCard implements HomeCard {

    private final Headlines headlines;
    private final Figures figures;
    private final FigureWindows windows;
    private final AskedScope asked;
    private final CountOnlyFigures counts;

    HeadlineCard(
            Headlines headlines, Figures figures, FigureWindows windows, AskedScope asked, CountOnlyFigures counts) {
        this.headlines = headlines;
        this.figures = figures;
        this.windows = windows;
        this.asked = asked;
        this.counts = counts;
    }

    record Headline(String code, String label, String unit, FigureValue now, FigureValue then) {

        Quantity value() {
            return now.value();
        }

        /** Whether anything is known of the year before. */
        boolean compared() {
            return !then.value().isZero();
        }

        Quantity change() {
            return value().plus(then.value().negate());
        }

        /** Whether the change is one against a count without records, or of one. */
        boolean changeCountOnly() {
            return now.countOnly() || then.countOnly();
        }
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<Content> show(Page page) {
        if (!page.may("figure.view")) {
            return Optional.empty();
        }
        return asked.find(page).map(scope -> {
            List<Indicator> indicators = headlines.list(scope);
            Map<String, FigureValue> now = figures.compute(indicators, scope);
            Window yearBefore = windows.yearBefore(scope.window());
            Map<String, FigureValue> before = figures.compute(indicators, scope.over(yearBefore));
            List<Headline> shown = indicators.stream()
                    .map(indicator -> {
                        FigureValue value = now.getOrDefault(indicator.code(), FigureValue.NONE);
                        return new Headline(
                                indicator.code(),
                                page.text(indicator.label()),
                                page.text(value.value().unit(indicator.unit())),
                                value,
                                before.getOrDefault(indicator.code(), FigureValue.NONE));
                    })
                    .toList();
            return page.fragment(
                    "figure/headlines",
                    Map.of(
                            "headlines",
                            shown,
                            "window",
                            page.text(windows.name(scope.window())) + " (" + page.show(scope.window()) + ")",
                            "yearBefore",
                            page.text(windows.name(yearBefore)),
                            "comparedByAnother",
                            windows.comparedByAnother(scope.window()),
                            "sources",
                            CountSource.of(Stream.of(bare(now, scope), bare(before, scope.over(yearBefore)))
                                    .flatMap(List::stream)
                                    .toList())));
        });
    }

    private List<CountOnlyFigures.Declared> bare(Map<String, FigureValue> values, Scope scope) {
        List<String> marked = values.entrySet().stream()
                .filter(one -> one.getValue().countOnly())
                .map(Map.Entry::getKey)
                .toList();
        return marked.isEmpty() ? List.of() : counts.list(marked, scope);
    }
}
