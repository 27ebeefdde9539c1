package vn.phoihop.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.BooksAsked;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.figure.AsOf;
import vn.phoihop.figure.AsOfBand;
import vn.phoihop.figure.OpenAtShiftEnd;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.FindingByName;
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
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Two pages of the duty room: what a unit did on a day, to be printed, and what is open when a shift ends. */
@PageController
class DutyPages {

    /** A sheet names at most so many records. */
    private static final int MOST = 500;

    private final DaySheets sheets;
    private final OpenActivities activities;
    private final KnownDays days;
    private final ReadingAsOf asOf;
    private final AsOfBand band;
    private final Organisations organisations;
    private final FindingByName names;
    private final Books books;
    private final BooksAsked booksAsked;
    private final Permissions permissions;
    private final Clock clock;
    private final List<OpenAtShiftEnd> others;

    DutyPages(
            DaySheets sheets,
            OpenActivities activities,
            KnownDays days,
            ReadingAsOf asOf,
            AsOfBand band,
            Organisations organisations,
            FindingByName names,
            Books books,
            BooksAsked booksAsked,
            Permissions permissions,
            Clock clock,
            List<OpenAtShiftEnd> others) {
        this.sheets = sheets;
        this.activities = activities;
        this.days = days;
        this.asOf = asOf;
        this.band = band;
        this.organisations = organisations;
        this.names = names;
        this.books = books;
        this.booksAsked = booksAsked;
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

    /**
     * @param words how the box names the unit
     * @param lines of what was done, {@code exercises} of what was invented while a drill was played; both as many as a sheet names
     */
    record DayShown(DaySheets.Sheet sheet, LocalizedText unit, String words, List<Line> lines, List<Line> exercises) {

        /** Records of the day that are in the totals and find no place on the sheet. */
        int more() {
            return sheet.done().size() - lines.size();
        }
    }

    /** What is open of one sort, as {@link OpenAtShiftEnd.Open}, with more in its lines. */
    record Open(String what, int number, @Nullable String list, List<Line> lines) {}

    @GetMapping("/activities/day")
    String day(Page page, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        Optional<AsOf> then = asOf.find(page.address());
        LocalDate day = day(page, then, books.get(who.book()).timeZone());
        UnitId unit = unit(page, who, day);
        DaySheets.Sheet sheet = sheets.of(unit, day, then, who);
        page.titled("activity.day.title").lead("activity.day.lead").under("/activities", page.text("activity.nav"));
        model.addAttribute(
                "shown",
                new DayShown(
                        sheet,
                        name(unit, sheet.names().organisation()),
                        names.unitWords(unit.toString(), day).orElse(""),
                        lines(sheet.done(), sheet.units(), MOST, sheet.names(), page),
                        lines(sheet.exercises(), sheet.units(), MOST, sheet.names(), page)));
        model.addAttribute("asOf", band.draw(then, page, "activity.day.asOf"));
        return "activity/day";
    }

    @GetMapping("/activities/hand-over")
    String handOver(Page page, SignedIn who, Model model) {
        permissions.require(Authority.RECORD_VIEW);
        UnitId unit = unit(page, who, LocalDate.now(clock));
        Set<UnitId> units = activities.desk(unit, who);
        page.titled("activity.handOver.title")
                .lead("activity.handOver.lead")
                .under("/activities", page.text("activity.nav"));
        model.addAttribute("unit", organisations.current().unit(unit).name());
        model.addAttribute("at", clock.instant());
        model.addAttribute(
                "open",
                activities.list(unit, who).stream()
                        .map(open -> new Open(
                                what(open, who, page),
                                open.number(),
                                open.list(),
                                lines(open.named(), units, OpenAtShiftEnd.NAMED, days.names(Optional.empty()), page)))
                        .toList());
        model.addAttribute(
                "others",
                others.stream()
                        .flatMap(room -> who.books().stream()
                                .flatMap(book -> room.open(book, units, page).stream()
                                        .filter(open -> open.number() > 0 || book.equals(who.book()))
                                        .map(open -> inBook(open, book, who, page))))
                        .toList());
        return "activity/hand-over";
    }

    private String what(OpenActivities.Open open, SignedIn who, Page page) {
        String words = page.text("activity.handOver." + open.key(), OpenAtShiftEnd.number(open.number(), page));
        return booksAsked.words(words, open.book(), who, page);
    }

    private OpenAtShiftEnd.Open inBook(OpenAtShiftEnd.Open open, BookId book, SignedIn who, Page page) {
        String list = open.list();
        return new OpenAtShiftEnd.Open(
                open.key(),
                booksAsked.words(open.what(), book, who, page),
                open.number(),
                list == null ? null : BooksAsked.address(list, book, who),
                open.lines());
    }

    private List<Line> lines(List<Activity> all, Set<UnitId> units, int most, KnownDays.Names known, Page page) {
        return all.stream()
                .limit(most)
                .map(one -> line(one, units, known, page))
                .toList();
    }

    private Line line(Activity activity, Set<UnitId> units, KnownDays.Names known, Page page) {
        Organisation organisation = known.organisation();
        LocalDate day = activity.occurredOn();
        Catalogue catalogue = known.catalogues().apply(day);
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

    /** One that was not known then bears the name it has now. */
    private LocalizedText name(UnitId unit, Organisation then) {
        return then.findUnit(unit)
                .orElseGet(() -> organisations.current().unit(unit))
                .name();
    }

    /** The day asked for, else the one up to which things are to be known, else today. */
    private LocalDate day(Page page, Optional<AsOf> then, ZoneId zone) {
        String asked = page.address().get("date");
        try {
            return asked.isEmpty()
                    ? then.flatMap(AsOf::day).orElseGet(() -> LocalDate.now(clock.withZone(zone)))
                    : CalendarDay.read(asked);
        } catch (DateTimeParseException unreadable) {
            throw new Refused(Problem.at("date", ProblemCode.NOT_READABLE, asked));
        }
    }

    /** The unit asked for by its id or in words, else the own one; one that has ended by the day may be asked for by its id. */
    private UnitId unit(Page page, SignedIn who, LocalDate day) {
        String id = page.address().get("unit");
        String words = page.address().get("unitText");
        UnitId own = who.unit();
        if (id.isEmpty() && words.isBlank() && own != null) {
            return own;
        }
        if (words.isBlank()) {
            try {
                return organisations
                        .current()
                        .unit(new UnitId(Long.parseLong(id)))
                        .id();
            } catch (IllegalArgumentException unreadable) {
                throw new Refused(Problem.at("unit", ProblemCode.NOT_READABLE, id));
            }
        }
        List<Problem> problems = new ArrayList<>();
        return names.unit("unit", id, words, day, problems).orElseThrow(() -> new Refused(problems));
    }
}
