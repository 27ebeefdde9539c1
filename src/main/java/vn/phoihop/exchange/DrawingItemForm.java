package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;

/** Puts together what the form of an item shows: made from the catalogue, over the units and areas of today. */
@Component
class DrawingItemForm {

    private final Catalogues catalogues;
    private final Organisations organisations;
    private final FindingByName names;
    private final FindingItems finding;
    private final Items items;
    private final SavedGroups groups;
    private final ItemDesk desk;
    private final ReachingRecipients reaching;

    DrawingItemForm(
            Catalogues catalogues,
            Organisations organisations,
            FindingByName names,
            FindingItems finding,
            Items items,
            SavedGroups groups,
            ItemDesk desk,
            ReachingRecipients reaching) {
        this.catalogues = catalogues;
        this.organisations = organisations;
        this.names = names;
        this.finding = finding;
        this.items = items;
        this.groups = groups;
        this.desk = desk;
        this.reaching = reaching;
    }

    /** What a new item begins with: the own unit; one that goes on from another goes where that went, and back to who sent it. */
    Map<String, String> begin(ItemKind kind, Optional<Item> first, SignedIn who, Page page) {
        Map<String, String> values = new LinkedHashMap<>();
        first.ifPresent(item -> {
            List<String> others = item.units().stream()
                    .filter(unit -> !who.units().contains(unit))
                    .map(Object::toString)
                    .toList();
            for (int i = 0; i < others.size(); i++) {
                values.put("units[" + i + "]", others.get(i));
            }
            item.form().topics().forEach(code -> values.put(TypedItem.TOPIC + code, "on"));
            values.put("area", item.form().area().toString());
            values.put("urgency", item.form().urgency().name());
            values.put("exercise", item.form().exercise() ? "on" : "");
            values.put("follows", item.key().id().toString());
            values.put(
                    "followsBook",
                    item.key().book().equals(who.book())
                            ? ""
                            : item.key().book().toString());
        });
        values.put("kind", kind.name());
        values.put("sender", who.unit() == null ? "" : who.unit().toString());
        return values;
    }

    TypedFields fields(RecordKey key, Map<String, String> typed) {
        return fields(key, null, typed);
    }

    TypedFields fields(RecordKey key, @Nullable Item item, Map<String, String> typed) {
        return new TypedFields(typed, names, day(key, item));
    }

    /** By which its area is looked for: today, or, of what was sent already, the day that judges it. */
    private LocalDate day(RecordKey key, @Nullable Item item) {
        return item == null || !item.state().sent()
                ? finding.today(key.book())
                : item.form().placeDay(item.dayGiven());
    }

    Typed read(TypedFields fields) {
        return TypedItem.read(
                fields,
                catalogues.current().list(Topic.class).stream().map(Topic::code).toList(),
                organisations.current());
    }

    Map<String, String> fields(ItemForm form, Page page) {
        return TypedItem.fields(form, organisations.current(), page::show);
    }

    ItemFormView draw(RecordKey key, @Nullable Item item, Map<String, String> values, Page page) {
        return new ItemFormView(
                key,
                item == null ? 0 : item.version(),
                item != null && item.state().sent(),
                values,
                words(values, day(key, item)),
                rows(values, "units["),
                rows(values, "force["),
                choices(ItemKind.values(), ItemLines::kind, page),
                catalogues.current().list(Topic.class).stream()
                        .map(topic -> new Choice(topic.code(), page.text(topic.name()), false))
                        .toList(),
                choices(Topic.Urgency.values(), ItemLines::urgency, page),
                withNone(choices(Confidence.values(), ItemLines::confidence, page), page),
                withNone(choices(Impact.values(), ItemLines::impact, page), page),
                forces(page),
                saved(key.book(), values),
                following(key, values, page),
                reaching.warning(key, units(values), page),
                List.of());
    }

    /** The units that stand in the rows. */
    private static List<UnitId> units(Map<String, String> values) {
        return values.entrySet().stream()
                .filter(field -> field.getKey().matches("units\\[\\d+]"))
                .map(Map.Entry::getValue)
                .filter(text -> text.matches("[1-9]\\d{0,17}"))
                .map(text -> new UnitId(Long.parseLong(text)))
                .toList();
    }

    /** The groups of its sender, and those chosen; one chosen that has gone is shown no more. */
    private List<Choice> saved(BookId book, Map<String, String> values) {
        String typed = values.getOrDefault("sender", "").strip();
        UnitId sender = typed.matches("[1-9]\\d{0,17}")
                ? new UnitId(Long.parseLong(typed))
                : SignedIn.current().unit();
        List<UUID> chosen = values.keySet().stream()
                .filter(field -> field.startsWith(TypedRecipients.SAVED))
                .map(field -> field.substring(TypedRecipients.SAVED.length()))
                .limit(ItemForm.MOST_SAVED)
                .flatMap(DrawingItemForm::uuid)
                .toList();
        return groups.list(book, sender, chosen).stream()
                .map(one -> new Choice(
                        one.id().toString(), label(one), values.containsKey(TypedRecipients.SAVED + one.id())))
                .toList();
    }

    private static Stream<UUID> uuid(String text) {
        try {
            return Stream.of(UUID.fromString(text));
        } catch (IllegalArgumentException unreadable) {
            return Stream.empty();
        }
    }

    /** By its name; one of another unit acted for says whose it is, too. */
    private String label(SavedGroup group) {
        return group.unit().equals(SignedIn.current().unit())
                ? group.name()
                : group.name()
                        + organisations
                                .current()
                                .findUnit(group.unit())
                                .map(unit -> " · " + unit.shortName())
                                .orElse("");
    }

    /** The rows of a group, as of an item. */
    RecipientRows rows(BookId book, Map<String, String> values, Page page) {
        return new RecipientRows(
                values,
                words(values, finding.today(book)),
                rows(values, "units["),
                rows(values, "force["),
                forces(page));
    }

    private List<Choice> forces(Page page) {
        return withNone(
                organisations.current().forces().stream()
                        .map(force -> new Choice(force.code(), page.text(force.name()), false))
                        .toList(),
                page);
    }

    private String following(RecordKey key, Map<String, String> values, Page page) {
        try {
            String id = values.getOrDefault("follows", "");
            String book = values.getOrDefault("followsBook", "");
            return id.isEmpty()
                    ? ""
                    : items.find(new RecordKey(
                                    book.isEmpty() ? key.book() : new BookId(Integer.parseInt(book)),
                                    UUID.fromString(id)))
                            .map(desk::seen)
                            .map(first -> page.text(ItemLines.title(first, catalogues.current())))
                            .orElse("");
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private static <E extends Enum<E>> List<Choice> choices(E[] values, Function<E, LocalizedText> label, Page page) {
        return Arrays.stream(values)
                .map(one -> new Choice(one.name(), page.text(label.apply(one)), false))
                .toList();
    }

    private static List<Choice> withNone(List<Choice> choices, Page page) {
        return Stream.concat(Stream.of(new Choice("", page.text("exchange.choose"), false)), choices.stream())
                .toList();
    }

    /** The rows sent, at least one. */
    private static List<Integer> rows(Map<String, String> values, String before) {
        List<Integer> rows = TypedFields.rows(values, before);
        return rows.isEmpty() ? List.of(0) : rows;
    }

    /** What stands in the boxes of areas and units. */
    private Map<String, String> words(Map<String, String> values, LocalDate day) {
        Map<String, String> words = new HashMap<>();
        values.forEach((field, value) -> {
            if (field.equals("area") || field.matches("groupArea\\[\\d+]")) {
                names.areaWords(value, day).ifPresent(name -> words.put(field, name));
            } else if (field.equals("sender") || field.equals("owner") || field.matches("units\\[\\d+]")) {
                names.unitWords(value, day).ifPresent(name -> words.put(field, name));
            }
        });
        return words;
    }
}
