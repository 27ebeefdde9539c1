package vn.phoihop.organisation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.files.SentTable;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * Imports lists of areas, units and successions: all files together, all or nothing, as one entry of the common book. What has been previewed is
 * what is applied: the organisation must still be the one that was seen. The same lists once more change nothing.
 */
@Component
public final class ImportingLists {

    /** Of one file. */
    public static final int MOST_BYTES = SentTable.MOST_BYTES;

    private static final String EVENT = "ORGANISATION_IMPORTED";

    private final Organisations organisations;
    private final OrganisationWriting writing;
    private final ImportWriting importing;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    ImportingLists(
            Organisations organisations,
            OrganisationWriting writing,
            ImportWriting importing,
            Ledger ledger,
            PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.writing = writing;
        this.importing = importing;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What the book keeps of an import. */
    private record Imported(List<String> files, String hash, Set<ListKind> kinds, ImportRows rows) {}

    /**
     * What has been applied.
     *
     * @param position the organisation's since then: of the entry written, or of the last one where nothing was to be done
     */
    public record Applied(ImportPlan plan, long position) {}

    /** Holds the lock on changes until the transaction ends, for who has to look at something before applying. */
    public void hold() {
        writing.lock();
    }

    /** What the files, by their names, would change; nothing is written. Refused with every problem of every file. */
    public ImportPlan preview(Map<String, byte[]> files) {
        checkNames(files);
        return ImportPlan.of(organisations.current(), new TreeMap<>(files));
    }

    /**
     * Applies the files; nothing is written when they change nothing.
     *
     * @param seen the position of the organisation on which they were previewed; refused when it has been changed since
     */
    public Applied apply(Map<String, byte[]> files, long seen, String actor) {
        checkNames(files);
        SortedMap<String, byte[]> sorted = new TreeMap<>(files);
        return transaction.execute(status -> {
            writing.lock();
            Organisation known = organisations.afterWaiting();
            if (known.position() != seen) {
                throw new Refused(ProblemCode.CHANGED_MEANWHILE);
            }
            ImportPlan plan = ImportPlan.of(known, sorted);
            return new Applied(plan, plan.changesNothing() ? seen : write(plan, known, sorted, actor));
        });
    }

    /** The book keeps the names of the files. */
    private static void checkNames(Map<String, byte[]> files) {
        Refused.ifAny(files.keySet().stream()
                .flatMap(name -> PlainText.problems("files", name).stream())
                .toList());
    }

    private long write(ImportPlan plan, Organisation known, SortedMap<String, byte[]> files, String actor) {
        importing.found(plan.areas(), plan.units());
        ImportRows rows = plan.written(known);
        long position = ledger.post(new Posting(
                LoadingOrganisation.RECORD,
                "organisation",
                EVENT,
                actor,
                null,
                1,
                new Imported(List.copyOf(files.keySet()), KeptImports.hash(files), plan.kinds(), rows),
                List.of()));
        importing.write(position, rows);
        writing.revision(position, EVENT, null);
        return position;
    }
}
