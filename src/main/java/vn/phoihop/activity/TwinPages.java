package vn.phoihop.activity;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.activity.SuspectedTwins.Pair;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Export;
import vn.phoihop.web.FirstRows;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The list of suspected twins, and the page on which it is decided whether two records are one thing. */
@PageController
class TwinPages {

    private static final String PAIR = "activity/pair";
    private static final String AT = "/activities/{book}/{id}/twins/{twin}";

    private final SuspectedTwins suspected;
    private final TwinsAcross between;
    private final TwinList list;
    private final DrawingPair drawing;
    private final MergeDesk desk;
    private final BooksAsked books;
    private final Permissions permissions;

    TwinPages(
            SuspectedTwins suspected,
            TwinsAcross between,
            TwinList list,
            DrawingPair drawing,
            MergeDesk desk,
            BooksAsked books,
            Permissions permissions) {
        this.suspected = suspected;
        this.between = between;
        this.list = list;
        this.drawing = drawing;
        this.desk = desk;
        this.books = books;
        this.permissions = permissions;
    }

    @GetMapping("/activities/twins")
    String list(Page page, ListQuery query, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        page.titled("activity.twins.title")
                .lead("activity.twins.lead")
                .under("/", page.text("web.nav.home"))
                .under("/activities", page.text("activity.nav"));
        BookId book = books.read(query, who);
        Wanted wanted = list.wanted(book, query);
        boolean across = TwinList.across(query);
        Listing<Pair> listing = Listing.of(
                query,
                page.text("activity.twins.title"),
                books.with(list.filters(query, who, page), query, page, who),
                list.columns(book, page),
                across ? between.search(wanted, ListQuery.PAGE + 1) : suspected.search(wanted, ListQuery.PAGE + 1),
                across ? between.count(wanted, FirstRows.COUNTED) : suspected.count(wanted, FirstRows.COUNTED),
                Pair::place);
        model.addAttribute("list", listing.countedSoFar(FirstRows.COUNTED).notSearchable());
        model.addAttribute("empty", page.text("activity.twins.empty"));
        return "web/list-page";
    }

    /** The whole result, written while it is read. */
    @GetMapping(path = "/activities/twins", params = "format")
    View export(Page page, ListQuery query, SignedIn who) {
        permissions.require(Authority.RECORD_VIEW);
        BookId book = books.read(query, who);
        Wanted wanted = list.wanted(book, query);
        return Export.stream(
                page,
                "nghi-trung",
                list.columns(book, page),
                () -> TwinList.across(query) ? between.stream(wanted) : suspected.stream(wanted));
    }

    @GetMapping(AT)
    String pair(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable UUID twin,
            @RequestParam Map<String, String> chosen,
            Page page,
            Model model) {
        permissions.require(Authority.RECORD_VIEW);
        model.addAttribute("pair", view(RecordKey.of(book, id), twin, chosen, page));
        return PAIR;
    }

    private DrawingPair.View view(RecordKey key, UUID twin, Map<String, String> chosen, Page page) {
        page.titled("activity.pair.title")
                .lead("activity.pair.lead")
                .under("/activities", page.text("activity.nav"))
                .under("/activities/twins", page.text("activity.twins.title"));
        return drawing.view(key, twin, chosen, page);
    }

    /**
     * Takes a decision on the two.
     *
     * @param version of the record in the address that was seen, {@code twinVersion} of the other one
     */
    @PostMapping(AT)
    String decide(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable UUID twin,
            @RequestParam(name = "do") String deed,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "0") int twinVersion,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String apartReason,
            @RequestParam Map<String, String> typed,
            Page page) {
        permissions.require(Authority.ACTIVITY_RECORD);
        RecordKey key = RecordKey.of(book, id);
        Seen one = new Seen(key, version);
        Seen other = new Seen(RecordKey.of(book, twin), twinVersion);
        DrawingPair.View pair = view(key, twin, typed, page);
        page.ifRefused(PAIR, Map.of("pair", pair));
        switch (deed) {
            case "merge" -> {
                if (pair.merge() != null && !DrawingPair.wasShown(typed)) {
                    throw new Refused(ProblemCode.MERGE_NOT_AS_SHOWN);
                }
                boolean second = twin.toString().equals(typed.get("keep"));
                Activity stays = desk.merge(
                        second ? other : one,
                        second ? one : other,
                        DrawingPair.choices(second ? twin : id, second ? id : twin, typed),
                        reason);
                page.notice("activity.pair.done.merge");
                return "redirect:" + page.href("/records/" + stays.key());
            }
            case "undo" -> {
                desk.undo(drawing.goneInto(key, twin) ? one : other, reason);
                page.notice("activity.pair.done.undo");
            }
            case "apart" -> {
                inItsField(() -> desk.tellApart(one, other, apartReason));
                page.notice("activity.pair.done.apart");
            }
            case "doubt" -> {
                desk.doubtAgain(one, other);
                page.notice("activity.pair.done.doubt");
            }
            default -> throw new Refused(Problem.at("do", ProblemCode.NOT_READABLE, deed));
        }
        return "redirect:" + page.href("/records/" + key);
    }

    /** Two forms of the page ask why; each is told at its own field. */
    private static void inItsField(Runnable work) {
        try {
            work.run();
        } catch (Refused refused) {
            throw new Refused(refused.problems().stream()
                    .map(problem -> problem.where().equals("reason")
                            ? new Problem(problem.code(), "apartReason", problem.arguments())
                            : problem)
                    .toList());
        }
    }
}
