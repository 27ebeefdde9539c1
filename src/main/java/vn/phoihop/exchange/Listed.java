package vn.phoihop.exchange;

import java.time.Instant;
import vn.phoihop.web.RowPlace;

/** A row of a list: the item, and when it was sent or last changed, by which the list is sorted. */
record Listed(Item item, Instant at) {

    RowPlace place() {
        return new RowPlace(ItemLines.day(item.listedAt()), at, item.key().id());
    }
}
