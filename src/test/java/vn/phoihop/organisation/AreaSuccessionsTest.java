package vn.phoihop.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.AreaId;

class AreaSuccessionsTest {

    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate BEFORE = FIRST.minusYears(1);

    @Test
    void partsThatComeTogetherAgainAreWhole() {
        AreaId old = new AreaId(1);
        List<AreaSuccession> all = List.of(
                new AreaSuccession(old, new AreaId(2), FIRST, false),
                new AreaSuccession(old, new AreaId(3), FIRST, false),
                new AreaSuccession(new AreaId(2), new AreaId(4), FIRST.plusYears(1), true),
                new AreaSuccession(new AreaId(3), new AreaId(4), FIRST.plusYears(1), true));
        assertThat(rebase(all, old, FIRST, Set.of(new AreaId(2), new AreaId(3))))
                .isEqualTo(new Rebased<>(List.of(new AreaId(2), new AreaId(3)), false));
        assertThat(rebase(all, old, FIRST.plusYears(1), Set.of(new AreaId(4))))
                .isEqualTo(new Rebased<>(List.of(new AreaId(4)), true));
    }

    @Test
    void whatEndedWithNothingToFollowItIsNowhereAndOnePartAloneIsNotTheWhole() {
        AreaId old = new AreaId(1);
        assertThat(rebase(List.of(), old, FIRST, Set.of())).isEqualTo(Rebased.nothing());
        assertThat(rebase(
                        List.of(new AreaSuccession(old, new AreaId(2), FIRST, false)),
                        old,
                        FIRST,
                        Set.of(new AreaId(2))))
                .isEqualTo(new Rebased<>(List.of(new AreaId(2)), false));
    }

    @Test
    void anAreaThatGivesAPartGoesOnAsOneOfThePartsAndIsWholeOnceThePartComesBack() {
        AreaId area = new AreaId(1);
        AreaId part = new AreaId(2);
        LocalDate back = FIRST.plusYears(1);
        List<AreaSuccession> all =
                List.of(new AreaSuccession(area, part, FIRST, false), new AreaSuccession(part, area, back, true));
        assertThat(rebase(all, area, FIRST, Set.of(area, part))).isEqualTo(new Rebased<>(List.of(area, part), false));
        assertThat(rebase(all, area, FIRST.minusDays(1), Set.of(area))).isEqualTo(new Rebased<>(List.of(area), true));
        assertThat(rebase(all, area, back, Set.of(area))).isEqualTo(new Rebased<>(List.of(area), true));
        // What is counted from the day on is the area's own.
        assertThat(new AreaSuccessions(all).rebase(area, FIRST, FIRST, (one, on) -> true))
                .isEqualTo(new Rebased<>(List.of(area), true));
        List<AreaSuccession> united =
                List.of(new AreaSuccession(area, part, FIRST, false), new AreaSuccession(area, part, back, true));
        assertThat(new AreaSuccessions(united)
                        .rebase(area, BEFORE, back, (one, on) -> one.equals(part) || on.isBefore(back)))
                .isEqualTo(new Rebased<>(List.of(part), true));
    }

    @Test
    void anAreaMadeAnewIsFollowedFromTheLifeThatIsMeant() {
        AreaId area = new AreaId(1);
        AreaId other = new AreaId(2);
        AreaId third = new AreaId(3);
        AreaSuccessions all = new AreaSuccessions(List.of(
                new AreaSuccession(area, other, LocalDate.of(2015, 1, 1), true),
                new AreaSuccession(other, area, LocalDate.of(2020, 1, 1), true),
                new AreaSuccession(area, third, LocalDate.of(2025, 1, 1), true)));
        LocalDate day = LocalDate.of(2026, 1, 1);
        for (LocalDate then : List.of(LocalDate.of(2010, 1, 1), LocalDate.of(2015, 1, 1), LocalDate.of(2021, 1, 1))) {
            assertThat(all.rebase(area, then, day, (one, on) -> one.equals(third)))
                    .isEqualTo(new Rebased<>(List.of(third), true));
        }
        assertThat(all.rebase(area, LocalDate.of(2010, 1, 1), LocalDate.of(2016, 1, 1), (one, on) -> one.equals(other)))
                .isEqualTo(new Rebased<>(List.of(other), true));
        assertThat(all.rebase(area, LocalDate.of(2021, 1, 1), LocalDate.of(2022, 1, 1), (one, on) -> one.equals(area)))
                .isEqualTo(new Rebased<>(List.of(area), true));
    }

    /**
     * Every area is made of grains that never change. After any history an area is said to be whole in another only if that one holds all its
     * grains, and none that holds some of them is left out.
     */
    @Test
    void afterAnyHistoryNoPlaceOfAnAreaIsLeftOutAndNothingIsCalledWholeThatIsNot() {
        Random random = new Random(20250701);
        for (int history = 0; history < 200; history++) {
            Map<AreaId, Set<Integer>> before = new TreeMap<>();
            for (int area = 0; area < 8; area++) {
                Set<Integer> grains = new HashSet<>();
                for (int grain = 0; grain < 1 + random.nextInt(5); grain++) {
                    grains.add(100 * area + grain);
                }
                before.put(new AreaId(area + 1L), grains);
            }
            Map<AreaId, Set<Integer>> now = new TreeMap<>(before);
            List<AreaSuccession> all = new ArrayList<>();
            LocalDate day = FIRST;
            long next = 100;
            TreeMap<LocalDate, Set<AreaId>> days = new TreeMap<>(Map.of(BEFORE, Set.copyOf(now.keySet())));
            for (int change = 0; change < 6; change++) {
                day = day.plusDays(1 + random.nextInt(300));
                next = switch (random.nextInt(3)) {
                    case 0 -> merge(now, all, day, next, random);
                    case 1 -> split(now, all, day, next, random);
                    default -> detach(now, all, day, next, random);
                };
                days.put(day, Set.copyOf(now.keySet()));
            }
            LocalDate last = day;
            before.forEach((area, grains) -> {
                List<AreaId> holders = now.entrySet().stream()
                        .filter(one -> !Collections.disjoint(one.getValue(), grains))
                        .map(Map.Entry::getKey)
                        .toList();
                Rebased<AreaId> found = new AreaSuccessions(all)
                        .rebase(
                                area,
                                BEFORE,
                                last,
                                (one, on) -> days.floorEntry(on).getValue().contains(one));
                assertThat(found.places()).as("%s by %s", area, all).containsAll(holders);
                assertThat(found.whole())
                        .as("%s by %s", area, all)
                        .isEqualTo(found.places().size() == 1);
                if (all.stream().allMatch(AreaSuccession::whole)) {
                    assertThat(found).as("%s by %s", area, all).isEqualTo(new Rebased<>(holders, true));
                }
            });
        }
    }

    private static long merge(
            Map<AreaId, Set<Integer>> now, List<AreaSuccession> all, LocalDate day, long next, Random random) {
        List<AreaId> going = some(now, random);
        AreaId made = new AreaId(next);
        Set<Integer> grains = new HashSet<>();
        for (AreaId one : going) {
            grains.addAll(now.remove(one));
            all.add(new AreaSuccession(one, made, day, true));
        }
        now.put(made, grains);
        return next + 1;
    }

    private static long split(
            Map<AreaId, Set<Integer>> now, List<AreaSuccession> all, LocalDate day, long next, Random random) {
        AreaId going = some(now, random).getFirst();
        Map<Boolean, Set<Integer>> halves = new LinkedHashMap<>(now.getOrDefault(going, Set.of()).stream()
                .collect(Collectors.partitioningBy(grain -> random.nextBoolean(), Collectors.toSet())));
        if (halves.values().stream().anyMatch(Set::isEmpty)) {
            return next;
        }
        now.remove(going);
        long id = next;
        for (Set<Integer> half : halves.values()) {
            AreaId made = new AreaId(id++);
            now.put(made, half);
            all.add(new AreaSuccession(going, made, day, false));
        }
        return id;
    }

    private static long detach(
            Map<AreaId, Set<Integer>> now, List<AreaSuccession> all, LocalDate day, long next, Random random) {
        AreaId area = some(now, random).getFirst();
        Map<Boolean, Set<Integer>> halves = now.getOrDefault(area, Set.of()).stream()
                .collect(Collectors.partitioningBy(grain -> random.nextBoolean(), Collectors.toSet()));
        if (halves.values().stream().anyMatch(Set::isEmpty)) {
            return next;
        }
        AreaId made = new AreaId(next);
        now.put(area, halves.get(true));
        now.put(made, halves.get(false));
        all.add(new AreaSuccession(area, made, day, false));
        return next + 1;
    }

    private static List<AreaId> some(Map<AreaId, Set<Integer>> now, Random random) {
        List<AreaId> all = new ArrayList<>(now.keySet());
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(all.size(), 1 + random.nextInt(3)));
    }

    private static Rebased<AreaId> rebase(List<AreaSuccession> all, AreaId area, LocalDate day, Set<AreaId> existing) {
        return new AreaSuccessions(all).rebase(area, BEFORE, day, (one, on) -> existing.contains(one));
    }
}
