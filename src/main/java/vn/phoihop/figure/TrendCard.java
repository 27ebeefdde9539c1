package vn.phoihop.figure;

import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.web.HomeCard;
import vn.phoihop.web.Page;

/** The first headline figure by force, month and area. */
@Component
class TrendCard implements HomeCard {

    private final Headlines headlines;
    private final BreakDowns breakDowns;
    private final AreaBreakDown areas;
    private final AskedScope asked;

    TrendCard(Headlines headlines, BreakDowns breakDowns, AreaBreakDown areas, AskedScope asked) {
        this.headlines = headlines;
        this.breakDowns = breakDowns;
        this.areas = areas;
        this.asked = asked;
    }

    record View(
            String label,
            String unit,
            boolean contributed,
            List<BreakDowns.ForceRow> forces,
            List<BreakDowns.Bar> months,
            PlaceBars.View areas) {}

    @Override
    public int order() {
        return 400;
    }

    @Override
    public Optional<Content> show(Page page) {
        if (!page.may("figure.view")) {
            return Optional.empty();
        }
        return asked.find(page)
                .flatMap(scope -> headlines.list(scope).stream()
                        .findFirst()
                        .map(indicator -> page.fragment(
                                "figure/trend",
                                Map.of(
                                        "view",
                                        new View(
                                                page.text(indicator.label()),
                                                page.text(indicator.unit()),
                                                indicator.role() == TallyRole.CONTRIBUTED,
                                                breakDowns.forces(indicator, scope, page),
                                                breakDowns.months(indicator, scope, page),
                                                areas.of(
                                                        indicator,
                                                        scope,
                                                        null,
                                                        BreakDowns.figure(indicator, scope, page),
                                                        page))))));
    }
}
