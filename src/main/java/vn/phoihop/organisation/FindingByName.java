package vn.phoihop.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * Finds areas and units by what people type: a name with or without diacritics, a code, or the name and what it lies in
 * ("thổ châu phú quốc"). Forms with a type-ahead ask {@link #area} and {@link #unit} for what was meant, with scripts and without.
 */
@Component
public final class FindingByName {

    /** So many are offered. */
    static final int OFFERED = 12;

    private static final int LOOKED_AT = 200;
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Organisations organisations;
    private final Clock clock;

    FindingByName(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    Organisation organisation() {
        return organisations.current();
    }

    /** As it was known then, or is now. */
    Organisation organisation(Optional<KnownThen.Then> then) {
        return then.map(one -> organisations.at(one.cutoff())).orElseGet(organisations::current);
    }

    /** The day asked for, else the one up to which things are to be known, else today. */
    LocalDate day(Optional<LocalDate> asked, Optional<KnownThen.Then> then) {
        return day(asked.or(() -> then.flatMap(one -> Optional.ofNullable(one.day()))));
    }

    public LocalDate day(Optional<LocalDate> asked) {
        return asked.orElseGet(() -> LocalDate.now(clock.withZone(ZONE)));
    }

    /** The id that an address holds; refused as not found where it cannot be one. */
    UnitId unit(long id) {
        if (id < 1) {
            throw new Refused(ProblemCode.NOT_FOUND, "unit " + id);
        }
        return new UnitId(id);
    }

    /** As of units. */
    AreaId area(long id) {
        if (id < 1) {
            throw new Refused(ProblemCode.NOT_FOUND, "area " + id);
        }
        return new AreaId(id);
    }

    String path(AreaId id, LocalDate day, Locale locale) {
        return organisation().path(id, day, locale);
    }

    String path(UnitId id, LocalDate day, Locale locale) {
        return organisation().path(id, day, locale);
    }

    /** Best match first. */
    List<Area> areas(String typed, LocalDate day) {
        Organisation known = organisation();
        return search(
                typed,
                (words, limit) -> known.searchAreas(words, day, limit),
                area -> known.path(area.id(), day, Locale.of("vi")));
    }

    /** Best match first. */
    List<Unit> units(String typed, LocalDate day) {
        Organisation known = organisation();
        return search(
                typed,
                (words, limit) -> known.searchUnits(words, day, limit),
                unit -> known.path(unit.id(), day, Locale.of("vi")) + " " + unit.shortName());
    }

    /** How a form names the area of an id: by its path on the day, or as it was called last; empty where there is none. */
    public Optional<String> areaWords(String id, LocalDate day) {
        return words(
                number(id).flatMap(number -> organisation().findArea(new AreaId(number))),
                area -> path(area.id(), day, locale()),
                area -> area.name().in(locale()));
    }

    /** How a form names the unit of an id, as {@link #areaWords}. */
    public Optional<String> unitWords(String id, LocalDate day) {
        return words(
                number(id).flatMap(number -> organisation().findUnit(new UnitId(number))),
                unit -> path(unit.id(), day, locale()),
                unit -> unit.name().in(locale()));
    }

    private static <T> Optional<String> words(Optional<T> known, Function<T, String> path, Function<T, String> name) {
        return known.map(one -> path.apply(one).isEmpty() ? name.apply(one) : path.apply(one));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    /**
     * The area meant by a type-ahead's two fields; empty, with a problem added at the field, where nothing or more than one thing is meant.
     *
     * @param id what {@code field} was sent with; empty without scripts
     * @param typed what {@code fieldText} was sent with
     */
    public Optional<AreaId> area(String field, String id, String typed, LocalDate day, List<Problem> problems) {
        Organisation known = organisation();
        Function<Area, String> path = area -> known.path(area.id(), day, locale());
        return meant(
                        field,
                        number(id).flatMap(number -> known.findArea(new AreaId(number), day)),
                        typed,
                        () -> areas(typed, day),
                        area -> List.of(
                                path.apply(area), area.name().vi(), area.name().en(), area.code()),
                        path,
                        problems)
                .map(Area::id);
    }

    /** The unit meant by a type-ahead's two fields, as {@link #area}. */
    public Optional<UnitId> unit(String field, String id, String typed, LocalDate day, List<Problem> problems) {
        Organisation known = organisation();
        Function<Unit, String> path = unit -> known.path(unit.id(), day, locale());
        return meant(
                        field,
                        number(id).flatMap(number -> known.findUnit(new UnitId(number), day)),
                        typed,
                        () -> units(typed, day),
                        unit -> List.of(
                                path.apply(unit), unit.name().vi(), unit.name().en(), unit.shortName(), unit.code()),
                        path,
                        problems)
                .map(Unit::id);
    }

    private interface Search<T> {
        List<T> find(String words, int limit);
    }

    private interface Candidates<T> {
        List<T> find();
    }

    /** All words in the name; else the first of them in the name and the others in what it lies in. */
    private static <T> List<T> search(String typed, Search<T> search, Function<T, String> path) {
        String[] words = typed.strip().split("\\s+");
        if (typed.isBlank()) {
            return List.of();
        }
        List<T> found = search.find(typed, OFFERED);
        for (int first = words.length - 1; found.isEmpty() && first > 0; first--) {
            FoldedName rest = FoldedName.of(join(words, first, words.length));
            found = search.find(join(words, 0, first), LOOKED_AT).stream()
                    .filter(one -> FoldedName.of(path.apply(one)).matches(rest))
                    .limit(OFFERED)
                    .toList();
        }
        return found;
    }

    private static String join(String[] words, int from, int to) {
        return String.join(" ", Arrays.asList(words).subList(from, to));
    }

    private static <T> Optional<T> meant(
            String field,
            Optional<T> chosen,
            String typed,
            Candidates<T> candidates,
            Function<T, List<String>> names,
            Function<T, String> path,
            List<Problem> problems) {
        String text = typed.strip();
        if (text.isEmpty() && chosen.isEmpty()) {
            problems.add(Problem.at(field, ProblemCode.REQUIRED));
            return Optional.empty();
        }
        if (chosen.isPresent() && (text.isEmpty() || same(path.apply(chosen.get()), text))) {
            return chosen;
        }
        List<T> found = candidates.find();
        List<T> exact = called(found, names, name -> same(name, text));
        if (exact.isEmpty()) {
            exact = called(found, names, name -> sameWithoutMarks(name, text));
        }
        List<T> best = exact.isEmpty() ? found : exact;
        if (best.size() == 1) {
            return Optional.of(best.getFirst());
        }
        problems.add(
                best.isEmpty()
                        ? Problem.at(field, ProblemCode.NAME_UNKNOWN, text)
                        : Problem.at(
                                field,
                                ProblemCode.NAME_AMBIGUOUS,
                                text,
                                best.stream().limit(5).map(path).collect(Collectors.joining("; "))));
        return Optional.empty();
    }

    private static <T> List<T> called(List<T> found, Function<T, List<String>> names, Predicate<String> wanted) {
        return found.stream()
                .filter(one -> names.apply(one).stream().anyMatch(wanted))
                .toList();
    }

    /** Typed without any mark, and otherwise the same. */
    private static boolean sameWithoutMarks(String name, String typed) {
        FoldedName words = FoldedName.of(typed);
        return words.marked().equals(words.plain())
                && FoldedName.of(name).plain().equals(words.plain());
    }

    /** Written the same, whatever the case and the places of tone marks. */
    private static boolean same(String one, String other) {
        return FoldedName.of(one).marked().equals(FoldedName.of(other).marked());
    }

    private static Optional<Long> number(String id) {
        return id.matches("[1-9]\\d{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }
}
