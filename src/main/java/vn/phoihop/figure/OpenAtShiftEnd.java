package vn.phoihop.figure;

import java.util.List;
import java.util.Set;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** What is open of a room's records when a shift ends, for the page on which one duty officer hands over to the next. Implemented by the rooms that keep records. */
public interface OpenAtShiftEnd {

    /** @param units on whose desk it lies */
    List<Open> open(BookId book, Set<UnitId> units, Page page);

    /**
     * What is open of one sort.
     *
     * @param what with their number, in the page's language
     * @param lines each with its address
     */
    record Open(String what, List<Line> lines) {
        public Open {
            lines = List.copyOf(lines);
        }
    }

    /** A record in a line: its day, what it is, where, and who leads it. */
    record Line(String href, String day, String what, String area, String lead) {}
}
