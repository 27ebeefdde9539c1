package vn.phoihop.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.phoihop.document.Annex;
import vn.phoihop.document.Paper;
import vn.phoihop.document.PdfWriter;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Quantity;

/** The papers of reports: as drafts, as signed, as issued. */
@Component
class ReportPapers {

    private final ReadingReport reading;
    private final PaperHeads heads;
    private final Adjustments adjustments;
    private final Organisations organisations;
    private final Clock clock;
    private final PdfWriter pdf = new PdfWriter();

    ReportPapers(
            ReadingReport reading,
            PaperHeads heads,
            Adjustments adjustments,
            Organisations organisations,
            Clock clock) {
        this.reading = reading;
        this.heads = heads;
        this.adjustments = adjustments;
        this.organisations = organisations;
        this.clock = clock;
    }

    Paper paper(ReportContent content) {
        Report report = content.report();
        Report.Frozen frozen = report == null ? null : report.frozen();
        Instant taken = frozen == null ? clock.instant() : frozen.at();
        List<Annex> annexes = new ArrayList<>(List.of(FiguresAnnex.of(content, taken)));
        Map<String, Quantity> changes = frozen == null ? new LinkedHashMap<>() : adjustments.sums(content);
        UnsettledAnnex.of(content, organisations.at(content.cutoff()), changes).ifPresent(annexes::add);
        return ReportPaper.of(content, heads.get(content), annexes);
    }

    /** The report with the hash of the paper that is signed. */
    Report sign(Report signed) {
        return withPaper(signed);
    }

    Report issue(Report report, LocalDate on, Officer officer) {
        return withPaper(report.issued(new Report.Issued(1, "CAT-PV01", on)));
    }

    private Report withPaper(Report report) {
        return report.withPaper(ComputingFigures.sha256(pdf.write(paper(reading.read(report)))));
    }
}
