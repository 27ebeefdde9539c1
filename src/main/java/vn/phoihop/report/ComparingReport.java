package vn.phoihop.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.Adjustment;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** Computes a frozen report again at its own cutoff, and compares it with what is known now. Reads running totals and what came late. */
@Component
class ComparingReport {

    private final ReadingReport reading;
    private final Adjustments adjustments;
    private final Figures figures;
    private final Catalogues catalogues;

    ComparingReport(ReadingReport reading, Adjustments adjustments, Figures figures, Catalogues catalogues) {
        this.reading = reading;
        this.adjustments = adjustments;
        this.figures = figures;
        this.catalogues = catalogues;
    }

    /** A report whose figures are frozen; a draft follows the book and has nothing to compare. */
    @Transactional(readOnly = true)
    ReportContent frozen(RecordKey key) {
        ReportContent content = reading.read(key);
        Report report = content.report();
        if (report == null || report.frozen() == null) {
            throw new Refused(ProblemCode.REPORT_NOT_FROZEN);
        }
        return content;
    }

    @Transactional(readOnly = true)
    Comparison compare(ReportContent content) {
        Report report = Objects.requireNonNull(content.report());
        Map<String, ReportFigure> recomputed = reading.recompute(report);
        Cutoff cutoff = adjustments.now(content);
        Map<String, Adjustment.Sum> late = adjustments.sums(content, cutoff);
        Map<String, FigureValue> now = now(content, cutoff);
        return new Comparison(
                content,
                cutoff,
                content.figures().values().stream()
                        .map(frozen -> line(
                                content.catalogue().indicator(frozen.code()),
                                frozen,
                                recomputed.get(frozen.code()),
                                now.get(frozen.code()),
                                late.getOrDefault(frozen.code(), new Adjustment.Sum(0, Quantity.ZERO))))
                        .toList());
    }

    private static Comparison.Line line(
            Indicator indicator,
            ReportFigure frozen,
            @Nullable ReportFigure again,
            @Nullable FigureValue now,
            Adjustment.Sum late) {
        return new Comparison.Line(
                indicator,
                frozen.value(),
                again == null ? Quantity.ZERO : again.value(),
                again != null && Objects.equals(frozen.previous(), again.previous()),
                now == null ? null : now.value(),
                late.change(),
                late.records());
    }

    /** By what is known and defined now; what is no longer defined is left out. */
    private Map<String, FigureValue> now(ReportContent content, Cutoff cutoff) {
        Catalogue present = catalogues.at(cutoff, content.window().lastDay());
        Map<String, Indicator> defined = content.figures().keySet().stream()
                .flatMap(code -> present.find(Indicator.class, code).stream())
                .collect(Collectors.toMap(Indicator::code, Function.identity()));
        List<Indicator> indicators = List.copyOf(defined.values());
        return indicators.isEmpty()
                ? Map.of()
                : figures.compute(indicators, new Scope(content.window(), cutoff.books(), cutoff));
    }
}
