package vn.phoihop.report;

import gg.jte.Content;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.UnitsAtWork;
import vn.phoihop.ledger.Book;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.HomeCard;
import vn.phoihop.web.Page;

/** What administrators do before anybody can work, in its order, on their home page until all of it is done. */
@Component
class FirstSteps implements HomeCard {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Organisations organisations;
    private final SettingLetterheads letterheads;
    private final CoordinationOffices offices;
    private final UnitsAtWork units;
    private final ReportPapers papers;
    private final Clock clock;

    FirstSteps(
            Organisations organisations,
            SettingLetterheads letterheads,
            CoordinationOffices offices,
            UnitsAtWork units,
            ReportPapers papers,
            Clock clock) {
        this.organisations = organisations;
        this.letterheads = letterheads;
        this.offices = offices;
        this.units = units;
        this.papers = papers;
        this.clock = clock;
    }

    /** @param name the end of the keys of its words */
    record Step(String name, String href, boolean done) {}

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Optional<Content> show(Page page) {
        if (!page.may(Authority.ORGANISATION_ADMINISTER) || !page.may(Authority.ACCOUNT_ADMINISTER)) {
            return Optional.empty();
        }
        List<Step> steps = steps();
        return steps.stream().allMatch(Step::done)
                ? Optional.empty()
                : Optional.of(
                        page.fragment("report/first-steps", Map.of("steps", steps, "leadsBack", papers.leadsBack())));
    }

    private List<Step> steps() {
        LocalDate today = LocalDate.now(clock.withZone(ZONE));
        List<Book> books = letterheads.books();
        List<UnitId> living =
                organisations.current().units(today).stream().map(Unit::id).toList();
        return List.of(
                new Step("organisation", "/organisation/imports", !living.isEmpty()),
                new Step(
                        "book",
                        "/coordination",
                        books.stream()
                                .anyMatch(book -> offices.find(book.id(), today).isPresent())),
                new Step(
                        "letterheads",
                        "/letterheads",
                        books.stream()
                                .anyMatch(book -> letterheads.list(book.id()).stream()
                                        .anyMatch(one -> one.days().contains(today)))),
                new Step(
                        "accounts",
                        "/accounts",
                        books.stream()
                                .anyMatch(book -> units.unreached(book.id(), living, Authority.RECORD_VIEW, today)
                                                .size()
                                        < living.size())));
    }
}
