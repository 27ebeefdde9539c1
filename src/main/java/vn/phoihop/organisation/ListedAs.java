package vn.phoihop.organisation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of a list as it is exported: what stands in each of its columns, texts and days. */
record ListedAs(List<@Nullable Object> cells) {

    @Nullable
    Object cell(int column) {
        return cells.get(column);
    }
}
