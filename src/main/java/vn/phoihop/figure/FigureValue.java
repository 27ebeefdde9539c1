package vn.phoihop.figure;

import vn.phoihop.vocabulary.Quantity;

/**
 * The exact value of a figure.
 *
 * @param countOnly it contains a dated, sourced count without records behind it
 */
public record FigureValue(Quantity value, boolean countOnly) {

    public static final FigureValue NONE = new FigureValue(Quantity.ZERO, false);
}
