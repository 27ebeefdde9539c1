package vn.phoihop.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Address;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;

/** The window an address asks to compare a figure with, and those that a page offers. */
@Component
class ComparedWindows {

    private final Figures figures;
    private final ComparedFigures compared;
    private final Catalogues catalogues;
    private final FigureWindows windows;

    ComparedWindows(Figures figures, ComparedFigures compared, Catalogues catalogues, FigureWindows windows) {
        this.figures = figures;
        this.compared = compared;
        this.catalogues = catalogues;
        this.windows = windows;
    }

    /** The figure over the other window is the one that its own page shows: as it is defined on that window's last day. */
    @Transactional(readOnly = true)
    Optional<Against> find(Indicator indicator, Scope scope, Address address) {
        return Against.window(address).map(window -> {
            Scope there = scope.over(window);
            Optional<Indicator> then =
                    catalogues.at(scope.cutoff(), window.lastDay()).find(Indicator.class, indicator.code());
            return new Against(
                    there,
                    then.orElse(null),
                    compared.find(indicator, scope).orElse(null),
                    then.flatMap(one -> compared.find(one, there)).orElse(null),
                    cautions(indicator, scope, then.orElse(null), there));
        });
    }

    private List<Against.Caution> cautions(Indicator indicator, Scope scope, @Nullable Indicator then, Scope there) {
        List<Against.Caution> cautions = new ArrayList<>();
        if (windows.ofAnotherRegime(scope.window(), there.window())) {
            cautions.add(Against.Caution.REGIME);
        }
        if (Math.abs(Against.days(scope.window()) - Against.days(there.window())) > 1) {
            cautions.add(Against.Caution.LENGTH);
        }
        if (then != null
                && !figures.describe(List.of(indicator), scope).equals(figures.describe(List.of(then), there))) {
            cautions.add(Against.Caution.DEFINITION);
        }
        return cautions;
    }

    /** None, the same window a year before, the other windows on offer; and the one that is asked for, whatever it is. */
    List<Choice> choices(Window shown, Page page) {
        String asked = Against.window(page.address()).map(Window::toString).orElse("");
        Window before = windows.yearBefore(shown);
        List<Choice> choices = new ArrayList<>(List.of(
                new Choice("", page.text("figure.against.none"), asked.isEmpty()),
                new Choice(
                        before.toString(),
                        page.text("figure.against.yearBefore", windows.name(before, page)),
                        before.toString().equals(asked))));
        windows.list(page).stream()
                .filter(one ->
                        !one.value().equals(shown.toString()) && !one.value().equals(before.toString()))
                .map(one -> new Choice(one.value(), one.label(), one.value().equals(asked)))
                .forEach(choices::add);
        if (choices.stream().noneMatch(Choice::chosen)) {
            choices.add(new Choice(asked, windows.name(Window.parse(asked), page), true));
        }
        return choices;
    }
}
