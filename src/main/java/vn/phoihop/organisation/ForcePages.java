package vn.phoihop.organisation;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The forces through all their days: an open list, which grows and changes by import. */
@PageController
class ForcePages {

    private static final String AT = "/organisation/forces";

    private final FindingByName finding;

    ForcePages(FindingByName finding) {
        this.finding = finding;
    }

    /** What a force was called on some days. */
    record Line(int bit, String name, String code, Validity valid) {}

    @GetMapping(AT)
    String list(Page page, Model model) {
        page.require("organisation.view").titled("organisation.forces.title").lead("organisation.forces.lead");
        model.addAttribute("lines", lines(page, finding.organisation().datedForces()));
        return "organisation/forces";
    }

    private static List<Line> lines(Page page, Forces forces) {
        return forces.all().stream()
                .flatMap(force -> forces.states().of(force.id().bit()).stream())
                .map(state ->
                        new Line(Math.toIntExact(state.id()), page.text(state.name()), state.code(), state.valid()))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        NavigationEntry forcesEntry() {
            return new NavigationEntry("organisation.forces.title", AT, "units", ChangePages.AUTHORITY, 426);
        }
    }
}
