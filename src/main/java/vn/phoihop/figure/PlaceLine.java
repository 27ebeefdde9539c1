package vn.phoihop.figure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/**
 * A row of a figure by place, as a file has it.
 *
 * @param code of the area or unit; empty for the rest row
 * @param value null where two windows are compared and none can be told of this one
 * @param other the same of the window it is compared with; null where none is asked for
 * @param change null where the two cannot be compared
 * @param among names of those that parts of it went into, where nothing can be told apart; empty where the figure is the place's own, exactly
 */
record PlaceLine(
        String code,
        String name,
        @Nullable Quantity value,
        @Nullable Quantity other,
        @Nullable Change change,
        String among) {

    boolean exact() {
        return among.isEmpty();
    }

    @Nullable
    Quantity difference() {
        return change == null ? null : change.difference();
    }

    @Nullable
    BigDecimal percent() {
        return change == null ? null : change.percent();
    }
}
