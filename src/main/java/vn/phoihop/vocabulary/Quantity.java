package vn.phoihop.vocabulary;

import java.math.BigDecimal;

/** An exact decimal amount; equal amounts are equal however they were written (1,50 = 1,5). */
public record Quantity(BigDecimal value) implements Comparable<Quantity> {

    public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);
    public static final Quantity ONE = new Quantity(BigDecimal.ONE);

    private static final int LONGEST = 200;

    public Quantity {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
    }

    public static Quantity of(long value) {
        return new Quantity(BigDecimal.valueOf(value));
    }

    /** From a plain decimal; one with an exponent is none, since a few signs of it could fill the memory. */
    public static Quantity of(String value) {
        if (value.length() > LONGEST || value.indexOf('e') >= 0 || value.indexOf('E') >= 0) {
            throw new NumberFormatException("not a plain decimal");
        }
        return new Quantity(new BigDecimal(value));
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity negate() {
        return new Quantity(value.negate());
    }

    /** The unit of count as it stands after this amount: English has another word for one ({@code 1 patrol}). */
    public LocalizedText unit(LocalizedText unit) {
        return equals(ONE) && unit.en().endsWith("s")
                ? new LocalizedText(unit.vi(), unit.en().substring(0, unit.en().length() - 1))
                : unit;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
    }

    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(other.value);
    }

    /** Plain decimal, no exponent, no trailing zeros: {@code 61.475}. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
