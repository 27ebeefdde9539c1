package vn.phoihop.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * How often a {@link Family} is folded, in positions of the book. Totals hold at whatever position they were written: other steps than those of
 * earlier folds do no harm.
 *
 * @param usual where entries come singly
 * @param loading where much comes at once: what one fold writes the next would replace
 * @param longest how much is folded at once at most
 * @param first where in its first step a family is folded, and so in each: were it the same for all, one writer would fold all of them while
 *     others wait for the book
 */
record FoldSteps(int usual, int loading, int longest, int first) {

    /** Whoever posts so much at once loads a book rather than writes in it. */
    private static final int MANY = 32;

    /** Fewer entries than that are no step. */
    private static final int SHORTEST = 2;

    FoldSteps {
        if (first < 0 || first >= usual || usual > loading || loading > longest) {
            throw new IllegalArgumentException(usual + " " + loading + " " + longest + " " + first);
        }
    }

    /**
     * At which positions a fold is due when a book goes from one position to another: at the end where a step is completed on the way, and of a
     * long batch in between too, so that what was known on some day within it is found as quickly.
     */
    List<Long> due(long before, long after) {
        List<Long> due = new ArrayList<>();
        for (long position = before + longest; position < after; position += longest) {
            due.add(position);
        }
        int step = after - before < MANY ? usual : loading;
        long shift = (long) first * step / usual;
        if (Math.floorDiv(before - shift, step) < Math.floorDiv(after - shift, step)) {
            due.add(after);
        }
        return due;
    }

    /** So many times shorter: for tests, in which few entries are to complete many steps. */
    FoldSteps shortened(int times) {
        int shorter = shorter(usual, times);
        return new FoldSteps(
                shorter, shorter(loading, times), shorter(longest, times), (int) ((long) first * shorter / usual));
    }

    private static int shorter(int step, int times) {
        return Math.max(SHORTEST, step / times);
    }
}
