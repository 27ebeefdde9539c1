package vn.phoihop.figure;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Window;

/**
 * Records on which the units in them do not agree, or have not spoken yet: shown before figures are frozen, and told as numbers in the annex of
 * what is not settled. Most count all the same; of those that do not, the line says so. Implemented by the rooms that keep records.
 */
public interface Unsettled {

    /** What stands open among the records that began in the window, one line for each kind of it; empty where all is settled. */
    List<Line> list(Window window, Set<BookId> books);

    /**
     * Where a room finds what stands open by following the books from behind, it follows them now as far as they stand, for so long at most, in
     * transactions of its own: what is frozen must not depend on when.
     */
    default void catchUp(Set<BookId> books, Duration most) {}

    /**
     * So many records stand open in one way.
     *
     * @param what for example "Joint activities contested by a partner"
     * @param contested whether somebody has said no; otherwise somebody has not spoken yet
     * @param counted whether they count all the same; otherwise they are in no figure until somebody mends them
     * @param number of records in all, whoever asks
     * @param days from the day of the first of them to that of the last; null where the room does not say
     * @param href the list of them
     * @param records the newest of those in sight
     */
    record Line(
            LocalizedText what,
            boolean contested,
            boolean counted,
            long number,
            @Nullable Window days,
            String href,
            List<RecordSummary> records) {
        public Line {
            records = List.copyOf(records);
        }
    }
}
