package vn.phoihop.activity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.TypedNumber;

/**
 * The form as it was typed or sent, by the names of its fields: {@code kind}, {@code startsAt}, {@code endsAt}, {@code area}, {@code lead},
 * {@code lead.PERSONNEL_TURN}, {@code partners[0]}, {@code partners[0].PERSONNEL_TURN}, {@code title}, {@code note}, {@code exercise}.
 * What cannot be read is a problem; the rest is read all the same, so that all problems are told at once.
 */
final class TypedActivity {

    /** More partners than this no joint activity has. */
    static final int MOST_PARTNERS = 40;

    /** What can only be said once the day is known. */
    private static final Set<ProblemCode> OF_THE_DAY = Set.of(
            ProblemCode.AREA_UNKNOWN_ON_DAY,
            ProblemCode.AREA_OUTSIDE_BOOK,
            ProblemCode.AREA_TOO_FINE,
            ProblemCode.UNIT_UNKNOWN_ON_DAY,
            ProblemCode.UNIT_CLOSED_SINCE,
            ProblemCode.UNIT_TAKEN_OVER_SINCE);

    private static final DateTimeFormatter VIETNAMESE =
            DateTimeFormatter.ofPattern("d/M/uuuu H:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("H:mm");
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}:\\d{2}");
    /** Of 24:00 and more, or of 60 minutes and more. */
    private static final Pattern NO_HOUR =
            Pattern.compile("(?:^|\\s)(?:(?:2[4-9]|[3-9]\\d)\\s*(?::|h|g|giờ)|\\d{1,2}\\s*(?::|h|g|giờ)\\s*[6-9]\\d)");

    private static final Pattern PARTNER = Pattern.compile("partners\\[(\\d{1,3})]");
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,9})?");

    private final Map<String, String> typed;
    private final ZoneId zone;
    private final @Nullable Locale locale;
    private final Instant now;
    private final @Nullable FindingByName names;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private LocalDate day = LocalDate.EPOCH;
    private boolean dayKnown;

    private TypedActivity(
            Map<String, String> typed,
            ZoneId zone,
            @Nullable Locale locale,
            Instant now,
            @Nullable FindingByName names) {
        this.typed = typed;
        this.names = names;
        this.zone = zone;
        this.locale = locale;
        this.now = now;
    }

    /** As a person types it: local time, numbers in the way of the language, units and areas by their names where a name was typed. */
    static TypedActivity byHand(
            Map<String, String> typed, ZoneId zone, Instant now, FindingByName names, Locale locale) {
        return new TypedActivity(typed, zone, locale, now, names);
    }

    /** As a program sends it: ISO times, plain numbers, ids. */
    static TypedActivity byProgram(Map<String, String> sent, ZoneId zone, Instant now) {
        return new TypedActivity(sent, zone, null, now, null);
    }

    /**
     * What could be read.
     *
     * @param form with stand-ins where a value is missing, which {@code problems} name
     * @param rows of the form in which the partners stand
     */
    record Read(ActivityForm form, List<Problem> problems, List<Integer> rows) {

        /** All that is wrong: what could not be read, and what the check finds in the rest. */
        List<Problem> with(List<Problem> checked) {
            List<Problem> all = new ArrayList<>(problems);
            boolean dayKnown = Stream.concat(problems.stream(), checked.stream())
                    .noneMatch(known -> known.where().equals("startsAt"));
            checked.stream()
                    .filter(found -> dayKnown || !OF_THE_DAY.contains(found.code()))
                    .map(this::inItsRow)
                    .filter(found ->
                            problems.stream().noneMatch(known -> known.where().equals(found.where())))
                    .forEach(all::add);
            return all;
        }

        private Problem inItsRow(Problem problem) {
            var place = PARTNER.matcher(problem.where());
            if (!place.lookingAt()) {
                return problem;
            }
            int row = rows.get(Integer.parseInt(place.group(1)));
            return new Problem(
                    problem.code(),
                    "partners[" + row + "]" + problem.where().substring(place.end()),
                    problem.arguments());
        }
    }

    Read read() {
        @Nullable Instant startsAt = time("startsAt", null);
        @Nullable Instant endsAt = time("endsAt", startsAt);
        dayKnown = startsAt != null;
        day = (startsAt == null ? now : startsAt).atZone(zone).toLocalDate();
        @Nullable
        AreaId area = named("area")
                ? byName("area", (id, text) -> names(names).area("area", id, text, day, problems))
                : number("area", AreaId::new);
        @Nullable UnitId lead = unit("lead");
        required("kind", text("kind").isEmpty());
        required("startsAt", startsAt == null);
        required("area", area == null);
        required("lead", lead == null);
        UnitId led = lead == null ? new UnitId(Long.MAX_VALUE) : lead;
        List<UnitId> partners = new ArrayList<>();
        List<Contribution> contributions = new ArrayList<>();
        amounts("lead", led, contributions);
        for (int row : partnerRows()) {
            String field = "partners[" + row + "]";
            @Nullable UnitId partner = unit(field);
            if (partner != null) {
                partners.add(partner);
                rows.add(row);
                amounts(field, partner, contributions);
            } else if (hasAmounts(field) && text(field + "Text").isEmpty()) {
                required(field, true);
            }
        }
        if (partners.size() > MOST_PARTNERS) {
            problems.add(Problem.at("partners[" + rows.get(MOST_PARTNERS) + "]", ProblemCode.TOO_MANY, MOST_PARTNERS));
        }
        return new Read(
                new ActivityForm(
                        text("kind"),
                        startsAt == null ? now : startsAt,
                        startsAt == null ? null : endsAt,
                        area == null ? new AreaId(Long.MAX_VALUE) : area,
                        led,
                        partners,
                        contributions,
                        text("title"),
                        text("note"),
                        List.of("on", "true").contains(text("exercise"))),
                problems,
                rows);
    }

    /** The rows of partners in their order, empty ones too. */
    List<Integer> partnerRows() {
        return typed.keySet().stream()
                .map(PARTNER::matcher)
                .filter(Matcher::matches)
                .map(place -> Integer.valueOf(place.group(1)))
                .sorted()
                .distinct()
                .toList();
    }

    private boolean hasAmounts(String field) {
        return typed.entrySet().stream()
                .anyMatch(one ->
                        one.getKey().startsWith(field + ".") && !one.getValue().isBlank());
    }

    private void amounts(String field, UnitId unit, List<Contribution> contributions) {
        typed.keySet().stream()
                .filter(name -> name.startsWith(field + "."))
                .sorted()
                .forEach(name -> {
                    String amount = text(name);
                    if (amount.isEmpty() || amount.equals("0")) {
                        return;
                    }
                    try {
                        contributions.add(
                                new Contribution(unit, name.substring(field.length() + 1), quantity(name, amount)));
                    } catch (Refused unreadable) {
                        problems.addAll(unreadable.problems());
                    }
                });
    }

    private Quantity quantity(String field, String amount) {
        if (locale != null) {
            return TypedNumber.read(field, amount, locale);
        }
        if (!PLAIN.matcher(amount).matches()) {
            throw new Refused(Problem.at(field, ProblemCode.NOT_A_NUMBER, amount));
        }
        return new Quantity(new BigDecimal(amount));
    }

    private void required(String field, boolean missing) {
        if (missing && problems.stream().noneMatch(known -> known.where().equals(field))) {
            problems.add(Problem.at(field, ProblemCode.REQUIRED));
        }
    }

    /** {@code 30/05/2022 22:00}, {@code 30/05/2022 22h}, ISO; after a known beginning also the bare hour, of the same night. */
    private @Nullable Instant time(String field, @Nullable Instant beginning) {
        String text = text(field);
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.contains("T")) {
                return locale == null
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text).atZone(zone).toInstant();
            }
            String tidy = text.replaceFirst("\\s*(?:giờ|g|h)\\s*", ":").replaceFirst(":$", ":00");
            if (beginning != null && HOUR.matcher(tidy).matches()) {
                LocalDateTime begun = beginning.atZone(zone).toLocalDateTime();
                LocalDateTime ended = begun.toLocalDate().atTime(LocalTime.parse(tidy, HOURS));
                return (ended.isBefore(begun) ? ended.plusDays(1) : ended)
                        .atZone(zone)
                        .toInstant();
            }
            return LocalDateTime.parse(tidy, VIETNAMESE).atZone(zone).toInstant();
        } catch (DateTimeParseException unreadable) {
            problems.add(Problem.at(
                    field, NO_HOUR.matcher(text).find() ? ProblemCode.NOT_AN_HOUR : ProblemCode.NOT_A_TIME, text));
            return null;
        }
    }

    private @Nullable UnitId unit(String field) {
        return named(field)
                ? byName(field, (id, text) -> names(names).unit(field, id, text, day, problems))
                : number(field, UnitId::new);
    }

    /** Whether there is a box for its name, in which what stands counts; as long as the day is not known, what was chosen is believed. */
    private boolean named(String field) {
        return names != null
                && typed.containsKey(field + "Text")
                && (dayKnown || text(field).isEmpty());
    }

    private static FindingByName names(@Nullable FindingByName names) {
        return Objects.requireNonNull(names);
    }

    /** What is meant by a name; an empty box means nothing, whatever was chosen before. */
    private <T> @Nullable T byName(String field, BiFunction<String, String, Optional<T>> finding) {
        String text = text(field + "Text");
        return text.isEmpty() ? null : finding.apply(text(field), text).orElse(null);
    }

    private <T> @Nullable T number(String field, LongFunction<T> id) {
        String text = text(field);
        try {
            return text.isEmpty() ? null : id.apply(Long.parseLong(text));
        } catch (IllegalArgumentException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    private String text(String field) {
        return typed.getOrDefault(field, "").strip();
    }
}
