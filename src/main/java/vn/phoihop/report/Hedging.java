package vn.phoihop.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.vocabulary.Quantity;

/**
 * When a figure may be printed as "nearly" something. The word must be true: gần R means 0,95 R ≤ v &lt; R; hơn, trên R means
 * R &lt; v ≤ 1,05 R; khoảng R means within 5 % of R. R has at most three significant digits and fewer than the figure itself, or it
 * would say nothing.
 */
final class Hedging {

    private static final int MOST_DIGITS = 3;
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.95");
    private static final BigDecimal MOST_SHARE = new BigDecimal("1.05");

    private Hedging() {}

    /** Whether the word is true of this value and this round. */
    static boolean isTrue(Hedge hedge, Quantity value, Quantity round) {
        BigDecimal v = value.value();
        BigDecimal r = round.value();
        return switch (hedge) {
            case EXACT -> v.compareTo(r) == 0;
            case NEARLY -> v.compareTo(r.multiply(LEAST_SHARE)) >= 0 && v.compareTo(r) < 0;
            case MORE_THAN -> v.compareTo(r) > 0 && v.compareTo(r.multiply(MOST_SHARE)) <= 0;
            case ABOUT -> v.compareTo(r.multiply(LEAST_SHARE)) >= 0 && v.compareTo(r.multiply(MOST_SHARE)) <= 0;
        };
    }

    /** The roundest R of which the word is true; empty where there is none, as for small figures and for figures that are round themselves. */
    static Optional<Quantity> round(Hedge hedge, Quantity value) {
        if (hedge == Hedge.EXACT) {
            return Optional.of(value);
        }
        if (value.isZero() || value.isNegative()) {
            return Optional.empty();
        }
        RoundingMode towards = switch (hedge) {
            case NEARLY -> RoundingMode.CEILING;
            case MORE_THAN -> RoundingMode.FLOOR;
            default -> RoundingMode.HALF_UP;
        };
        int most = Math.min(MOST_DIGITS, significantDigits(value) - 1);
        for (int digits = 1; digits <= most; digits++) {
            Quantity round = new Quantity(value.value().round(new MathContext(digits, towards)));
            if (isTrue(hedge, value, round)) {
                return Optional.of(round);
            }
        }
        return Optional.empty();
    }

    private static int significantDigits(Quantity value) {
        return value.value().stripTrailingZeros().precision();
    }
}
