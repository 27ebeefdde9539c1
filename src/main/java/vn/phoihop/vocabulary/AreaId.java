package vn.phoihop.vocabulary;

/** An area: a province, district, commune, sea zone, border section or gate. A code alone identifies nothing, this does. */
public record AreaId(long value) implements Comparable<AreaId> {

    public AreaId {
        if (value <= 0) {
            throw new IllegalArgumentException("AreaId must be positive, is " + value);
        }
    }

    @Override
    public int compareTo(AreaId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
