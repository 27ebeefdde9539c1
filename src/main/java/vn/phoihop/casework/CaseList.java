package vn.phoihop.casework;

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
import vn.phoihop.catalogue.Category;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.catalogue.Stage;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;

/** The columns and filters of the list of cases. */
@Component
class CaseList {

    private final Catalogues catalogues;
    private final Organisations organisations;
    private final PlaceFilters places;
    private final Books books;
    private final Clock clock;

    CaseList(Catalogues catalogues, Organisations organisations, PlaceFilters places, Books books, Clock clock) {
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.places = places;
        this.books = books;
        this.clock = clock;
    }

    List<Column<Listed>> columns(Page page) {
        Organisation organisation = organisations.current();
        Catalogue catalogue = catalogues.current();
        return List.of(
                column(page, "day", CaseFile::openedOn).sortedBy("day"),
                column(
                                page,
                                "what",
                                file -> page.text(CaseLines.title(file, catalogue))
                                        + (file.exercise() ? " (" + page.text("record.fact.exercise") + ")" : ""))
                        .linking(row -> page.href("/records/" + row.file().key())),
                column(page, "area", file -> organisation.path(file.area(), file.openedOn(), page.locale())),
                column(
                        page,
                        "lead",
                        file -> page.text(organisation.unit(file.lead()).name())),
                column(page, "reached", file -> reached(file, catalogue, page)),
                column(page, "state", file -> page.text(CaseLines.state(file.state()))),
                Column.<Listed>text(page.text("casework.column.changed"), Listed::changedAt)
                        .sortedBy("changed"));
    }

    /** What an export holds beside what the list shows: everything counted, in the unit of the measure. */
    List<Column<Listed>> exported(Page page) {
        Catalogue catalogue = catalogues.current();
        List<Column<Listed>> columns = new ArrayList<>(columns(page));
        catalogue.list(Kind.class).stream()
                .filter(Kind::handled)
                .flatMap(kind -> kind.counted().stream().skip(1))
                .distinct()
                .flatMap(code -> catalogue.find(Measure.class, code).stream())
                .forEach(measure -> columns.add(Column.number(
                        page.text(measure.name()) + " (" + page.text(measure.unit()) + ")",
                        row -> amount(row.file(), measure))));
        columns.add(column(
                page,
                "partners",
                file -> file.partners().stream()
                        .map(partner -> page.text(
                                organisations.current().unit(partner.unit()).name()))
                        .collect(Collectors.joining(", "))));
        columns.add(column(page, "confirmation", file -> page.text("casework.confirmation." + file.confirmation())));
        columns.add(column(page, "exercise", file -> page.text(file.exercise() ? "casework.yes" : "casework.no")));
        columns.add(column(page, "note", file -> file.form().note()));
        columns.add(column(page, "id", file -> file.key().toString()));
        return columns;
    }

    private static @Nullable Quantity amount(CaseFile file, Measure measure) {
        return file.milestones().stream()
                .flatMap(milestone -> milestone.amounts().stream())
                .filter(amount -> amount.measure().equals(measure.code()))
                .map(Amount::quantity)
                .reduce(Quantity::plus)
                .orElse(null);
    }

    private static String reached(CaseFile file, Catalogue catalogue, Page page) {
        return file.milestones().stream()
                .map(Milestone::stage)
                .distinct()
                .map(stage -> catalogue
                        .find(Stage.class, stage)
                        .map(one -> page.text(one.name()))
                        .orElse(stage))
                .collect(Collectors.joining(", "));
    }

    private static Column<Listed> column(Page page, String key, Function<CaseFile, @Nullable Object> value) {
        return Column.text(page.text("casework.column." + key), row -> value.apply(row.file()));
    }

    List<Filter> filters(BookId book, ListQuery query, Page page) {
        Organisation organisation = organisations.current();
        Catalogue catalogue = catalogues.current();
        LocalDate today = LocalDate.ofInstant(clock.instant(), books.get(book).timeZone());
        LocalDate day = page.window()
                .map(Window::lastDay)
                .filter(last -> last.isBefore(today))
                .orElse(today);
        List<Choice> stages = catalogue.list(Stage.class).stream()
                .map(stage -> new Choice(stage.code(), page.text(stage.name()), false))
                .toList();
        return List.of(
                filter(
                        page,
                        query,
                        "kind",
                        catalogue.list(Kind.class).stream()
                                .filter(Kind::handled)
                                .map(kind -> new Choice(kind.code(), page.text(kind.name()), false))
                                .toList()),
                filter(
                        page,
                        query,
                        "category",
                        Stream.concat(
                                        catalogue.list(Category.class).stream()
                                                .map(one -> new Choice(one.code(), page.text(one.name()), false)),
                                        Stream.of(new Choice(
                                                CaseFilter.NO_CATEGORY, page.text("casework.category.none"), false)))
                                .toList()),
                filter(page, query, "stage", stages),
                filter(page, query, "without", stages),
                filter(
                        page,
                        query,
                        "state",
                        Arrays.stream(CaseState.values())
                                .map(state -> new Choice(state.name(), page.text(CaseLines.state(state)), false))
                                .toList()),
                filter(
                        page,
                        query,
                        "waiting",
                        Arrays.stream(CaseFilter.Waiting.values())
                                .map(one -> new Choice(one.name(), page.text("casework.waiting." + one), false))
                                .toList()),
                filter(
                        page,
                        query,
                        "confirmation",
                        Arrays.stream(Confirmation.values())
                                .map(one -> new Choice(one.name(), page.text("casework.confirmation." + one), false))
                                .toList()),
                filter(
                        page,
                        query,
                        "force",
                        organisation.forces().stream()
                                .map(force -> new Choice(force.code(), page.text(force.name()), false))
                                .toList()),
                places.area(page.text("casework.filter.area"), query, day),
                places.unit(page.text("casework.filter.unit"), query, day),
                filter(page, query, "period", page.windows()),
                filter(page, query, "during", page.windows()),
                filter(
                        page,
                        query,
                        "exercise",
                        List.of(
                                new Choice("yes", page.text("casework.yes"), false),
                                new Choice("no", page.text("casework.no"), false))),
                Filter.days("opened", page.text("casework.filter.opened"), query));
    }

    private static Filter filter(Page page, ListQuery query, String name, List<Choice> choices) {
        return Filter.choice(name, page.text("casework.filter." + name), query, choices);
    }
}
