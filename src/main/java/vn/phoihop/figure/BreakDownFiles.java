package vn.phoihop.figure;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** A figure by area and by unit to be taken away, as its page shows it. */
@PageController
class BreakDownFiles {

    private final AskedScope asked;
    private final ComparedWindows compared;
    private final Catalogues catalogues;
    private final AreaBreakDown areas;
    private final UnitBreakDown units;

    BreakDownFiles(
            AskedScope asked,
            ComparedWindows compared,
            Catalogues catalogues,
            AreaBreakDown areas,
            UnitBreakDown units) {
        this.asked = asked;
        this.compared = compared;
        this.catalogues = catalogues;
        this.areas = areas;
        this.units = units;
    }

    @GetMapping(path = "/figures/{code}/areas", params = "format")
    ResponseEntity<byte[]> areas(@PathVariable String code, Page page) {
        page.require("figure.view");
        Scope scope = asked.get(page);
        Indicator indicator = indicator(code, scope);
        return areas.file(indicator, scope, against(indicator, scope, page), page)
                .sent(page);
    }

    @GetMapping(path = "/figures/{code}/units", params = "format")
    ResponseEntity<byte[]> units(@PathVariable String code, Page page) {
        page.require("figure.view");
        Scope scope = asked.get(page);
        Indicator indicator = indicator(code, scope);
        return units.file(indicator, scope, against(indicator, scope, page), page)
                .sent(page);
    }

    private @Nullable Against against(Indicator indicator, Scope scope, Page page) {
        return compared.find(indicator, scope, page.address()).orElse(null);
    }

    private Indicator indicator(String code, Scope scope) {
        return catalogues.at(scope.cutoff(), scope.window().lastDay()).indicator(code);
    }
}
