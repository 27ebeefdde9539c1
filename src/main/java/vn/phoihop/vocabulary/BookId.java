package vn.phoihop.vocabulary;

/** A book: the unit of order, sealing, access and distribution. {@link #COMMON} holds what all books share. */
public record BookId(int value) implements Comparable<BookId> {

    /** The common book: organisation, successions, catalogue. */
    public static final BookId COMMON = new BookId(0);

    public BookId {
        if (value < 0) {
            throw new IllegalArgumentException("a book's id is not negative, is " + value);
        }
    }

    public boolean isCommon() {
        return value == 0;
    }

    @Override
    public int compareTo(BookId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
