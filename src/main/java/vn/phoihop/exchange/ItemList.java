package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.PlaceFilters;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Column;
import vn.phoihop.web.Filter;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;

/** The columns and filters of the inbox and the outbox. */
@Component
class ItemList {

    /** So many recipients are named in a row. */
    private static final int NAMED = 3;

    private final Catalogues catalogues;
    private final Organisations organisations;
    private final PlaceFilters places;
    private final FindingItems finding;

    ItemList(Catalogues catalogues, Organisations organisations, PlaceFilters places, FindingItems finding) {
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.places = places;
        this.finding = finding;
    }

    List<Column<Listed>> columns(ItemFilter filter, Page page) {
        Organisation organisation = organisations.current();
        Catalogue catalogue = catalogues.current();
        LocalDate today = finding.today(filter.book());
        List<Column<Listed>> columns = new ArrayList<>(List.of(
                Column.<Listed>text(
                                page.text("exchange.column.at"),
                                row -> row.item().listedAt())
                        .sortedBy("day"),
                column(
                                page,
                                "what",
                                item -> page.text(ItemLines.title(item, catalogue))
                                        + (item.form().exercise()
                                                ? " (" + page.text("record.fact.exercise") + ")"
                                                : ""))
                        .linking(row -> page.href("/records/" + row.item().key())),
                column(
                        page,
                        "urgency",
                        item -> page.text(ItemLines.urgency(item.form().urgency())))));
        if (filter.box() != ItemFilter.Box.OUT) {
            columns.add(column(
                    page,
                    "from",
                    item -> page.text(organisation.unit(item.sender()).name())));
        }
        if (filter.box() != ItemFilter.Box.IN) {
            columns.add(column(page, "to", item -> recipients(item, organisation, page, NAMED)));
        }
        columns.addAll(List.of(
                column(page, "state", item -> page.text(ItemLines.state(item.state()))),
                column(page, "waits", item -> waits(item, today, page)),
                column(page, "due", item -> due(item))));
        return columns;
    }

    /** What an export holds beside what the list shows; not the text, which is read by opening the item. */
    List<Column<Listed>> exported(ItemFilter filter, Page page) {
        Organisation organisation = organisations.current();
        Catalogue catalogue = catalogues.current();
        List<Column<Listed>> columns = new ArrayList<>(columns(filter, page));
        columns.add(column(page, "topics", item -> page.text(ItemLines.topics(item, catalogue))));
        columns.add(column(
                page,
                "area",
                item -> organisation.path(
                        item.form().area(), item.form().placeDay(ItemLines.day(item.listedAt())), page.locale())));
        columns.add(column(page, "recipients", item -> recipients(item, organisation, page, Integer.MAX_VALUE)));
        columns.add(column(
                page,
                "acknowledged",
                item -> item.recipients().stream()
                        .filter(one -> one.acknowledged() == item.edition() && item.edition() > 0)
                        .count()));
        columns.add(column(
                page,
                "ofValue",
                item -> item.recipients().stream()
                        .map(Recipient::rating)
                        .filter(Objects::nonNull)
                        .filter(Rating::ofValue)
                        .count()));
        columns.add(column(page, "id", item -> item.key().toString()));
        return columns;
    }

    private static String recipients(Item item, Organisation organisation, Page page, int most) {
        String named = item.recipients().stream()
                .limit(most)
                .map(one -> page.text(organisation.unit(one.unit()).name()))
                .collect(Collectors.joining(", "));
        return item.recipients().size() > most
                ? page.text("exchange.more", named, item.recipients().size() - most)
                : named;
    }

    /** What of it waits, for a unit one acts for or by others. */
    private static String waits(Item item, LocalDate today, Page page) {
        SignedIn who = SignedIn.current();
        List<Recipient> own = item.recipients().stream()
                .filter(one -> who.units().contains(one.unit()))
                .toList();
        List<String> words = new ArrayList<>();
        if (item.recipients().stream().anyMatch(one -> item.mustAnswer(one) && late(one, today))) {
            words.add(page.text("exchange.waits.overdue"));
        } else if (own.stream().anyMatch(item::mustAnswer)) {
            words.add(page.text("exchange.waits.answer"));
        }
        if (own.stream().anyMatch(item::mustAcknowledge)) {
            words.add(page.text("exchange.waits.acknowledge"));
        }
        if (who.units().contains(item.sender()) && item.awaitsSender()) {
            words.add(page.text("exchange.waits.settle"));
        }
        return String.join(", ", words);
    }

    private static boolean late(Recipient one, LocalDate today) {
        LocalDate due = one.due();
        return due != null && due.isBefore(today);
    }

    private static @Nullable LocalDate due(Item item) {
        return item.recipients().stream()
                .filter(item::mustAnswer)
                .map(Recipient::due)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static Column<Listed> column(Page page, String key, Function<Item, @Nullable Object> value) {
        return Column.text(page.text("exchange.column." + key), row -> value.apply(row.item()));
    }

    List<Filter> filters(BookId book, ListQuery query, Page page) {
        LocalDate today = finding.today(book);
        return List.of(
                Filter.oneOf(
                        "box",
                        page.text("exchange.filter.box"),
                        query,
                        List.of(
                                new Choice("", page.text("exchange.box.IN"), false),
                                new Choice("OUT", page.text("exchange.box.OUT"), false),
                                new Choice("ALL", page.text("exchange.box.ALL"), false))),
                filter(page, query, "waiting", choices(page, ItemFilter.Waiting.values(), "exchange.filter.waiting.")),
                filter(page, query, "kind", choices(ItemKind.values(), kind -> page.text(ItemLines.kind(kind)))),
                filter(page, query, "state", choices(ItemState.values(), state -> page.text(ItemLines.state(state)))),
                filter(
                        page,
                        query,
                        "topic",
                        catalogues.current().list(Topic.class).stream()
                                .map(topic -> new Choice(topic.code(), page.text(topic.name()), false))
                                .toList()),
                filter(
                        page,
                        query,
                        "urgency",
                        choices(Topic.Urgency.values(), one -> page.text(ItemLines.urgency(one)))),
                filter(page, query, "force", forces(page)),
                filter(page, query, "fromForce", forces(page)),
                filter(page, query, "toForce", forces(page)),
                places.area(page.text("exchange.filter.area"), query, today),
                places.unit(page.text("exchange.filter.unit"), query, today),
                places.oneUnit("fromUnit", page.text("exchange.filter.fromUnit"), query, today),
                places.oneUnit("toUnit", page.text("exchange.filter.toUnit"), query, today),
                filter(page, query, "period", page.windows()),
                filter(
                        page,
                        query,
                        "exercise",
                        List.of(
                                new Choice("yes", page.text("exchange.yes"), false),
                                new Choice("no", page.text("exchange.no"), false))),
                Filter.days("sent", page.text("exchange.filter.sent"), query));
    }

    private List<Choice> forces(Page page) {
        return organisations.current().forces().stream()
                .map(force -> new Choice(force.code(), page.text(force.name()), false))
                .toList();
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] values, Function<E, String> label) {
        return Arrays.stream(values)
                .map(one -> new Choice(one.name(), label.apply(one), false))
                .toList();
    }

    private static <E extends Enum<E>> List<Choice> choices(Page page, E[] values, String key) {
        return choices(values, one -> page.text(key + one));
    }

    private static Filter filter(Page page, ListQuery query, String name, List<Choice> choices) {
        return Filter.choice(name, page.text("exchange.filter." + name), query, choices);
    }
}
