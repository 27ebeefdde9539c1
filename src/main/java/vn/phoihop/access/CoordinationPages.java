package vn.phoihop.access;

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

    CoordinationPages(
            Coordinating coordinating,
            Organisations organisations,
            FindingByName finding,
            Books books,
            BookSuccessions successions) {
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
     * @param seen the book and the version of this line, to be sent back with a change
     */
    record Line(
            String book, @Nullable String unit, @Nullable String followed, String seen) {}

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
        return Map.of(
                "lines",
                known.stream().map(one -> line(page, one)).toList(),
                "books",
                known.stream()
                        .map(one -> new Choice(
                                one.book().id().toString(), page.text(one.book().name()), false))
                        .toList());
    }

    private Line line(Page page, Coordinating.Coordinated one) {
        UnitId unit = one.unit();
        return new Line(
                page.text(one.book().name()),
                unit == null ? null : organisations.current().path(unit, coordinating.today(), page.locale()),
                successions
                        .find(one.book().id())
                        .map(next -> page.text(
                                "access.coordination.followedBy",
                                page.text(books.get(next.successor()).name()),
                                page.show(next.since())))
                        .orElse(null),
                one.book().id() + ":" + one.version());
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
