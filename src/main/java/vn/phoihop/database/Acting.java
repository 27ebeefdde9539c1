package vn.phoihop.database;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/**
 * Who acts. Every transaction begins by telling PostgreSQL so; row security then shows the books in {@link Staff#books} and no
 * others. Where nobody was named a transaction sees no rows at all. A transaction keeps the role it began with: to go from staff to
 * system, begin a new one.
 */
public sealed interface Acting {

    ScopedValue<Acting> CURRENT = ScopedValue.newInstance();

    /** Nobody: sees nothing. */
    record Nobody() implements Acting {}

    /** The system itself: jobs, loads, the command line. Sees all books through a database role of its own. */
    record AsSystem() implements Acting {}

    /**
     * A member of staff in one appointment. The common book is always in sight.
     *
     * @param books of which the counts are in sight
     * @param units for which is acted: the contents of the records that concern them are in sight
     * @param wholeBooks of which all contents are
     * @param authorities what may be done, by name: row security lets nothing be written beyond it
     */
    record Staff(
            AccountId account,
            String name,
            @Nullable UnitId unit,
            Set<BookId> books,
            Set<UnitId> units,
            Set<BookId> wholeBooks,
            Set<String> authorities)
            implements Acting {
        public Staff {
            books = Set.copyOf(books);
            units = Set.copyOf(units);
            wholeBooks = Set.copyOf(wholeBooks);
            authorities = Set.copyOf(authorities);
        }
    }

    static Acting current() {
        return CURRENT.isBound() ? CURRENT.get() : new Nobody();
    }

    static <T extends @Nullable Object> T as(Acting acting, Supplier<T> work) {
        return ScopedValue.where(CURRENT, acting).call(work::get);
    }

    static <T extends @Nullable Object> T asSystem(Supplier<T> work) {
        return as(new AsSystem(), work);
    }

    static void runAsSystem(Runnable work) {
        ScopedValue.where(CURRENT, new AsSystem()).run(work);
    }
}
