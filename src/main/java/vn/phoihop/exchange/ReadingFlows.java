package vn.phoihop.exchange;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.Lying;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Choice;
import vn.phoihop.web.DaysAsked;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;

/** What of the matrix an address asks for, and the chips that say so. */
@Component
class ReadingFlows {

    private static final int MONTHS = 18;

    private final Catalogues catalogues;
    private final PlaceFilters places;
    private final FindingItems finding;
    private final BooksAsked books;

    ReadingFlows(Catalogues catalogues, PlaceFilters places, FindingItems finding, BooksAsked books) {
        this.catalogues = catalogues;
        this.places = places;
        this.finding = finding;
        this.books = books;
    }

    /** Of all books in sight, as the indicators are, unless one is chosen; in areas as they lay then. */
    Flows.Asked read(ListQuery query, SignedIn who, Page page) {
        List<Problem> problems = new ArrayList<>();
        DaysAsked days = DaysAsked.of(query, "sent", problems);
        YearMonth month = DaysAsked.value("month", query, problems, CalendarDay::readMonth);
        LocalDate today = finding.today(who.book());
        Window window = page.window().orElse(new Window(today.minusMonths(6), today.plusDays(1)));
        if (month != null) {
            window = new Window(month.atDay(1), month.plusMonths(1).atDay(1));
        } else if (days.from() != null || days.to() != null) {
            LocalDate first = Objects.requireNonNullElse(days.from(), LocalDate.of(2000, 1, 1));
            LocalDate end = Objects.requireNonNullElse(days.to(), today.plusDays(1));
            window = first.isBefore(end) ? new Window(first, end) : new Window(first, first.plusDays(1));
        }
        @Nullable Lying<AreaId> areas = places.lying(query, Flows.judged(window), problems);
        Refused.ifAny(problems);
        return new Flows.Asked(
                books.readAll(query, who),
                window,
                query.filter("topic").isEmpty() ? null : query.filter("topic"),
                areas,
                query.filter("by").equals("unit"));
    }

    List<Filter> filters(Flows.Asked asked, ListQuery query, SignedIn who, Page page) {
        LocalDate today = finding.today(who.book());
        LocalDate last = asked.window().lastDay();
        return books.withAll(
                List.of(
                        Filter.oneOf(
                                "by",
                                page.text("exchange.matrix.by"),
                                query,
                                List.of(
                                        new Choice("", page.text("exchange.matrix.by.force"), false),
                                        new Choice("unit", page.text("exchange.matrix.by.unit"), false))),
                        Filter.choice(
                                "topic",
                                page.text("exchange.filter.topic"),
                                query,
                                catalogues.current().list(Topic.class).stream()
                                        .map(topic -> new Choice(topic.code(), page.text(topic.name()), false))
                                        .toList()),
                        places.area(page.text("exchange.filter.area"), query, last.isAfter(today) ? today : last),
                        Filter.choice(
                                "month",
                                page.text("exchange.matrix.month"),
                                query,
                                IntStream.range(0, MONTHS)
                                        .mapToObj(back -> YearMonth.from(today).minusMonths(back))
                                        .map(month -> new Choice(
                                                month.toString(),
                                                "%02d/%d".formatted(month.getMonthValue(), month.getYear()),
                                                false))
                                        .toList()),
                        Filter.choice("period", page.text("exchange.filter.period"), query, page.windows()),
                        Filter.days("sent", page.text("exchange.filter.sent"), query)),
                query,
                page,
                who);
    }
}
