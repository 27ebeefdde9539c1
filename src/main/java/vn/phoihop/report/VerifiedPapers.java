package vn.phoihop.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.document.PaperCodes;
import vn.phoihop.document.PaperFile;
import vn.phoihop.document.PaperFiles;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.CutoffInWords;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Seal;
import vn.phoihop.ledger.Seals;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.RecordKey;

/**
 * What anybody may know of a paper whose code he has: what stands at its head, and whether it is still so. The hash is that of the report's
 * own entry in the book.
 */
@Component
class VerifiedPapers {

    private final PaperCodes codes;
    private final PaperFiles files;
    private final Reports reports;
    private final ReadingReport reading;
    private final PaperHeads heads;
    private final Ledger ledger;
    private final Seals seals;
    private final CutoffInWords cutoffs;
    private final TransactionTemplate asSystem;

    VerifiedPapers(
            PaperCodes codes,
            PaperFiles files,
            Reports reports,
            ReadingReport reading,
            PaperHeads heads,
            Ledger ledger,
            Seals seals,
            CutoffInWords cutoffs,
            PlatformTransactionManager transactions) {
        this.codes = codes;
        this.files = files;
        this.reports = reports;
        this.reading = reading;
        this.heads = heads;
        this.ledger = ledger;
        this.seals = seals;
        this.cutoffs = cutoffs;
        this.asSystem = new TransactionTemplate(transactions);
        asSystem.setReadOnly(true);
        asSystem.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What a file that somebody holds is. */
    enum Verdict {
        /** Byte by byte the paper that counts: the issued one, or, before it is issued, the signed one. */
        SAME,
        /** The same paper as a file to work on, which nobody signed. */
        WORKING_COPY,
        /** A paper of this report from before. */
        EARLIER,
        OTHER
    }

    /**
     * @param head null when the signature was withdrawn: then there is no paper
     * @param sha256 of the PDF, as the book says
     */
    record Verified(
            RecordKey key,
            String code,
            ReportState state,
            @Nullable Head head,
            @Nullable String sha256,
            List<PaperFile> files,
            @Nullable Seal seal) {

        boolean inForce() {
            return state == ReportState.ISSUED;
        }

        Verdict judge(String hash) {
            String asked = hash.strip().toLowerCase(Locale.ROOT);
            if (head != null && asked.equals(sha256)) {
                return Verdict.SAME;
            }
            Optional<PaperFile> file =
                    files.stream().filter(one -> one.sha256().equals(asked)).findFirst();
            boolean latest = file.isPresent()
                    && files.stream()
                            .noneMatch(one -> one.kind() == file.get().kind()
                                    && one.version() > file.get().version());
            if (file.isEmpty()) {
                return Verdict.OTHER;
            }
            return latest && head != null && file.get().kind() != PaperFile.Kind.PDF
                    ? Verdict.WORKING_COPY
                    : Verdict.EARLIER;
        }
    }

    /** What stands at the paper's head. */
    record Head(
            @Nullable String number,
            @Nullable LocalDate date,
            String issuer,
            String subject,
            LocalizedText cutoff,
            String exactCutoff) {}

    Optional<Verified> find(String code) {
        return Acting.asSystem(() -> asSystem.execute(_ -> codes.record(code).map(this::verified)));
    }

    private Verified verified(RecordKey key) {
        Report report = reports.get(key);
        boolean signed = report.state().signed() || report.state() == ReportState.RECALLED;
        return new Verified(
                key,
                codes.find(key).orElseThrow(),
                report.state(),
                signed ? head(report) : null,
                inTheBook(key),
                files.list(key),
                seals.findLast(key.book()).orElse(null));
    }

    private Head head(Report report) {
        ReportContent content = reading.read(report);
        Report.Issued issued = report.issued();
        return new Head(
                issued == null ? null : issued.printed(content.form()),
                issued == null ? null : issued.on(),
                heads.get(content).letterhead().issuer().body(),
                content.wording().print(content.form().subject()),
                cutoffs.of(content.cutoff()),
                content.cutoff().toString());
    }

    /** Not what the table of reports says: that is not sealed. */
    private @Nullable String inTheBook(RecordKey key) {
        List<Entry> history = ledger.history(key);
        String payload = history.isEmpty() ? null : history.getLast().payload();
        return payload == null
                ? null
                : CanonicalJson.read(payload, ReportRecord.class).paper();
    }
}
