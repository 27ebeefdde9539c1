package vn.phoihop.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** The one way cases change: hold their rows, do the deeds in their order, write the files once, post every deed as an entry of its own. */
@Component
class CaseWriting {

    private final CaseFiles files;
    private final BookSuccessions books;
    private final Organisations organisations;
    private final Catalogues catalogues;
    private final Ledger ledger;
    private final Clock clock;

    CaseWriting(
            CaseFiles files,
            BookSuccessions books,
            Organisations organisations,
            Catalogues catalogues,
            Ledger ledger,
            Clock clock) {
        this.files = files;
        this.books = books;
        this.organisations = organisations;
        this.catalogues = catalogues;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What became of a file, and the event that says so. */
    record Outcome(CaseFile file, String event) {}

    /** What a deed makes of a file; null before it is opened. The same file back means that nothing is to be written. */
    interface Change {
        Outcome apply(@Nullable CaseFile before, CaseCheck check);
    }

    record Deed(RecordKey key, By by, Change change) {}

    /** What a step makes of a known file. */
    interface Step {
        CaseFile apply(CaseFile before, CaseCheck check);
    }

    /** A deed by one line of the table of steps; refused where the version is not the one seen. */
    static Deed moving(
            RecordKey key, @Nullable Integer seen, CaseMove move, @Nullable String reason, By by, Step step) {
        return new Deed(key, by, (before, check) -> {
            CaseFile known = known(before, key, seen);
            move.from(known.state());
            return moved(known, step.apply(known, check), move, reason);
        });
    }

    /** Where the step has changed nothing, nothing is written. */
    static Outcome moved(CaseFile before, CaseFile after, CaseMove move, @Nullable String reason) {
        return new Outcome(after.equals(before) ? before : after.after(move, reason), move.event());
    }

    static CaseFile known(@Nullable CaseFile file, RecordKey key, @Nullable Integer seen) {
        if (file == null) {
            throw new Refused(ProblemCode.NOT_FOUND, key.toString());
        }
        if (seen != null && seen != file.version()) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        return file;
    }

    CaseCheck check(BookId book) {
        return check(book, organisations.current());
    }

    private CaseCheck check(BookId book, Organisation organisation) {
        Instant now = clock.instant();
        return new CaseCheck(books.standing(book, now), organisation, catalogues.currentOnAnyDay(), now);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    CaseFile write(Deed deed) {
        return write(deed.key().book(), List.of(deed)).getFirst();
    }

    /** All of them or none. With more than one, problems say at which place of the list they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<CaseFile> write(BookId book, List<Deed> deeds) {
        Organisation organisation = organisations.current();
        CaseCheck check = check(book, organisation);
        Map<UUID, CaseFile> current =
                files.lock(book, deeds.stream().map(deed -> deed.key().id()).collect(Collectors.toSet()));
        Set<UUID> known = Set.copyOf(current.keySet());
        Map<UUID, CaseFile> changed = new LinkedHashMap<>();
        Map<UUID, Instant> changedAt = new HashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<Posting> postings = new ArrayList<>();
        List<CaseFile> results = new ArrayList<>();
        for (int place = 0; place < deeds.size(); place++) {
            Deed deed = deeds.get(place);
            CaseFile before = current.get(deed.key().id());
            try {
                Outcome outcome = deed.change().apply(before, check);
                CaseFile after = outcome.file();
                results.add(after);
                if (!after.equals(before)) {
                    current.put(deed.key().id(), after);
                    changed.put(deed.key().id(), after);
                    changedAt.put(deed.key().id(), check.at(deed.by()));
                    postings.add(posting(after, outcome.event(), deed.by(), check));
                }
            } catch (Refused refused) {
                problems.addAll(deeds.size() == 1 ? refused.problems() : placed(place, refused.problems()));
            }
        }
        Refused.ifAny(problems);
        if (!changed.isEmpty()) {
            CaseWords words = new CaseWords(organisation);
            files.save(
                    book,
                    changed.values().stream()
                            .map(file -> row(
                                    file,
                                    !known.contains(file.key().id()),
                                    changedAt.getOrDefault(file.key().id(), file.writtenAt()),
                                    words,
                                    check))
                            .toList());
            ledger.post(postings);
        }
        return results;
    }

    private static CaseFileRows.Row row(
            CaseFile file, boolean fresh, Instant changedAt, CaseWords words, CaseCheck check) {
        Catalogue catalogue = check.catalogue(file.openedOn());
        return new CaseFileRows.Row(
                file, fresh, changedAt, CaseTallies.stages(file, catalogue), words.of(file, catalogue));
    }

    private static List<Problem> placed(int place, List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(problem.code(), "[" + place + "]." + problem.where(), problem.arguments()))
                .toList();
    }

    private static Posting posting(CaseFile file, String event, By by, CaseCheck check) {
        return new Posting(
                file.key(),
                CaseFile.RECORD_TYPE,
                event,
                by.actor(),
                by.unit(),
                CaseFile.PAYLOAD_VERSION,
                file,
                CaseTallies.of(file, check),
                by.at());
    }
}
