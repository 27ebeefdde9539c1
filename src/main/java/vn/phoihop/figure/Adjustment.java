package vn.phoihop.figure;

import java.util.List;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;

/**
 * What became known after a cutoff and changes a figure of a window that was already reported.
 *
 * @param indicator code of the figure
 * @param before what the record added to it at the {@link Cutoff}
 * @param change what it adds since, may be below zero
 * @param positions the entries that made the difference
 */
public record Adjustment(String indicator, RecordKey record, Quantity before, Quantity change, List<Long> positions) {}
