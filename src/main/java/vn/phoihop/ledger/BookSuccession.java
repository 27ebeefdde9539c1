package vn.phoihop.ledger;

import java.time.LocalDate;
import vn.phoihop.vocabulary.BookId;

/**
 * One book follows another.
 *
 * @param since the first day on which the older book takes no new records
 * @param position of the common book since which that is known
 */
public record BookSuccession(BookId book, BookId successor, LocalDate since, long position) {}
