package vn.phoihop.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;

/** The columns and filters of the list of activities. */
@Component
class ActivityList {

    private final Catalogues catalogues;
    private final Organisations organisations;
    private final PlaceFilters places;
    private final Books books;
    private final Clock clock;

    ActivityList(Catalogues catalogues, Organisations organisations, PlaceFilters places, Books books, Clock clock) {
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.places = places;
        this.books = books;
        this.clock = clock;
    }

    List<Column<Listed>> columns(BookId book, Page page) {
        return columns(book, page, ActivityList::standing);
    }

    private List<Column<Listed>> columns(BookId book, Page page, Function<Activity, LocalizedText> state) {
        Organisation organisation = organisations.current();
        Catalogue catalogue = catalogues.current();
        var zone = books.get(book).timeZone();
        return List.of(
                column(page, "day", one -> one.startsAt().atZone(zone).toLocalDateTime())
                        .sortedBy("day"),
                column(page, "what", one -> title(one, catalogue, page))
                        .linking(row -> page.href(href(row.activity()))),
                column(page, "area", one -> organisation.path(one.area(), one.occurredOn(), page.locale())),
                column(
                        page,
                        "lead",
                        one -> page.text(
                                organisation.unit(one.lead(), one.occurredOn()).name())),
                column(
                        page,
                        "partners",
                        one -> one.partners().stream()
                                .map(partner -> page.text(organisation
                                        .unit(partner.unit(), one.occurredOn())
                                        .name()))
                                .collect(Collectors.joining(", "))),
                column(page, "state", one -> page.text(state.apply(one))),
                Column.<Listed>text(page.text("activity.column.changed"), Listed::changedAt)
                        .sortedBy("changed"));
    }

    /** What an export holds beside what the list shows: everything counted in the unit of its measure, and state and confirmation apart. */
    List<Column<Listed>> exported(BookId book, Page page) {
        Catalogue catalogue = catalogues.current();
        var zone = books.get(book).timeZone();
        List<Column<Listed>> columns =
                new ArrayList<>(columns(book, page, one -> one.state().label()));
        columns.add(
                column(page, "confirmation", one -> page.text(one.confirmation().label())));
        columns.add(column(
                page,
                "endsAt",
                one -> one.endsAt() == null ? null : one.endsAt().atZone(zone).toLocalDateTime()));
        catalogue.activityKinds().stream()
                .flatMap(ActivityList::amounts)
                .distinct()
                .map(catalogue::measure)
                .forEach(measure -> columns.add(Column.number(
                        page.text(measure.name()) + " (" + page.text(measure.unit()) + ")",
                        row -> amount(row.activity(), measure))));
        columns.add(column(page, "exercise", one -> page.text(one.exercise() ? "activity.yes" : "activity.no")));
        columns.add(column(page, "note", Activity::note));
        columns.add(column(page, "id", one -> one.key().toString()));
        return columns;
    }

    /** What is counted of a record beside the record itself: what each unit puts in, and what the lead alone tells. */
    private static Stream<String> amounts(Kind kind) {
        return Stream.concat(
                kind.contributed().stream(), kind.counted().stream().skip(1));
    }

    private static @Nullable Quantity amount(Activity activity, Measure measure) {
        return activity.contributions().stream()
                .filter(one -> one.measure().equals(measure.code()))
                .map(Contribution::quantity)
                .reduce(Quantity::plus)
                .orElse(null);
    }

    private static Column<Listed> column(Page page, String key, Function<Activity, @Nullable Object> value) {
        return Column.text(page.text("activity.column." + key), row -> value.apply(row.activity()));
    }

    /** The place of a row in the list, see {@link ListQuery#place}. */
    static String place(Listed row) {
        return row.place().word();
    }

    static String href(Activity activity) {
        return "/records/" + activity.key();
    }

    static String title(Activity activity, Catalogue catalogue, Page page) {
        String kind = catalogue
                .find(Kind.class, activity.kind())
                .map(one -> page.text(one.name()))
                .orElse(activity.kind());
        String title = activity.title() == null ? kind : kind + ": " + activity.title();
        return activity.exercise() ? title + " (" + page.text("record.fact.exercise") + ")" : title;
    }

    /** Where it stands in one word: what its partners say once it is submitted, else its state. */
    static LocalizedText standing(Activity activity) {
        return activity.state() == ActivityState.SUBMITTED && activity.confirmation() != Confirmation.NONE
                ? activity.confirmation().label()
                : activity.state().label();
    }

    List<Filter> filters(ListQuery query, Page page) {
        Organisation organisation = organisations.current();
        LocalDate day = page.window()
                .map(Window::lastDay)
                .filter(last -> last.isBefore(today()))
                .orElse(today());
        List<Choice> said = new ArrayList<>();
        said.add(choice(query, "confirmation", ReadingFilter.WAITING, page.text("activity.waiting")));
        Arrays.stream(Confirmation.values())
                .map(one -> choice(query, "confirmation", one.name(), page.text(one.label())))
                .forEach(said::add);
        return List.of(
                filter(
                        page,
                        "kind",
                        catalogues.current().activityKinds().stream()
                                .map(kind -> choice(query, "kind", kind.code(), page.text(kind.name())))
                                .toList()),
                filter(
                        page,
                        "state",
                        Arrays.stream(ActivityState.values())
                                .map(state -> choice(query, "state", state.name(), page.text(state.label())))
                                .toList()),
                filter(page, "confirmation", said),
                filter(
                        page,
                        "force",
                        organisation.forces().stream()
                                .map(force -> choice(query, "force", force.code(), page.text(force.name())))
                                .toList()),
                places.area(page.text("activity.filter.area"), query, day),
                places.unit(page.text("activity.filter.unit"), query, day),
                filter(page, "period", periods(query, page)),
                Filter.days("days", page.text("activity.filter.days"), query),
                filter(page, "exercise", yesAndNo(query, "exercise", page)),
                filter(
                        page,
                        "mine",
                        List.of(
                                choice(query, "mine", "yes", page.text("activity.mine.written")),
                                choice(query, "mine", "unit", page.text("activity.mine.unit")))));
    }

    private List<Choice> periods(ListQuery query, Page page) {
        LocalDate today = today();
        List<Choice> periods = new ArrayList<>();
        periods.add(period(query, "activity.today", new Window(today, today.plusDays(1)), page));
        periods.add(period(query, "activity.yesterday", new Window(today.minusDays(1), today), page));
        periods.add(period(query, "activity.week", new Window(today.minusDays(6), today.plusDays(1)), page));
        periods.add(period(
                query,
                "activity.month",
                new Window(today.withDayOfMonth(1), today.withDayOfMonth(1).plusMonths(1)),
                page));
        page.windows().forEach(window -> periods.add(choice(query, "period", window.value(), window.label())));
        return periods;
    }

    private static Choice period(ListQuery query, String key, Window window, Page page) {
        return choice(query, "period", window.toString(), page.text(key));
    }

    private static List<Choice> yesAndNo(ListQuery query, String name, Page page) {
        return List.of(
                choice(query, name, "yes", page.text("activity.yes")),
                choice(query, name, "no", page.text("activity.no")));
    }

    private static Filter filter(Page page, String name, List<Choice> choices) {
        return new Filter(name, page.text("activity.filter." + name), choices);
    }

    private static Choice choice(ListQuery query, String name, String value, String label) {
        return new Choice(value, label, query.filter(name).equals(value));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
