package vn.phoihop.report;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.phoihop.figure.FigureBasis;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.Window;

/**
 * The whole report as an entry of the book tells it (payload version 2). What is not yet or no longer so is absent; version 1 told neither
 * the basis nor the compared figures.
 *
 * @param reason why a way back was gone, or what a force contests
 * @param paper SHA-256 of the PDF as signed or issued
 * @param basis with what its figures are counted again from the tallies up to the cutoff; told when they are frozen
 * @param compared the window its figures are compared with
 * @param lines the lines a force spoke about; none for steps
 */
record ReportRecord(
        String form,
        String regime,
        LocalDate from,
        LocalDate to,
        String state,
        String drafter,
        @Nullable String reason,
        @Nullable String cutoff,
        @Nullable String figuresHash,
        @Nullable String approvedBy,
        @Nullable String signedBy,
        @Nullable String number,
        @Nullable LocalDate issuedOn,
        @Nullable String paper,
        @Nullable String replaces,
        @Nullable FigureBasis basis,
        @Nullable Window compared,
        List<Line> lines,
        List<FigureAsReported> figures,
        List<String> paragraphs) {

    static final int VERSION = 2;

    /** Tells, in what freezes a report, how its figures are counted, and of all what they are compared with. */
    private static final int TOLD_IN_FULL_SINCE = 2;

    /** Whether what freezes a report says in this version how its figures are counted; of later versions nothing is known. */
    static boolean tellsBasis(int version) {
        return version >= TOLD_IN_FULL_SINCE && version <= VERSION;
    }

    /** Whether in this version figures say what they were compared with. */
    static boolean tellsBefore(int version) {
        return version >= TOLD_IN_FULL_SINCE;
    }

    /** Null where what an entry told is gone, or was altered so that it is no report: that is found by the hash of the entry. */
    static @Nullable ReportRecord read(@Nullable String payload) {
        try {
            return payload == null ? null : CanonicalJson.read(payload, ReportRecord.class);
        } catch (RuntimeException altered) {
            return null;
        }
    }

    /** @param previous of the compared window; absent where nothing is known of it */
    record FigureAsReported(
            String code,
            Quantity value,
            boolean countOnly,
            @Nullable Quantity previous,
            @Nullable Boolean previousCountOnly) {

        static FigureAsReported of(ReportFigure figure) {
            return new FigureAsReported(
                    figure.code(),
                    figure.value(),
                    figure.countOnly(),
                    figure.previous(),
                    figure.previous() == null ? null : figure.previousCountOnly());
        }

        /** Of one window. */
        record Told(@Nullable Quantity value, @Nullable Boolean countOnly) {

            private static final Told NOTHING = new Told(null, null);
        }

        static Told now(@Nullable FigureAsReported figure) {
            return figure == null ? Told.NOTHING : new Told(figure.value, figure.countOnly);
        }

        /** Of the compared window. */
        static Told before(@Nullable FigureAsReported figure) {
            return figure == null ? Told.NOTHING : new Told(figure.previous, figure.previousCountOnly);
        }

        /** @param version of the payload that froze them: what it does not tell is not compared */
        static boolean same(@Nullable FigureAsReported one, @Nullable FigureAsReported other, int version) {
            return now(one).equals(now(other))
                    && (!tellsBefore(version) || before(one).equals(before(other)));
        }
    }

    record Line(String indicator, String force, String state, Quantity value) {}

    static ReportRecord of(
            Report report,
            @Nullable String reason,
            List<Line> lines,
            List<ReportFigure> figures,
            List<Paragraph> paragraphs) {
        Report.Frozen frozen = report.frozen();
        Report.Signed signed = report.signed();
        Report.Issued issued = report.issued();
        return new ReportRecord(
                report.form(),
                report.regime(),
                report.window().from(),
                report.window().to(),
                report.state().name(),
                report.drafter().name(),
                reason == null || reason.isBlank() ? null : reason.strip(),
                frozen == null ? null : frozen.cutoff().toString(),
                frozen == null ? null : frozen.figuresHash(),
                report.approvedBy(),
                signed == null ? null : signed.by(),
                issued == null ? null : issued.number() + "/" + issued.symbol(),
                issued == null ? null : issued.on(),
                report.paperHash(),
                report.replaces() == null ? null : report.replaces().toString(),
                null,
                null,
                lines,
                figures.stream().map(FigureAsReported::of).toList(),
                paragraphs.stream().map(Paragraph::text).toList());
    }

    /** As it is called in what is told of it. */
    String name() {
        return form + " " + from + "/" + to;
    }

    Window window() {
        return new Window(from, to);
    }

    /** Its figures in the order of the form. */
    Map<String, FigureAsReported> byCode() {
        Map<String, FigureAsReported> byCode = new LinkedHashMap<>();
        figures.forEach(figure -> byCode.put(figure.code(), figure));
        return byCode;
    }

    /** Whether its figures are those that were hashed when they were frozen at this cutoff. */
    boolean hashesTo(Cutoff frozenAt) {
        Map<String, String> values = new LinkedHashMap<>();
        figures.forEach(figure -> values.put(figure.code(), figure.value().toString()));
        return ComputingFigures.hash(window(), frozenAt, values).equals(figuresHash);
    }

    /** Number and symbol, and the day; null before it was issued. */
    Report.@Nullable Issued issued() {
        if (number == null || issuedOn == null) {
            return null;
        }
        String[] parts = number.split("/", 2);
        return new Report.Issued(Integer.parseInt(parts[0]), parts[1], issuedOn);
    }

    /** The same with the figures and the words another entry told. */
    ReportRecord withContentOf(ReportRecord other) {
        return with(basis, compared, other.figures, other.paragraphs);
    }

    /** The same with all that is needed to count its figures again. */
    ReportRecord on(FigureBasis counted, @Nullable Window against) {
        return with(counted, against, figures, paragraphs);
    }

    private ReportRecord with(
            @Nullable FigureBasis counted,
            @Nullable Window against,
            List<FigureAsReported> reported,
            List<String> words) {
        return new ReportRecord(
                form,
                regime,
                from,
                to,
                state,
                drafter,
                reason,
                cutoff,
                figuresHash,
                approvedBy,
                signedBy,
                number,
                issuedOn,
                paper,
                replaces,
                counted,
                against,
                lines,
                reported,
                words);
    }
}
