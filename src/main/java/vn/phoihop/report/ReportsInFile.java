package vn.phoihop.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.phoihop.figure.FigureValue;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.FollowingBook;
import vn.phoihop.ledger.ToldInFull;
import vn.phoihop.report.ReportRecord.FigureAsReported;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;

/**
 * Counts the figures of every frozen report again while a book's file is verified, from the tallies up to the report's cutoff, and compares
 * them with what its own entries say, when it was frozen, signed and issued. A report that rests on other books too stays open until their
 * files were followed, {@link #beside()} this one.
 */
public final class ReportsInFile implements FollowingBook {

    private static final String FREEZE = ReportStep.FREEZE.event();

    private final Map<Long, ReportInFile> coming = new HashMap<>();
    private final Map<UUID, Frozen> frozen = new HashMap<>();
    private final List<Open> open = new ArrayList<>();
    private final Set<BookId> others = new HashSet<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private int counted;
    private int uncounted;

    /** What an entry froze, and in which version of the payload it says so. */
    private record Frozen(@Nullable String cutoff, int version, Map<String, FigureAsReported> figures) {

        static Frozen of(Entry entry, ReportRecord told) {
            return new Frozen(told.cutoff(), entry.payloadVersion(), told.byCode());
        }

        /** The figures that a later entry does not repeat, and those it adds. */
        Set<String> otherIn(Frozen later) {
            Set<String> other = new TreeSet<>(figures.keySet());
            other.addAll(later.figures.keySet());
            other.removeIf(code -> FigureAsReported.same(figures.get(code), later.figures.get(code), version));
            return other;
        }
    }

    /** A report of this book that still needs entries of others, and the entry that froze it. */
    private record Open(Entry frozenBy, ReportInFile report) {}

    /**
     * A report that rests on other books too, and was not counted again.
     *
     * @param needs the books whose files are missing or end too early, and up to which entry they are needed
     */
    public record NotRecounted(String report, Map<BookId, Long> needs) {}

    /** How many reports were counted again. */
    public int counted() {
        return counted;
    }

    /** How many were frozen before the book told how to count them, or in a way that is newer than this program. */
    public int uncounted() {
        return uncounted;
    }

    /** Those whose other books were not followed up to where they are needed. */
    public List<NotRecounted> notRecounted() {
        return open.stream()
                .map(one -> new NotRecounted(one.report.name(), new LinkedHashMap<>(one.report.needs())))
                .toList();
    }

    @Override
    public void inFront(BookId book, long position, String payload) {
        ReportRecord told = ReportRecord.read(payload);
        if (told != null && told.basis() != null && told.cutoff() != null) {
            try {
                coming.put(position, new ReportInFile(book, told, told.basis(), Cutoff.parse(told.cutoff())));
            } catch (IllegalArgumentException altered) {
                // Found by the hash of its entry, too.
            }
        }
    }

    @Override
    public void entry(Entry entry) {
        coming.values().forEach(report -> report.addOwn(entry));
        if (entry.recordType().equals(Report.RECORD_TYPE)) {
            report(entry);
        }
    }

    private void report(Entry entry) {
        UUID id = entry.record().id();
        // What reports say is in every file: nothing drops it, nobody who sees the book is kept from it, and figures
        // need it.
        if (entry.payload() == null) {
            flaws.add(Flaw.at(entry.book(), entry.position(), Fault.REPORT_UNTOLD, entry.event()));
        } else if (entry.event().equals(FREEZE)) {
            ReportInFile report = coming.remove(entry.position());
            if (report == null && ReportRecord.tellsBasis(entry.payloadVersion())) {
                flaws.add(Flaw.at(entry.book(), entry.position(), Fault.REPORT_UNTOLD, entry.event()));
            } else if (report == null) {
                uncounted++;
            } else {
                open.add(new Open(entry, report));
                compareWhatIsWhole();
            }
        }
        ReportRecord told = ReportRecord.read(entry.payload());
        if (told == null || told.cutoff() == null || !told.lines().isEmpty()) {
            return;
        }
        Frozen now = Frozen.of(entry, told);
        if (entry.event().equals(FREEZE)) {
            frozen.put(id, now);
            return;
        }
        Frozen stood = frozen.get(id);
        if (stood != null) {
            stood.otherIn(now)
                    .forEach(code -> flaws.add(
                            Flaw.at(entry.book(), entry.position(), Fault.FIGURES_CHANGED, told.name(), code)));
            if (!Objects.equals(stood.cutoff, now.cutoff)) {
                flaws.add(Flaw.at(
                        entry.book(),
                        entry.position(),
                        Fault.CUTOFF_CHANGED,
                        told.name(),
                        String.valueOf(now.cutoff),
                        String.valueOf(stood.cutoff)));
            }
        }
    }

    /** Follows the file of another book, after this one. A second file of the same book adds nothing. */
    public FollowingBook beside() {
        return new Beside();
    }

    private final class Beside implements FollowingBook {

        private boolean begun;
        private boolean adds;

        @Override
        public void inFront(BookId book, long position, String payload) {}

        @Override
        public void entry(Entry entry) {
            if (!begun) {
                begun = true;
                adds = others.add(entry.book());
            }
            if (adds) {
                open.forEach(one -> one.report.addOther(entry));
                compareWhatIsWhole();
            }
        }

        @Override
        public List<Flaw> flaws() {
            return List.of();
        }
    }

    private void compareWhatIsWhole() {
        open.removeIf(one -> {
            boolean whole = one.report.needs().isEmpty();
            if (whole) {
                counted++;
                compare(one.frozenBy, one.report);
            }
            return whole;
        });
    }

    private void compare(Entry entry, ReportInFile report) {
        Map<String, FigureValue> values = report.values();
        Map<String, FigureValue> before = report.valuesBefore();
        for (FigureAsReported figure : report.told().figures()) {
            FigureValue value = values.getOrDefault(figure.code(), FigureValue.NONE);
            FigureValue previous = before.get(figure.code());
            differs(entry, report, figure.code(), figure.value(), value.value());
            differs(
                    entry,
                    report,
                    figure.code() + " " + report.told().compared(),
                    figure.previous(),
                    previous == null ? null : previous.value());
        }
        if (!report.isAsHashed()) {
            flaws.add(Flaw.at(entry.book(), entry.position(), Fault.FIGURES_CHANGED, report.name(), "SHA-256"));
        }
    }

    private void differs(
            Entry entry, ReportInFile report, String code, @Nullable Quantity told, @Nullable Quantity counted) {
        if (!Objects.equals(told, counted)) {
            flaws.add(Flaw.at(
                    entry.book(),
                    entry.position(),
                    Fault.FIGURE_DIFFERS,
                    report.name(),
                    code,
                    told == null ? "–" : told,
                    counted == null ? "–" : counted));
        }
    }

    @Override
    public List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    @Override
    public boolean isSealedAtOnce(Entry entry) {
        return SealedReports.wasSealed(entry);
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
