package vn.phoihop.figure;

import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Quantity;

/**
 * A figure by force.
 *
 * @param led credited to the force (chủ trì, or what its units put in); adds up to the total over all forces
 * @param tookPart of the records in which the force took part (tham gia); does not add up
 */
public record ForceFigure(ForceId force, Quantity led, Quantity tookPart) {}
