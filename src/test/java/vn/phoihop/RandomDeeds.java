package vn.phoihop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import vn.phoihop.Deeds.Deed;

/**
 * Deeds by many units, drawn by lot, done in the real rooms and told to the naive books. Each is legal by what the naive books know; one that
 * the rooms refuse all the same is a defect. A new kind of deed is one line in {@link Deeds#all} and a method that ends in {@code told}.
 */
final class RandomDeeds {

    private final DeedGround ground;
    private final List<Deed> all = new ArrayList<>();
    private final Map<String, Integer> done = new LinkedHashMap<>();

    /** So many seconds go by between two deeds at most: all of them in some 200 days. */
    private final int pace;

    private RandomDeeds(DeedGround ground, int pace, List<Deeds> deeds) {
        this.ground = ground;
        this.pace = pace;
        deeds.forEach(some -> all.addAll(some.all()));
    }

    /** All there are. */
    static RandomDeeds of(ApplicationContext context, DeedGround ground, int steps) {
        return new RandomDeeds(
                ground,
                Math.max(1, 2 * 200 * 86_400 / steps),
                List.of(
                        new UnitingThingDeeds(context, ground),
                        new MovingAffairDeeds(context, ground),
                        new ItemDeeds(context, ground),
                        new OrganisationDeeds(context, ground)));
    }

    /** Those with records, at one moment: for who does them while others do. */
    static RandomDeeds withRecords(ApplicationContext context, DeedGround ground) {
        return new RandomDeeds(
                ground,
                1,
                List.of(
                        new UnitingThingDeeds(context, ground),
                        new MovingAffairDeeds(context, ground),
                        new ItemDeeds(context, ground)));
    }

    /** The next deed; the time goes on a little. */
    void next() {
        ground.clock = ground.clock.plusSeconds(ground.random.nextInt(pace));
        Deed deed = draw();
        while (!deed.doing().getAsBoolean()) {
            deed = draw();
        }
        done.merge(deed.name(), 1, Integer::sum);
    }

    /** By their weights; now and then one of a kind that has not been done yet, so that none is left out by chance. */
    private Deed draw() {
        List<Deed> never =
                all.stream().filter(deed -> !done.containsKey(deed.name())).toList();
        if (!never.isEmpty() && ground.random.nextInt(5) == 0) {
            return never.get(ground.random.nextInt(never.size()));
        }
        int lot = ground.random.nextInt(all.stream().mapToInt(Deed::weight).sum());
        for (Deed one : all) {
            lot -= one.weight();
            if (lot < 0) {
                return one;
            }
        }
        throw new IllegalStateException("no lot is beyond all");
    }

    /** How many deeds of each kind were done; none of some, perhaps. */
    Map<String, Integer> done() {
        Map<String, Integer> counted = new LinkedHashMap<>();
        all.forEach(deed -> counted.put(deed.name(), done.getOrDefault(deed.name(), 0)));
        return counted;
    }
}
