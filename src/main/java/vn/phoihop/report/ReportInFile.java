package vn.phoihop.report;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.phoihop.figure.CountOnlyFigures;
import vn.phoihop.figure.CountingAgain;
import vn.phoihop.figure.FigureBasis;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Tally;
import vn.phoihop.vocabulary.BookId;

/** A report that a file says was frozen, and its figures as they add up while the entries up to its cutoff pass by. */
final class ReportInFile {

    private final ReportRecord told;
    private final Cutoff cutoff;
    private final CountingAgain now;
    private final @Nullable CountingAgain before;
    private final Map<BookId, Long> needs = new TreeMap<>();

    /** @param own the book whose file tells of it */
    ReportInFile(BookId own, ReportRecord told, FigureBasis basis, Cutoff cutoff) {
        this.told = told;
        this.cutoff = cutoff;
        this.now = new CountingAgain(basis, told.window());
        this.before = told.compared() == null ? null : new CountingAgain(basis, told.compared());
        for (BookId book : cutoff.books()) {
            if (!book.equals(own) && cutoff.position(book) > 0) {
                needs.put(book, cutoff.position(book));
            }
        }
        // Refuses a cutoff that says nothing of the book it was taken in.
        cutoff.position(own);
    }

    ReportRecord told() {
        return told;
    }

    /** As it is called in what is told of it. */
    String name() {
        return told.name();
    }

    /** The other books of which entries are still missing, and up to which one. */
    Map<BookId, Long> needs() {
        return needs;
    }

    /** The next entry of its own book. */
    void addOwn(Entry entry) {
        if (entry.position() <= cutoff.position(entry.book())) {
            add(entry);
        }
    }

    /** The next entry of another book. */
    void addOther(Entry entry) {
        Long upTo = needs.get(entry.book());
        if (upTo == null || entry.position() > upTo) {
            return;
        }
        add(entry);
        if (entry.position() == upTo) {
            needs.remove(entry.book());
        }
    }

    private void add(Entry entry) {
        for (Tally tally : entry.tallies()) {
            now.add(tally);
            if (before != null) {
                before.add(tally);
            }
        }
        if (entry.recordType().equals(CountOnlyFigures.RECORD_TYPE) && entry.payload() != null) {
            CountOnlyFigures.CountOnly count = CanonicalJson.read(entry.payload(), CountOnlyFigures.CountOnly.class);
            now.add(count);
            if (before != null) {
                before.add(count);
            }
        }
    }

    Map<String, FigureValue> values() {
        return now.values();
    }

    /** Of the window it was compared with; nothing where that was before the book began. */
    Map<String, FigureValue> valuesBefore() {
        return before == null ? Map.of() : ComputingFigures.known(before.values());
    }

    /** Whether the figures it tells are those that were hashed when it was frozen. */
    boolean isAsHashed() {
        return told.hashesTo(cutoff);
    }
}
