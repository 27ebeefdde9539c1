package vn.phoihop.vocabulary;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** A set of forces as bits, the way a tally stores it. */
public record ForceSet(int bits) {

    public static final ForceSet NONE = new ForceSet(0);

    public ForceSet {
        if (bits < 0) {
            throw new IllegalArgumentException("a set of forces has bits 0 to 30");
        }
    }

    public static ForceSet of(ForceId... forces) {
        return of(List.of(forces));
    }

    public static ForceSet of(Collection<ForceId> forces) {
        return new ForceSet(forces.stream().mapToInt(force -> 1 << force.bit()).reduce(0, (a, b) -> a | b));
    }

    public ForceSet with(ForceId force) {
        return new ForceSet(bits | 1 << force.bit());
    }

    public boolean contains(ForceId force) {
        return (bits & 1 << force.bit()) != 0;
    }

    public int size() {
        return Integer.bitCount(bits);
    }

    /** The forces in the order of their bits. */
    public List<ForceId> list() {
        return IntStream.range(0, 31)
                .filter(bit -> (bits & 1 << bit) != 0)
                .mapToObj(ForceId::new)
                .toList();
    }
}
