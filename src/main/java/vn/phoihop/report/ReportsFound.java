package vn.phoihop.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Regime;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.web.Page;
import vn.phoihop.web.Searchable;

/** Reports and their papers in the search of the top bar, by number, symbol, form and window. A book has a few dozen. */
@Component
class ReportsFound implements Searchable {

    private final Reports reports;
    private final Catalogues catalogues;

    ReportsFound(Reports reports, Catalogues catalogues) {
        this.reports = reports;
        this.catalogues = catalogues;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public String key() {
        return "report.found";
    }

    @Override
    public List<Found> search(Page page, String typed, int limit) {
        if (!page.may(Authority.FIGURE_VIEW)) {
            return List.of();
        }
        String[] words = Folding.fold(typed).split("\\s+");
        return reports.list().stream()
                .map(report -> found(report, page))
                .flatMap(Optional::stream)
                .filter(one -> {
                    String text = Folding.fold(one.title() + " " + one.note());
                    return Arrays.stream(words).allMatch(text::contains);
                })
                .limit(limit)
                .toList();
    }

    private Optional<Found> found(Report report, Page page) {
        Catalogue catalogue = catalogues.current(report.window().lastDay());
        return catalogue.find(Form.class, report.form()).map(form -> {
            String window = catalogue
                    .find(Regime.class, report.regime())
                    .flatMap(regime -> regime.label(report.window()))
                    .map(page::text)
                    .orElseGet(() -> page.formats().window(report.window()));
            Report.Issued issued = report.issued();
            String number = issued == null ? "" : issued.printed(form) + " · ";
            return new Found(
                    page.text(form.name()) + " · " + window,
                    number + page.text(report.state().label()),
                    ViewingReport.href(report));
        });
    }
}
