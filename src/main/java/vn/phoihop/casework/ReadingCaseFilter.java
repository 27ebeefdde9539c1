package vn.phoihop.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.casework.CaseFilter.Place;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Folding;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.ListQuery;

/** Reads a filter from an address, for the list as for programs: what it cannot read is a problem at its parameter. */
@Component
class ReadingCaseFilter {

    private final Organisations organisations;
    private final Books books;
    private final Clock clock;

    ReadingCaseFilter(Organisations organisations, Books books, Clock clock) {
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
    }

    CaseFilter read(BookId book, ListQuery query) {
        List<Problem> problems = new ArrayList<>();
        Organisation organisation = organisations.current();
        LocalDate today = LocalDate.ofInstant(clock.instant(), books.get(book).timeZone());
        @Nullable Window period = value("period", query, problems, Window::parse);
        @Nullable LocalDate from = day("from", "openedFrom", query, problems);
        @Nullable LocalDate to = day("to", "openedTo", query, problems);
        @Nullable AreaId area = value("area", query, problems, text -> new AreaId(Long.parseLong(text)));
        @Nullable UnitId unit = value("unit", query, problems, text -> new UnitId(Long.parseLong(text)));
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
                area == null ? null : under(area, organisation, today),
                unit == null ? null : under(unit, organisation, today),
                from != null ? from : period == null ? null : period.from(),
                to != null ? to.plusDays(1) : period == null ? null : period.to(),
                value("exercise", query, problems, ReadingCaseFilter::yesOrNo),
                !query.sort().equals("day") || query.descending(),
                place(query, problems));
        Refused.ifAny(problems);
        return filter;
    }

    /** Programs say from and to, the chip of the list what is opened from and to. */
    private static @Nullable LocalDate day(String name, String chip, ListQuery query, List<Problem> problems) {
        return value(query.filter(name).isEmpty() ? chip : name, query, problems, LocalDate::parse);
    }

    private static Boolean yesOrNo(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static @Nullable String textOrNull(ListQuery query, String name) {
        return query.filter(name).isEmpty() ? null : query.filter(name);
    }

    private static @Nullable Place place(ListQuery query, List<Problem> problems) {
        List<String> after = query.after();
        if (after.isEmpty()) {
            return null;
        }
        try {
            return new Place(LocalDate.parse(after.get(0)), UUID.fromString(after.get(1)));
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            problems.add(Problem.at(
                    "after", ProblemCode.NOT_READABLE, query.address().get("after")));
            return null;
        }
    }

    /** The area with all below it, today and on the last day it was there. */
    private static Set<AreaId> under(AreaId area, Organisation organisation, LocalDate today) {
        Set<AreaId> areas = new HashSet<>(organisation.areasUnder(area, today));
        LocalDate end = organisation.area(area).valid().to();
        if (end != null && !end.isAfter(today)) {
            areas.addAll(organisation.areasUnder(area, end.minusDays(1)));
        }
        return areas;
    }

    private static Set<UnitId> under(UnitId unit, Organisation organisation, LocalDate today) {
        Set<UnitId> units = new HashSet<>(organisation.unitsUnder(unit, today));
        LocalDate end = organisation.unit(unit).valid().to();
        if (end != null && !end.isAfter(today)) {
            units.addAll(organisation.unitsUnder(unit, end.minusDays(1)));
        }
        return units;
    }

    private static <T> @Nullable T value(
            String name, ListQuery query, List<Problem> problems, Function<String, T> reading) {
        String text = query.filter(name);
        try {
            return text.isEmpty() ? null : reading.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            problems.add(Problem.at(name, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }
}
