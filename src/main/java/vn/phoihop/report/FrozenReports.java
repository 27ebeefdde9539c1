package vn.phoihop.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;

/** Frozen reports beside the entries that froze them. */
@Component
public class FrozenReports {

    /** What was frozen stands until it is reopened, whatever else becomes of the report. */
    private static final Set<String> EVENTS = Set.of(ReportStep.FREEZE.event(), ReportStep.REOPEN.event());

    private final Ledger ledger;
    private final Reports reports;
    private final ReportFigures figures;

    FrozenReports(Ledger ledger, Reports reports, ReportFigures figures) {
        this.ledger = ledger;
        this.reports = reports;
        this.figures = figures;
    }

    /** How many reports of a book are kept frozen, and where what is kept and what the book says are not the same. */
    public record Finding(int reports, List<Flaw> flaws) {}

    /** Those that are kept frozen, and those that are frozen by the book, as of one moment. Reads the book once. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Finding check(BookId book) {
        List<Report> kept = reports.listFrozen(book);
        Set<UUID> known = new HashSet<>(ledger.records(book, Report.RECORD_TYPE));
        kept.forEach(report -> known.add(report.key().id()));
        Map<UUID, FreezeEntry> entries = entries(book, known);
        List<Flaw> flaws = new ArrayList<>();
        for (Report report : kept) {
            flaws.addAll(FreezeEntry.flaws(
                    report,
                    figures.frozen(report.key()),
                    entries.remove(report.key().id())));
        }
        entries.forEach((report, entry) ->
                flaws.add(Flaw.at(book, entry.position(), Fault.FROZEN_NOT_KEPT, entry.name(report))));
        return new Finding(kept.size(), flaws);
    }

    /** The entry that froze a report as it stands; empty where the book has none. */
    @Transactional(readOnly = true)
    Optional<FreezeEntry> find(RecordKey report) {
        return Optional.ofNullable(entries(report.book(), Set.of(report.id())).get(report.id()));
    }

    /** Of those that are frozen by the book. */
    private Map<UUID, FreezeEntry> entries(BookId book, Collection<UUID> wanted) {
        Map<UUID, FreezeEntry> entries = new LinkedHashMap<>();
        for (Ledger.LastEntry last : ledger.last(book, wanted, EVENTS)) {
            Entry entry = last.entry();
            if (entry.event().equals(ReportStep.FREEZE.event())) {
                entries.put(
                        entry.record().id(),
                        new FreezeEntry(
                                entry.position(),
                                entry.payloadVersion(),
                                last.asHashed(),
                                ReportRecord.read(entry.payload())));
            }
        }
        return entries;
    }
}
