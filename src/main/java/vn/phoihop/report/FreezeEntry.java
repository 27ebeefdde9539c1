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
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.report.ReportRecord.FigureAsReported;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/**
 * The entry that froze a report. Its place in the book is sealed, while the tables in which the report is kept are not: what they say is held
 * against it.
 *
 * @param version of its payload
 * @param asHashed what it tells is what was hashed when it was written
 * @param told null where that is gone or cannot be read
 */
record FreezeEntry(
        long position,
        int version,
        boolean asHashed,
        @Nullable ReportRecord told) {

    /** Where the report stands by the book. */
    Optional<Cutoff> cutoff() {
        try {
            return Optional.ofNullable(told).map(ReportRecord::cutoff).map(Cutoff::parse);
        } catch (IllegalArgumentException altered) {
            return Optional.empty();
        }
    }

    /** By code, as they were frozen. */
    Map<String, FigureAsReported> figures() {
        Map<String, FigureAsReported> figures = new LinkedHashMap<>();
        if (told != null) {
            told.figures().forEach(figure -> figures.put(figure.code(), figure));
        }
        return figures;
    }

    /** Whether it tells what the figures were compared with, as entries do since version 2. */
    boolean tellsBefore() {
        return version >= 2;
    }

    /** Where what is kept of a report is not what the entry says. */
    static List<Flaw> flaws(Report kept, Map<String, ReportFigure> figures, @Nullable FreezeEntry entry) {
        List<Flaw> flaws = new ArrayList<>();
        Report.Frozen frozen = Objects.requireNonNull(kept.frozen());
        if (entry == null) {
            // It stands right behind the cutoff it took.
            long missing = frozen.cutoff().position(kept.key().book()) + 1;
            return List.of(Flaw.at(kept.key().book(), missing, Fault.FREEZING_MISSING, name(kept)));
        }
        entry.addFlaws(kept, frozen, figures, flaws);
        return flaws;
    }

    private void addFlaws(Report kept, Report.Frozen frozen, Map<String, ReportFigure> figures, List<Flaw> flaws) {
        if (told == null) {
            flaws.add(Flaw.at(kept.key().book(), position, Fault.PAYLOAD_MISSING));
            return;
        }
        if (!asHashed) {
            flaws.add(Flaw.at(kept.key().book(), position, Fault.PAYLOAD_ALTERED));
        }
        if (!told.name().equals(name(kept))) {
            flaws.add(flaw(kept, Fault.WINDOW_KEPT_OTHERWISE, told.name()));
        }
        if (!frozen.cutoff().toString().equals(told.cutoff())) {
            flaws.add(flaw(kept, Fault.CUTOFF_KEPT_OTHERWISE, frozen.cutoff(), shown(told.cutoff())));
        }
        Set<String> codes = new LinkedHashSet<>(figures().keySet());
        codes.addAll(figures.keySet());
        codes.forEach(code -> addFlaws(kept, code, figures().get(code), figures.get(code), flaws));
        if (!frozen.figuresHash().equals(told.figuresHash()) || !hashes(kept.window(), told)) {
            flaws.add(flaw(
                    kept, Fault.FIGURE_KEPT_OTHERWISE, "SHA-256", frozen.figuresHash(), shown(told.figuresHash())));
        }
    }

    private void addFlaws(
            Report kept,
            String code,
            @Nullable FigureAsReported sealed,
            @Nullable ReportFigure figure,
            List<Flaw> flaws) {
        Quantity was = sealed == null ? null : sealed.value();
        Quantity is = figure == null ? null : figure.value();
        if (!Objects.equals(was, is)) {
            flaws.add(flaw(kept, Fault.FIGURE_KEPT_OTHERWISE, code, shown(is), shown(was)));
        }
        Quantity before = sealed == null ? null : sealed.previous();
        Quantity keptBefore = figure == null ? null : figure.previous();
        if (tellsBefore() && !Objects.equals(before, keptBefore)) {
            String compared = told == null || told.compared() == null ? "" : " " + told.compared();
            flaws.add(flaw(kept, Fault.FIGURE_KEPT_OTHERWISE, code + compared, shown(keptBefore), shown(before)));
        }
    }

    private boolean hashes(Window window, ReportRecord report) {
        Map<String, String> values = new LinkedHashMap<>();
        report.figures()
                .forEach(figure -> values.put(figure.code(), figure.value().toString()));
        return cutoff().filter(
                        cutoff -> ComputingFigures.hash(window, cutoff, values).equals(report.figuresHash()))
                .isPresent();
    }

    private Flaw flaw(Report kept, Fault fault, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(name(kept)));
        all.addAll(List.of(arguments));
        return Flaw.at(kept.key().book(), position, fault, all.toArray());
    }

    private static Object shown(@Nullable Object value) {
        return value == null ? "–" : value;
    }

    private static String name(Report kept) {
        return kept.form() + " " + kept.window();
    }
}
