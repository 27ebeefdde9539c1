package vn.phoihop.vocabulary;

/** A force, as the bit it has in a {@link ForceSet}; a bit is never reused. The list of forces itself is open and lives in the organisation. */
public record ForceId(int bit) implements Comparable<ForceId> {

    public ForceId {
        if (bit < 0 || bit > 30) {
            throw new IllegalArgumentException("a force's bit is 0 to 30, is " + bit);
        }
    }

    @Override
    public int compareTo(ForceId other) {
        return Integer.compare(bit, other.bit);
    }

    @Override
    public String toString() {
        return Integer.toString(bit);
    }
}
