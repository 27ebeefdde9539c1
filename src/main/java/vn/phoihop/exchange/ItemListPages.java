package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Export;
import vn.phoihop.web.FirstRows;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The inbox and the outbox as one list, and its export. */
@PageController
class ItemListPages {

    private final FindingItems finding;
    private final ReadingItemFilter reading;
    private final ItemList list;
    private final Flows flows;
    private final PlaceFilters places;
    private final BooksAsked books;
    private final Permissions permissions;

    ItemListPages(
            FindingItems finding,
            ReadingItemFilter reading,
            ItemList list,
            Flows flows,
            PlaceFilters places,
            BooksAsked books,
            Permissions permissions) {
        this.finding = finding;
        this.reading = reading;
        this.list = list;
        this.flows = flows;
        this.places = places;
        this.books = books;
        this.permissions = permissions;
    }

    @GetMapping("/exchange")
    String list(Page page, ListQuery query, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        BookId book = books.read(query, who);
        ItemFilter filter = reading.read(book, query);
        page.titled("exchange.nav").lead("exchange.list.lead." + filter.box()).under("/", page.text("web.nav.home"));
        FirstRows<Listed> first = finding.first(filter);
        model.addAttribute(
                "list",
                Listing.of(
                                query,
                                page.text("exchange.nav"),
                                books.with(list.filters(book, query, page), query, page, who),
                                list.columns(filter, page),
                                first.oneMore(),
                                first.total(),
                                ItemListPages::place)
                        .countedSoFar(FirstRows.COUNTED));
        model.addAttribute("box", filter.box());
        model.addAttribute("counted", counted(filter, query, page));
        return "exchange/list";
    }

    /** Of what the matrix links to: how much there is in the book, also out of sight; null elsewhere, and where the list is narrowed further. */
    private @Nullable String counted(ItemFilter filter, ListQuery query, Page page) {
        LocalDate from = filter.from();
        LocalDate to = filter.to();
        if (!filter.asTheMatrixCounts() || from == null || to == null || !page.may(Authority.FIGURE_VIEW)) {
            return null;
        }
        Window window = new Window(from, to);
        ItemFilter.Sides sides = filter.sides();
        return flows.find(
                        new Flows.Asked(
                                List.of(filter.book()),
                                window,
                                filter.topic(),
                                places.lying(query, Flows.judged(window), new ArrayList<>()),
                                sides.fromUnit() != null || sides.toUnit() != null),
                        sides)
                .map(flow -> page.text("exchange.list.counted", flow.items(), flow.asked()))
                .orElseGet(() -> page.text("exchange.list.counted", 0, 0));
    }

    static String place(Listed row) {
        return row.place().word();
    }

    @GetMapping(path = "/exchange", params = "format")
    View export(Page page, ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        ItemFilter filter = reading.read(books.read(query, who), query);
        return Export.stream(page, "trao-doi-thong-tin", list.exported(filter, page), () -> finding.stream(filter));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry exchangeEntry() {
            return new NavigationEntry("exchange.nav", "/exchange", "exchange", Authority.RECORD_VIEW, 125);
        }
    }
}
