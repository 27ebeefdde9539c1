package vn.phoihop.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.files.SentTable;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.organisation.AffectedByChange.Affected;
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

    /** Since the second also of forces. */
    private static final int PAYLOAD = 2;

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Organisations organisations;
    private final OrganisationWriting writing;
    private final ImportWriting importing;
    private final ForeseeingImport foreseeing;
    private final ChangesMade changes;
    private final Ledger ledger;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ImportingLists(
            Organisations organisations,
            OrganisationWriting writing,
            ImportWriting importing,
            ForeseeingImport foreseeing,
            ChangesMade changes,
            Ledger ledger,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.organisations = organisations;
        this.writing = writing;
        this.importing = importing;
        this.foreseeing = foreseeing;
        this.changes = changes;
        this.ledger = ledger;
        this.clock = clock;
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
        return planned(organisations.current(), new TreeMap<>(files));
    }

    /** Refused also where something ends for which somebody would still have to answer. */
    private ImportPlan planned(Organisation known, SortedMap<String, byte[]> files) {
        ImportPlan plan = ImportPlan.of(known, files);
        Map<String, Integer> bits = importing.forceBits();
        Refused.ifAny(ImportForces.bits(
                plan.every().forces(),
                bits.keySet(),
                bits.values().stream().mapToInt(bit -> bit).max().orElse(-1)));
        Refused.ifAny(foreseeing.duties(plan, known));
        return plan;
    }

    /** What the plan would affect in the other rooms. */
    List<Affected> affected(ImportPlan plan) {
        return foreseeing.affected(plan, organisations.at(plan.seen()));
    }

    /** Applies the files as a change of its own; nothing is written when they change nothing. */
    public Applied apply(Map<String, byte[]> files, long seen, String actor) {
        return apply(UUID.randomUUID(), files, seen, actor);
    }

    /**
     * Applies the files; nothing is written when they change nothing.
     *
     * @param change the id under which it stands among the changes
     * @param seen the position of the organisation on which they were previewed; refused when it has been changed since
     */
    Applied apply(UUID change, Map<String, byte[]> files, long seen, String actor) {
        checkNames(files);
        SortedMap<String, byte[]> sorted = new TreeMap<>(files);
        return transaction.execute(status -> {
            writing.lock();
            Organisation known = organisations.afterWaiting();
            if (known.position() != seen) {
                throw new Refused(ProblemCode.CHANGED_MEANWHILE);
            }
            ImportPlan plan = planned(known, sorted);
            return new Applied(plan, plan.changesNothing() ? seen : write(change, plan, sorted, actor));
        });
    }

    /** Refused where it is the id of a change that was made: of another one, or of lists that are kept no longer. */
    private void checkFree(UUID change) {
        if (changes.find(change).isPresent()) {
            throw new Refused(ProblemCode.CHANGE_ID_TAKEN, change.toString());
        }
    }

    /** The book keeps the names of the files. */
    private static void checkNames(Map<String, byte[]> files) {
        Refused.ifAny(files.keySet().stream()
                .flatMap(name -> PlainText.problems("files", name).stream())
                .toList());
    }

    private long write(UUID change, ImportPlan plan, SortedMap<String, byte[]> files, String actor) {
        checkFree(change);
        importing.found(plan.every());
        ImportRows rows = plan.written();
        List<String> names = List.copyOf(files.keySet());
        String hash = KeptImports.hash(files);
        Instant now = clock.instant();
        long position = ledger.post(new Posting(
                LoadingOrganisation.RECORD,
                "organisation",
                EVENT,
                actor,
                null,
                PAYLOAD,
                new Imported(names, hash, plan.kinds(), rows),
                List.of()));
        importing.write(position, rows);
        changes.add(ImportedChange.of(change, plan, names, hash, position, now, LocalDate.ofInstant(now, ZONE), actor));
        writing.revision(position, EVENT, null);
        return position;
    }
}
