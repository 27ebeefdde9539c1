package vn.phoihop.figure;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;

/** What is open of a room's records when a shift ends, for the page on which one duty officer hands over to the next. Implemented by the rooms that keep records. */
public interface OpenAtShiftEnd {

    /** So many records of a sort are named; the rest are in the list. */
    int NAMED = 100;

    /** Counted no further. */
    int COUNTED = 9_999;

    /** @param units on whose desk it lies */
    List<Open> open(BookId book, Set<UnitId> units, Page page);

    /** A number of records in words: how many, or that there are more than are counted. */
    static String number(int counted, Page page) {
        return counted > COUNTED ? page.text("record.handOver.over", COUNTED) : page.show(counted);
    }

    /**
     * What is open of one sort.
     *
     * @param key names the sort for programs
     * @param what with their number, in the page's language
     * @param number of all of them, one more than {@link #COUNTED} for more
     * @param list the address of all of them; null where no list has just these
     * @param lines of the first of them, each with its address
     */
    record Open(
            String key, String what, int number, @Nullable String list, List<Line> lines) {
        public Open {
            lines = List.copyOf(lines);
        }
    }

    /** A record in a line: its day, what it is, where, and who leads it. */
    record Line(String href, String day, String what, String area, String lead) {}
}
