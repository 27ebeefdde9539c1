package vn.phoihop.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Quantity;

/**
 * A figure of earlier days by area of a later day. The rows add up to the total.
 *
 * @param area of the later day; null for what is no one area's
 * @param from the area of its own day, where parts of it went into several: nothing is shared out, the figure stands by itself. Null for
 *     the others
 * @param among where those parts went
 */
public record RebasedFigure(@Nullable AreaId area, @Nullable AreaId from, List<AreaId> among, Quantity value) {}
