package vn.phoihop.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.Quantity;

/**
 * A page of the records behind a figure.
 *
 * @param total how many records there are on all pages, under the same filter
 * @param totalQuantity what they add up to: without a filter the figure itself
 * @param next where the next page begins; null on the last one
 */
public record RecordPage(
        List<FigureRecord> records, long total, Quantity totalQuantity, RecordFilter.@Nullable Place next) {}
