package vn.phoihop.exchange;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** For who administers: for how long what items say is kept, and how many will say nothing any more before long. There is nothing to press. */
@PageController
class KeepingPages {

    private final DroppingContent dropping;

    KeepingPages(DroppingContent dropping) {
        this.dropping = dropping;
    }

    @GetMapping("/exchange/retention")
    String ahead(Page page, Model model) {
        page.require(Authority.ORGANISATION_ADMINISTER)
                .titled("exchange.keep")
                .lead("exchange.keep.lead")
                .under("/", page.text("web.nav.home"));
        model.addAttribute("ahead", dropping.ahead());
        return "exchange/retention";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry keepingEntry() {
            return new NavigationEntry(
                    "exchange.keep", "/exchange/retention", "exchange", Authority.ORGANISATION_ADMINISTER, 427);
        }
    }
}
