package vn.phoihop.report;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** An officer edits the words around the figures, as long as nobody has approved them. */
@Component
class WritingNarrative {

    private final Reports reports;
    private final Paragraphs paragraphs;
    private final ReadingReport reading;
    private final ReportBodies bodies;

    WritingNarrative(Reports reports, Paragraphs paragraphs, ReadingReport reading, ReportBodies bodies) {
        this.reports = reports;
        this.paragraphs = paragraphs;
        this.reading = reading;
        this.bodies = bodies;
    }

    /**
     * Replaces a paragraph's text; an empty one removes the paragraph.
     *
     * @param text with figures by their names or codes
     * @param version of the paragraph that was looked at; refused when somebody else was faster, and both texts are still there: theirs
     *     stands, and what was typed is in the hands of the caller
     * @return warnings, which did not keep the text from being written
     */
    @Transactional
    List<Problem> edit(RecordKey key, UUID paragraph, int version, String text, Officer officer) {
        Report report = openFor(key, officer);
        Paragraph before = paragraphs
                .find(key, paragraph)
                .orElseThrow(() -> new Refused(Problem.at("text", ProblemCode.CHANGED_MEANWHILE)));
        if (before.version() != version) {
            throw new Refused(Problem.at("text", ProblemCode.CHANGED_MEANWHILE));
        }
        ReportContent content = reading.read(report);
        String typed = tidy(content.names().kept(text));
        NarrativeCheck.Finding found = content.check().check("text", before.text(), typed);
        Refused.ifAny(found.refused());
        boolean written = typed.isEmpty()
                ? paragraphs.remove(key, paragraph, version)
                : paragraphs.edit(key, paragraph, version, typed, officer);
        if (!written) {
            throw new Refused(Problem.at("text", ProblemCode.CHANGED_MEANWHILE));
        }
        return found.warned();
    }

    /** A new paragraph at the end of a section. */
    @Transactional
    List<Problem> add(RecordKey key, String section, String text, Officer officer) {
        Report report = openFor(key, officer);
        ReportContent content = reading.read(report);
        if (content.form().allSections().stream().noneMatch(one -> one.code().equals(section))) {
            throw new Refused(ProblemCode.NOT_FOUND, section);
        }
        String typed = tidy(content.names().kept(text));
        if (typed.isEmpty()) {
            throw new Refused(Problem.at("text", ProblemCode.REQUIRED));
        }
        NarrativeCheck.Finding found = content.check().check("text", "", typed);
        Refused.ifAny(found.refused());
        int last = content.paragraphs().stream()
                .filter(one -> one.section().equals(section))
                .mapToInt(Paragraph::ordinal)
                .max()
                .orElse(-1);
        paragraphs.insert(
                key, new Paragraph(UUID.randomUUID(), section, last + 1, typed, 1, officer.name()), officer.account());
        return found.warned();
    }

    private Report openFor(RecordKey key, Officer officer) {
        // Whoever approves must have seen these words: an edit makes every step form that is open out of date.
        reports.touch(key);
        Report report = reports.get(key);
        Refused.ifAny(bodies.againstWriting(report, officer).stream().toList());
        if (!report.state().textIsOpen()) {
            throw new Refused(ProblemCode.REPORT_TEXT_CLOSED, report.state().label());
        }
        return report;
    }

    /** One paragraph is one line. */
    private static String tidy(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
