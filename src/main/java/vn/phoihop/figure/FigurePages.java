package vn.phoihop.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Export;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The page of a figure: its value, how it is made up, and the records behind it. */
@PageController
class FigurePages {

    private final Figures figures;
    private final ComparedFigures compared;
    private final ComparedWindows comparedWindows;
    private final Catalogues catalogues;
    private final AskedScope asked;
    private final FigureWindows windows;
    private final BreakDowns breakDowns;
    private final AreaBreakDown areas;
    private final UnitBreakDown units;
    private final RecordList records;
    private final ReadingAsOf reading;
    private final AsOfBand band;
    private final CutoffInWords cutoffs;
    private final CountOnlyFigures counts;

    FigurePages(
            Figures figures,
            ComparedFigures compared,
            ComparedWindows comparedWindows,
            Catalogues catalogues,
            AskedScope asked,
            FigureWindows windows,
            BreakDowns breakDowns,
            AreaBreakDown areas,
            UnitBreakDown units,
            RecordList records,
            ReadingAsOf reading,
            AsOfBand band,
            CutoffInWords cutoffs,
            CountOnlyFigures counts) {
        this.figures = figures;
        this.compared = compared;
        this.comparedWindows = comparedWindows;
        this.catalogues = catalogues;
        this.asked = asked;
        this.windows = windows;
        this.breakDowns = breakDowns;
        this.areas = areas;
        this.units = units;
        this.records = records;
        this.reading = reading;
        this.band = band;
        this.cutoffs = cutoffs;
        this.counts = counts;
    }

    /**
     * What the page of a figure shows above its records.
     *
     * @param yearBefore null where nothing of that window was known
     * @param against the windows that the break-downs by place can be compared with
     */
    record View(
            Indicator indicator,
            FigureValue value,
            @Nullable FigureValue yearBefore,
            boolean comparedByAnother,
            Scope scope,
            LocalizedText cutoff,
            AsOfBand.View band,
            List<CountOnlyFigures.Declared> bare,
            List<CountOnlyFigures.Declared> bareBefore,
            List<BreakDowns.ForceRow> forces,
            List<BreakDowns.Bar> months,
            List<Choice> against,
            PlaceBars.View areas,
            PlaceBars.View units) {

        @Nullable
        Quantity change() {
            return yearBefore == null
                    ? null
                    : value.value().plus(yearBefore.value().negate());
        }

        /** Several units put in: by force the amounts add up, and there is no other reading. */
        boolean contributed() {
            return indicator.role() == vn.phoihop.ledger.TallyRole.CONTRIBUTED;
        }
    }

    @GetMapping("/figures/{code}")
    String figure(@PathVariable String code, Page page, ListQuery query, Model model) {
        page.require("figure.view");
        Scope scope = asked.get(page);
        Indicator indicator = indicator(code, scope);
        page.named(page.text(indicator.label()))
                .under(page.hrefThen("/"), page.text("web.nav.home"))
                .lead(
                        "figure.lead",
                        windows.name(scope.window()),
                        scope.window().from(),
                        scope.window().lastDay());
        Scope before = scope.over(windows.yearBefore(scope.window()));
        FigureValue value = figures.compute(indicator, scope);
        @Nullable FigureValue valueBefore = compared.find(indicator, before).orElse(null);
        @Nullable
        Against against = comparedWindows.find(indicator, scope, page.address()).orElse(null);
        model.addAttribute(
                "view",
                new View(
                        indicator,
                        value,
                        valueBefore,
                        windows.comparedByAnother(scope.window()),
                        scope,
                        cutoffs.of(scope.cutoff()),
                        band.of(reading.find(page.address())),
                        bare(value, indicator, scope),
                        valueBefore == null ? List.of() : bare(valueBefore, indicator, before),
                        breakDowns.forces(indicator, scope, page),
                        breakDowns.months(indicator, scope, page),
                        comparedWindows.choices(scope.window(), page),
                        areas.of(indicator, scope, against, page.address(), page),
                        units.of(indicator, scope, against, page.address(), page)));
        model.addAttribute("list", records.listing(indicator, scope, page, query));
        return "figure/figure";
    }

    @GetMapping(path = "/figures/{code}", params = "format")
    org.springframework.web.servlet.View export(@PathVariable String code, Page page, ListQuery query) {
        page.require("figure.view");
        Scope scope = asked.get(page);
        Indicator indicator = indicator(code, scope);
        String file =
                code.toLowerCase(java.util.Locale.ROOT) + "-" + scope.window().from();
        return Export.stream(
                page, file, records.columns(indicator, scope, page), () -> records.stream(indicator, scope, query));
    }

    /** The bare counts that a value holds. */
    private List<CountOnlyFigures.Declared> bare(FigureValue value, Indicator indicator, Scope scope) {
        return value.countOnly() ? counts.list(List.of(indicator.code()), scope) : List.of();
    }

    private Indicator indicator(String code, Scope scope) {
        return catalogues.at(scope.cutoff(), scope.window().lastDay()).indicator(code);
    }
}
