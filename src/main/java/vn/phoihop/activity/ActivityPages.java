package vn.phoihop.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.NavigationEntry;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The one form in which an activity is written down. */
@PageController
class ActivityPages {

    private final RecordingActivity recording;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Books books;
    private final Permissions permissions;
    private final Clock clock;

    ActivityPages(
            RecordingActivity recording,
            Catalogues catalogues,
            Organisations organisations,
            Books books,
            Permissions permissions,
            Clock clock) {
        this.recording = recording;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.books = books;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** What the form offers to choose from. */
    record Offer(UUID id, List<Choice> kinds, List<Choice> areas, List<Choice> leads, List<Choice> partners) {}

    @GetMapping("/activities/new")
    String form(Page page, SignedIn who, Model model) {
        permissions.require(Authority.ACTIVITY_RECORD);
        page.titled("activity.new.title").lead("activity.new.lead").under("/", page.text("web.nav.home"));
        model.addAttribute("offer", offer(UUID.randomUUID(), who, page));
        return "activity/form";
    }

    /** Sent twice, the record is still one: its id was minted with the form. */
    @PostMapping("/activities")
    String submit(Page page, SignedIn who, @RequestParam UUID id, @RequestParam Map<String, String> typed) {
        permissions.require(Authority.ACTIVITY_RECORD);
        page.titled("activity.new.title").lead("activity.new.lead").under("/", page.text("web.nav.home"));
        page.ifRefused("activity/form", Map.of("offer", offer(id, who, page)));
        BookId book = book(who);
        TypedActivity form = new TypedActivity(typed, books.get(book).timeZone());
        ActivityForm read = form.read();
        requireOwnUnit(who, read);
        RecordKey key = new RecordKey(book, id);
        recording.submit(new Submission(key, read, By.now(who.name(), who.unit())));
        page.notice("activity.submitted");
        return "redirect:" + page.href("/records/" + key);
    }

    /** Who writes a record down takes part in it, with the own unit or one below it. */
    private void requireOwnUnit(SignedIn who, ActivityForm form) {
        UnitId own = who.unit();
        boolean takesPart = permissions.answersFor(own, form.lead())
                || form.partners().stream().anyMatch(partner -> permissions.answersFor(own, partner));
        if (!takesPart) {
            throw new Refused(ProblemCode.OWN_UNIT_ABSENT);
        }
    }

    private static BookId book(SignedIn who) {
        return who.books().stream().findFirst().orElseThrow(() -> new Refused(ProblemCode.OWN_UNIT_ABSENT));
    }

    private Offer offer(UUID id, SignedIn who, Page page) {
        LocalDate day = day(page);
        Organisation organisation = organisations.current();
        List<Choice> kinds = catalogues.current().activityKinds().stream()
                .map(kind -> new Choice(
                        kind.code(), page.text(kind.name()), kind.code().equals("PATROL")))
                .toList();
        List<Choice> areas = java.util.Arrays.stream(AreaLevel.values())
                .filter(level -> level != AreaLevel.PROVINCE)
                .flatMap(level -> organisation.areas(level, day).stream())
                .map(area -> new Choice(area.id().toString(), organisation.path(area.id(), day, page.locale()), false))
                .sorted(java.util.Comparator.comparing(Choice::label))
                .toList();
        List<Unit> units = organisation.units(day);
        return new Offer(
                id,
                kinds,
                areas,
                units.stream()
                        .map(unit -> choice(unit, page, unit.id().equals(who.unit())))
                        .toList(),
                units.stream().map(unit -> choice(unit, page, false)).toList());
    }

    /** The day whose units and areas are offered: today, or the end of the chosen window when that is past. */
    private LocalDate day(Page page) {
        LocalDate today = LocalDate.now(clock.withZone(ZoneId.of("Asia/Ho_Chi_Minh")));
        return page.window()
                .map(window -> window.lastDay())
                .filter(last -> last.isBefore(today))
                .orElse(today);
    }

    private static Choice choice(Unit unit, Page page, boolean chosen) {
        return new Choice(unit.id().toString(), page.text(unit.name()), chosen);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavigationEntry newActivityEntry() {
            return new NavigationEntry("activity.new.nav", "/activities/new", "plus", Authority.ACTIVITY_RECORD, 110);
        }
    }
}
