package vn.phoihop.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/** Chance that falls the same way on every machine and for ever (SplitMix64); each part of the sample throws its own dice. */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(String name) {
        long seed = 20220705;
        for (int i = 0; i < name.length(); i++) {
            seed = mix(seed + GOLDEN * (name.charAt(i) + 1));
        }
        this.state = seed;
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 to, not including, the bound. */
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** From the lower to the upper, both included. */
    int between(int lower, int upper) {
        return lower + below(upper - lower + 1);
    }

    boolean chance(double probability) {
        return fraction() < probability;
    }

    private double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    <T> T pick(List<T> all) {
        return all.get(below(all.size()));
    }

    /** The heavier one comes up more often; a weight of nothing never. */
    <T> T pick(List<T> all, ToDoubleFunction<T> weight) {
        double sum = all.stream().mapToDouble(weight).sum();
        double at = fraction() * sum;
        for (T one : all) {
            at -= weight.applyAsDouble(one);
            if (at < 0) {
                return one;
            }
        }
        return all.getLast();
    }

    <T> List<T> shuffled(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            java.util.Collections.swap(shuffled, i, below(i + 1));
        }
        return shuffled;
    }

    /** The id of the record with this name; the same at every load. */
    static UUID id(String name) {
        Dice dice = new Dice("id " + name);
        return new UUID(dice.next() & ~0xF000L | 0x8000L, dice.next() & ~(3L << 62) | 2L << 62);
    }
}
