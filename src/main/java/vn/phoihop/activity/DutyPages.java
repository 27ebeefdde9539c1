package vn.phoihop.activity;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.figure.OpenAtShiftEnd;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Two pages of the duty room: what a unit did on a day, to be printed, and what is open when a shift ends. */
@PageController
class DutyPages {

    /** A sheet names at most so many records. */
    private static final int MOST = 500;

    /** What began longer ago and has no end is no longer taken to be going on. */
    private static final int RUNNING_DAYS = 2;

    private final FindingActivities finding;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Books books;
    private final Permissions permissions;
    private final Clock clock;
    private final List<OpenAtShiftEnd> others;

    DutyPages(
            FindingActivities finding,
            Catalogues catalogues,
            Organisations organisations,
            Books books,
            Permissions permissions,
            Clock clock,
            List<OpenAtShiftEnd> others) {
        this.finding = finding;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.books = books;
        this.permissions = permissions;
        this.clock = clock;
        this.others = others;
    }

    /** A record on a sheet, in words. */
    record Line(
            String href,
            String time,
            String what,
            String area,
            LocalizedText lead,
            List<LocalizedText> partners,
            boolean led,
            String putIn,
            LocalizedText standing) {}

    /** A total: what the unit led, or what it put in. */
    record Total(LocalizedText name, Quantity quantity) {}

    /**
     * @param more records of the day that are in the totals and find no place on the sheet
     * @param exercises invented while a drill was played; in no total
     */
    record DaySheet(
            LocalizedText unit,
            LocalDate day,
            List<Choice> units,
            List<Line> lines,
            int more,
            List<Line> exercises,
            List<Total> led,
            int tookPart,
            List<Total> putIn) {}

    /** What is open of one sort. */
    record Open(String key, List<Line> lines) {}

    @GetMapping("/activities/day")
    String day(Page page, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        ZoneId zone = books.get(who.book()).timeZone();
        LocalDate day = day(page, zone);
        UnitId unit = unit(page, who);
        Organisation organisation = organisations.current();
        Set<UnitId> units = new HashSet<>(organisation.unitsUnder(unit, day));
        units.add(unit);
        // Totals are of all there is, however many lines fit on the sheet; what was invented for a drill stands apart.
        List<Activity> all = who.books().stream()
                .flatMap(book -> finding.stream(ActivityFilter.concerning(book, units, ActivityState.SUBMITTED, null)
                        .between(day, day.plusDays(1))))
                .map(Listed::activity)
                .sorted(Comparator.comparing(Activity::startsAt))
                .toList();
        List<Activity> found = all.stream().filter(one -> !one.exercise()).toList();
        Catalogue catalogue = catalogues.current(day);
        page.titled("activity.day.title").lead("activity.day.lead").under("/activities", page.text("activity.nav"));
        model.addAttribute(
                "sheet",
                new DaySheet(
                        organisation.unit(unit).name(),
                        day,
                        organisation.units(day).stream()
                                .map(one -> new Choice(
                                        one.id().toString(),
                                        page.text(one.name()),
                                        one.id().equals(unit)))
                                .toList(),
                        found.stream()
                                .limit(MOST)
                                .map(one -> line(one, units, page))
                                .toList(),
                        Math.max(0, found.size() - MOST),
                        all.stream()
                                .filter(Activity::exercise)
                                .limit(MOST)
                                .map(one -> line(one, units, page))
                                .toList(),
                        led(found, units, catalogue),
                        (int) found.stream()
                                .filter(one -> !units.contains(one.lead()))
                                .count(),
                        putIn(found, units, catalogue)));
        return "activity/day";
    }

    @GetMapping("/activities/hand-over")
    String handOver(Page page, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        UnitId own = unit(page, who);
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, books.get(who.book()).timeZone());
        Set<UnitId> units = organisations.current().unitsOnDeskOf(own, today);
        List<Open> open = new ArrayList<>();
        open.add(open(
                "running",
                find(
                        who,
                        book -> ActivityFilter.concerning(book, units, null, null)
                                .between(today.minusDays(RUNNING_DAYS), null)),
                one -> goesOn(one, now),
                units,
                page));
        Map<String, Function<BookId, ActivityFilter>> sorts = new LinkedHashMap<>();
        sorts.put("drafts", book -> ActivityFilter.concerning(book, units, ActivityState.DRAFT, null));
        sorts.put("returned", book -> ActivityFilter.concerning(book, units, ActivityState.RETURNED, null));
        sorts.put("confirm", ActivityFilter::waiting);
        sorts.put(
                "contested",
                book -> ActivityFilter.concerning(book, units, ActivityState.SUBMITTED, Confirmation.CONTESTED));
        sorts.put(
                "unconfirmed",
                book -> ActivityFilter.concerning(book, units, ActivityState.SUBMITTED, Confirmation.PENDING));
        sorts.forEach((key, filter) -> open.add(open(key, find(who, filter), one -> true, units, page)));
        page.titled("activity.handOver.title")
                .lead("activity.handOver.lead")
                .under("/activities", page.text("activity.nav"));
        model.addAttribute("unit", organisations.current().unit(own).name());
        model.addAttribute("at", now);
        model.addAttribute("open", open);
        model.addAttribute(
                "others",
                others.stream()
                        .flatMap(room -> who.books().stream().flatMap(book -> room.open(book, units, page).stream()))
                        .toList());
        return "activity/hand-over";
    }

    private static boolean goesOn(Activity activity, Instant now) {
        Instant endsAt = activity.endsAt();
        return !List.of(ActivityState.WITHDRAWN, ActivityState.MERGED).contains(activity.state())
                && !activity.startsAt().isAfter(now)
                && (endsAt == null || endsAt.isAfter(now));
    }

    /** In the book in which is written and in those it follows. */
    private List<Listed> find(SignedIn who, Function<BookId, ActivityFilter> filter) {
        return who.books().stream()
                .flatMap(book -> finding.search(filter.apply(book), MOST).stream())
                .toList();
    }

    private Open open(String key, List<Listed> found, Predicate<Activity> wanted, Set<UnitId> units, Page page) {
        return new Open(
                key,
                found.stream()
                        .map(Listed::activity)
                        .filter(wanted)
                        .map(one -> line(one, units, page))
                        .toList());
    }

    private Line line(Activity activity, Set<UnitId> units, Page page) {
        Organisation organisation = organisations.current();
        LocalDate day = activity.occurredOn();
        Catalogue catalogue = catalogues.current(day);
        ZoneId zone = books.get(activity.key().book()).timeZone();
        Map<LocalizedText, Quantity> putIn = new LinkedHashMap<>();
        activity.contributions().stream()
                .filter(one -> units.contains(one.unit()))
                .forEach(one -> putIn.merge(
                        catalogue
                                .find(Measure.class, one.measure())
                                .map(Measure::unit)
                                .orElse(new LocalizedText(one.measure(), one.measure())),
                        one.quantity(),
                        Quantity::plus));
        return new Line(
                ActivityList.href(activity),
                page.show(activity.startsAt().atZone(zone).toLocalDateTime()),
                ActivityList.title(activity, catalogue, page),
                organisation.path(activity.area(), day, page.locale()),
                organisation.unit(activity.lead(), day).name(),
                activity.partners().stream()
                        .map(partner -> organisation.unit(partner.unit(), day).name())
                        .toList(),
                units.contains(activity.lead()),
                String.join(
                        ", ",
                        putIn.entrySet().stream()
                                .map(one -> page.show(one.getValue()) + " " + page.text(one.getKey()))
                                .toList()),
                ActivityList.standing(activity));
    }

    private static List<Total> led(List<Activity> found, Set<UnitId> units, Catalogue catalogue) {
        Map<LocalizedText, Quantity> totals = new LinkedHashMap<>();
        found.stream()
                .filter(one -> units.contains(one.lead()))
                .forEach(one -> totals.merge(catalogue.kind(one.kind()).name(), Quantity.ONE, Quantity::plus));
        return totals(totals);
    }

    private static List<Total> putIn(List<Activity> found, Set<UnitId> units, Catalogue catalogue) {
        Map<LocalizedText, Quantity> totals = new LinkedHashMap<>();
        found.stream()
                .flatMap(one -> one.contributions().stream())
                .filter(one -> units.contains(one.unit()))
                .forEach(one -> totals.merge(catalogue.measure(one.measure()).name(), one.quantity(), Quantity::plus));
        return totals(totals);
    }

    private static List<Total> totals(Map<LocalizedText, Quantity> totals) {
        return totals.entrySet().stream()
                .map(one -> new Total(one.getKey(), one.getValue()))
                .toList();
    }

    private LocalDate day(Page page, ZoneId zone) {
        String asked = page.address().get("date");
        try {
            return asked.isEmpty() ? LocalDate.now(clock.withZone(zone)) : CalendarDay.read(asked);
        } catch (DateTimeParseException unreadable) {
            throw new Refused(Problem.at("date", ProblemCode.NOT_READABLE, asked));
        }
    }

    /** The unit asked for, else the own one. */
    private UnitId unit(Page page, SignedIn who) {
        String asked = page.address().get("unit");
        @Nullable UnitId own = who.unit();
        if (asked.isEmpty() && own != null) {
            return own;
        }
        try {
            UnitId unit = new UnitId(Long.parseLong(asked));
            return organisations.current().unit(unit).id();
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Problem.at("unit", ProblemCode.NOT_READABLE, asked));
        }
    }
}
