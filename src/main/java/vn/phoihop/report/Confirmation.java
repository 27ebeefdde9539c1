package vn.phoihop.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;

/**
 * What a force says of a line it answers for.
 *
 * @param force its code
 * @param value the figure as it stood when the force spoke
 * @param lapsed whether it was confirmed with a figure that is another one by now; never of what was taken back by hand
 */
record Confirmation(
        String indicator,
        String force,
        State state,
        @Nullable String note,
        @Nullable String by,
        @Nullable Instant at,
        @Nullable Quantity value,
        boolean lapsed) {

    /** Where a force stands on a line. */
    enum State {
        OPEN("Chưa xác nhận", "Not confirmed"),
        CONFIRMED("Thống nhất", "Confirmed"),
        CONTESTED("Không thống nhất", "Contested");

        private final LocalizedText label;

        State(String vi, String en) {
            label = new LocalizedText(vi, en);
        }

        LocalizedText label() {
            return label;
        }
    }

    /**
     * As it stands beside the figure of now: who confirmed another one has not confirmed this one. The one place where it is decided; what
     * was contested stays contested.
     */
    Confirmation beside(Quantity figure) {
        return state == State.CONFIRMED && value != null && !value.equals(figure)
                ? new Confirmation(indicator, force, State.OPEN, note, by, at, value, true)
                : this;
    }

    static Confirmation open(String indicator, String force) {
        return new Confirmation(indicator, force, State.OPEN, null, null, null, null, false);
    }
}
