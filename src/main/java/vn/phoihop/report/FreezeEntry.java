package vn.phoihop.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.report.ReportRecord.FigureAsReported;
import vn.phoihop.report.ReportRecord.FigureAsReported.Told;

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
        return told == null ? Map.of() : told.byCode();
    }

    /** Whether it tells what the figures were compared with. */
    boolean tellsBefore() {
        return ReportRecord.tellsBefore(version);
    }

    /** As the report is called that it froze; its id where that is told no more. */
    String name(UUID report) {
        return told == null ? report.toString() : told.name();
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
        boolean sameWindow = told.name().equals(name(kept));
        if (!sameWindow) {
            flaws.add(flaw(kept, Fault.WINDOW_KEPT_OTHERWISE, told.name()));
        }
        if (!frozen.cutoff().toString().equals(told.cutoff())) {
            flaws.add(flaw(kept, Fault.CUTOFF_KEPT_OTHERWISE, frozen.cutoff(), shown(told.cutoff())));
        }
        Map<String, FigureAsReported> sealed = told.byCode();
        Set<String> codes = new LinkedHashSet<>(sealed.keySet());
        codes.addAll(figures.keySet());
        for (String code : codes) {
            ReportFigure figure = figures.get(code);
            addFlaws(kept, code, sealed.get(code), figure == null ? null : FigureAsReported.of(figure), flaws);
        }
        if (!frozen.figuresHash().equals(told.figuresHash())
                || sameWindow && cutoff().filter(told::hashesTo).isEmpty()) {
            flaws.add(flaw(kept, Fault.HASH_KEPT_OTHERWISE, frozen.figuresHash(), shown(told.figuresHash())));
        }
    }

    private void addFlaws(
            Report kept, String code, @Nullable FigureAsReported was, @Nullable FigureAsReported is, List<Flaw> flaws) {
        if (FigureAsReported.same(was, is, version)) {
            return;
        }
        addFlaws(kept, code, FigureAsReported.now(was), FigureAsReported.now(is), flaws);
        if (tellsBefore()) {
            addFlaws(
                    kept,
                    over(told == null ? null : told.compared(), code),
                    FigureAsReported.before(was),
                    FigureAsReported.before(is),
                    flaws);
        }
    }

    private void addFlaws(Report kept, String figure, Told was, Told is, List<Flaw> flaws) {
        if (!Objects.equals(was.value(), is.value())) {
            flaws.add(flaw(kept, Fault.FIGURE_KEPT_OTHERWISE, figure, shown(is.value()), shown(was.value())));
        } else if (!Objects.equals(was.countOnly(), is.countOnly())) {
            flaws.add(flaw(kept, Fault.COUNT_ONLY_KEPT_OTHERWISE, figure));
        }
    }

    /** How a flaw names a figure over the window it is compared with. */
    static String over(@Nullable Object window, String code) {
        return window == null ? code : code + " " + window;
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
