package vn.phoihop.figure;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/**
 * What a figure is asked over.
 *
 * @param window local days on which things began, half-open
 * @param cutoff up to where each book is read; names every one of {@code books}
 * @param within only what happened in this area or below it, in the tree of the day; null for all
 */
public record Scope(
        Window window,
        Set<BookId> books,
        Cutoff cutoff,
        @Nullable AreaId within) {

    public Scope {
        books = Set.copyOf(books);
        books.forEach(cutoff::position);
    }

    public Scope(Window window, Set<BookId> books, Cutoff cutoff) {
        this(window, books, cutoff, null);
    }

    /** The same books at the same cutoff over another window. */
    public Scope over(Window other) {
        return new Scope(other, books, cutoff, within);
    }

    /** The same with what a later cutoff knows. */
    public Scope at(Cutoff other) {
        return new Scope(window, books, other, within);
    }

    Integer[] bookNumbers() {
        return new TreeSet<>(books).stream().map(BookId::value).toArray(Integer[]::new);
    }

    Long[] positions() {
        return new TreeSet<>(books).stream().map(cutoff::position).toArray(Long[]::new);
    }
}
