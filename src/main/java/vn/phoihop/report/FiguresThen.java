package vn.phoihop.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.report.ReportRecord.FigureAsReported;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Quantity;

/** What the entries of a report tell of it up to an earlier time. */
@Component
class FiguresThen {

    private final Catalogues catalogues;

    FiguresThen(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /** A figure as it stood then, in the words of the catalogue at its cutoff. */
    record Line(
            LocalizedText label,
            LocalizedText unit,
            Quantity value,
            boolean countOnly,
            @Nullable Quantity previous,
            boolean previousCountOnly) {}

    /**
     * The report as it stood after the last of these entries. What a force says of a line tells neither figures nor words: those are of the
     * last step.
     */
    static Optional<ReportRecord> find(List<Entry> entries) {
        return told(entries.stream().map(Entry::payload).toList());
    }

    private static Optional<ReportRecord> told(List<@Nullable String> payloads) {
        ReportRecord step = null;
        ReportRecord last = null;
        for (String payload : payloads) {
            if (payload != null) {
                last = CanonicalJson.read(payload, ReportRecord.class);
                step = last.lines().isEmpty() || step == null ? last : step;
            }
        }
        return last == null || step == null ? Optional.empty() : Optional.of(last.withContentOf(step));
    }

    /** None of a draft, whose figures follow the book. */
    List<Line> shown(List<Entry> entries, Cutoff cutoff) {
        return find(entries).map(told -> lines(told, cutoff)).orElse(List.of());
    }

    private List<Line> lines(ReportRecord told, Cutoff cutoff) {
        String frozen = told.cutoff();
        Catalogue catalogue = catalogues.at(
                frozen == null ? cutoff : Cutoff.parse(frozen), told.window().lastDay());
        return told.figures().stream().map(one -> line(one, catalogue)).toList();
    }

    private static Line line(FigureAsReported figure, Catalogue catalogue) {
        Optional<Indicator> indicator = catalogue.find(Indicator.class, figure.code());
        return new Line(
                indicator.map(Indicator::label).orElseGet(() -> new LocalizedText(figure.code(), figure.code())),
                indicator.map(Indicator::unit).orElseGet(() -> new LocalizedText("–", "–")),
                figure.value(),
                figure.countOnly(),
                figure.previous(),
                Boolean.TRUE.equals(figure.previousCountOnly()));
    }
}
