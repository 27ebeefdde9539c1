package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.Difference.What;
import vn.phoihop.organisation.ListedLives.Following;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;

/**
 * What an import would do to the organisation as it is known. Made from the files and that alone: the same files on the same organisation are the
 * same plan, whoever looks at it.
 */
public final class ImportPlan {

    /** More are not read by anybody. */
    private static final int MOST_PROBLEMS = 500;

    private final long seen;
    private final Set<ListKind> kinds;
    private final int rows;
    private final List<Difference> differences;
    private final int unchanged;
    private final EveryLife every;
    private final List<Differences> ofForces;
    private final List<Differences> ofAreas;
    private final List<Differences> ofUnits;
    private final List<Succeeding> successions;

    /**
     * A succession that is new, or corrects the day or extent of one that is known.
     *
     * @param corrects the day of the one that it corrects; null where it is new
     */
    record Succeeding(
            ListKind kind,
            Life followed,
            Life follower,
            LocalDate since,
            boolean whole,
            @Nullable LocalDate corrects) {}

    private ImportPlan(Organisation known, ListedRows listed, EveryLife every, List<Following> followings) {
        this.seen = known.position();
        this.kinds = Collections.unmodifiableSet(listed.kinds());
        this.rows = listed.rows();
        this.every = every;
        this.ofForces = changed(ListKind.FORCES, every.forces());
        this.ofAreas = changed(ListKind.AREAS, every.areas());
        this.ofUnits = changed(ListKind.UNITS, every.units());
        List<Difference> all = new ArrayList<>();
        Stream.of(ofForces, ofAreas, ofUnits)
                .flatMap(List::stream)
                .flatMap(one -> one.told().stream())
                .forEach(all::add);
        this.successions = new ArrayList<>();
        for (Following one : followings) {
            Set<LocalDate> told = followings.stream()
                    .filter(other -> other.followed() == one.followed() && other.follower() == one.follower())
                    .map(other -> other.told().since())
                    .collect(Collectors.toSet());
            succeed(known, one, told, all);
        }
        this.differences = List.copyOf(all);
        long named = Stream.of(every.forces(), every.areas(), every.units())
                .flatMap(lives -> lives.all().stream())
                .filter(life -> !life.listed().isEmpty())
                .count();
        int changed = ofForces.size() + ofAreas.size() + ofUnits.size();
        this.unchanged = Math.toIntExact(named - changed + followings.size() - successions.size());
    }

    /** Refused with every problem of every file. */
    static ImportPlan of(Organisation known, SortedMap<String, byte[]> files) {
        List<Problem> problems = new ArrayList<>();
        ListedRows listed =
                ListedRows.read(files, known.forces().stream().map(Force::code).toList(), problems);
        EveryLife every = EveryLife.of(known);
        List<Following> followings = ListedLives.tell(listed, every);
        ImportCheck.check(every, problems);
        ImportSuccessions.check(known, every, followings, problems);
        if (problems.size() > MOST_PROBLEMS) {
            int more = problems.size() - MOST_PROBLEMS;
            problems = new ArrayList<>(problems.subList(0, MOST_PROBLEMS));
            problems.add(Problem.of(ProblemCode.MORE_PROBLEMS, more));
        }
        Refused.ifAny(problems);
        return new ImportPlan(known, listed, every, followings);
    }

    private static List<Differences> changed(ListKind kind, Lives lives) {
        return lives.all().stream()
                .filter(Life::changes)
                .map(life -> new Differences(kind, life))
                .toList();
    }

    /** @param days of all that the lists tell of the same two */
    private void succeed(Organisation known, Following one, Set<LocalDate> days, List<Difference> told) {
        ListKind kind = one.told().kind();
        Succeeding before = known(known, one, days);
        if (before != null
                && before.since().equals(one.told().since())
                && before.whole() == one.told().whole()) {
            return;
        }
        Succeeding after = new Succeeding(
                kind,
                one.followed(),
                one.follower(),
                one.told().since(),
                one.told().whole(),
                before == null ? null : before.since());
        successions.add(after);
        told.add(new Difference(
                What.SUCCEEDED,
                kind,
                one.told().followed(),
                one.followed().now().getLast().name(),
                Validity.from(after.since()),
                one.told().row().where(),
                before == null ? null : words(before),
                words(after)));
    }

    /** The one of the same day; else, of an end that moves to another day, the one whose day is told no more. A part beside it is another one. */
    private static @Nullable Succeeding known(Organisation known, Following one, Set<LocalDate> days) {
        Long followed = one.followed().id();
        Long follower = one.follower().id();
        if (followed == null || follower == null) {
            return null;
        }
        ListKind kind = one.told().kind();
        Stream<Succeeding> all = kind == ListKind.AREA_SUCCESSIONS
                ? known.successions(new AreaId(followed)).stream()
                        .filter(other -> other.successor().value() == follower)
                        .map(other -> new Succeeding(
                                kind, one.followed(), one.follower(), other.since(), other.whole(), null))
                : known.successions(new UnitId(followed)).stream()
                        .filter(other -> other.successor().value() == follower)
                        .map(other -> new Succeeding(kind, one.followed(), one.follower(), other.since(), true, null));
        LocalDate since = one.told().since();
        boolean whole = one.told().whole();
        return all.filter(
                        other -> other.since().equals(since) || whole && other.whole() && !days.contains(other.since()))
                .min(Comparator.<Succeeding, Boolean>comparing(
                                other -> !other.since().equals(since))
                        .thenComparing(Succeeding::since))
                .orElse(null);
    }

    private static LocalizedText words(Succeeding one) {
        LocalizedText name = one.follower().now().getLast().name();
        String part = one.whole() ? "" : " (PART)";
        return new LocalizedText(name.vi() + part + " " + one.since(), name.en() + part + " " + one.since());
    }

    /** The position of the organisation on which it was made. */
    public long seen() {
        return seen;
    }

    public Set<ListKind> kinds() {
        return kinds;
    }

    /** Rows read. */
    public int rows() {
        return rows;
    }

    public List<Difference> differences() {
        return differences;
    }

    /** How many areas, units and successions the lists name and leave as they are. */
    public int unchanged() {
        return unchanged;
    }

    /** How many differences there are of each sort; none of a sort is left out. */
    public Map<What, Long> counts() {
        return differences.stream()
                .collect(Collectors.groupingBy(
                        Difference::what, () -> new EnumMap<>(What.class), Collectors.counting()));
    }

    public boolean changesNothing() {
        return differences.isEmpty();
    }

    EveryLife every() {
        return every;
    }

    /** What changes of lives of the kind. */
    List<Differences> of(ListKind kind) {
        return switch (kind) {
            case FORCES -> ofForces;
            case AREAS -> ofAreas;
            case UNITS -> ofUnits;
            case AREA_SUCCESSIONS, UNIT_SUCCESSIONS -> List.of();
        };
    }

    List<Succeeding> successions() {
        return successions;
    }

    /** To be asked for once whatever is founded has its id. */
    ImportRows written() {
        return ImportRows.of(
                ofForces,
                ofAreas,
                ofUnits,
                successions,
                every.forces().all().stream()
                        .collect(Collectors.toMap(
                                life -> life.now().getLast().code(), life -> Math.toIntExact(life.written()))));
    }
}
