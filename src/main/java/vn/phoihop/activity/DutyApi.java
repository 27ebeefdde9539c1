package vn.phoihop.activity;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.figure.AsOf;
import vn.phoihop.figure.OpenAtShiftEnd;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Page;

/** The two pages of the duty room for programs. */
@ApiController
@Tag(name = "activities")
class DutyApi {

    private final DaySheets sheets;
    private final OpenActivities activities;
    private final Catalogues catalogues;
    private final Organisations organisations;
    private final Books books;
    private final Permissions permissions;
    private final Clock clock;
    private final List<OpenAtShiftEnd> others;
    private final ReadingAsOf asOf;

    DutyApi(
            DaySheets sheets,
            OpenActivities activities,
            Catalogues catalogues,
            Organisations organisations,
            Books books,
            Permissions permissions,
            Clock clock,
            List<OpenAtShiftEnd> others,
            ReadingAsOf asOf) {
        this.asOf = asOf;
        this.sheets = sheets;
        this.activities = activities;
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.books = books;
        this.permissions = permissions;
        this.clock = clock;
        this.others = others;
    }

    /**
     * An activity on the sheet of a day.
     *
     * @param led whether the unit or one below it led it; otherwise it took part
     * @param putIn by these units, by the measure's code
     */
    @Schema(name = "DaySheetRecord")
    record Done(
            BookId book,
            UUID id,
            @Schema(example = "PATROL") String kind,
            Instant startsAt,
            @Nullable Instant endsAt,
            UnitId lead,
            boolean led,
            Confirmation confirmation,

            @Schema(example = "{\"PERSONNEL_TURN\": 8}") Map<String, Quantity> putIn) {}

    /**
     * What a unit and those below it did on a day.
     *
     * @param records all that counts, by its time
     * @param exercises invented while a drill was played; in no total
     * @param led how many were led, by kind
     * @param tookPart how many were led by others; never to be added to {@code led}
     * @param putIn what was put in, by measure
     */
    @Schema(name = "DaySheet")
    record DayShown(
            UnitId unit,
            LocalDate day,
            List<Done> records,
            List<Done> exercises,

            @Schema(example = "{\"PATROL\": 2}") Map<String, Quantity> led,

            int tookPart,

            @Schema(example = "{\"PERSONNEL_TURN\": 14}") Map<String, Quantity> putIn) {}

    /**
     * What is open of one sort.
     *
     * @param sort for example {@code activity.handOver.drafts}
     * @param what in the language asked for
     * @param number of all of them, counted up to 10000
     * @param records the first 100 of them
     */
    @Schema(name = "OpenAtShiftEnd")
    record OpenShown(
            BookId book,
            @Schema(example = "activity.handOver.drafts") String sort,
            String what,
            int number,
            List<OpenAtShiftEnd.Line> records) {}

    /** @param at when it was so */
    @Schema(name = "ShiftHandOver")
    record ShiftShown(UnitId unit, Instant at, List<OpenShown> open) {}

    @Operation(
            summary = "What a unit, with those below it, led, took part in and put in on a day",
            description = "As it is now, or as it was known at an earlier time")
    @Parameter(
            in = QUERY,
            name = "asOf",
            description = "A day (to its end), a time or a cutoff up to which things are known",
            example = "2022-03-01")
    @GetMapping("/api/v1/day-sheet")
    DayShown day(
            @Parameter(description = "Id of the unit; that of the office asking without it", example = "3006")
                    @RequestParam
                    Optional<Long> unit,
            @Parameter(
                            description =
                                    "The day; without it that of the time up to which things are known, or else today",
                            example = "2022-03-01")
                    @RequestParam
                    Optional<LocalDate> date,
            SignedIn who,
            Page page) {
        permissions.require(Authority.RECORD_VIEW);
        Optional<AsOf> then = asOf.find(page.address());
        LocalDate day = date.or(() -> then.flatMap(AsOf::day)).orElseGet(() -> today(who));
        DaySheets.Sheet sheet = sheets.of(unit(unit, who), day, then, who);
        return new DayShown(
                sheet.unit(),
                sheet.day(),
                done(sheet.done(), sheet.units()),
                done(sheet.exercises(), sheet.units()),
                byCode(sheet.led()),
                sheet.tookPart(),
                byCode(sheet.putIn()));
    }

    @Operation(
            summary = "What is open when a shift of the office asking ends",
            description = "Of all rooms, a line for each sort, each with its number and the first of its records.")
    @GetMapping("/api/v1/shift-hand-over")
    ShiftShown handOver(SignedIn who, Page page) {
        permissions.require(Authority.RECORD_VIEW);
        UnitId unit = unit(Optional.empty(), who);
        Set<UnitId> units = activities.desk(unit, who);
        List<OpenShown> open = new ArrayList<>();
        for (OpenActivities.Open one : activities.list(unit, who)) {
            String sort = "activity.handOver." + one.key();
            open.add(new OpenShown(
                    one.book(),
                    sort,
                    page.text(sort, OpenAtShiftEnd.number(one.number(), page)),
                    one.number(),
                    one.named().stream().map(activity -> line(activity, page)).toList()));
        }
        for (OpenAtShiftEnd room : others) {
            for (BookId book : who.books()) {
                room.open(book, units, page).stream()
                        .filter(one -> one.number() > 0 || book.equals(who.book()))
                        .map(one -> new OpenShown(book, one.key(), one.what(), one.number(), one.lines()))
                        .forEach(open::add);
            }
        }
        return new ShiftShown(unit, clock.instant(), open);
    }

    private OpenAtShiftEnd.Line line(Activity activity, Page page) {
        Catalogue catalogue = catalogues.current(activity.occurredOn());
        return new OpenAtShiftEnd.Line(
                ActivityList.href(activity),
                page.show(activity.occurredOn()),
                ActivityList.title(activity, catalogue, page),
                organisations.current().path(activity.area(), activity.occurredOn(), page.locale()),
                page.text(organisations.current().unit(activity.lead()).name()));
    }

    private static List<Done> done(List<Activity> all, Set<UnitId> units) {
        return all.stream()
                .map(one -> new Done(
                        one.key().book(),
                        one.key().id(),
                        one.kind(),
                        one.startsAt(),
                        one.endsAt(),
                        one.lead(),
                        units.contains(one.lead()),
                        one.confirmation(),
                        putIn(one, units)))
                .toList();
    }

    private static Map<String, Quantity> putIn(Activity activity, Set<UnitId> units) {
        Map<String, Quantity> putIn = new LinkedHashMap<>();
        activity.contributions().stream()
                .filter(one -> units.contains(one.unit()))
                .forEach(one -> putIn.merge(one.measure(), one.quantity(), Quantity::plus));
        return putIn;
    }

    private static Map<String, Quantity> byCode(List<DaySheets.Total> totals) {
        Map<String, Quantity> byCode = new LinkedHashMap<>();
        totals.forEach(one -> byCode.put(one.code(), one.quantity()));
        return byCode;
    }

    private UnitId unit(Optional<Long> asked, SignedIn who) {
        try {
            return asked.map(id -> organisations.current().unit(new UnitId(id)).id())
                    .or(() -> Optional.ofNullable(who.unit()))
                    .orElseThrow(() -> new Refused(Problem.at("unit", ProblemCode.REQUIRED)));
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Problem.at("unit", ProblemCode.NOT_READABLE, asked.orElseThrow()));
        }
    }

    private LocalDate today(SignedIn who) {
        return LocalDate.ofInstant(clock.instant(), books.get(who.book()).timeZone());
    }
}
