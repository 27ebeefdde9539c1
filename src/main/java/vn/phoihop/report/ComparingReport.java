package vn.phoihop.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.LateCounts;
import vn.phoihop.figure.LateCounts.LateCount;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.report.ReportRecord.FigureAsReported;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;

/**
 * Holds a frozen report against the entry that froze it, computes it again at the cutoff which that names, and compares it with what is known now. Reads
 * running totals and what came late.
 */
@Component
class ComparingReport {

    private final ReadingReport reading;
    private final Reports reports;
    private final FrozenReports frozenReports;
    private final Adjustments adjustments;
    private final LateCounts lateCounts;
    private final DefinitionChanges changes;
    private final Figures figures;
    private final Catalogues catalogues;

    ComparingReport(
            ReadingReport reading,
            Reports reports,
            FrozenReports frozenReports,
            Adjustments adjustments,
            LateCounts lateCounts,
            DefinitionChanges changes,
            Figures figures,
            Catalogues catalogues) {
        this.reading = reading;
        this.reports = reports;
        this.frozenReports = frozenReports;
        this.adjustments = adjustments;
        this.lateCounts = lateCounts;
        this.changes = changes;
        this.figures = figures;
        this.catalogues = catalogues;
    }

    /** A report whose figures are frozen; a draft follows the book and has nothing to compare. */
    @Transactional(readOnly = true)
    FrozenReport frozen(RecordKey key) {
        Report kept = reports.get(key);
        Report.Frozen frozen = kept.frozen();
        if (frozen == null) {
            throw new Refused(ProblemCode.REPORT_NOT_FROZEN);
        }
        FreezeEntry entry = frozenReports.find(key).orElse(null);
        Cutoff cutoff = Optional.ofNullable(entry).flatMap(FreezeEntry::cutoff).orElse(frozen.cutoff());
        ReportContent content = reading.read(kept.frozen(frozen.at(cutoff)));
        return new FrozenReport(content, entry, FreezeEntry.flaws(kept, content.figures(), entry));
    }

    @Transactional(readOnly = true)
    Comparison compare(FrozenReport frozen) {
        ReportContent content = frozen.content();
        Map<String, ReportFigure> recomputed = reading.recompute(Objects.requireNonNull(content.report()));
        Cutoff now = adjustments.now(content);
        Catalogue present = catalogues.at(now, content.window().lastDay());
        Sides sides = new Sides(frozen, recomputed, now, present);
        Map<String, List<Comparison.Line>> byCode = new LinkedHashMap<>();
        List<LateCount> counts = new ArrayList<>();
        sides.add(content.window(), false, byCode, counts);
        content.compared().ifPresent(window -> sides.add(window, true, byCode, counts));
        List<Comparison.Line> lines =
                byCode.values().stream().flatMap(List::stream).toList();
        List<Indicator> otherwise = lines.stream()
                .filter(Comparison.Line::countedOtherwise)
                .map(Comparison.Line::indicator)
                .distinct()
                .toList();
        return new Comparison(
                frozen,
                now,
                lines,
                counts,
                changes.list(otherwise, content.catalogue(), present, content.cutoff(), now));
    }

    /** What is asked of both windows in the same way. */
    private final class Sides {

        private final ReportContent content;
        private final @Nullable FreezeEntry entry;
        private final Map<String, FigureAsReported> sealed;
        private final Map<String, ReportFigure> recomputed;
        private final Cutoff now;
        private final Set<String> codes;
        private final List<Indicator> defined;

        Sides(FrozenReport frozen, Map<String, ReportFigure> recomputed, Cutoff now, Catalogue present) {
            this.content = frozen.content();
            this.entry = frozen.entry();
            this.sealed = entry == null ? Map.of() : entry.figures();
            this.recomputed = recomputed;
            this.now = now;
            this.codes = new LinkedHashSet<>(sealed.keySet());
            codes.addAll(content.figures().keySet());
            this.defined = codes.stream()
                    .flatMap(code -> present.find(Indicator.class, code).stream())
                    .toList();
        }

        void add(Window window, boolean before, Map<String, List<Comparison.Line>> byCode, List<LateCount> counts) {
            Scope scope = new Scope(window, now.books(), now);
            Map<String, FigureValue> values = defined.isEmpty() ? Map.of() : figures.compute(defined, scope);
            Map<String, Adjustment.Sum> late = adjustments.sums(content, window, now);
            List<LateCount> declared = lateCounts.list(codes, scope, content.cutoff());
            counts.addAll(declared);
            for (String code : codes) {
                FigureValue value = values.get(code);
                Adjustment.Sum sum = late.getOrDefault(code, new Adjustment.Sum(0, Quantity.ZERO));
                Comparison.Line line = new Comparison.Line(
                        content.catalogue().indicator(code),
                        window,
                        before,
                        frozen(code, before),
                        of(content.figures().get(code), before),
                        of(recomputed.get(code), before),
                        value == null ? null : value.value(),
                        sum.change(),
                        sum.records(),
                        declared.stream()
                                .filter(one -> one.indicator().equals(code))
                                .map(LateCount::change)
                                .reduce(Quantity.ZERO, Quantity::plus));
                if (!before || line.told()) {
                    byCode.computeIfAbsent(code, _ -> new ArrayList<>()).add(line);
                }
            }
        }

        /** As the entry says; where it says nothing, as it is kept. */
        private @Nullable Quantity frozen(String code, boolean before) {
            FigureAsReported told = sealed.get(code);
            if (entry == null || sealed.isEmpty() || before && !entry.tellsBefore()) {
                return of(content.figures().get(code), before);
            }
            return told == null ? null : before ? told.previous() : told.value();
        }

        private static @Nullable Quantity of(@Nullable ReportFigure figure, boolean before) {
            return figure == null ? null : before ? figure.previous() : figure.value();
        }
    }
}
