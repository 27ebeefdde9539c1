package vn.phoihop.exchange;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.DaysAsked;
import vn.phoihop.web.Export;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The matrix: who gives to whom and asks whom, of what use and how fast, by force or by unit; by topic, area and time. */
@PageController
class FlowPages {

    private static final int MONTHS = 18;

    private final Flows flows;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final PlaceFilters places;
    private final FindingItems finding;
    private final BooksAsked books;
    private final Permissions permissions;

    FlowPages(
            Flows flows,
            Catalogues catalogues,
            Organisations organisations,
            PlaceFilters places,
            FindingItems finding,
            BooksAsked books,
            Permissions permissions) {
        this.flows = flows;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.places = places;
        this.finding = finding;
        this.books = books;
        this.permissions = permissions;
    }

    /** The squares of the matrix by force: a line for each sender, with what each receiver got of it. */
    record Grid(List<String> receivers, List<Line> lines) {
        record Line(int force, String sender, List<String> cells) {}
    }

    @GetMapping("/exchange/matrix")
    String matrix(Page page, ListQuery query, SignedIn who, Model model) {
        permissions.require(Authority.FIGURE_VIEW);
        page.titled("exchange.matrix").lead("exchange.matrix.lead").under("/exchange", page.text("exchange.nav"));
        BookId book = books.read(query, who);
        Flows.Asked asked = asked(book, query, page);
        List<Flow> all = flows.list(asked);
        long from = begin(query);
        List<Numbered> rows = IntStream.range(0, all.size())
                .mapToObj(i -> new Numbered(i, all.get(i)))
                .skip(from)
                .limit(ListQuery.PAGE + 1L)
                .toList();
        model.addAttribute("grid", grid(asked.byUnit() ? List.of() : all, page));
        model.addAttribute("days", page.show(asked.window()));
        model.addAttribute(
                "list",
                Listing.of(
                                query,
                                page.text("exchange.matrix"),
                                books.with(filters(book, query, page), query, page, who),
                                columns(asked.byUnit(), page),
                                rows,
                                all.size(),
                                row -> ListQuery.place(row.number()))
                        .notSearchable());
        return "exchange/matrix";
    }

    /** After the row at which the page before ended. */
    private static long begin(ListQuery query) {
        String last = query.after().isEmpty() ? "-1" : query.after().getFirst();
        try {
            return Math.max(0, Integer.parseInt(last) + 1L);
        } catch (NumberFormatException unreadable) {
            throw query.unreadablePlace();
        }
    }

    /** A row and its place. */
    private record Numbered(int number, Flow flow) {}

    @GetMapping(path = "/exchange/matrix", params = "format")
    View export(Page page, ListQuery query, SignedIn who) {
        permissions.require(Authority.FIGURE_VIEW);
        Flows.Asked asked = asked(books.read(query, who), query, page);
        return Export.stream(
                page,
                "ma-tran-trao-doi",
                columns(asked.byUnit(), page),
                () -> flows.list(asked).stream().map(flow -> new Numbered(0, flow)));
    }

    private Flows.Asked asked(BookId book, ListQuery query, Page page) {
        List<Problem> problems = new ArrayList<>();
        DaysAsked days = DaysAsked.of(query, "sent", problems);
        YearMonth month = DaysAsked.value("month", query, problems, CalendarDay::readMonth);
        java.util.Set<AreaId> areas = places.areas(query, finding.today(book), problems);
        Refused.ifAny(problems);
        LocalDate today = finding.today(book);
        Window window = page.window().orElse(new Window(today.minusMonths(6), today.plusDays(1)));
        if (month != null) {
            window = new Window(month.atDay(1), month.plusMonths(1).atDay(1));
        } else if (days.from() != null || days.to() != null) {
            LocalDate first = Objects.requireNonNullElse(days.from(), LocalDate.of(2000, 1, 1));
            LocalDate end = Objects.requireNonNullElse(days.to(), today.plusDays(1));
            window = first.isBefore(end) ? new Window(first, end) : new Window(first, first.plusDays(1));
        }
        return new Flows.Asked(
                List.of(book),
                window,
                query.filter("topic").isEmpty() ? null : query.filter("topic"),
                areas,
                query.filter("by").equals("unit"));
    }

    private List<Filter> filters(BookId book, ListQuery query, Page page) {
        LocalDate today = finding.today(book);
        return List.of(
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
                places.area(page.text("exchange.filter.area"), query, today),
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
                Filter.days("sent", page.text("exchange.filter.sent"), query));
    }

    private List<Column<Numbered>> columns(boolean byUnit, Page page) {
        return List.of(
                Column.text(
                        page.text("exchange.matrix.sender"),
                        row -> side(row.flow().senderForce(), row.flow().sender(), byUnit, page)),
                Column.text(
                        page.text("exchange.matrix.receiver"),
                        row -> side(row.flow().receiverForce(), row.flow().receiver(), byUnit, page)),
                Column.number(
                        page.text("exchange.matrix.items"), row -> row.flow().items()),
                Column.number(
                        page.text("exchange.matrix.ofValue"), row -> row.flow().ofValue()),
                Column.number(
                        page.text("exchange.matrix.rate"),
                        row -> Flow.percent(row.flow().ofValue(), row.flow().items())),
                Column.number(
                        page.text("exchange.matrix.acknowledging"),
                        row -> Flow.hours(row.flow().acknowledging())),
                Column.number(
                        page.text("exchange.matrix.asked"), row -> row.flow().asked()),
                Column.number(
                        page.text("exchange.matrix.answered"), row -> row.flow().answered()),
                Column.number(
                        page.text("exchange.matrix.onTime"), row -> row.flow().onTime()),
                Column.number(
                        page.text("exchange.matrix.onTimeRate"),
                        row -> Flow.percent(row.flow().onTime(), row.flow().asked())),
                Column.number(
                        page.text("exchange.matrix.answersOfValue"),
                        row -> row.flow().answersOfValue()),
                Column.number(
                        page.text("exchange.matrix.answering"),
                        row -> Flow.hours(row.flow().answering())));
    }

    private String side(@Nullable ForceId force, @Nullable UnitId unit, boolean byUnit, Page page) {
        Organisation organisation = organisations.current();
        return force == null
                ? page.text("exchange.matrix.all")
                : page.text(
                        byUnit && unit != null
                                ? organisation.unit(unit).name()
                                : organisation.force(force).name());
    }

    private Grid grid(List<Flow> all, Page page) {
        List<Force> forces = organisations.current().forces();
        Map<String, Flow> cells = all.stream()
                .filter(flow -> !flow.ofAllSenders() && !flow.ofAllReceivers())
                .collect(Collectors.toMap(
                        flow -> flow.senderForce() + ">" + flow.receiverForce(), flow -> flow, (one, other) -> one));
        return cells.isEmpty()
                ? new Grid(List.of(), List.of())
                : new Grid(
                        forces.stream().map(force -> page.text(force.name())).toList(),
                        forces.stream()
                                .map(sender -> new Grid.Line(
                                        sender.id().bit(),
                                        page.text(sender.name()),
                                        forces.stream()
                                                .map(receiver ->
                                                        cell(cells.get(sender.id() + ">" + receiver.id()), page))
                                                .toList()))
                                .toList());
    }

    private static String cell(@Nullable Flow flow, Page page) {
        return flow == null || flow.items() + flow.asked() == 0
                ? "–"
                : page.text("exchange.matrix.cell", flow.items(), flow.ofValue(), flow.asked());
    }
}
