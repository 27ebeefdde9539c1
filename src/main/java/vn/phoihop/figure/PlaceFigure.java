package vn.phoihop.figure;

import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/**
 * A figure by place: by the area in which it happened, or by the unit it is credited to.
 *
 * @param place null for the rest row: what was booked above the level shown or beside it, so that rows add up to the total
 */
public record PlaceFigure<P>(@Nullable P place, Quantity value) {}
