package vn.phoihop.exchange;

import java.time.Instant;
import vn.phoihop.vocabulary.UnitId;

/**
 * A recipient has acknowledged an item.
 *
 * @param edition which one of it
 * @param actor who did so, in which office
 */
public record Receipt(int edition, Instant at, String actor, UnitId office) {}
