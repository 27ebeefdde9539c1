package vn.phoihop.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import vn.phoihop.access.WaitingList.Row;
import vn.phoihop.access.WaitingRecords.Why;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Bulk;
import vn.phoihop.web.BulkResult;
import vn.phoihop.web.BulkStep;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.Filter;
import vn.phoihop.web.FirstRows;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;
import vn.phoihop.web.WaitingWork;

/** One list of the records of all rooms that wait for whoever has signed in, its export, and confirming many of them at once. */
@PageController
class WaitingPages {

    private static final String HREF = "/waiting";

    private final WaitingList list;
    private final ObjectProvider<WaitingWork> rooms;
    private final Organisations organisations;
    private final Permissions permissions;

    WaitingPages(
            WaitingList list, ObjectProvider<WaitingWork> rooms, Organisations organisations, Permissions permissions) {
        this.list = list;
        this.rooms = rooms;
        this.organisations = organisations;
        this.permissions = permissions;
    }

    /** A record of a room, as a row that was chosen names it: {@code activities/BOOK/ID.VERSION}. */
    private record Picked(WaitingRecords room, Chosen one) {}

    @GetMapping(HREF)
    String list(Page page, ListQuery query, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        page.titled("web.waiting").lead("access.waits.lead").under("/", page.text("web.nav.home"));
        WaitingList.Wanted wanted = list.read(query);
        FirstRows<Row> first = list.first(who, wanted);
        Listing<Row> listing = Listing.of(
                        query,
                        page.text("web.waiting"),
                        filters(query, page),
                        columns(page),
                        first.oneMore(),
                        first.total(),
                        WaitingList::place)
                .countedSoFar(FirstRows.COUNTED);
        model.addAttribute("list", page.may(Authority.RECORD_CONFIRM) ? selectable(listing, page) : listing);
        List<WaitingWork.Line> others = asksForAll(query) ? others(page) : List.of();
        model.addAttribute("others", others);
        model.addAttribute("empty", page.text(others.isEmpty() ? "access.waits.empty" : "access.waits.empty.records"));
        return "access/waiting";
    }

    private static boolean asksForAll(ListQuery query) {
        return Stream.of("q", "why", "room", "daysFrom", "daysTo", "after")
                .allMatch(name -> query.address().get(name).isEmpty());
    }

    /** What the home page tells of and no record of the list stands for. */
    private List<WaitingWork.Line> others(Page page) {
        return rooms.stream()
                .filter(room -> !room.listed())
                .sorted(Comparator.comparingInt(WaitingWork::order))
                .flatMap(room -> room.waiting(page).stream())
                .toList();
    }

    private static Listing<Row> selectable(Listing<Row> listing, Page page) {
        return listing.selectable(
                HREF + "/bulk",
                List.of(new BulkStep("confirm", page.text("access.waits.confirm"))),
                row -> row.why().contains(Why.CONFIRM)
                        ? row.room().room() + "/"
                                + Chosen.word(
                                        row.waiting().record(), row.waiting().version())
                        : null);
    }

    /** The whole result, written while it is read. */
    @GetMapping(path = HREF, params = "format")
    View export(Page page, ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        WaitingList.Wanted wanted = list.read(query);
        List<Column<Row>> columns = new ArrayList<>(columns(page));
        columns.add(column(
                page, "id", row -> row.room().room() + "/" + row.waiting().record()));
        return Export.stream(page, "viec-cho-toi", columns, () -> list.stream(who, wanted));
    }

    /** Confirms each of the records chosen by itself, whichever room it is of: one that fails does not keep the others back. */
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping(HREF + "/bulk")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    String confirm(
            @RequestParam(required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = HREF) String back,
            Page page,
            Model model) {
        permissions.require(Authority.RECORD_CONFIRM);
        page.titled("access.waits.bulk.title").under(HREF, page.text("web.waiting"));
        List<Picked> records =
                chosen == null ? List.of() : chosen.stream().map(this::picked).toList();
        model.addAttribute(
                "result",
                Bulk.of(records, picked -> picked.room().confirm(picked.one()))
                        .result(
                                page.text("access.waits.bulk.step"),
                                (picked, problems) -> new BulkResult.Failure(
                                        picked.room().name(picked.one().record(), page),
                                        "/records/" + picked.one().record(),
                                        problems),
                                back.startsWith(HREF) ? back : HREF));
        return "web/bulk-page";
    }

    private Picked picked(String word) {
        String[] parts = word.split("/", 2);
        try {
            return new Picked(list.get(parts[0]), Chosen.read(parts.length == 2 ? parts[1] : ""));
        } catch (IllegalArgumentException unknown) {
            throw new Refused(ProblemCode.NOT_READABLE, word);
        }
    }

    private List<Column<Row>> columns(Page page) {
        Organisation organisation = organisations.current();
        return List.of(
                column(page, "day", row -> row.waiting().day()).sortedBy("day"),
                column(page, "what", row -> page.text(row.waiting().title()))
                        .linking(row -> page.href("/records/" + row.waiting().record())),
                column(page, "kind", row -> page.text(row.waiting().kind())),
                column(
                        page,
                        "lead",
                        row -> page.text(organisation.unit(row.waiting().lead()).name())),
                column(page, "state", row -> page.text(row.waiting().state())),
                column(
                        page,
                        "why",
                        row -> row.why().stream().map(why -> words(page, why)).collect(Collectors.joining(", "))),
                column(page, "since", row -> row.place().changedAt()).sortedBy("changed"));
    }

    private static Column<Row> column(Page page, String key, Function<Row, @Nullable Object> value) {
        return Column.text(page.text("access.waits.column." + key), value);
    }

    private List<Filter> filters(ListQuery query, Page page) {
        return List.of(
                Filter.choice(
                        "why",
                        page.text("access.waits.column.why"),
                        query,
                        Arrays.stream(Why.values())
                                .map(why -> new Choice(why.name(), words(page, why), false))
                                .toList()),
                Filter.choice(
                        "room",
                        page.text("access.waits.room"),
                        query,
                        list.all()
                                .map(room ->
                                        new Choice(room.room(), page.text("access.waits.in." + room.room()), false))
                                .toList()),
                Filter.days("days", page.text("access.waits.days"), query));
    }

    private static String words(Page page, Why why) {
        return page.text("access.waits." + why);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry waitingEntry() {
            return new NavigationEntry("web.waiting", HREF, "clock", Authority.RECORD_VIEW, 130);
        }
    }
}
