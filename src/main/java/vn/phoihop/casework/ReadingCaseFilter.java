package vn.phoihop.casework;

import static vn.phoihop.web.DaysAsked.value;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.DaysAsked;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.RowOrder;
import vn.phoihop.web.RowPlace;

/** Reads a filter from an address, for the list as for programs: what it cannot read is a problem at its parameter. */
@Component
class ReadingCaseFilter {

    private final Organisations organisations;
    private final PlaceFilters places;
    private final Books books;
    private final Clock clock;

    ReadingCaseFilter(Organisations organisations, PlaceFilters places, Books books, Clock clock) {
        this.organisations = organisations;
        this.places = places;
        this.books = books;
        this.clock = clock;
    }

    CaseFilter read(BookId book, ListQuery query) {
        List<Problem> problems = new ArrayList<>();
        Organisation organisation = organisations.current();
        LocalDate today = LocalDate.ofInstant(clock.instant(), books.get(book).timeZone());
        DaysAsked opened = DaysAsked.of(query, "opened", problems);
        @Nullable Set<AreaId> areas = places.areas(query, today, problems);
        @Nullable Set<UnitId> units = places.units(query, today, problems);
        @Nullable
        Integer force = value(
                "force",
                query,
                problems,
                code -> 1
                        << organisation
                                .findForce(code)
                                .orElseThrow(() -> new IllegalArgumentException(code))
                                .id()
                                .bit());
        CaseFilter filter = new CaseFilter(
                book,
                Folding.words(query.search()),
                textOrNull(query, "kind"),
                textOrNull(query, "category"),
                textOrNull(query, "stage"),
                textOrNull(query, "without"),
                value("state", query, problems, CaseState::valueOf),
                value("confirmation", query, problems, Confirmation::valueOf),
                value("waiting", query, problems, CaseFilter.Waiting::valueOf),
                force,
                areas,
                units,
                opened.from(),
                opened.to(),
                value("during", query, problems, Window::parse),
                value("exercise", query, problems, DaysAsked::yesOrNo),
                RowOrder.read(query),
                RowPlace.read(query, problems));
        Refused.ifAny(problems);
        return filter;
    }

    private static @Nullable String textOrNull(ListQuery query, String name) {
        return query.filter(name).isEmpty() ? null : query.filter(name);
    }
}
