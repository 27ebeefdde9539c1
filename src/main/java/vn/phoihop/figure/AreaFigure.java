package vn.phoihop.figure;

import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Quantity;

/**
 * A figure by area.
 *
 * @param area null for the rest row: what was booked above the level shown or beside it, so that rows add up to the total
 */
public record AreaFigure(@Nullable AreaId area, Quantity value) {}
