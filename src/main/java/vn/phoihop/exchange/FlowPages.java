package vn.phoihop.exchange;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.organisation.Force;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Address;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The matrix: who gives to whom and asks whom, of what use and how fast, by force or by unit; by topic, area and time. */
@PageController
class FlowPages {

    private final Flows flows;
    private final ReadingFlows reading;
    private final Organisations organisations;
    private final Permissions permissions;

    FlowPages(Flows flows, ReadingFlows reading, Organisations organisations, Permissions permissions) {
        this.flows = flows;
        this.reading = reading;
        this.organisations = organisations;
        this.permissions = permissions;
    }

    /** The squares of the matrix by force: a line for each sender, with what each receiver got of it. */
    record Grid(List<String> receivers, List<Line> lines) {
        record Line(int force, String sender, List<Cell> cells) {}

        /** @param href where its items are listed; null of an empty one */
        record Cell(String words, @Nullable String href) {}
    }

    @GetMapping("/exchange/matrix")
    String matrix(Page page, ListQuery query, SignedIn who, Model model) {
        permissions.require(Authority.FIGURE_VIEW);
        ReadingAsOf.refuse(page.address(), Flows.AS_OF_ELSEWHERE);
        page.titled("exchange.matrix").lead("exchange.matrix.lead").under("/exchange", page.text("exchange.nav"));
        Flows.Asked asked = reading.read(query, who, page);
        List<Flow> all = flows.list(asked);
        long from = begin(query);
        List<Numbered> rows = IntStream.range(0, all.size())
                .mapToObj(i -> new Numbered(i, all.get(i)))
                .skip(from)
                .limit(ListQuery.PAGE + 1L)
                .toList();
        model.addAttribute("grid", grid(asked.byUnit() ? List.of() : all, asked, query, page));
        model.addAttribute("days", page.show(asked.window()));
        model.addAttribute(
                "list",
                Listing.of(
                                query,
                                page.text("exchange.matrix"),
                                reading.filters(asked, query, who, page),
                                columns(asked, query, page),
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
        ReadingAsOf.refuse(page.address(), Flows.AS_OF_ELSEWHERE);
        Flows.Asked asked = reading.read(query, who, page);
        return Export.stream(
                page,
                "ma-tran-trao-doi",
                columns(asked, query, page),
                () -> flows.list(asked).stream().map(flow -> new Numbered(0, flow)));
    }

    /** The items of a cell or a sum, for those in whose sight they are. */
    private static String items(Flow flow, Flows.Asked asked, ListQuery query, Organisation organisation, Page page) {
        boolean units = asked.byUnit();
        return page.href(Address.of("/exchange")
                .with("box", ItemFilter.Box.ALL.name())
                .with("book", book(flow, asked, query))
                .with("fromForce", units ? null : code(flow.senderForce(), organisation))
                .with("fromUnit", flow.sender() == null ? null : flow.sender().toString())
                .with("toForce", units ? null : code(flow.receiverForce(), organisation))
                .with("toUnit", flow.receiver() == null ? null : flow.receiver().toString())
                .with("topic", asked.topic())
                .with("area", query.filter("area"))
                .with("sentFrom", asked.window().from().toString())
                .with("sentTo", asked.window().lastDay().toString())
                .toString());
    }

    /** Of several books one in which there is something; lists are of one. */
    private static String book(Flow flow, Flows.Asked asked, ListQuery query) {
        BookId book = flow.book();
        return asked.books().size() < 2
                        || book == null
                        || book.equals(SignedIn.current().book())
                ? query.filter("book")
                : book.toString();
    }

    private static @Nullable String code(@Nullable ForceId force, Organisation organisation) {
        return force == null ? null : organisation.force(force).code();
    }

    private List<Column<Numbered>> columns(Flows.Asked asked, ListQuery query, Page page) {
        boolean byUnit = asked.byUnit();
        Organisation organisation = organisations.current();
        return List.of(
                Column.<Numbered>text(
                                page.text("exchange.matrix.sender"),
                                row -> side(row.flow().senderForce(), row.flow().sender(), byUnit, page))
                        .linking(row -> items(row.flow(), asked, query, organisation, page)),
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

    private Grid grid(List<Flow> all, Flows.Asked asked, ListQuery query, Page page) {
        Organisation organisation = organisations.current();
        List<Force> forces = organisation.forces();
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
                                                .map(receiver -> cell(
                                                        cells.get(sender.id() + ">" + receiver.id()),
                                                        asked,
                                                        query,
                                                        organisation,
                                                        page))
                                                .toList()))
                                .toList());
    }

    private static Grid.Cell cell(
            @Nullable Flow flow, Flows.Asked asked, ListQuery query, Organisation organisation, Page page) {
        return flow == null || flow.items() + flow.asked() == 0
                ? new Grid.Cell("–", null)
                : new Grid.Cell(
                        page.text("exchange.matrix.cell", flow.items(), flow.ofValue(), flow.asked()),
                        items(flow, asked, query, organisation, page));
    }
}
