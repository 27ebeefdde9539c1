package vn.phoihop.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.phoihop.catalogue.Category.StageOf;
import vn.phoihop.catalogue.Form.Line;
import vn.phoihop.catalogue.Form.Section;
import vn.phoihop.files.Field;
import vn.phoihop.ledger.TallyRole;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;

/** Reads catalogue files. A file may hold any of the types; whether they fit together is {@link CatalogueCheck}'s question. */
final class CatalogueFiles {

    private static final Map<String, Function<Field, Definition>> TYPES = Map.of(
            "measures", CatalogueFiles::measure,
            "kinds", CatalogueFiles::kind,
            "categories", CatalogueFiles::category,
            "stages", CatalogueFiles::stage,
            "topics", CatalogueFiles::topic,
            "indicators", CatalogueFiles::indicator,
            "regimes", CatalogueFiles::regime,
            "holidays", CatalogueFiles::holidays,
            "forms", CatalogueFiles::form);

    private CatalogueFiles() {}

    /** Everything declared in a file; what cannot be read is added to the problems. */
    static List<Declared> read(String file, String text, List<Problem> problems) {
        List<Declared> declared = new ArrayList<>();
        Field root = Field.read(file, text, problems)
                .only(TYPES.keySet().stream().sorted().toArray(String[]::new));
        root.entries().forEach((key, list) -> {
            Function<Field, Definition> reader = TYPES.get(key);
            if (reader != null) {
                list.items()
                        .forEach(item -> declared.add(new Declared(
                                reader.apply(item), item.validity(), declared.size(), Declared.SHIPPED, item.where())));
            }
        });
        return declared;
    }

    private static Measure measure(Field field) {
        known(field, "unit", "decimals", "staged");
        return new Measure(
                code(field),
                name(field),
                field.required("unit").localized(),
                (int) field.optional("decimals").number(0),
                field.optional("staged").flag(false));
    }

    private static Kind kind(Field field) {
        known(field, "activity", "counted", "contributed", "required", "stages", "sight", "category");
        List<String> counted = field.required("counted").texts();
        return new Kind(
                code(field),
                name(field),
                field.optional("activity").flag(true),
                counted.isEmpty() ? List.of("?") : counted,
                field.optional("contributed").texts(),
                field.optional("required").texts(),
                field.optional("stages").texts(),
                field.optional("sight").oneOf(SightLevel.class, SightLevel.COMMUNE),
                field.optional("category").oneOf(Kind.Naming.class, Kind.Naming.OPTIONAL));
    }

    private static Category category(Field field) {
        known(field, "parent", "stages");
        List<StageOf> stages = field.required("stages").entries().entrySet().stream()
                .map(stage -> new StageOf(stage.getKey(), set(stage.getValue().texts())))
                .toList();
        return new Category(
                code(field), name(field), field.optional("parent").find().orElse(null), stages);
    }

    private static Stage stage(Field field) {
        known(field);
        return new Stage(code(field), name(field));
    }

    private static Topic topic(Field field) {
        known(field, "keep", "ends", "lapses", "due");
        Map<Topic.Urgency, Integer> due = new EnumMap<>(Topic.Urgency.class);
        Field days = field.optional("due");
        if (days.isPresent()) {
            days.only(Stream.of(Topic.Urgency.values()).map(Enum::name).toArray(String[]::new));
            for (Topic.Urgency urgency : Topic.Urgency.values()) {
                if (days.optional(urgency.name()).isPresent()) {
                    due.put(urgency, (int) days.optional(urgency.name()).number(0));
                }
            }
        }
        return new Topic(
                code(field),
                name(field),
                (int) field.optional("keep").number(Topic.USUAL_KEEP),
                (int) field.optional("ends").number(Topic.USUAL_ENDS),
                (int) field.optional("lapses").number(Topic.USUAL_LAPSES),
                due);
    }

    private static Indicator indicator(Field field) {
        known(
                field,
                "measure",
                "role",
                "kinds",
                "categories",
                "stage",
                "joint_only",
                "credited_forces",
                "area_levels",
                "unit",
                "hedge",
                "subset_of");
        Set<AreaLevel> levels = new LinkedHashSet<>();
        field.optional("area_levels")
                .items()
                .forEach(level -> levels.add(level.oneOf(AreaLevel.class, AreaLevel.COMMUNE)));
        return new Indicator(
                code(field),
                name(field),
                field.required("measure").text(),
                field.optional("role").oneOf(TallyRole.class, TallyRole.COUNTED),
                set(field.optional("kinds").texts()),
                set(field.optional("categories").texts()),
                field.optional("stage").find().orElse(null),
                field.optional("joint_only").flag(false),
                set(field.optional("credited_forces").texts()),
                levels,
                field.required("unit").localized(),
                field.optional("hedge").oneOf(Hedge.class, Hedge.EXACT),
                field.optional("subset_of").find().orElse(null));
    }

    private static Regime regime(Field field) {
        known(field, "windows", "every", "begins", "label", "due_days", "due");
        Field every = field.optional("every");
        Regime.Rhythm rhythm = every.isPresent()
                ? new Regime.Rhythm(
                        every.oneOf(Regime.Rhythm.Every.class, Regime.Rhythm.Every.MONTH),
                        (int) field.required("begins").number(1),
                        field.required("label").localized())
                : null;
        List<Regime.Turn> turns = (rhythm == null ? field.required("windows") : field.optional("windows"))
                .items().stream()
                        .map(turn -> new Regime.Turn(
                                monthDay(turn.only("begins", "last", "label").required("begins")),
                                turn.optional("last").isPresent() ? monthDay(turn.optional("last")) : null,
                                turn.required("label").localized()))
                        .toList();
        return new Regime(
                code(field),
                name(field),
                turns,
                rhythm,
                (int) field.required("due_days").number(0),
                field.optional("due").items().stream()
                        .map(due -> new Regime.Due(
                                due.only("level", "days", "counting", "day_off")
                                        .required("level")
                                        .oneOf(AreaLevel.class, AreaLevel.PROVINCE),
                                (int) due.required("days").number(0),
                                due.optional("counting").oneOf(Regime.Due.Counting.class, Regime.Due.Counting.ALL_DAYS),
                                due.optional("day_off").oneOf(Regime.Due.DayOff.class, Regime.Due.DayOff.STAYS)))
                        .toList());
    }

    private static Holidays holidays(Field field) {
        known(field, "year", "off", "worked");
        return new Holidays(
                code(field),
                name(field),
                (int) field.required("year").number(0),
                field.required("off").items().stream()
                        .map(off -> {
                            LocalDate first =
                                    day(off.only("first", "last", "name").required("first"));
                            return new Holidays.Off(
                                    first,
                                    off.optional("last").isPresent() ? day(off.optional("last")) : first,
                                    off.required("name").localized());
                        })
                        .toList(),
                field.optional("worked").items().stream()
                        .map(CatalogueFiles::day)
                        .toList());
    }

    private static LocalDate day(Field field) {
        return field.date().orElse(LocalDate.EPOCH);
    }

    private static Form form(Field field) {
        known(
                field,
                "document_type",
                "subject",
                "grounds",
                "regimes",
                "comparison",
                "structure",
                "sections",
                "headlines");
        return new Form(
                code(field),
                name(field),
                field.required("document_type").text(),
                template(field.required("subject")),
                field.optional("grounds").texts(),
                field.required("regimes").texts(),
                field.optional("comparison").oneOf(Form.Comparison.class, Form.Comparison.NONE),
                field.optional("structure").oneOf(Form.Structure.class, Form.Structure.AS_IT_HAPPENED),
                sections(field.required("sections")),
                field.optional("headlines").texts());
    }

    private static List<Section> sections(Field field) {
        return field.items().stream()
                .map(section -> section.only("code", "heading", "paragraphs", "confirmed_by", "lines", "sections"))
                .map(section -> new Section(
                        section.required("code").text(),
                        section.required("heading").localized(),
                        section.optional("paragraphs").items().stream()
                                .map(CatalogueFiles::template)
                                .toList(),
                        section.optional("lines").items().stream()
                                .map(line -> line(line, section.optional("confirmed_by")))
                                .toList(),
                        sections(section.optional("sections"))))
                .toList();
    }

    /** A line names its own forces or takes those of its section. */
    private static Line line(Field field, Field sectionsForces) {
        field.only("indicator", "confirmed_by");
        Field own = field.optional("confirmed_by");
        List<String> forces = (own.isPresent() ? own : sectionsForces).texts();
        if (forces.isEmpty()) {
            field.problem(ProblemCode.FIELD_MISSING, "confirmed_by");
        }
        return new Line(field.required("indicator").text(), forces.isEmpty() ? List.of("?") : forces);
    }

    private static String template(Field field) {
        String text = field.text();
        try {
            for (Template.Part part : Template.parse(text).parts()) {
                if (part instanceof Template.Fact fact && !Template.FACTS.contains(fact.name())) {
                    field.problem(
                            ProblemCode.VALUE_UNKNOWN, "@" + fact.name(), "@" + String.join(", @", Template.FACTS));
                }
            }
        } catch (IllegalArgumentException broken) {
            field.problem(ProblemCode.TEMPLATE_BROKEN, String.valueOf(broken.getMessage()));
        }
        return text;
    }

    private static MonthDay monthDay(Field field) {
        try {
            return MonthDay.parse("--" + field.text());
        } catch (DateTimeException unreadable) {
            if (field.isPresent()) {
                field.problem(ProblemCode.NOT_READABLE, field.text());
            }
            return MonthDay.from(LocalDate.EPOCH);
        }
    }

    private static void known(Field field, String... keys) {
        List<String> all = new ArrayList<>(List.of("code", "name", "valid_from", "valid_to"));
        all.addAll(List.of(keys));
        field.only(all.toArray(String[]::new));
    }

    private static String code(Field field) {
        String code = field.required("code").text();
        if (!code.isEmpty() && !code.matches("[A-Z][A-Z0-9_]*")) {
            field.required("code").problem(ProblemCode.NOT_READABLE, code);
        }
        return code;
    }

    private static LocalizedText name(Field field) {
        return field.required("name").localized();
    }

    private static Set<String> set(List<String> values) {
        return new LinkedHashSet<>(values);
    }
}
