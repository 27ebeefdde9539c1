package vn.phoihop.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/**
 * How a figure differs from that of another window.
 *
 * @param percent of the other one, one decimal, half-up; null where there is nothing to divide by
 */
public record Change(Quantity difference, @Nullable BigDecimal percent) {

    public static Change of(Quantity value, Quantity other) {
        Quantity difference = value.plus(other.negate());
        return new Change(
                difference,
                other.isZero()
                        ? null
                        : difference
                                .value()
                                .multiply(BigDecimal.valueOf(100))
                                .divide(other.value().abs(), 1, RoundingMode.HALF_UP));
    }
}
