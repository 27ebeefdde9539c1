package vn.phoihop.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.BookSuccession;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
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

    private final Coordinating coordinating;
    private final Organisations organisations;
    private final FindingByName finding;
    private final Books books;
    private final BookSuccessions successions;
    private final OpeningBook opening;
    private final TakingBackFollowing takingBack;

    CoordinationPages(
            Coordinating coordinating,
            Organisations organisations,
            FindingByName finding,
            Books books,
            BookSuccessions successions,
            OpeningBook opening,
            TakingBackFollowing takingBack) {
        this.opening = opening;
        this.takingBack = takingBack;
        this.books = books;
        this.successions = successions;
        this.coordinating = coordinating;
        this.organisations = organisations;
        this.finding = finding;
    }

    /**
     * A book and who coordinates it today.
     *
     * @param unit with those above it; null where nobody does
     * @param followed the book that follows it and from which day; null where none does
     * @param following the books it is to follow from a day that has not come; null where there are none
     * @param empty it follows nothing and nothing is written in it
     * @param seen the book and the version of this line, to be sent back with a change
     */
    record Line(
            int id,
            String book,
            @Nullable String unit,
            @Nullable String followed,
            @Nullable String following,
            boolean empty,
            String seen) {}

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
            @RequestParam(defaultValue = "") String unitText,
            @RequestParam(defaultValue = "") List<String> seen) {
        page.ifRefused(VIEW, shown(page));
        BookId id = coordinating.get(new BookId(book)).book().id();
        List<Problem> problems = new ArrayList<>();
        Optional<UnitId> chosen = finding.unit("unit", unit, unitText, coordinating.today(), problems);
        Refused.ifAny(problems);
        chosen.ifPresent(one -> coordinating.appoint(id, one, version(id, seen)));
        page.notice("access.coordination.appointed");
        return "redirect:/coordination";
    }

    /** Takes back what the book was to follow. */
    @PostMapping("/coordination/undo-following")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    String takeBack(Page page, @RequestParam int book) {
        page.ifRefused(VIEW, shown(page));
        takingBack.takeBack(new BookId(book));
        page.notice("access.newBook.undone");
        return "redirect:/coordination";
    }

    /** Of the book when the page was drawn. */
    private static int version(BookId book, List<String> seen) {
        return seen.stream()
                .filter(one -> one.matches(book + ":\\d{1,9}"))
                .map(one -> Integer.parseInt(one.substring(one.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.CHANGED_MEANWHILE));
    }

    private Map<String, Object> shown(Page page) {
        page.require(Authority.ORGANISATION_ADMINISTER)
                .titled("access.coordination.title")
                .lead("access.coordination.lead");
        List<Coordinating.Coordinated> known = coordinating.list();
        Set<BookId> empty = opening.empty().stream().map(Book::id).collect(Collectors.toSet());
        return Map.of(
                "lines",
                known.stream()
                        .map(one -> line(page, one, empty.contains(one.book().id())))
                        .toList(),
                "books",
                known.stream()
                        .map(one -> new Choice(
                                one.book().id().toString(), page.text(one.book().name()), false))
                        .toList());
    }

    private Line line(Page page, Coordinating.Coordinated one, boolean empty) {
        UnitId unit = one.unit();
        return new Line(
                one.book().id().value(),
                page.text(one.book().name()),
                unit == null ? null : organisations.current().path(unit, coordinating.today(), page.locale()),
                successions
                        .find(one.book().id())
                        .map(next -> page.text(
                                "access.coordination.followedBy",
                                page.text(books.get(next.successor()).name()),
                                page.show(next.since())))
                        .orElse(null),
                following(page, takingBack.planned(one.book().id())),
                empty,
                one.book().id() + ":" + one.version());
    }

    private @Nullable String following(Page page, List<BookSuccession> planned) {
        return planned.isEmpty()
                ? null
                : page.text(
                        "access.coordination.follows",
                        planned.stream()
                                .map(one -> page.text(books.get(one.book()).name()))
                                .collect(Collectors.joining(", ")),
                        page.show(planned.getFirst().since()));
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry coordinationEntry() {
            return new NavigationEntry(
                    "access.nav.coordination", "/coordination", "units", Authority.ORGANISATION_ADMINISTER, 425);
        }
    }
}
