package vn.phoihop.casework;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** The one way cases change: hold their rows, do the deeds in their order, write the files once, post every deed as an entry of its own. */
@Component
class CaseWriting {

    private final CaseFiles files;
    private final Books books;
    private final Organisations organisations;
    private final Catalogues catalogues;
    private final Ledger ledger;
    private final Clock clock;

    CaseWriting(
            CaseFiles files,
            Books books,
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

    /** What a deed makes of a file; null before it is opened. The same file back means that nothing is to be written. */
    interface Change {
        CaseFile apply(@Nullable CaseFile before, CaseCheck check);
    }

    record Deed(RecordKey key, String event, By by, Change change) {}

    CaseFile write(Deed deed) {
        return write(deed.key().book(), List.of(deed)).getFirst();
    }

    /** All of them or none. With more than one, problems say at which place of the list they are. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<CaseFile> write(BookId book, List<Deed> deeds) {
        CaseCheck check = new CaseCheck(books.get(book), organisations.current(), catalogues::current, clock.instant());
        Map<UUID, CaseFile> current =
                files.lock(book, deeds.stream().map(deed -> deed.key().id()).collect(Collectors.toSet()));
        Map<UUID, CaseFile> changed = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<Posting> postings = new ArrayList<>();
        List<CaseFile> results = new ArrayList<>();
        for (int place = 0; place < deeds.size(); place++) {
            Deed deed = deeds.get(place);
            CaseFile before = current.get(deed.key().id());
            try {
                CaseFile after = deed.change().apply(before, check);
                results.add(after);
                if (!after.equals(before)) {
                    current.put(deed.key().id(), after);
                    changed.put(deed.key().id(), after);
                    postings.add(posting(after, deed, check));
                }
            } catch (Refused refused) {
                problems.addAll(deeds.size() == 1 ? refused.problems() : placed(place, refused.problems()));
            }
        }
        Refused.ifAny(problems);
        if (!changed.isEmpty()) {
            files.save(book, List.copyOf(changed.values()));
            ledger.post(postings);
        }
        return results;
    }

    private static List<Problem> placed(int place, List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(problem.code(), "[" + place + "]." + problem.where(), problem.arguments()))
                .toList();
    }

    private static Posting posting(CaseFile file, Deed deed, CaseCheck check) {
        return new Posting(
                file.key(),
                CaseFile.RECORD_TYPE,
                deed.event(),
                deed.by().actor(),
                deed.by().unit(),
                CaseFile.PAYLOAD_VERSION,
                file,
                CaseTallies.of(file, check.catalogue(file.openedOn())),
                deed.by().at());
    }
}
