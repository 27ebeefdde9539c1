package vn.phoihop.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.phoihop.vocabulary.BookId;

/**
 * Up to where each book was known: one read of the heads, the common book included, so that it pins records, trees and definitions.
 * The same question at the same cutoff has the same answer for ever.
 */
public record Cutoff(Map<BookId, Long> positions) {

    public Cutoff {
        positions = Collections.unmodifiableMap(new TreeMap<>(positions));
        if (!positions.containsKey(BookId.COMMON)) {
            throw new IllegalArgumentException("a cutoff includes the common book");
        }
    }

    /** From its text, for example {@code 0:17,1:22941}. */
    public static Cutoff parse(String text) {
        Map<BookId, Long> positions = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] pair = part.split(":", -1);
            if (pair.length != 2) {
                throw new IllegalArgumentException("a cutoff is written BOOK:POSITION,…: " + text);
            }
            positions.put(new BookId(Integer.parseInt(pair[0])), Long.parseLong(pair[1]));
        }
        return new Cutoff(positions);
    }

    public long position(BookId book) {
        Long position = positions.get(book);
        if (position == null) {
            throw new IllegalArgumentException("the cutoff says nothing of book " + book);
        }
        return position;
    }

    /** The position of the common book: which organisation and which definitions were known. */
    public long common() {
        return position(BookId.COMMON);
    }

    /** The books other than the common one. */
    public Set<BookId> books() {
        return positions.keySet().stream().filter(book -> !book.isCommon()).collect(Collectors.toUnmodifiableSet());
    }

    /** Stable text form {@code book:position,…}, in the order of the books. */
    @Override
    public String toString() {
        return positions.entrySet().stream()
                .map(position -> position.getKey() + ":" + position.getValue())
                .collect(Collectors.joining(","));
    }
}
