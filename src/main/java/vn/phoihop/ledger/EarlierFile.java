package vn.phoihop.ledger;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The earlier file, read in step with the later one. */
final class EarlierFile implements AutoCloseable {

    private final Path path;
    private final BookFile lines;
    private List<BookFile.Numbered> some = List.of();
    private int next;
    private BookLine.@Nullable Head head;
    private @Nullable Entry peeked;

    EarlierFile(Path path) {
        this.path = path;
        // What is broken itself proves nothing about another one.
        VerifyingFile.Result own = new VerifyingFile(path).verify(new NotFollowing());
        if (own.flaw() != null) {
            throw new Refused(Problem.at(
                    path.toString(),
                    ProblemCode.EARLIER_EXPORT_BROKEN,
                    own.flaw().words()));
        }
        this.lines = BookFile.open(path);
    }

    void requireSame(BookLine.Head later) {
        peeked = nextEntry();
        if (head != null && !head.book().equals(later.book())) {
            throw new Refused(
                    Problem.at(path.toString(), ProblemCode.EXPORT_OF_ANOTHER_BOOK, head.name(), later.name()));
        }
    }

    private @Nullable Entry nextEntry() {
        while (true) {
            if (next >= some.size()) {
                some = lines.next();
                next = 0;
                if (some.isEmpty()) {
                    return null;
                }
            }
            BookLine line = some.get(next++).line();
            if (line instanceof BookLine.Head first) {
                head = first;
            } else if (line instanceof BookLine.Written written) {
                return written.entry();
            }
        }
    }

    @Nullable
    Flaw compare(Entry later) {
        Entry earlier = peeked;
        peeked = earlier == null ? null : nextEntry();
        return earlier == null || earlier.hash().equals(later.hash())
                ? null
                : Flaw.at(later.book(), later.position(), Fault.NOT_AS_EXPORTED, later.position());
    }

    @Nullable
    Flaw missing(BookId book, long position) {
        return head != null && head.position() > position
                ? Flaw.at(book, position + 1, Fault.EXPORTED_TAIL_MISSING, head.position())
                : null;
    }

    @Override
    public void close() {
        lines.close();
    }

    /** For who only wants to know whether the chain holds. */
    private static final class NotFollowing implements FollowingBook {
        @Override
        public void inFront(BookId book, long position, String payload) {}

        @Override
        public void entry(Entry entry) {}

        @Override
        public List<Flaw> flaws() {
            return List.of();
        }
    }
}
