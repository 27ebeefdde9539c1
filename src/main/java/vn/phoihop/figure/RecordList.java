package vn.phoihop.figure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Lying;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Address;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Export;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Listing;
import vn.phoihop.web.Page;
import vn.phoihop.web.Slice;

/** The records behind a figure as a list: search by unit and area, filters, sort, pages, export. */
@Component
class RecordList {

    /** So many units or areas of the name typed are looked for. */
    private static final int MATCHES = 200;

    private static final int ALL = Integer.MAX_VALUE - 1;

    private final Figures figures;
    private final Organisations organisations;
    private final KnownRecords known;
    private final Clock clock;

    RecordList(Figures figures, Organisations organisations, KnownRecords known, Clock clock) {
        this.figures = figures;
        this.organisations = organisations;
        this.known = known;
        this.clock = clock;
    }

    /** A record with its line, which is null where no room knows it or it is not in sight. */
    record Row(FigureRecord record, @Nullable RecordSummary summary) {}

    Listing<Row> listing(Indicator indicator, Scope scope, Page page, ListQuery query) {
        RecordPage found = figures.records(indicator, scope, filter(scope, query, ListQuery.PAGE + 1));
        return Listing.of(
                        query,
                        page.text("figure.records"),
                        filters(scope, page, query),
                        columns(indicator, scope, page),
                        rows(found.records(), scope, query.address()),
                        found.total(),
                        row -> ListQuery.place(
                                row.record().occurredOn(),
                                row.record().quantity(),
                                row.record().record().id()))
                .countedSoFar(RecordPage.COUNTED);
    }

    /** As many as a slice reads, without their lines. */
    List<FigureRecord> slice(Indicator indicator, Scope scope, ListQuery query) {
        return figures.records(indicator, scope, filter(scope, query, Slice.READ))
                .records();
    }

    /** All of them while they are read, each thousand with its lines from the rooms. */
    Stream<Row> stream(Indicator indicator, Scope scope, ListQuery query) {
        return figures.stream(indicator, scope, filter(scope, query, ALL))
                .gather(Gatherers.windowFixed(Export.FETCHED))
                .flatMap(some -> rows(some, scope, query.address()).stream());
    }

    List<Column<Row>> columns(Indicator indicator, Scope scope, Page page) {
        Organisation organisation = organisations.at(scope.cutoff());
        return List.of(
                Column.<Row>text(
                                page.text("figure.column.day"),
                                row -> row.record().occurredOn())
                        .sortedBy("day"),
                Column.<Row>text(page.text("figure.column.record"), row -> title(row, page))
                        .linking(row -> row.summary() == null
                                ? null
                                : page.hrefThen(row.summary().href())),
                Column.text(
                        page.text("figure.column.area"),
                        row -> organisation.path(
                                row.record().area(), row.record().occurredOn(), page.locale())),
                Column.text(
                        page.text("figure.column.unit"),
                        row -> page.text(organisation
                                .unit(row.record().creditedUnit(), row.record().occurredOn())
                                .name())),
                Column.text(
                        page.text("figure.column.forces"),
                        row -> organisation.forces(row.record().forces()).stream()
                                .map(force -> page.text(force.name()))
                                .collect(Collectors.joining(", "))),
                Column.<Row>number(
                                page.text("figure.column.quantity", page.text(indicator.unit())),
                                row -> row.record().quantity())
                        .sortedBy("quantity"));
    }

    private static String title(Row row, Page page) {
        return row.summary() == null
                ? page.text("figure.record.hidden")
                : page.text(row.summary().title());
    }

    /** As of an earlier time they are told as they were told then. */
    private List<Row> rows(List<FigureRecord> found, Scope scope, Address address) {
        boolean past = !ReadingAsOf.asked(address).isEmpty();
        Map<RecordKey, RecordSummary> lines = new HashMap<>();
        found.stream()
                .collect(Collectors.groupingBy(
                        FigureRecord::recordType, Collectors.mapping(FigureRecord::record, Collectors.toSet())))
                .forEach((type, keys) ->
                        lines.putAll(past ? known.find(type, keys, scope.cutoff()) : known.find(type, keys)));
        return found.stream()
                .map(record -> new Row(record, lines.get(record.record())))
                .toList();
    }

    private RecordFilter filter(Scope scope, ListQuery query, int limit) {
        LocalDate day = scope.window().lastDay();
        Organisation organisation = organisations.at(scope.cutoff());
        @Nullable Set<UnitId> units = null;
        @Nullable Set<AreaId> areas = null;
        if (!query.search().isEmpty()) {
            units = organisation.searchUnits(query.search(), day, MATCHES).stream()
                    .map(unit -> unit.id())
                    .collect(Collectors.toSet());
            areas = new HashSet<>();
            for (var area : organisation.searchAreas(query.search(), day, MATCHES)) {
                areas.addAll(organisation.areasUnder(area.id(), day));
            }
        }
        String district = query.filter("district");
        String area = query.filter(AreaQuestion.AREA);
        boolean rest = area.equals(AreaQuestion.REST);
        return new RecordFilter(
                query.filter("force").isEmpty()
                        ? null
                        : organisation.force(query.filter("force")).id(),
                units,
                areas,
                area.isEmpty()
                        ? district.isEmpty() ? null : Set.of(new AreaId(number("district", district)))
                        : places(area, scope, organisation, query),
                rest,
                credited(scope, organisation, query),
                month(query.filter("month")),
                order(query),
                place(query),
                limit);
    }

    private Set<AreaId> places(String area, Scope scope, Organisation organisation, ListQuery query) {
        AreaQuestion asked = AreaQuestion.of(query.address());
        LocalDate today = Today.of(asked.structureDay(), clock);
        return area.equals(AreaQuestion.REST)
                ? asked.placesOfRows(organisation, scope.window(), today)
                : asked.places(
                        new AreaId(number(AreaQuestion.AREA, area)),
                        organisation,
                        scope.window().from(),
                        today);
    }

    private @Nullable Lying<UnitId> credited(Scope scope, Organisation organisation, ListQuery query) {
        String unit = query.filter(UnitQuestion.UNIT);
        if (unit.isEmpty()) {
            return null;
        }
        UnitQuestion asked = UnitQuestion.of(query.address());
        return asked.credited(
                new UnitId(number(UnitQuestion.UNIT, unit)),
                organisation,
                scope.window(),
                Today.of(asked.structureDay(), clock));
    }

    private static RecordFilter.Order order(ListQuery query) {
        return switch (query.sort()) {
            case "quantity" -> query.descending() ? RecordFilter.Order.LARGEST : RecordFilter.Order.SMALLEST;
            case "day" -> query.descending() ? RecordFilter.Order.NEWEST : RecordFilter.Order.OLDEST;
            default -> RecordFilter.Order.NEWEST;
        };
    }

    private static RecordFilter.@Nullable Place place(ListQuery query) {
        List<String> after = query.after();
        try {
            return after.isEmpty()
                    ? null
                    : new RecordFilter.Place(
                            CalendarDay.read(after.get(0)), Quantity.of(after.get(1)), UUID.fromString(after.get(2)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeParseException unreadable) {
            throw query.unreadablePlace();
        }
    }

    private static @Nullable Window month(String text) {
        try {
            return text.isEmpty()
                    ? null
                    : new Window(
                            CalendarDay.readMonth(text).atDay(1),
                            CalendarDay.readMonth(text).plusMonths(1).atDay(1));
        } catch (DateTimeParseException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, text);
        }
    }

    /** The number of a unit or an area, which is above zero. */
    private static long number(String field, String text) {
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException unreadable) {
            // Told below.
        }
        throw new Refused(Problem.at(field, ProblemCode.NOT_READABLE, text));
    }

    private List<Filter> filters(Scope scope, Page page, ListQuery query) {
        Organisation organisation = organisations.at(scope.cutoff());
        LocalDate day = scope.window().lastDay();
        List<Choice> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(scope.window().from());
                !month.isAfter(YearMonth.from(day));
                month = month.plusMonths(1)) {
            months.add(choice(
                    query,
                    "month",
                    month.toString(),
                    page.text("figure.month", month.getMonthValue(), Integer.toString(month.getYear()))));
        }
        List<Filter> filters = new ArrayList<>(List.of(
                new Filter(
                        "force",
                        page.text("figure.filter.force"),
                        organisation.forces().stream()
                                .map(force -> choice(query, "force", force.code(), page.text(force.name())))
                                .toList()),
                new Filter(
                        "district",
                        page.text("figure.filter.district"),
                        organisation.areas(AreaLevel.DISTRICT, day).stream()
                                .map(area -> choice(query, "district", area.id().toString(), page.text(area.name())))
                                .toList()),
                new Filter("month", page.text("figure.filter.month"), months)));
        String area = query.filter(AreaQuestion.AREA);
        if (area.equals(AreaQuestion.REST)) {
            filters.add(new Filter(
                    AreaQuestion.AREA,
                    page.text("figure.column.area"),
                    List.of(choice(query, AreaQuestion.AREA, area, page.text("figure.rest")))));
        } else if (!area.isEmpty()) {
            // Chosen in a row of the break-down; here it can be let go of.
            organisation
                    .findArea(new AreaId(number(AreaQuestion.AREA, area)))
                    .map(one -> new Filter(
                            AreaQuestion.AREA,
                            page.text("figure.column.area"),
                            List.of(choice(query, AreaQuestion.AREA, area, page.text(one.name())))))
                    .ifPresent(filters::add);
        }
        String unit = query.filter(UnitQuestion.UNIT);
        if (!unit.isEmpty()) {
            organisation
                    .findUnit(new UnitId(number(UnitQuestion.UNIT, unit)))
                    .map(one -> new Filter(
                            UnitQuestion.UNIT,
                            page.text("figure.column.unit"),
                            List.of(choice(query, UnitQuestion.UNIT, unit, page.text(one.name())))))
                    .ifPresent(filters::add);
        }
        return filters;
    }

    private static Choice choice(ListQuery query, String name, String value, String label) {
        return new Choice(value, label, query.filter(name).equals(value));
    }
}
