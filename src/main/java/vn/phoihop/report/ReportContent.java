package vn.phoihop.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Catalogue;
import vn.phoihop.catalogue.Form;
import vn.phoihop.figure.Unsettled;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.report.ReportForms.FormForWindow;
import vn.phoihop.vocabulary.Window;

/**
 * All a report says at a cutoff: its own one when it is frozen, the present one while it is a draft.
 *
 * @param report null when it is produced for a script and nobody keeps it
 * @param figures by code, in the order of the form
 * @param paragraphs in the order of the paper
 * @param openRecords records of the window that are not settled
 */
record ReportContent(
        @Nullable Report report,
        Book book,
        FormForWindow formForWindow,
        Cutoff cutoff,
        Map<String, ReportFigure> figures,
        Map<String, String> facts,
        List<Paragraph> paragraphs,
        List<Confirmation> confirmations,
        List<Unsettled.Line> openRecords) {

    Catalogue catalogue() {
        return formForWindow.catalogue();
    }

    Form form() {
        return formForWindow.form();
    }

    Window window() {
        return formForWindow.window();
    }

    /** Whether the window it is compared with was one of another regime. */
    boolean comparedByAnother() {
        return formForWindow.comparedByAnother();
    }

    Optional<Window> compared() {
        return formForWindow.compared();
    }

    Wording wording() {
        return new Wording(catalogue(), form(), figures, facts);
    }

    TokenNames names() {
        return new TokenNames(catalogue(), form());
    }

    NarrativeCheck check() {
        return new NarrativeCheck(catalogue(), form(), figures);
    }

    ReportFigure figure(String code) {
        ReportFigure figure = figures.get(code);
        if (figure == null) {
            throw new IllegalArgumentException("the report has no figure " + code);
        }
        return figure;
    }

    List<Paragraph> paragraphs(Form.Section section) {
        return paragraphs.stream()
                .filter(paragraph -> paragraph.section().equals(section.code()))
                .toList();
    }

    /** What the forces say of a line, the responsible force first; those who said nothing, or confirmed another figure, are open. */
    List<Confirmation> confirmations(Form.Line line) {
        return line.confirmedBy().stream()
                .map(force -> confirmations.stream()
                        .filter(one -> one.indicator().equals(line.indicator())
                                && one.force().equals(force))
                        .findFirst()
                        .map(one -> one.beside(figure(line.indicator()).value()))
                        .orElseGet(() -> Confirmation.open(line.indicator(), force)))
                .toList();
    }

    /** Those of the records not settled that count all the same, or those that are in no figure. */
    List<Unsettled.Line> openRecords(boolean counted) {
        return openRecords.stream().filter(line -> line.counted() == counted).toList();
    }

    /** Lines a force has not confirmed or has contested. */
    List<Confirmation> unsettled() {
        return form().lines().stream()
                .flatMap(line -> confirmations(line).stream())
                .filter(one -> one.state() != Confirmation.State.CONFIRMED)
                .toList();
    }
}
