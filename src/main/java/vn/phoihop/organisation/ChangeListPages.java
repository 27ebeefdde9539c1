package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** All changes of the organisation, made and planned, the newest first. */
@PageController
class ChangeListPages {

    private static final int ALL = 100_000;
    private static final List<String> STATES = List.of("planned", "made", "undone");

    private final ChangesMade changes;
    private final PlaceFilters places;
    private final MakingChanges making;

    ChangeListPages(ChangesMade changes, PlaceFilters places, MakingChanges making) {
        this.changes = changes;
        this.places = places;
        this.making = making;
    }

    @GetMapping("/organisation/changes")
    String list(Page page, ListQuery query, Model model) {
        titled(page);
        LocalDate today = making.today();
        ChangesMade.Search search = search(query);
        List<Filter> filters = List.of(
                places.unit(page.text("organisation.changes.unit"), query, today),
                places.area(page.text("organisation.changes.area"), query, today),
                Filter.choice(
                        "kind",
                        page.text("organisation.changes.kind"),
                        query,
                        Arrays.stream(ChangeKind.values())
                                .map(kind ->
                                        new Choice(kind.name(), page.text("organisation.change.kind." + kind), false))
                                .toList()),
                Filter.choice(
                        "state",
                        page.text("organisation.changes.state"),
                        query,
                        STATES.stream()
                                .map(state -> new Choice(state, page.text("organisation.change.state." + state), false))
                                .toList()));
        List<OrganisationChange> rows = changes.search(search, today, before(query), ListQuery.PAGE + 1);
        model.addAttribute(
                "list",
                Listing.of(
                        query,
                        page.text("organisation.changes.title"),
                        filters,
                        columns(page, today),
                        rows,
                        changes.count(search, today),
                        row -> ListQuery.place(row.position())));
        model.addAttribute("unitKinds", ChangeKind.of(PlaceType.UNIT));
        model.addAttribute("areaKinds", ChangeKind.of(PlaceType.AREA));
        return "organisation/changes";
    }

    @GetMapping(path = "/organisation/changes", params = "format")
    ResponseEntity<?> export(Page page, ListQuery query) {
        titled(page);
        LocalDate today = making.today();
        return Export.of(
                page, "organisation-changes", columns(page, today), changes.search(search(query), today, 0, ALL));
    }

    private static void titled(Page page) {
        page.require(ChangePages.AUTHORITY).titled("organisation.changes.title").lead("organisation.changes.lead");
    }

    static ChangesMade.Search search(ListQuery query) {
        List<Problem> problems = new ArrayList<>();
        Long unit = id("unit", query, problems);
        Long area = id("area", query, problems);
        Refused.ifAny(problems);
        return new ChangesMade.Search(
                query.search(), query.filter("kind"), query.filter("of"), query.filter("state"), unit, area);
    }

    private static @Nullable Long id(String name, ListQuery query, List<Problem> problems) {
        String text = query.filter(name);
        if (!text.isEmpty() && !text.matches("[1-9]\\d{0,17}")) {
            problems.add(Problem.at(name, ProblemCode.NOT_READABLE, text));
        }
        return text.isEmpty() || !problems.isEmpty() ? null : Long.valueOf(text);
    }

    /** The position of the last row shown; 0 at the beginning. */
    static long before(ListQuery query) {
        String after = query.after().isEmpty() ? "0" : query.after().getFirst();
        if (!after.matches("\\d{1,18}")) {
            throw query.unreadablePlace();
        }
        return Long.parseLong(after);
    }

    private static List<Column<OrganisationChange>> columns(Page page, LocalDate today) {
        return Stream.of(
                        Column.<OrganisationChange>text(
                                        page.text("organisation.changes.what"), row -> page.text(row.key()))
                                .linking(row -> ChangePages.HREF + "/" + row.id()),
                        Column.<OrganisationChange>text(page.text("organisation.changes.who"), row -> row.told()),
                        Column.<OrganisationChange>text(
                                page.text("organisation.changes.from"), OrganisationChange::from),
                        Column.<OrganisationChange>text(
                                page.text("organisation.changes.state"),
                                row -> page.text("organisation.change.state." + row.state(today))),
                        Column.<OrganisationChange>text(
                                page.text("organisation.changes.by"), OrganisationChange::madeBy),
                        Column.<OrganisationChange>text(
                                page.text("organisation.changes.at"), OrganisationChange::madeAt))
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry changesEntry() {
            return new NavigationEntry(
                    "organisation.changes.nav", ChangePages.HREF, "units", ChangePages.AUTHORITY, 424);
        }
    }
}
