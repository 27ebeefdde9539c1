package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.organisation.MakingChanges.Maker;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * Random histories of units and areas founded, renamed, moved, merged, split, closed and taken back, on days in any order: after each the
 * tree of every day is that of a naive walk over the same changes, and what was refused has changed nothing.
 */
@DatabaseTest
@UsesDatabase(own = true)
class RandomChangesTest {

    /** An Giang, and the border guard of Kiên Giang: there for good. */
    private static final long PROVINCE = 2091;

    private static final long COMMAND = 3000;
    private static final int DAYS = 8;
    private static final LocalDate FIRST = LocalDate.now().plusDays(10);

    @Autowired
    Organisations organisations;

    @Autowired
    LoadingOrganisation loading;

    @Autowired
    MakingChanges making;

    @Autowired
    ForeseeingChange foreseeing;

    /** Those that are refused more often are tried more often. */
    private static final List<ChangeKind> UNIT_KINDS = List.of(
            ChangeKind.FOUND,
            ChangeKind.FOUND,
            ChangeKind.RENAME,
            ChangeKind.MOVE,
            ChangeKind.MOVE,
            ChangeKind.MERGE,
            ChangeKind.MERGE,
            ChangeKind.MERGE,
            ChangeKind.SPLIT,
            ChangeKind.CLOSE,
            ChangeKind.CLOSE);

    private static final List<ChangeKind> AREA_KINDS = List.of(
            ChangeKind.FOUND,
            ChangeKind.FOUND,
            ChangeKind.RENAME,
            ChangeKind.MOVE,
            ChangeKind.MOVE,
            ChangeKind.MOVE,
            ChangeKind.MERGE,
            ChangeKind.MERGE,
            ChangeKind.MERGE,
            ChangeKind.SPLIT,
            ChangeKind.CLOSE,
            ChangeKind.CLOSE,
            ChangeKind.DETACH);

    private record Done(UUID id, ChangeWished wished, int from, List<Long> founded) {}

    private final List<Done> done = new ArrayList<>();
    private final Map<ChangeKind, Integer> made = new EnumMap<>(ChangeKind.class);
    private int refused;
    private int undone;
    private int codes;
    private String prefix = "";
    private Set<Long> earlier = Set.of();

    @BeforeEach
    void load() {
        loading.loadShipped();
    }

    @ParameterizedTest
    @CsvSource({"UNIT, 1", "UNIT, 2", "AREA, 3", "AREA, 4"})
    void everyDayIsThatOfANaiveWalk(PlaceType of, long seed) {
        Random random = new Random(seed);
        prefix = "THU" + seed + "-";
        earlier = all(of);
        for (int i = 0; i < 5; i++) {
            make(wished(ChangeKind.FOUND, of, 0, random, top(of)), 0);
        }
        List<ChangeKind> kinds = of == PlaceType.UNIT ? UNIT_KINDS : AREA_KINDS;
        int changes = of == PlaceType.UNIT ? 250 : 300;
        for (int i = 0; i < changes; i++) {
            if (random.nextInt(10) == 0 && !done.isEmpty()) {
                undo(done.get(random.nextInt(done.size())));
            } else {
                int day = random.nextInt(DAYS);
                ChangeKind kind = kinds.get(random.nextInt(kinds.size()));
                make(wished(kind, of, day, random, null), day);
            }
            compare(of, "seed " + seed + ", change " + i);
        }
        assertThat(made.keySet()).as("kinds made").containsExactlyInAnyOrderElementsOf(Set.copyOf(kinds));
        assertThat(undone).as("taken back").isPositive();
        assertThat(refused).as("refused").isPositive();
    }

    private ChangeWished wished(ChangeKind kind, PlaceType of, int day, Random random, @Nullable Long parent) {
        NaiveTree naive = naive();
        // Mostly those that are there on the day: others are refused.
        List<Long> ids =
                random.nextInt(8) == 0 ? naive.ids() : List.copyOf(naive.on(day).keySet());
        if (ids.isEmpty() && kind != ChangeKind.FOUND) {
            // Everything has been taken back: what was there before is not changed.
            return wished(ChangeKind.FOUND, of, day, random, top(of));
        }
        if (ids.isEmpty()) {
            ids = List.of(top(of));
        }
        Long any = pick(ids, random);
        List<Long> places = new ArrayList<>();
        List<Long> successors = new ArrayList<>();
        List<NewName> named = new ArrayList<>();
        Long up = parent;
        switch (kind) {
            case FOUND -> {
                named.add(name(random));
                up = parent == null && random.nextInt(3) > 0 ? any : top(of);
            }
            case RENAME -> {
                places.add(pick(ids, random));
                named.add(name(random));
            }
            case MOVE -> {
                places.add(pick(ids, random));
                up = random.nextBoolean() ? any : top(of);
            }
            case MERGE -> {
                places.add(pick(ids, random));
                if (random.nextBoolean()) {
                    places.add(pick(ids, random));
                }
                if (random.nextBoolean()) {
                    named.add(name(random));
                } else {
                    successors.add(pick(ids, random));
                }
            }
            case SPLIT -> {
                places.add(pick(ids, random));
                successors.add(pick(ids, random));
                named.add(name(random));
            }
            case DETACH -> {
                places.add(pick(ids, random));
                named.add(name(random));
                if (random.nextBoolean()) {
                    successors.add(pick(ids, random));
                }
            }
            case ENTRUST, RELIEVE -> throw new IllegalStateException("changes nothing of the tree");
            case CLOSE -> {
                places.add(pick(ids, random));
                if (random.nextBoolean()) {
                    successors.add(pick(ids, random));
                }
            }
        }
        AreaLevel level =
                of == PlaceType.UNIT ? null : up != null && up == PROVINCE ? AreaLevel.DISTRICT : AreaLevel.COMMUNE;
        return new ChangeWished(
                kind,
                of,
                FIRST.plusDays(day),
                places,
                successors,
                named,
                up,
                null,
                kind == ChangeKind.FOUND ? level : null,
                List.of(),
                "Nghị quyết");
    }

    private static long top(PlaceType of) {
        return of == PlaceType.UNIT ? COMMAND : PROVINCE;
    }

    private static Long pick(List<Long> ids, Random random) {
        return ids.get(random.nextInt(ids.size()));
    }

    /** A new code, or one that was used: free only where its bearer has ended. */
    private NewName name(Random random) {
        int code = random.nextInt(4) == 0 ? random.nextInt(codes + 1) : ++codes;
        return new NewName(prefix + code, "Nơi " + random.nextInt(1000), "Place", null);
    }

    private void make(ChangeWished wished, int day) {
        UUID id = UUID.randomUUID();
        long before = position();
        try {
            Set<Long> known = all(wished.of());
            Acting.runAsSystem(() -> making.make(id, wished, before, new Maker("Quản trị")));
            Set<Long> founded = all(wished.of());
            founded.removeAll(known);
            done.add(new Done(id, wished, day, founded.stream().sorted().toList()));
            made.merge(wished.kind(), 1, Integer::sum);
        } catch (Refused expected) {
            refused++;
            assertThat(position()).isEqualTo(before);
        }
    }

    private void undo(Done change) {
        long before = position();
        try {
            Acting.runAsSystem(() -> making.undo(change.id(), new Maker("Quản trị")));
            done.remove(change);
            undone++;
        } catch (Refused expected) {
            refused++;
            assertThat(position()).isEqualTo(before);
        }
    }

    private long position() {
        return organisations.current().position();
    }

    private Set<Long> all(PlaceType of) {
        return new HashSet<>(Side.of(of, organisations.current()).states().ids().toList());
    }

    private NaiveTree naive() {
        NaiveTree naive = new NaiveTree(DAYS);
        done.forEach(one -> naive.make(one.wished(), one.from(), one.founded()));
        return naive;
    }

    private void compare(PlaceType of, String when) {
        NaiveTree naive = naive();
        Organisation known = organisations.current();
        for (int day = 0; day < DAYS; day++) {
            LocalDate on = FIRST.plusDays(day);
            Map<Long, String> found = new TreeMap<>();
            for (long id : LongStream.concat(
                            naive.ids().stream().mapToLong(Long::longValue),
                            all(of).stream().mapToLong(Long::longValue).filter(one -> !earlier.contains(one)))
                    .distinct()
                    .toArray()) {
                if (of == PlaceType.UNIT) {
                    known.findUnit(new UnitId(id), on)
                            .ifPresent(unit -> found.put(
                                    id,
                                    unit.code() + " " + unit.name().vi() + " "
                                            + (unit.parent() == null ? "-" : unit.parent())));
                } else {
                    known.findArea(new AreaId(id), on)
                            .ifPresent(area -> found.put(
                                    id,
                                    area.code() + " " + area.name().vi() + " "
                                            + (area.parent() == null ? "-" : area.parent())));
                }
            }
            assertThat(found).as("%s, day %d", when, day).isEqualTo(naive.on(day));
            assertThat(found.values().stream().map(one -> one.split(" ")[0]))
                    .as("codes, %s, day %d", when, day)
                    .doesNotHaveDuplicates();
        }
    }
}
