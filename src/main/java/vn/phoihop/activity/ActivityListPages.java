package vn.phoihop.activity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.BulkResult;
import vn.phoihop.web.BulkStep;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.Export;
import vn.phoihop.web.FirstRows;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The list of activities, its export, and what is done with many of them at once. */
@PageController
class ActivityListPages {

    private final FindingActivities finding;
    private final ReadingFilter reading;
    private final ActivityList list;
    private final BulkSteps bulk;
    private final BooksAsked books;
    private final Permissions permissions;

    ActivityListPages(
            FindingActivities finding,
            ReadingFilter reading,
            ActivityList list,
            BulkSteps bulk,
            BooksAsked books,
            Permissions permissions) {
        this.finding = finding;
        this.reading = reading;
        this.list = list;
        this.bulk = bulk;
        this.books = books;
        this.permissions = permissions;
    }

    @GetMapping("/activities")
    String list(Page page, ListQuery query, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        page.titled("activity.nav").lead("activity.list.lead").under("/", page.text("web.nav.home"));
        BookId book = books.read(query, who);
        ActivityFilter filter = reading.read(book, query, who);
        FirstRows<Listed> first = finding.first(filter);
        Listing<Listed> listing = Listing.of(
                query,
                page.text("activity.nav"),
                books.with(list.filters(query, page), query, page, who),
                list.columns(book, page),
                first.oneMore(),
                first.total(),
                ActivityList::place);
        model.addAttribute(
                "list",
                listing.countedSoFar(FirstRows.COUNTED)
                        .selectable(
                                "/activities/bulk",
                                steps(page),
                                row -> Chosen.word(
                                        row.activity().key(), row.activity().version())));
        return "activity/list";
    }

    private static List<BulkStep> steps(Page page) {
        List<BulkStep> steps = new ArrayList<>();
        if (page.may(Authority.RECORD_CONFIRM)) {
            steps.add(new BulkStep(ActivitySteps.slug(ActivityStep.CONFIRM), page.text("activity.bulk.confirm")));
        }
        if (page.may(Authority.ACTIVITY_RECORD)) {
            steps.add(new BulkStep(ActivitySteps.slug(ActivityStep.SUBMIT), page.text("activity.bulk.submit")));
        }
        return steps;
    }

    /** The whole result, written while it is read. */
    @GetMapping(path = "/activities", params = "format")
    View export(Page page, ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        BookId book = books.read(query, who);
        ActivityFilter filter = reading.read(book, query, who);
        return Export.stream(page, "hoat-dong", list.exported(book, page), () -> finding.stream(filter));
    }

    /** Takes a step with each of the records chosen, each by itself: one that fails does not keep the others back. */
    @Requires({Authority.RECORD_CONFIRM, Authority.ACTIVITY_RECORD})
    @PostMapping("/activities/bulk")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    String bulk(
            @RequestParam String step,
            @RequestParam(required = false) @Nullable List<String> chosen,
            @RequestParam(defaultValue = "/activities") String back,
            Page page,
            Model model) {
        page.titled("activity.bulk.title").under("/activities", page.text("activity.nav"));
        ActivityStep deed = BulkSteps.step(step);
        model.addAttribute(
                "result",
                bulk.take(deed, Chosen.all(chosen))
                        .result(
                                page.text(deed.label()),
                                (one, problems) -> new BulkResult.Failure(
                                        bulk.name(one.record(), page), "/records/" + one.record(), problems),
                                back.startsWith("/activities") ? back : "/activities"));
        return "web/bulk-page";
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry activitiesEntry() {
            return new NavigationEntry("activity.nav", "/activities", "work", Authority.RECORD_VIEW, 100);
        }

        @Bean
        NavigationEntry newActivityEntry() {
            return new NavigationEntry("activity.new.nav", "/activities/new", "plus", Authority.ACTIVITY_RECORD, 110);
        }
    }
}
