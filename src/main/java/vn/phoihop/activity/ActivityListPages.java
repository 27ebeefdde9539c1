package vn.phoihop.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Export;
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
    private final Permissions permissions;

    ActivityListPages(
            FindingActivities finding,
            ReadingFilter reading,
            ActivityList list,
            BulkSteps bulk,
            Permissions permissions) {
        this.finding = finding;
        this.reading = reading;
        this.list = list;
        this.bulk = bulk;
        this.permissions = permissions;
    }

    @GetMapping("/activities")
    String list(Page page, ListQuery query, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        page.titled("activity.nav").lead("activity.list.lead").under("/", page.text("web.nav.home"));
        BookId book = ActivityFormPages.book(who);
        ActivityFilter filter = reading.read(book, query, who);
        model.addAttribute(
                "list",
                Listing.of(
                        query,
                        page.text("activity.nav"),
                        list.filters(query, page),
                        list.columns(book, page),
                        finding.search(filter, ListQuery.PAGE + 1),
                        finding.count(filter),
                        ActivityList::place));
        model.addAttribute("book", book);
        return "activity/list";
    }

    @GetMapping(path = "/activities", params = "format")
    ResponseEntity<byte[]> export(Page page, ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        BookId book = ActivityFormPages.book(who);
        List<Listed> rows = new ArrayList<>();
        finding.forEach(reading.read(book, query, who), rows::add);
        return Export.of(page, "hoat-dong", list.exported(book, page), rows);
    }

    /** Takes a step with each of the records chosen, each by itself: one that fails does not keep the others back. */
    @PostMapping("/activities/bulk")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    String bulk(
            @RequestParam int book,
            @RequestParam(name = "record", required = false) List<UUID> records,
            @RequestParam(name = "do") String deed,
            Page page,
            Model model) {
        page.titled("activity.bulk.title").under("/activities", page.text("activity.nav"));
        List<RecordKey> keys = records == null
                ? List.of()
                : records.stream().map(id -> RecordKey.of(book, id)).toList();
        model.addAttribute("outcome", bulk.take(BulkSteps.step(deed), keys));
        return "activity/bulk";
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
