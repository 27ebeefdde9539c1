package vn.phoihop.files;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Validity;

/**
 * A value of a YAML file that knows its place. Reading never stops at a problem: it is noted, and a harmless value is handed out, so
 * that one reading finds everything. Whoever reads refuses afterwards when there are problems.
 */
public final class Field {

    private final @Nullable Node node;
    private final String file;
    private final int line;
    private final String path;
    private final List<Problem> problems;

    private Field(@Nullable Node node, String file, int line, String path, List<Problem> problems) {
        this.node = node;
        this.file = file;
        this.line = node == null ? line : node.getStartMark().map(Mark::getLine).orElse(line - 1) + 1;
        this.path = path;
        this.problems = problems;
    }

    /** The whole file; problems found while reading are added to the list. */
    public static Field read(String file, String text, List<Problem> problems) {
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            return new Field(root.orElse(null), file, 1, "", problems);
        } catch (MarkedYamlEngineException broken) {
            int line = broken.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            problems.add(Problem.at(file + ":" + line, ProblemCode.FILE_BROKEN, broken.getProblem()));
        } catch (YamlEngineException broken) {
            problems.add(Problem.at(file, ProblemCode.FILE_BROKEN, String.valueOf(broken.getMessage())));
        }
        return new Field(null, file, 1, "", new ArrayList<>());
    }

    public boolean isPresent() {
        return node != null;
    }

    /** Where it stands: {@code indicators.yaml:12 indicators[3].stage}. */
    public String where() {
        return file + ":" + line + (path.isEmpty() ? "" : " " + path);
    }

    /** Notes a problem at this place. */
    public void problem(ProblemCode code, Object... arguments) {
        problems.add(Problem.at(where(), code, arguments));
    }

    /** Notes every key that is not one of these. */
    public Field only(String... keys) {
        Set<String> known = new HashSet<>(Arrays.asList(keys));
        entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                value.problem(ProblemCode.FIELD_UNKNOWN, key, String.join(", ", keys));
            }
        });
        return this;
    }

    /** The value under the key; its absence is a problem. */
    public Field required(String key) {
        Field found = optional(key);
        if (!found.isPresent() && isPresent()) {
            found.problem(ProblemCode.FIELD_MISSING, key);
        }
        return found;
    }

    /** The value under the key, perhaps absent. */
    public Field optional(String key) {
        Field found = entries().get(key);
        return found != null ? found : new Field(null, file, line, path.isEmpty() ? key : path + "." + key, problems);
    }

    /** The values of a mapping in the order of the file. */
    public Map<String, Field> entries() {
        Map<String, Field> entries = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
                Field value =
                        new Field(tuple.getValueNode(), file, line, path.isEmpty() ? key : path + "." + key, problems);
                if (entries.put(key, value) != null) {
                    value.noteOnce(ProblemCode.FIELD_TWICE, key);
                }
            }
        } else if (node != null && !isEmptyScalar()) {
            noteOnce(ProblemCode.FIELD_SHAPE, "key: value");
        }
        return entries;
    }

    /** The values of a list. */
    public List<Field> items() {
        List<Field> items = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node item : sequence.getValue()) {
                items.add(new Field(item, file, line, path + "[" + (items.size() + 1) + "]", problems));
            }
        } else if (node != null && !isEmptyScalar()) {
            noteOnce(ProblemCode.FIELD_SHAPE, "[a, b]");
        }
        return items;
    }

    public String text() {
        return find().orElse("");
    }

    /** The text, or empty when absent. */
    public Optional<String> find() {
        if (node instanceof ScalarNode scalar) {
            String value = scalar.getValue().strip();
            if (value.isEmpty()) {
                noteOnce(ProblemCode.REQUIRED);
            }
            return Optional.of(value);
        }
        if (node != null) {
            noteOnce(ProblemCode.FIELD_SHAPE, "…");
        }
        return Optional.empty();
    }

    public List<String> texts() {
        return items().stream().map(Field::text).toList();
    }

    /** A text in both languages: {@code {vi: …, en: …}}. */
    public LocalizedText localized() {
        String vi = only("vi", "en").required("vi").text();
        String en = required("en").text();
        return new LocalizedText(vi.isEmpty() ? "?" : vi, en.isEmpty() ? "?" : en);
    }

    public long number(long otherwise) {
        return find().map(text -> {
                    try {
                        return Long.parseLong(text);
                    } catch (NumberFormatException unreadable) {
                        problem(ProblemCode.NOT_READABLE, text);
                        return otherwise;
                    }
                })
                .orElse(otherwise);
    }

    public boolean flag(boolean otherwise) {
        return find().map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        problem(ProblemCode.VALUE_UNKNOWN, text, "true, false");
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    public <E extends Enum<E>> E oneOf(Class<E> type, E otherwise) {
        return find().map(text -> Arrays.stream(type.getEnumConstants())
                        .filter(value -> value.name().equals(text))
                        .findFirst()
                        .orElseGet(() -> {
                            problem(ProblemCode.VALUE_UNKNOWN, text, names(type));
                            return otherwise;
                        }))
                .orElse(otherwise);
    }

    public Optional<LocalDate> date() {
        return find().flatMap(text -> {
            try {
                return Optional.of(CalendarDay.read(text));
            } catch (DateTimeParseException unreadable) {
                problem(ProblemCode.NOT_READABLE, text);
                return Optional.empty();
            }
        });
    }

    /** The days from {@code valid_from} until before {@code valid_to}, both optional keys of this mapping. */
    public Validity validity() {
        LocalDate from = optional("valid_from").date().orElse(null);
        LocalDate to = optional("valid_to").date().orElse(null);
        if (from != null && to != null && !from.isBefore(to)) {
            optional("valid_to").problem(ProblemCode.ENDS_BEFORE_IT_BEGINS, from, to);
            return Validity.ALWAYS;
        }
        return new Validity(from, to);
    }

    private boolean isEmptyScalar() {
        return node instanceof ScalarNode scalar && scalar.getValue().isEmpty();
    }

    private void noteOnce(ProblemCode code, Object... arguments) {
        Problem problem = Problem.at(where(), code, arguments);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private static String names(Class<? extends Enum<?>> type) {
        return String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Enum::name).toList());
    }
}
