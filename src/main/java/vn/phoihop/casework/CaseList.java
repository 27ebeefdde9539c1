package vn.phoihop.casework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Category;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.catalogue.Measure;
import vn.phoihop.catalogue.Stage;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
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
    private final Books books;
    private final Clock clock;

    CaseList(Catalogues catalogues, Organisations organisations, Books books, Clock clock) {
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
    }

    List<Column<CaseFile>> columns(Page page) {
        Organisation organisation = organisations.current();
        Catalogue catalogue = catalogues.current();
        return List.of(
                column(page, "day", CaseFile::openedOn).sortedBy("day"),
                column(page, "what", file -> page.text(CaseLines.title(file, catalogue)))
                        .linking(file -> page.href("/records/" + file.key())),
                column(page, "area", file -> organisation.path(file.area(), file.openedOn(), page.locale())),
                column(
                        page,
                        "lead",
                        file -> page.text(organisation.unit(file.lead()).name())),
                column(page, "reached", file -> reached(file, catalogue, page)),
                column(page, "state", file -> page.text(CaseLines.state(file.state()))));
    }

    /** What an export holds beside what the list shows: everything counted, in the unit of the measure. */
    List<Column<CaseFile>> exported(Page page) {
        Catalogue catalogue = catalogues.current();
        List<Column<CaseFile>> columns = new ArrayList<>(columns(page));
        catalogue.list(Kind.class).stream()
                .filter(kind -> !kind.activity())
                .flatMap(kind -> kind.counted().stream().skip(1))
                .distinct()
                .flatMap(code -> catalogue.find(Measure.class, code).stream())
                .forEach(measure -> columns.add(Column.number(
                        page.text(measure.name()) + " (" + page.text(measure.unit()) + ")",
                        file -> amount(file, measure))));
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

    private static Column<CaseFile> column(Page page, String key, Function<CaseFile, @Nullable Object> value) {
        return Column.text(page.text("casework.column." + key), value);
    }

    List<Filter> filters(BookId book, ListQuery query, SignedIn who, Page page) {
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
                                .filter(kind -> !kind.activity())
                                .map(kind -> new Choice(kind.code(), page.text(kind.name()), false))
                                .toList()),
                filter(
                        page,
                        query,
                        "category",
                        catalogue.list(Category.class).stream()
                                .map(category -> new Choice(category.code(), page.text(category.name()), false))
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
                filter(
                        page,
                        query,
                        "area",
                        organisation.areas(AreaLevel.DISTRICT, day).stream()
                                .map(area -> new Choice(area.id().toString(), page.text(area.name()), false))
                                .toList()),
                filter(page, query, "unit", units(who, organisation, today, page)),
                filter(page, query, "period", page.windows()),
                filter(
                        page,
                        query,
                        "exercise",
                        List.of(
                                new Choice("yes", page.text("casework.yes"), false),
                                new Choice("no", page.text("casework.no"), false))),
                Filter.days("opened", page.text("casework.filter.opened"), query));
    }

    /** The own unit with those below it, then the tops of all others. */
    private static List<Choice> units(SignedIn who, Organisation organisation, LocalDate today, Page page) {
        return organisation.units(today).stream()
                .filter(unit -> unit.parent() == null
                        || who.unit() != null
                                && organisation.superiors(unit.id(), today).stream()
                                        .anyMatch(above -> above.id().equals(who.unit())))
                .map(unit -> new Choice(unit.id().toString(), page.text(unit.name()), false))
                .toList();
    }

    private static Filter filter(Page page, ListQuery query, String name, List<Choice> choices) {
        return Filter.choice(name, page.text("casework.filter." + name), query, choices);
    }
}
