package vn.phoihop.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BulkResult;
import vn.phoihop.web.BulkStep;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Export;
import vn.phoihop.web.FirstRows;
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
    private final ConfirmingCases many;
    private final BooksAsked books;
    private final Permissions permissions;

    CaseListPages(
            FindingCases finding,
            ReadingCaseFilter reading,
            CaseList list,
            ConfirmingCases many,
            BooksAsked books,
            Permissions permissions) {
        this.finding = finding;
        this.reading = reading;
        this.list = list;
        this.many = many;
        this.books = books;
        this.permissions = permissions;
    }

    @GetMapping("/cases")
    String list(Page page, ListQuery query, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        page.titled("casework.nav").lead("casework.list.lead").under("/", page.text("web.nav.home"));
        BookId book = books.read(query, who);
        CaseFilter filter = reading.read(book, query);
        FirstRows<Listed> first = finding.first(filter);
        Listing<Listed> listing = Listing.of(
                        query,
                        page.text("casework.nav"),
                        books.with(list.filters(book, query, page), query, page, who),
                        list.columns(page),
                        first.oneMore(),
                        first.total(),
                        CaseListPages::place)
                .countedSoFar(FirstRows.COUNTED);
        model.addAttribute(
                "list",
                page.may(Authority.RECORD_CONFIRM)
                        ? listing.selectable(
                                "/cases/bulk",
                                List.of(new BulkStep("confirm", page.text("casework.bulk.confirm"))),
                                row -> confirmable(row.file(), who)
                                        ? Chosen.word(
                                                row.file().key(), row.file().version())
                                        : null)
                        : listing);
        return "casework/list";
    }

    /** Whether who looks has something to confirm there. Goes by the units known since signing in, so that a page of rows asks nothing for each. */
    private static boolean confirmable(CaseFile file, SignedIn who) {
        return CaseMove.CONFIRM.possibleFrom(file.state())
                && CaseDesk.units(CaseMove.CONFIRM, file).stream().anyMatch(who.units()::contains);
    }

    /** Confirms each of the cases chosen by itself: one that fails does not keep the others back. */
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping("/cases/bulk")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    String confirm(
            @RequestParam(required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "/cases") String back,
            Page page,
            Model model) {
        page.titled("casework.bulk.title").under("/cases", page.text("casework.nav"));
        model.addAttribute(
                "result",
                many.confirm(Chosen.all(chosen))
                        .result(
                                CaseActions.label(CaseMove.CONFIRM, page),
                                (one, problems) -> new BulkResult.Failure(
                                        many.name(one.record(), page), "/records/" + one.record(), problems),
                                back.startsWith("/cases") ? back : "/cases"));
        return "web/bulk-page";
    }

    static String place(Listed row) {
        return row.place().word();
    }

    @GetMapping(path = "/cases", params = "format")
    View export(Page page, ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        CaseFilter filter = reading.read(books.read(query, who), query);
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
