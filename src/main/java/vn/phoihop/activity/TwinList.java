package vn.phoihop.activity;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.SuspectedTwins.After;
import vn.phoihop.activity.SuspectedTwins.Pair;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;

/** The columns and filters of the list of suspected twins, and how its address is read. */
@Component
class TwinList {

    private final Catalogues catalogues;
    private final Organisations organisations;
    private final MergeDesk desk;
    private final TwinWords words;

    TwinList(Catalogues catalogues, Organisations organisations, MergeDesk desk, TwinWords words) {
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.desk = desk;
        this.words = words;
    }

    List<Column<Pair>> columns(BookId book, Page page) {
        Catalogue catalogue = catalogues.current();
        return List.of(
                Column.<Pair>text(page.text("activity.column.day"), Pair::day).sortedBy("day"),
                Column.<Pair>text(page.text("activity.twins.kind"), pair -> kind(pair, catalogue, page))
                        .linking(pair -> page.href(
                                pair.across()
                                        ? "/records/" + pair.from().key()
                                        : TwinWords.compare(
                                                pair.from().key(),
                                                pair.to().key().id()))),
                Column.text(page.text("activity.twins.one"), pair -> words.of(pair.one(), pair.across(), page)),
                Column.text(page.text("activity.twins.other"), pair -> words.of(pair.other(), pair.across(), page)),
                Column.<Pair>number(page.text("activity.twins.score"), Pair::points)
                        .sortedBy("score"),
                Column.text(page.text("activity.twins.why"), pair -> why(pair, page)),
                Column.text(page.text("activity.twins.decides"), pair -> decides(pair, book, page)));
    }

    private static String kind(Pair pair, Catalogue catalogue, Page page) {
        return catalogue
                .find(Kind.class, pair.kind())
                .map(kind -> page.text(kind.name()))
                .orElse(pair.kind());
    }

    private static String why(Pair pair, Page page) {
        String reasons = TwinWords.reasons(pair.reasons(), page);
        return pair.apartReason() == null
                ? reasons
                : reasons + " – " + page.text("activity.twins.apartBecause", pair.apartReason());
    }

    private String decides(Pair pair, BookId book, Page page) {
        if (pair.across()) {
            return page.text("activity.twins.across.mend");
        }
        return desk.mayDecide(pair.one().lead(), pair.other().lead())
                ? page.text("activity.twins.decides.you")
                : String.join(
                        "; ",
                        desk.deciders(pair.one().lead(), pair.other().lead(), book).stream()
                                .map(unit -> page.text(unit.name()))
                                .toList());
    }

    /** Whether those are asked for that lie in two books. */
    static boolean across(ListQuery query) {
        return query.filter("across").equals("yes");
    }

    /** With one for pairs in two books, where one works on books that follow each other. */
    List<Filter> filters(ListQuery query, SignedIn who, Page page) {
        List<Filter> all = new ArrayList<>(filters(query, page));
        if (who.books().size() > 1) {
            all.add(Filter.choice(
                    "across",
                    page.text("activity.twins.across"),
                    query,
                    List.of(new Choice("yes", page.text("activity.twins.across.yes"), false))));
        }
        return all;
    }

    private List<Filter> filters(ListQuery query, Page page) {
        return List.of(
                Filter.choice("period", page.text("activity.filter.period"), query, page.windows()),
                Filter.choice(
                        "unit",
                        page.text("activity.filter.unit"),
                        query,
                        organisations.current().units(day(page)).stream()
                                .map(unit -> new Choice(unit.id().toString(), page.text(unit.name()), false))
                                .toList()),
                Filter.choice(
                        "standing",
                        page.text("activity.twins.standing"),
                        query,
                        List.of(
                                new Choice("OPEN", page.text("activity.twins.standing.OPEN"), false),
                                new Choice("APART", page.text("activity.twins.standing.APART"), false))),
                Filter.choice(
                        "mine",
                        page.text("activity.twins.decides"),
                        query,
                        List.of(new Choice("yes", page.text("activity.twins.decides.me"), false))),
                Filter.choice(
                        "least",
                        page.text("activity.twins.score"),
                        query,
                        List.of(new Choice("90", "≥ 90", false), new Choice("75", "≥ 75", false))));
    }

    private static LocalDate day(Page page) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return page.window()
                .map(Window::lastDay)
                .filter(last -> last.isBefore(today))
                .orElse(today);
    }

    /** Without a standing those nobody has decided on. */
    Wanted wanted(BookId book, ListQuery query) {
        List<Problem> problems = new ArrayList<>();
        @Nullable Window period = null;
        try {
            period = period(query.filter("period"));
        } catch (Refused unreadable) {
            problems.addAll(unreadable.problems());
        }
        @Nullable Set<UnitId> units = null;
        if (!query.filter("unit").isEmpty()) {
            try {
                UnitId unit = new UnitId(Long.parseLong(query.filter("unit")));
                units = new HashSet<>(organisations.current().unitsUnder(unit, LocalDate.now(ZoneOffset.UTC)));
            } catch (IllegalArgumentException unreadable) {
                problems.add(unreadable("unit", query));
            }
        }
        String standing = query.filter("standing");
        if (!Set.of("", "OPEN", "APART").contains(standing)) {
            problems.add(unreadable("standing", query));
        }
        @Nullable Integer least = null;
        if (!query.filter("least").isEmpty()) {
            if (query.filter("least").matches("\\d{1,3}")) {
                least = Integer.valueOf(query.filter("least"));
            } else {
                problems.add(unreadable("least", query));
            }
        }
        @Nullable After after = after(query, problems);
        Refused.ifAny(problems);
        return new Wanted(
                book,
                period == null ? null : period.from(),
                period == null ? null : period.to(),
                standing.equals("APART"),
                query.filter("mine").equals("yes"),
                units,
                least,
                query.sort().equals("day"),
                after);
    }

    /** The window that is asked for; null where none is. */
    static @Nullable Window period(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Window.parse(text);
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            throw new Refused(Problem.at("period", ProblemCode.NOT_READABLE, text));
        }
    }

    private static Problem unreadable(String name, ListQuery query) {
        return Problem.at(name, ProblemCode.NOT_READABLE, query.filter(name));
    }

    private static @Nullable After after(ListQuery query, List<Problem> problems) {
        List<String> place = query.after();
        if (place.isEmpty()) {
            return null;
        }
        try {
            return new After(
                    CalendarDay.read(place.get(0)),
                    Integer.parseInt(place.get(1)),
                    UUID.fromString(place.get(2)),
                    UUID.fromString(place.get(3)));
        } catch (DateTimeParseException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            problems.add(unreadable("after", query));
            return null;
        }
    }
}
