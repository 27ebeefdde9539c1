package vn.phoihop.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phoihop.figure.CountOnlyFigures;
import vn.phoihop.figure.CountingAgain;
import vn.phoihop.figure.FigureBasis;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.FollowingBook;
import vn.phoihop.ledger.Tally;
import vn.phoihop.ledger.ToldInFull;
import vn.phoihop.report.ReportRecord.FigureAsReported;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/**
 * Counts the figures of every frozen report again while a book's file is verified, from the tallies up to the report's cutoff, and compares
 * them with what its own entries say, when it was frozen, signed and issued.
 */
public final class ReportsInFile implements FollowingBook {

    private static final String FREEZE = ReportStep.FREEZE.event();

    private final Map<Long, Frozen> coming = new HashMap<>();
    private final Map<UUID, Map<String, FigureAsReported>> frozen = new HashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private int counted;
    private int uncounted;
    private int elsewhere;

    /** A report that was frozen at a position, whose figures are being counted. */
    private static final class Frozen {
        private final ReportRecord told;
        private final Cutoff cutoff;
        private final Window window;
        private final long upTo;
        private final CountingAgain now;
        private final @Nullable CountingAgain before;

        private Frozen(BookId book, ReportRecord told, FigureBasis basis, Cutoff cutoff) {
            this.told = told;
            this.cutoff = cutoff;
            this.window = new Window(told.from(), told.to());
            this.upTo = cutoff.position(book);
            this.now = new CountingAgain(basis, window);
            this.before = told.compared() == null ? null : new CountingAgain(basis, told.compared());
        }

        private void add(Tally tally) {
            now.add(tally);
            if (before != null) {
                before.add(tally);
            }
        }

        private void add(CountOnlyFigures.CountOnly count) {
            now.add(count);
            if (before != null) {
                before.add(count);
            }
        }
    }

    /** How many reports were counted again. */
    public int counted() {
        return counted;
    }

    /** How many were frozen before the book told how to count them, or have lost their payload. */
    public int uncounted() {
        return uncounted;
    }

    /** How many rest on other books too and cannot be counted again from this one alone. */
    public int elsewhere() {
        return elsewhere;
    }

    @Override
    public void inFront(BookId book, long position, String payload) {
        ReportRecord told = read(payload);
        if (told != null && told.basis() != null && told.cutoff() != null) {
            try {
                coming.put(position, new Frozen(book, told, told.basis(), Cutoff.parse(told.cutoff())));
            } catch (IllegalArgumentException altered) {
                // Found by the hash of its entry, too.
            }
        }
    }

    /** What is no report is found by the hash of its entry. */
    private static @Nullable ReportRecord read(String payload) {
        try {
            return CanonicalJson.read(payload, ReportRecord.class);
        } catch (RuntimeException altered) {
            return null;
        }
    }

    @Override
    public void entry(Entry entry) {
        for (Frozen report : coming.values()) {
            if (entry.position() <= report.upTo) {
                entry.tallies().forEach(report::add);
            }
        }
        if (entry.recordType().equals(CountOnlyFigures.RECORD_TYPE) && entry.payload() != null) {
            CountOnlyFigures.CountOnly count = CanonicalJson.read(entry.payload(), CountOnlyFigures.CountOnly.class);
            coming.values().stream()
                    .filter(report -> entry.position() <= report.upTo)
                    .forEach(report -> report.add(count));
        } else if (entry.recordType().equals(Report.RECORD_TYPE)) {
            report(entry);
        }
    }

    private void report(Entry entry) {
        UUID id = entry.record().id();
        if (entry.event().equals(FREEZE)) {
            Frozen report = coming.remove(entry.position());
            if (report == null) {
                uncounted++;
            } else if (report.cutoff.books().size() > 1) {
                elsewhere++;
            } else {
                counted++;
                compare(entry, report);
            }
        }
        ReportRecord told = entry.payload() == null ? null : read(entry.payload());
        if (told == null || told.figures().isEmpty()) {
            return;
        }
        Map<String, FigureAsReported> figures = new LinkedHashMap<>();
        told.figures().forEach(figure -> figures.put(figure.code(), figure));
        Map<String, FigureAsReported> stood = frozen.get(id);
        if (entry.event().equals(FREEZE)) {
            frozen.put(id, figures);
        } else if (stood != null && told.cutoff() != null) {
            stood.forEach((code, figure) -> {
                FigureAsReported later = figures.get(code);
                if (later == null || !later.value().equals(figure.value())) {
                    flaws.add(Flaw.at(entry.book(), entry.position(), Fault.FIGURES_CHANGED, name(told), code));
                }
            });
        }
    }

    private void compare(Entry entry, Frozen report) {
        Map<String, FigureValue> values = report.now.values();
        Map<String, FigureValue> before =
                report.before == null ? Map.of() : ComputingFigures.known(report.before.values());
        Map<String, String> told = new LinkedHashMap<>();
        for (FigureAsReported figure : report.told.figures()) {
            told.put(figure.code(), figure.value().toString());
            FigureValue value = values.getOrDefault(figure.code(), FigureValue.NONE);
            FigureValue previous = before.get(figure.code());
            differs(entry, report, figure.code(), figure.value(), value.value());
            differs(
                    entry,
                    report,
                    figure.code() + " " + report.told.compared(),
                    figure.previous(),
                    previous == null ? null : previous.value());
        }
        if (!ComputingFigures.hash(report.window, report.cutoff, told).equals(report.told.figuresHash())) {
            flaws.add(Flaw.at(entry.book(), entry.position(), Fault.FIGURES_CHANGED, name(report.told), "SHA-256"));
        }
    }

    private void differs(Entry entry, Frozen report, String code, @Nullable Quantity told, @Nullable Quantity counted) {
        if (!Objects.equals(told, counted)) {
            flaws.add(Flaw.at(
                    entry.book(),
                    entry.position(),
                    Fault.FIGURE_DIFFERS,
                    name(report.told),
                    code,
                    told == null ? "–" : told,
                    counted == null ? "–" : counted));
        }
    }

    private static String name(ReportRecord told) {
        return told.form() + " " + told.from() + "/" + told.to();
    }

    @Override
    public List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /** What freezes figures stands before the entries they are counted from. */
    @Configuration(proxyBeanMethods = false)
    static class Exported {
        @Bean
        ToldInFull reportsInFull() {
            return new ToldInFull(Report.RECORD_TYPE, FREEZE);
        }
    }
}
