package vn.phoihop.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.figure.CountSource;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Entry;
import vn.phoihop.report.Wording.Piece;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Quantity;

/**
 * A report as its page shows it.
 *
 * @param successor the report that stands in its place or is being made to; null where there is none
 * @param cutoff up to where the books were read, in words
 * @param sources where the counts without records come from
 * @param own for whoever speaks for a force; null for others
 * @param silent why who looks at the page does not speak for the own force, whose lines are open; null for others
 * @param elsewhere what came later in the book that follows, which belongs to no figure of the report
 */
record ReportView(
        Report report,
        ReportContent content,
        String href,
        @Nullable Report successor,
        LocalizedText windowLabel,
        LocalizedText cutoff,
        List<Stop> way,
        List<NextStep> steps,
        List<Section> sections,
        List<CountSource> sources,
        List<Change> adjustments,
        List<LateElsewhere.Found> elsewhere,
        List<Event> history,
        Papers papers,
        Settled settled,
        @Nullable Own own,
        boolean textOpen,
        boolean linesOpen,
        @Nullable Problem silent) {

    /** Whether a line still waits for the word of the own force. */
    boolean ownOpen() {
        return sections.stream().anyMatch(section -> section.lines().stream().anyMatch(Line::open));
    }

    /** A state on the way from draft to paper. */
    record Stop(LocalizedText label, boolean reached, boolean present) {}

    /**
     * A step that leads from here.
     *
     * @param allowed whether who looks at the page may take it
     * @param takers who may, with their bodies
     */
    record NextStep(ReportStep step, boolean allowed, LocalizedText takers) {}

    /**
     * What the book tells of the paper beside what the report itself does.
     *
     * @param approvedAt when the content was approved; null where it is not
     * @param signed hash of the PDF as signed, {@code issued} of that with its number; null where there is none
     */
    record Papers(
            @Nullable Instant approvedAt,
            @Nullable String signed,
            @Nullable String issued) {

        /** @param entries all about the report, oldest first */
        static Papers of(Report report, List<Entry> entries) {
            @Nullable String present = report.paperHash();
            boolean issued = report.issued() != null;
            return new Papers(
                    report.approvedBy() == null
                            ? null
                            : last(entries, ReportStep.APPROVE)
                                    .map(Entry::recordedAt)
                                    .orElse(null),
                    present == null
                            ? null
                            : last(entries, ReportStep.SIGN)
                                    .flatMap(Papers::hash)
                                    .orElse(issued ? null : present),
                    issued ? present : null);
        }

        private static Optional<Entry> last(List<Entry> entries, ReportStep step) {
            return entries.reversed().stream()
                    .filter(entry -> entry.event().equals(step.event()))
                    .findFirst();
        }

        private static Optional<String> hash(Entry entry) {
            return Optional.ofNullable(entry.payload())
                    .flatMap(payload -> Optional.ofNullable(
                            CanonicalJson.read(payload, ReportRecord.class).paper()));
        }
    }

    /** How many lines the own force has confirmed of those on which it has the word. */
    record Own(int confirmed, int lines) {

        static @Nullable Own of(List<Section> sections) {
            List<Line> mine = sections.stream()
                    .flatMap(section -> section.lines().stream())
                    .filter(Line::mine)
                    .toList();
            return mine.isEmpty()
                    ? null
                    : new Own(
                            (int) mine.stream()
                                    .filter(line -> line.stands(Confirmation.State.CONFIRMED))
                                    .count(),
                            mine.size());
        }
    }

    /** @param depth 0 for the parts with Roman numbers */
    record Section(String code, String number, LocalizedText heading, int depth, List<Words> words, List<Line> lines) {}

    /** A paragraph, printed in pieces so that figures can be told from words. */
    record Words(UUID id, List<Piece> pieces) {}

    /**
     * A figure of the report.
     *
     * @param printed as the words have it
     * @param part whether it is a part of the figure before ("trong đó")
     * @param records where its records are
     * @param seen what who looks at the page sees of it, speaking for a force that answers for it; null for others
     */
    record Line(
            String code,
            LocalizedText label,
            LocalizedText unit,
            Quantity value,
            boolean countOnly,
            @Nullable Quantity previous,
            boolean previousCountOnly,
            Optional<BigDecimal> changePercent,
            String printed,
            boolean part,
            String records,
            List<Said> said,
            @Nullable String seen) {

        boolean mine() {
            return seen != null;
        }

        /** Whether the own force has said nothing yet. */
        boolean open() {
            return stands(Confirmation.State.OPEN);
        }

        boolean stands(Confirmation.State state) {
            return seen != null && seen.startsWith(state.name());
        }

        /** Where forces stand, the states that matter most first. */
        List<Confirmation.State> states() {
            return List.of(Confirmation.State.CONTESTED, Confirmation.State.OPEN, Confirmation.State.CONFIRMED).stream()
                    .filter(state -> !said(state).isEmpty())
                    .toList();
        }

        List<Said> said(Confirmation.State state) {
            return said.stream().filter(one -> one.state() == state).toList();
        }
    }

    /** What a force says of a line. */
    record Said(
            int bit,
            LocalizedText force,
            Confirmation.State state,
            @Nullable String note,
            @Nullable String by,
            @Nullable Instant at,
            boolean changedSince) {}

    /**
     * What later records add to a figure.
     *
     * @param href the list of these records
     */
    record Change(
            LocalizedText label, LocalizedText unit, Quantity frozen, Quantity change, long records, String href) {
        Quantity after() {
            return frozen.plus(change);
        }
    }

    /**
     * An entry of the book about the report.
     *
     * @param event its code, worded under {@code record.event.}
     * @param lines names of the lines a force spoke about
     */
    record Event(
            Instant at, String event, String by, @Nullable String reason, List<LocalizedText> lines, long position) {}

    /** How many lines of how many are confirmed by all their forces; how many are contested. */
    record Settled(int confirmed, int contested, int lines) {}
}
