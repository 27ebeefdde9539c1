package vn.phoihop.report;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.figure.Change;
import vn.phoihop.vocabulary.Quantity;

/**
 * A figure of a report.
 *
 * @param code of the indicator
 * @param countOnly contains a dated, sourced count without content
 * @param previous the figure of the compared window; null where nothing is known of that window
 */
record ReportFigure(
        String code,
        Status status,
        Quantity value,
        boolean countOnly,
        @Nullable Quantity previous,
        boolean previousCountOnly) {

    /** What a figure is worth (số thực tế, chính thức, ước). */
    enum Status {
        /** As counted at a cutoff. */
        ACTUAL,
        /** As counted at a signed cutoff. */
        OFFICIAL,
        /** An officer's projection while the window is open. */
        ESTIMATED
    }

    /** The change against the compared window in per cent, one decimal, half-up; empty where there is nothing to divide by. */
    Optional<BigDecimal> changePercent() {
        return previous == null
                ? Optional.empty()
                : Optional.ofNullable(Change.of(value, previous).percent());
    }

    Optional<Quantity> change() {
        return previous == null ? Optional.empty() : Optional.of(value.plus(previous.negate()));
    }
}
