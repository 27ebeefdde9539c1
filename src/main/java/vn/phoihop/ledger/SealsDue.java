package vn.phoihop.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;

/** The seals that must be there while a book is followed: at an entry or behind it, and made when that was written. */
final class SealsDue {

    /** Entry and seal are of one transaction; a clock that was put right in between may tell another time. */
    static final Duration SLACK = Duration.ofMinutes(10);

    private record Due(long position, Instant until) {}

    private final List<Due> open = new ArrayList<>();

    SealsDue at(long position, Instant written) {
        open.add(new Due(position, written.plus(SLACK)));
        return this;
    }

    void entry(Entry entry) {
        at(entry.position(), entry.recordedAt());
    }

    /** The next seal that holds. */
    void seal(Seal seal) {
        if (!open.isEmpty()) {
            open.removeIf(
                    due -> due.position <= seal.position() && !seal.sealedAt().isAfter(due.until));
        }
    }

    /** The first seal that is not there; null when none is missing. */
    @Nullable
    Flaw missing(BookId book) {
        return open.stream()
                .min(Comparator.comparingLong(Due::position))
                .map(due -> Flaw.at(book, due.position, Fault.SEAL_MISSING))
                .orElse(null);
    }
}
