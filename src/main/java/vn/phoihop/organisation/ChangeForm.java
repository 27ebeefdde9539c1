package vn.phoihop.organisation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Choice;

/**
 * The form of one kind of change, as it is drawn.
 *
 * @param values what stands in its fields, by their names
 * @param places rows for those it happens to; the others likewise
 */
record ChangeForm(
        ChangeKind kind,
        PlaceType of,
        UUID id,
        Map<String, String> values,
        int places,
        int successors,
        int named,
        int areas,
        List<Choice> forces,
        List<Choice> levels) {

    String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Where its type-aheads ask. */
    String source() {
        return of == PlaceType.UNIT ? "/organisation/units" : "/organisation/areas";
    }

    boolean ofUnits() {
        return of == PlaceType.UNIT;
    }

    /** The end of keys of words that differ by kind and by what it is of. */
    String key() {
        return kind.name() + "." + of.name();
    }

    List<Integer> rows(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    /** Rows of a field that stood in what was sent, at least so many, and one more where it was asked for. */
    static int rows(String field, Map<String, String> typed, int least) {
        int rows = least;
        for (String name : typed.keySet()) {
            if (name.matches(Pattern.quote(field) + "\\[\\d{1,2}].*")) {
                rows = Math.max(rows, 1 + Integer.parseInt(name.replaceAll("^[^\\[]*\\[(\\d+)].*$", "$1")));
            }
        }
        return Math.min(ChangeWished.MOST, typed.getOrDefault("do", "").equals("more-" + field) ? rows + 1 : rows);
    }

    /** What was typed into the form, read. */
    static final class Reading {

        private final ChangeForm form;
        private final FindingByName finding;
        private final List<Problem> problems = new ArrayList<>();

        Reading(ChangeForm form, FindingByName finding) {
            this.form = form;
            this.finding = finding;
        }

        ChangeWished wished() {
            LocalDate from = day();
            if (from == null) {
                throw new Refused(problems);
            }
            List<NewName> named = form.kind.founds() || form.kind == ChangeKind.RENAME ? named() : List.of();
            List<Long> places = ids("places", form.places, form.of, from);
            List<Long> successors = ids("successors", form.successors, form.of, from);
            Long parent = id("parent", form.of, from).orElse(null);
            List<Long> areas = ids("areas", form.areas, PlaceType.AREA, from);
            Refused.ifAny(problems);
            return new ChangeWished(
                    form.kind,
                    form.of,
                    from,
                    places,
                    successors,
                    named,
                    parent,
                    form.value("force"),
                    form.value("level").isEmpty() ? null : level(),
                    areas,
                    form.value("reason"));
        }

        private AreaLevel level() {
            try {
                return AreaLevel.valueOf(form.value("level"));
            } catch (IllegalArgumentException unknown) {
                throw new Refused(Problem.at("level", ProblemCode.NOT_READABLE, form.value("level")));
            }
        }

        private @Nullable LocalDate day() {
            String text = form.value("from").strip();
            try {
                return CalendarDay.read(text);
            } catch (DateTimeParseException unreadable) {
                problems.add(
                        text.isEmpty()
                                ? Problem.at("from", ProblemCode.REQUIRED)
                                : Problem.at("from", ProblemCode.NOT_READABLE, text));
                return null;
            }
        }

        private List<Long> ids(String field, int rows, PlaceType type, LocalDate from) {
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                id(field + "[" + i + "]", type, from).ifPresent(ids::add);
            }
            return ids;
        }

        /** What is meant by a type-ahead; nothing where it is empty. One that was not there on the day is taken by its id, and told of later. */
        private Optional<Long> id(String field, PlaceType type, LocalDate from) {
            String id = form.value(field);
            String typed = form.value(field + "Text").strip();
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            LocalDate today = finding.day(Optional.empty());
            boolean unit = type == PlaceType.UNIT;
            for (LocalDate day : List.of(from, today)) {
                Optional<String> words = unit ? finding.unitWords(id, day) : finding.areaWords(id, day);
                if (words.filter(typed::equals).isPresent()) {
                    return Optional.of(Long.valueOf(id));
                }
            }
            return unit
                    ? finding.unit(field, id, typed, from, problems).map(one -> one.value())
                    : finding.area(field, id, typed, from, problems).map(one -> one.value());
        }

        private List<NewName> named() {
            List<NewName> named = new ArrayList<>();
            for (int i = 0; i < form.named; i++) {
                String at = "named[" + i + "].";
                NewName name = new NewName(
                        form.value(at + "code"),
                        form.value(at + "vi"),
                        form.value(at + "en"),
                        form.value(at + "shortName"));
                boolean blank = (form.value(at + "code")
                                + form.value(at + "vi")
                                + form.value(at + "en")
                                + form.value(at + "shortName"))
                        .isBlank();
                if (!blank || form.kind == ChangeKind.FOUND || form.kind == ChangeKind.RENAME) {
                    named.add(name);
                }
            }
            return named;
        }
    }
}
