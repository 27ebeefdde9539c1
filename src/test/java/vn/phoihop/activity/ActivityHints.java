package vn.phoihop.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import vn.phoihop.activity.LikelyTwins.Twin;
import vn.phoihop.activity.SuspectedTwins.Wanted;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;

/** What somebody is told of likely twins, in words that tests of other rooms can read. */
public final class ActivityHints {

    private final ApplicationContext context;

    public ActivityHints(ApplicationContext context) {
        this.context = context;
    }

    /** Of what is about to be written: each key, and whether it lies elsewhere. */
    public List<String> of(RecordKey key, ActivityForm form) {
        return told(context.getBean(LikelyTwins.class).list(key, form).stream());
    }

    /** Of a record. */
    public List<String> of(RecordKey key) {
        Activity activity = context.getBean(ActivityDesk.class).get(key);
        return told(context.getBean(LikelyTwins.class).list(activity).stream());
    }

    private static List<String> told(Stream<Twin> found) {
        return found.map(twin -> twin.key() + (twin.elsewhere() && !twin.joinable() ? " elsewhere" : ""))
                .toList();
    }

    /** The pairs in two books, the one in the book that follows first. */
    public List<String> listed(BookId book) {
        Wanted wanted = Wanted.open(book, LocalDate.of(2020, 1, 1), LocalDate.of(2030, 1, 1));
        TwinsAcross across = context.getBean(TwinsAcross.class);
        List<String> pairs = across.search(wanted, 10).stream()
                .map(pair -> pair.one().key() + " " + pair.other().key())
                .toList();
        if (across.count(wanted, 10) != pairs.size()) {
            throw new AssertionError("counted otherwise than listed");
        }
        return pairs;
    }
}
