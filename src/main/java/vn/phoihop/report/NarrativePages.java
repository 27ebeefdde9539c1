package vn.phoihop.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Form;
import vn.phoihop.catalogue.Hedge;
import vn.phoihop.catalogue.Template.Style;
import vn.phoihop.document.VietnameseWriting;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The editor of a report's words: text with tokens, what it prints, and the tokens there are. */
@PageController
class NarrativePages {

    private final Reports reports;
    private final ReadingReport reading;
    private final WritingNarrative writing;
    private final Officers officers;
    private final ReportBodies bodies;
    private final Permissions permissions;

    NarrativePages(
            Reports reports,
            ReadingReport reading,
            WritingNarrative writing,
            Officers officers,
            ReportBodies bodies,
            Permissions permissions) {
        this.reports = reports;
        this.reading = reading;
        this.writing = writing;
        this.officers = officers;
        this.bodies = bodies;
        this.permissions = permissions;
    }

    /**
     * A token an officer may use, with what it prints.
     *
     * @param token as it is written, in braces
     * @param way how it prints the figure: exact, nearly …; null for the usual way
     */
    record Token(LocalizedText token, @Nullable LocalizedText way, String prints) {}

    /** A figure's tokens: as it is usually printed, and the other ways that are true of it. */
    record Tokens(LocalizedText label, Token usual, List<Token> others) {}

    /** @param id null for a new paragraph */
    record Editor(
            String href,
            String action,
            LocalizedText heading,
            String text,
            int version,
            List<Wording.Piece> preview,
            List<Tokens> tokens,
            List<Tokens> others,
            String theirs,
            List<Problem> warnings) {}

    @GetMapping("/reports/{book}/{id}/paragraphs/{paragraph}")
    String edit(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable UUID paragraph,
            Page page,
            SignedIn who,
            Model model) {
        ReportContent content = writable(RecordKey.of(book, id), who);
        model.addAllAttributes(model(content, find(content, paragraph), null, page));
        return "report/paragraph";
    }

    @PostMapping("/reports/{book}/{id}/paragraphs/{paragraph}")
    String save(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable UUID paragraph,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String text,
            Page page,
            SignedIn who) {
        RecordKey key = RecordKey.of(book, id);
        ReportContent content = reading.read(key);
        page.ifRefused("report/paragraph", model(content, find(content, paragraph), text, page));
        tell(writing.edit(key, paragraph, version, text, officers.of(who)), page);
        return "redirect:" + ViewingReport.href(reports.get(key)) + "#words";
    }

    @GetMapping("/reports/{book}/{id}/sections/{section}/paragraphs")
    String add(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String section,
            Page page,
            SignedIn who,
            Model model) {
        model.addAllAttributes(model(writable(RecordKey.of(book, id), who), section, "", page));
        return "report/paragraph";
    }

    @PostMapping("/reports/{book}/{id}/sections/{section}/paragraphs")
    String insert(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String section,
            @RequestParam(defaultValue = "") String text,
            Page page,
            SignedIn who) {
        RecordKey key = RecordKey.of(book, id);
        page.ifRefused("report/paragraph", model(reading.read(key), section, text, page));
        tell(writing.add(key, section, text, officers.of(who)), page);
        return "redirect:" + ViewingReport.href(reports.get(key)) + "#words";
    }

    /** What a text would print, and what would be refused or warned of; nothing is written. */
    @PostMapping("/reports/{book}/{id}/preview")
    String preview(
            @PathVariable int book,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            Page page,
            Model model) {
        permissions.require(Officer.DRAFT);
        ReportContent content = reading.read(RecordKey.of(book, id));
        String kept = content.names().kept(text);
        NarrativeCheck.Finding found = content.check().check("text", "", kept);
        model.addAttribute("preview", content.wording().pieces(kept));
        model.addAttribute("refused", found.refused());
        model.addAttribute("warned", found.warned());
        return "report/preview";
    }

    /** An editor is opened only for whom its words would be taken from. */
    private ReportContent writable(RecordKey key, SignedIn who) {
        permissions.require(Officer.DRAFT);
        Report report = reports.get(key);
        Refused.ifAny(bodies.againstWriting(report, officers.of(who)).stream().toList());
        return reading.read(report);
    }

    private void tell(List<Problem> warnings, Page page) {
        page.notice("report.words.saved");
        warnings.forEach(warning -> page.notice("report.words.warning", page.text(warning)));
    }

    private static Paragraph find(ReportContent content, UUID id) {
        return content.paragraphs().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, id.toString()));
    }

    private Map<String, Object> model(ReportContent content, Paragraph paragraph, @Nullable String typed, Page page) {
        String href = ViewingReport.href(report(content));
        String text = typed == null ? paragraph.text() : content.names().kept(typed);
        return model(
                content,
                paragraph.section(),
                href + "/paragraphs/" + paragraph.id(),
                text,
                paragraph.version(),
                text.strip().equals(paragraph.text()) ? "" : paragraph.text(),
                page);
    }

    private Map<String, Object> model(ReportContent content, String section, String text, Page page) {
        return model(
                content,
                section,
                ViewingReport.href(report(content)) + "/sections/" + section + "/paragraphs",
                content.names().kept(text),
                1,
                "",
                page);
    }

    private Map<String, Object> model(
            ReportContent content, String section, String action, String text, int version, String theirs, Page page) {
        Form.Section found = content.form().allSections().stream()
                .filter(one -> one.code().equals(section))
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, section));
        Report report = report(content);
        page.titled("report.words.title", page.text(found.heading()))
                .under("/reports", page.text("report.list.title"))
                .under(
                        ViewingReport.href(report),
                        page.text(
                                "report.title",
                                page.text(content.form().name()),
                                page.text(ViewingReport.label(content))))
                .lead("report.words.lead");
        Map<String, Object> model = new HashMap<>();
        model.put(
                "editor",
                new Editor(
                        ViewingReport.href(report),
                        action,
                        found.heading(),
                        content.names().shown(text, page.locale()),
                        version,
                        content.wording().pieces(text),
                        tokens(content, found.lines()),
                        tokens(
                                content,
                                content.form().lines().stream()
                                        .filter(line -> !found.lines().contains(line))
                                        .toList()),
                        content.names().shown(theirs, page.locale()),
                        content.check().check("text", text, text).warned()));
        return model;
    }

    private static List<Tokens> tokens(ReportContent content, List<Form.Line> lines) {
        Wording wording = content.wording();
        TokenNames names = content.names();
        List<Tokens> tokens = new ArrayList<>();
        for (Form.Line line : lines) {
            String code = line.indicator();
            ReportFigure figure = content.figure(code);
            List<Token> others = new ArrayList<>();
            others.add(token(names, code, Style.EXACT, VietnameseWriting.number(figure.value())));
            for (Hedge hedge : List.of(Hedge.NEARLY, Hedge.MORE_THAN, Hedge.ABOUT)) {
                Wording.hedged(hedge, figure.value())
                        .ifPresent(prints -> others.add(token(names, code, Style.valueOf(hedge.name()), prints)));
            }
            others.add(token(names, code, Style.CHANGE, wording.changeInWords(figure)));
            tokens.add(new Tokens(
                    content.catalogue().indicator(code).label(),
                    token(names, code, Style.USUAL, wording.usual(figure)),
                    others));
        }
        return tokens;
    }

    private static Token token(TokenNames names, String indicator, Style style, String prints) {
        return new Token(TokenNames.braced(names.name(indicator, style)), TokenNames.way(style), prints);
    }

    private static Report report(ReportContent content) {
        Report report = content.report();
        if (report == null) {
            throw new IllegalStateException("only a kept report has words to edit");
        }
        return report;
    }
}
