package vn.phoihop.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Indicator;
import vn.phoihop.figure.FigureBasis;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.figure.Figures;
import vn.phoihop.figure.Scope;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.report.ReportFigure.Status;
import vn.phoihop.report.ReportForms.FormForWindow;
import vn.phoihop.vocabulary.Window;

/** Every figure of a form at a cutoff, in one pass for the window and one for the window it is compared with. */
@Component
class ComputingFigures {

    private final Figures figures;

    ComputingFigures(Figures figures) {
        this.figures = figures;
    }

    /** By code, in the order of the form; counted from the books of the cutoff. */
    Map<String, ReportFigure> compute(FormForWindow form, Cutoff cutoff) {
        return compute(form, new Scope(form.window(), cutoff.books(), cutoff), figures::compute);
    }

    /** Of the form's figures only these, and nothing of the window compared with. */
    Map<String, FigureValue> compute(FormForWindow form, Set<String> codes, Cutoff cutoff) {
        return figures.compute(
                indicators(form).stream()
                        .filter(indicator -> codes.contains(indicator.code()))
                        .toList(),
                new Scope(form.window(), cutoff.books(), cutoff));
    }

    /** The same without looking at what was answered before: the proof of a frozen report. */
    Map<String, ReportFigure> computeAnew(FormForWindow form, Cutoff cutoff) {
        return compute(form, new Scope(form.window(), cutoff.books(), cutoff), figures::computeAnew);
    }

    private static Map<String, ReportFigure> compute(
            FormForWindow form,
            Scope scope,
            BiFunction<Collection<Indicator>, Scope, Map<String, FigureValue>> computing) {
        List<Indicator> indicators = indicators(form);
        Map<String, FigureValue> now = computing.apply(indicators, scope);
        Map<String, FigureValue> before = form.compared()
                .map(window -> known(computing.apply(indicators, scope.over(window))))
                .orElse(Map.of());
        Map<String, ReportFigure> computed = new LinkedHashMap<>();
        for (Indicator indicator : indicators) {
            FigureValue value = now.getOrDefault(indicator.code(), FigureValue.NONE);
            @Nullable FigureValue previous = before.get(indicator.code());
            computed.put(
                    indicator.code(),
                    new ReportFigure(
                            indicator.code(),
                            Status.ACTUAL,
                            value.value(),
                            value.countOnly(),
                            previous == null ? null : previous.value(),
                            previous != null && previous.countOnly()));
        }
        return computed;
    }

    /** What the book has to say so that anybody can count the figures again. */
    FigureBasis basis(FormForWindow form, Cutoff cutoff) {
        return figures.basis(indicators(form), new Scope(form.window(), cutoff.books(), cutoff));
    }

    static List<Indicator> indicators(FormForWindow form) {
        Catalogue catalogue = form.catalogue();
        return form.form().lines().stream()
                .map(line -> catalogue.indicator(line.indicator()))
                .distinct()
                .toList();
    }

    /** A window of which the book knows nothing at all was not zero: it was before the book began. */
    static Map<String, FigureValue> known(Map<String, FigureValue> figures) {
        return figures.values().stream().allMatch(figure -> figure.value().isZero() && !figure.countOnly())
                ? Map.of()
                : figures;
    }

    /** SHA-256 of the figures in canonical form: code, value and whether it is a bare count, sorted by code. */
    static String hash(Window window, Cutoff cutoff, Collection<ReportFigure> figures) {
        Map<String, String> values = new LinkedHashMap<>();
        figures.forEach(figure -> values.put(figure.code(), figure.value().toString()));
        return hash(window, cutoff, values);
    }

    static String hash(Window window, Cutoff cutoff, Map<String, String> values) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("window", window.toString());
        content.put("cutoff", cutoff.toString());
        content.put("figures", values);
        return sha256(CanonicalJson.write(content).getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
