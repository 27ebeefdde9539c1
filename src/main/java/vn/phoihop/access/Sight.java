package vn.phoihop.access;

import java.util.Set;
import vn.phoihop.vocabulary.UnitId;

/**
 * Of which records the contents are in sight in an office: those that concern the unit, one below it, or one that these took over from;
 * in the office that coordinates the book, above it, and for those who come to look, all of the book. Decided with every request, by
 * today's offices and today's tree.
 */
record Sight(Set<UnitId> units, boolean wholeBook) {

    static final Sight NONE = new Sight(Set.of(), false);
}
