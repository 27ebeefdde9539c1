package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.ListedLives.Following;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/**
 * Whether the successions that are known still hold with what lists tell: what went into another ended on that day, and the other was there. A list
 * that changes one of these days without saying the succession anew would leave figures as now, and who answers for old records, resting on a day on
 * which nothing happened. What did not hold before is left alone.
 */
final class ImportSuccessions {

    /** Who followed whom since when, as it is known. */
    private record Known(long followed, long follower, LocalDate since, boolean whole) {}

    private record Pair(@Nullable Long followed, @Nullable Long follower) {}

    private final Lives all;
    private final Set<Pair> toldAnew;
    private final List<Problem> problems;

    private ImportSuccessions(ListKind kind, Lives all, List<Following> told, List<Problem> problems) {
        this.all = all;
        this.toldAnew = told.stream()
                .filter(one -> one.told().kind() == kind)
                .map(one -> new Pair(one.followed().id(), one.follower().id()))
                .collect(Collectors.toSet());
        this.problems = problems;
    }

    static void check(Organisation known, EveryLife every, List<Following> told, List<Problem> problems) {
        Lives areas = every.areas();
        Lives units = every.units();
        new ImportSuccessions(ListKind.AREA_SUCCESSIONS, areas, told, problems)
                .check(changed(areas)
                        .flatMap(id -> Stream.concat(
                                known.successions(new AreaId(id)).stream(),
                                known.predecessors(new AreaId(id)).stream()))
                        .map(one ->
                                new Known(one.area().value(), one.successor().value(), one.since(), one.whole())));
        new ImportSuccessions(ListKind.UNIT_SUCCESSIONS, units, told, problems)
                .check(changed(units)
                        .flatMap(id -> Stream.concat(
                                known.successions(new UnitId(id)).stream(),
                                known.unitSuccessionsInto(new UnitId(id)).stream()))
                        .map(one ->
                                new Known(one.unit().value(), one.successor().value(), one.since(), true)));
    }

    private static Stream<Long> changed(Lives lives) {
        return lives.all().stream().filter(Life::changes).flatMap(life -> Stream.ofNullable(life.id()));
    }

    private void check(Stream<Known> known) {
        known.distinct()
                .filter(one -> !toldAnew.contains(new Pair(one.followed(), one.follower())))
                .forEach(one -> {
                    Life followed = all.get(one.followed());
                    Life follower = all.get(one.follower());
                    if (ended(followed.known(), one)
                            && (!ended(followed.now(), one)
                                    || !there(followed.known(), one) && there(followed.now(), one))) {
                        problems.add(Problem.at(
                                followed.listed().getLast().where() + " valid_to",
                                ProblemCode.SUCCESSION_RESTS_ON_END,
                                followed.name(),
                                follower.name(),
                                one.since()));
                    }
                    if (there(follower.known(), one) && !there(follower.now(), one)) {
                        problems.add(Problem.at(
                                follower.listed().getFirst().where() + " valid_from",
                                ProblemCode.SUCCESSION_RESTS_ON_SUCCESSOR,
                                follower.name(),
                                followed.name(),
                                one.since()));
                    }
                });
    }

    /** Also where only a part of it went and it goes on. */
    private static boolean ended(List<Stretch> stretches, Known one) {
        boolean before = stretches.stream()
                .anyMatch(days -> days.valid().contains(one.since().minusDays(1)));
        return before && (!one.whole() || !there(stretches, one));
    }

    private static boolean there(List<Stretch> stretches, Known one) {
        return stretches.stream().anyMatch(days -> days.valid().contains(one.since()));
    }
}
