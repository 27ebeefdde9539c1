package vn.phoihop.vocabulary;

/** A unit of a force, through all its names and superiors. */
public record UnitId(long value) implements Comparable<UnitId> {

    public UnitId {
        if (value <= 0) {
            throw new IllegalArgumentException("UnitId must be positive, is " + value);
        }
    }

    @Override
    public int compareTo(UnitId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
