package vn.phoihop.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Which unit coordinates which book, for administrators; from today on another one may. */
@PageController
class CoordinationPages {

    private static final String VIEW = "access/coordination";

    private final CoordinationOffices offices;
    private final Books books;
    private final Organisations organisations;
    private final FindingByName finding;
    private final AccessTrail trail;
    private final Clock clock;

    CoordinationPages(
            CoordinationOffices offices,
            Books books,
            Organisations organisations,
            FindingByName finding,
            AccessTrail trail,
            Clock clock) {
        this.offices = offices;
        this.books = books;
        this.organisations = organisations;
        this.finding = finding;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * A book and who coordinates it today.
     *
     * @param unit with those above it; null where nobody does
     */
    record Line(String book, @Nullable String unit) {}

    @GetMapping("/coordination")
    String list(Page page, Model model) {
        model.addAllAttributes(shown(page));
        return VIEW;
    }

    @PostMapping("/coordination")
    String appoint(
            Page page,
            @RequestParam int book,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String unitText) {
        page.ifRefused(VIEW, shown(page));
        BookId id = books.get(new BookId(book)).id();
        List<Problem> problems = new ArrayList<>();
        Optional<UnitId> chosen = finding.unit("unit", unit, unitText, today(), problems);
        Refused.ifAny(problems);
        chosen.ifPresent(one -> {
            offices.appoint(id, one, today());
            trail.note(
                    AccessTrail.Act.COORDINATION_APPOINTED,
                    id + " · " + organisations.current().unit(one).name().vi());
        });
        page.notice("access.coordination.appointed");
        return "redirect:/coordination";
    }

    private Map<String, Object> shown(Page page) {
        page.require(Authority.ORGANISATION_ADMINISTER)
                .titled("access.coordination.title")
                .lead("access.coordination.lead");
        List<Book> known = books.list().stream()
                .filter(book -> !book.id().equals(BookId.COMMON))
                .toList();
        return Map.of(
                "lines",
                known.stream()
                        .map(book -> new Line(
                                page.text(book.name()),
                                offices.find(book.id(), today())
                                        .map(unit -> organisations.current().path(unit, today(), page.locale()))
                                        .orElse(null)))
                        .toList(),
                "books",
                known.stream()
                        .map(book -> new Choice(book.id().toString(), page.text(book.name()), false))
                        .toList());
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(SignIns.ZONE));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry coordinationEntry() {
            return new NavigationEntry(
                    "access.nav.coordination", "/coordination", "building", Authority.ORGANISATION_ADMINISTER, 425);
        }
    }
}
