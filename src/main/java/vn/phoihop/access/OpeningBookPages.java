package vn.phoihop.access;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.ledger.Book;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The form in which an administrator opens a book, also one that follows those of the provinces it was made from. */
@PageController
class OpeningBookPages {

    private static final String AT = "/coordination/new-book";
    private static final String VIEW = "access/new-book";

    private final OpeningBook opening;
    private final FindingByName finding;

    OpeningBookPages(OpeningBook opening, FindingByName finding) {
        this.opening = opening;
        this.finding = finding;
    }

    /** @param book one that is there already, empty, to say what it follows */
    @GetMapping(AT)
    String form(Page page, @RequestParam Optional<Integer> book, Model model) {
        titled(page);
        Optional<Book> there = opening.empty().stream()
                .filter(one -> book.filter(id -> one.id().value() == id).isPresent())
                .findFirst();
        model.addAttribute(
                "number", there.map(Book::id).orElseGet(opening::next).value());
        model.addAttribute("books", choices(page, Set.of(), there.map(Book::id)));
        there.ifPresent(known -> model.addAttribute("there", known));
        there.map(Book::area)
                .flatMap(area -> finding.areaWords(area.toString(), finding.day(Optional.empty())))
                .ifPresent(words -> model.addAttribute("areaWords", words));
        return VIEW;
    }

    /** @param number of the book as the form was drawn, so that a form sent twice opens one book */
    @PostMapping(AT)
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    String open(
            Page page,
            @RequestParam int number,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String nameVi,
            @RequestParam(defaultValue = "") String nameEn,
            @RequestParam(defaultValue = "") String area,
            @RequestParam(defaultValue = "") String areaText,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String unitText,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(required = false) @Nullable List<Integer> follows) {
        titled(page);
        Set<BookId> followed =
                follows == null ? Set.of() : follows.stream().map(BookId::new).collect(Collectors.toSet());
        page.ifRefused(
                VIEW, Map.of("number", number, "books", choices(page, followed, Optional.of(new BookId(number)))));
        List<Problem> problems = new ArrayList<>();
        LocalDate day = day(since, problems);
        Optional<AreaId> province =
                day == null ? Optional.empty() : finding.area("area", area, areaText, day, problems);
        Optional<UnitId> office = day == null || unit.isBlank() && unitText.isBlank()
                ? Optional.empty()
                : finding.unit("unit", unit, unitText, day, problems);
        Refused.ifAny(problems);
        opening.open(
                new BookId(number),
                new OpeningBook.Wish(
                        code.strip(),
                        new LocalizedText(nameVi.strip(), nameEn.strip()),
                        province.orElse(null),
                        day,
                        office.orElse(null),
                        followed));
        page.notice("access.newBook.opened");
        return "redirect:/coordination";
    }

    private static @Nullable LocalDate day(String text, List<Problem> problems) {
        try {
            if (!text.isBlank()) {
                return CalendarDay.read(text);
            }
            problems.add(Problem.at("since", ProblemCode.REQUIRED));
        } catch (DateTimeParseException unreadable) {
            problems.add(Problem.at("since", ProblemCode.NOT_READABLE, text));
        }
        return null;
    }

    private static void titled(Page page) {
        page.require(Authority.ORGANISATION_ADMINISTER)
                .titled("access.newBook.title")
                .lead("access.newBook.lead")
                .under("/coordination", page.text("access.nav.coordination"));
    }

    private List<Choice> choices(Page page, Set<BookId> chosen, Optional<BookId> but) {
        return opening.open().stream()
                .filter(book -> !but.equals(Optional.of(book.id())))
                .map(book -> new Choice(book.id().toString(), page.text(book.name()), chosen.contains(book.id())))
                .toList();
    }
}
