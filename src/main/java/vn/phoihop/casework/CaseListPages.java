package vn.phoihop.casework;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.Export;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The list of cases, and its export. */
@PageController
class CaseListPages {

    private final FindingCases finding;
    private final ReadingCaseFilter reading;
    private final CaseList list;
    private final Permissions permissions;

    CaseListPages(FindingCases finding, ReadingCaseFilter reading, CaseList list, Permissions permissions) {
        this.finding = finding;
        this.reading = reading;
        this.list = list;
        this.permissions = permissions;
    }

    @GetMapping("/cases")
    String list(Page page, ListQuery query, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        page.titled("casework.nav").lead("casework.list.lead").under("/", page.text("web.nav.home"));
        BookId book = CaseFormPages.book(who);
        CaseFilter filter = reading.read(book, query);
        model.addAttribute(
                "list",
                Listing.of(
                                query,
                                page.text("casework.nav"),
                                list.filters(book, query, who, page),
                                list.columns(page),
                                finding.search(filter, ListQuery.PAGE + 1),
                                finding.count(filter),
                                CaseListPages::place)
                        .countedSoFar(FindingCases.COUNTED));
        return "casework/list";
    }

    static String place(CaseFile file) {
        return ListQuery.place(file.openedOn(), file.key().id());
    }

    @GetMapping(path = "/cases", params = "format")
    View export(Page page, ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        CaseFilter filter = reading.read(CaseFormPages.book(who), query);
        return Export.stream(page, "vu-viec", list.exported(page), () -> finding.stream(filter));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry casesEntry() {
            return new NavigationEntry("casework.nav", "/cases", "case", Authority.RECORD_VIEW, 120);
        }
    }
}
