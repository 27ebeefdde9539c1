package vn.phoihop.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the records behind a figure.
 *
 * @param total how many records there are on all pages, under the same filter, counted up to {@link #COUNTED} and one more
 * @param next where the next page begins; null on the last one
 */
public record RecordPage(List<FigureRecord> records, long total, RecordFilter.@Nullable Place next) {

    /** So many are counted; beyond, counting would take longer than the page. */
    public static final int COUNTED = 10_000;
}
