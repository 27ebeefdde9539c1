package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.Lying;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * Which of the records behind a figure, in what order, from where on.
 *
 * @param force only where this force took part; null for all
 * @param units only what is credited to one of them, or {@code areas} only what happened in one of them: one of the two suffices. Null
 *     does not narrow, both empty finds nothing.
 * @param within only what happened in one of these areas or below it, in the tree of the day, on top of the rest; null for all
 * @param outside only what happened in none of {@code within} instead
 * @param credited only what is credited to units that stood under others then, on top of the rest; null for all
 * @param days only what began on these days; null for the whole window
 * @param after where the page before ended; null for the first
 * @param limit how many at most
 */
public record RecordFilter(
        @Nullable ForceId force,
        @Nullable Set<UnitId> units,
        @Nullable Set<AreaId> areas,
        @Nullable Set<AreaId> within,
        boolean outside,
        @Nullable Lying<UnitId> credited,
        @Nullable Window days,
        Order order,
        @Nullable Place after,
        int limit) {

    public RecordFilter(
            @Nullable ForceId force,
            @Nullable Set<UnitId> units,
            @Nullable Set<AreaId> areas,
            @Nullable Set<AreaId> within,
            @Nullable Window days,
            Order order,
            @Nullable Place after,
            int limit) {
        this(force, units, areas, within, false, null, days, order, after, limit);
    }

    /** Of a row in the list: what it may be sorted by, and its record. */
    public record Place(LocalDate day, Quantity quantity, UUID record) {

        public static Place of(FigureRecord row) {
            return new Place(row.occurredOn(), row.quantity(), row.record().id());
        }
    }

    /** By day or by amount. */
    public enum Order {
        NEWEST(
                "occurred_on desc, record",
                "(occurred_on < :afterDay or (occurred_on = :afterDay and record > :afterRecord))"),
        OLDEST(
                "occurred_on, record",
                "(occurred_on > :afterDay or (occurred_on = :afterDay and record > :afterRecord))"),
        LARGEST(
                "quantity desc, record",
                "(quantity < :afterQuantity or (quantity = :afterQuantity and record > :afterRecord))"),
        SMALLEST(
                "quantity, record",
                "(quantity > :afterQuantity or (quantity = :afterQuantity and record > :afterRecord))");

        private final String columns;
        private final String beyond;

        /** Whether rows come by day, so that a page needs to look at some days only. */
        boolean byDay() {
            return this == NEWEST || this == OLDEST;
        }

        Order(String columns, String beyond) {
            this.columns = columns;
            this.beyond = beyond;
        }

        String columns() {
            return columns;
        }

        /** The condition that begins a page behind the last row of the one before. */
        String beyond() {
            return beyond;
        }
    }

    /** All of them in this order, without end. */
    public static RecordFilter everything(Order order) {
        return new RecordFilter(null, null, null, null, null, order, null, Integer.MAX_VALUE - 1);
    }

    /** All of them, newest first. */
    public static RecordFilter all(int limit) {
        return new RecordFilter(null, null, null, null, null, Order.NEWEST, null, limit);
    }
}
