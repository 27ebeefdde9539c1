package vn.phoihop.casework;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The forms in which a case is opened and corrected, and a milestone written down and mended. */
@PageController
class CaseFormPages {

    private final CaseDesk desk;
    private final DrawingCaseForm drawing;
    private final Catalogues catalogues;
    private final Permissions permissions;

    CaseFormPages(CaseDesk desk, DrawingCaseForm drawing, Catalogues catalogues, Permissions permissions) {
        this.desk = desk;
        this.drawing = drawing;
        this.catalogues = catalogues;
        this.permissions = permissions;
    }

    @GetMapping("/cases/new")
    String open(Page page, SignedIn who, Model model) {
        permissions.require(Authority.CASE_RECORD);
        RecordKey key = new RecordKey(who.book(), UUID.randomUUID());
        model.addAttribute("form", newCase(key, drawing.begin(key.book(), who, page), page));
        return "casework/form";
    }

    /** Sent twice, the case is still one: its id was minted with the form. */
    @PostMapping("/cases")
    String save(
            Page page,
            SignedIn who,
            @RequestParam UUID id,
            @RequestParam(name = "do", defaultValue = "save") String deed,
            @RequestParam Map<String, String> typed,
            Model model) {
        permissions.require(Authority.CASE_RECORD);
        RecordKey key = new RecordKey(who.book(), id);
        Map<String, String> values = rows(typed, deed);
        CaseFormView form = newCase(key, values, page);
        if (!deed.equals("save")) {
            model.addAttribute("form", form);
            return "casework/form";
        }
        page.ifRefused("casework/form", Map.of("form", form));
        desk.open(key, TypedCase.read(drawing.fields(values, page), drawing.today(key.book())));
        page.notice("casework.opened");
        return "redirect:" + page.href("/cases/" + key + "/milestones/new");
    }

    private CaseFormView newCase(RecordKey key, Map<String, String> values, Page page) {
        page.titled("casework.new.title").lead("casework.new.lead").under("/cases", page.text("casework.nav"));
        return drawing.draw(key, null, values, page);
    }

    @GetMapping("/cases/{book}/{id}/edit")
    String edit(@PathVariable int book, @PathVariable UUID id, Page page, Model model) {
        CaseFile file = desk.required(CaseMove.CORRECT, RecordKey.of(book, id));
        model.addAttribute("form", correction(file, TypedCase.fields(file.form(), page::show), page));
        return "casework/form";
    }

    @PostMapping("/cases/{book}/{id}/edit")
    String correct(
            @PathVariable int book,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(name = "do", defaultValue = "save") String deed,
            @RequestParam Map<String, String> typed,
            Page page,
            Model model) {
        CaseFile file = desk.required(CaseMove.CORRECT, RecordKey.of(book, id));
        Map<String, String> values = rows(typed, deed);
        CaseFormView form = correction(file, values, page);
        if (!deed.equals("save")) {
            model.addAttribute("form", form);
            return "casework/form";
        }
        page.ifRefused("casework/form", Map.of("form", form));
        TypedFields fields = drawing.fields(values, page);
        CaseFile after = desk.correct(
                file.key(),
                version,
                TypedCase.read(fields, drawing.today(file.key().book())),
                fields.textOrNull("reason"));
        page.notice(told(after, version, "casework.corrected"));
        return "redirect:" + page.href("/records/" + file.key());
    }

    /** A correction in which nothing differs has written nothing, the reason neither. */
    private static String told(CaseFile after, int seen, String mended) {
        return after.version() > seen
                ? mended
                : after.confirmation() == Confirmation.CONTESTED
                        ? "casework.unchanged.contested"
                        : "casework.unchanged";
    }

    private CaseFormView correction(CaseFile file, Map<String, String> values, Page page) {
        page.titled("casework.edit.title").lead("casework.edit.lead");
        return drawing.draw(under(file, page).key(), file, values, page);
    }

    @GetMapping("/cases/{book}/{id}/milestones/new")
    String newMilestone(@PathVariable int book, @PathVariable UUID id, Page page, Model model) {
        CaseFile file = desk.requiredToReach(RecordKey.of(book, id));
        Map<String, String> begin = Map.of(
                "id",
                UUID.randomUUID().toString(),
                "occurredOn",
                page.show(
                        file.milestones().isEmpty()
                                ? file.openedOn()
                                : drawing.today(file.key().book())));
        model.addAttribute("form", milestone(file, null, begin, page));
        return "casework/milestone";
    }

    @GetMapping("/cases/{book}/{id}/milestones/{milestone}")
    String editMilestone(
            @PathVariable int book, @PathVariable UUID id, @PathVariable UUID milestone, Page page, Model model) {
        CaseFile file = desk.requireWriterOf(milestone, RecordKey.of(book, id));
        Milestone known = known(file, milestone);
        Map<String, String> values = new LinkedHashMap<>(
                TypedCase.fields(known, file, catalogues.current(known.occurredOn()), page::show, page.locale()));
        values.put("id", milestone.toString());
        model.addAttribute("form", milestone(file, known, values, page));
        return "casework/milestone";
    }

    /** A new one under the id minted with its form, or a mended one. */
    @PostMapping("/cases/{book}/{id}/milestones")
    String saveMilestone(
            @PathVariable int book,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(name = "id") UUID milestone,
            @RequestParam(required = false) @Nullable UUID known,
            @RequestParam(name = "do", defaultValue = "save") String deed,
            @RequestParam Map<String, String> typed,
            Page page,
            Model model) {
        CaseFile file = desk.requiredToReach(RecordKey.of(book, id));
        Map<String, String> values = rows(typed, deed);
        CaseFormView form = milestone(file, known == null ? null : known(file, known), values, page);
        if (!deed.equals("save")) {
            model.addAttribute("form", form);
            return "casework/milestone";
        }
        page.ifRefused("casework/milestone", Map.of("form", form));
        TypedFields fields = drawing.fields(values, page);
        Typed<MilestoneForm> read = TypedCase.milestone(
                milestone, fields, file, drawing.today(file.key().book()), catalogues.current());
        if (known == null) {
            desk.reach(file.key(), null, read);
            page.notice("casework.milestone.written");
        } else {
            CaseFile after = desk.correctMilestone(file.key(), version, read, fields.textOrNull("reason"));
            page.notice(told(after, version, "casework.milestone.mended"));
        }
        return "redirect:" + page.href("/records/" + file.key());
    }

    private CaseFormView milestone(CaseFile file, @Nullable Milestone known, Map<String, String> values, Page page) {
        page.titled(known == null ? "casework.milestone.title" : "casework.milestone.edit")
                .lead("casework.milestone.lead");
        return drawing.draw(under(file, page), known, values, page);
    }

    private static CaseFile under(CaseFile file, Page page) {
        page.under("/cases", page.text("casework.nav")).under("/records/" + file.key(), page.text("casework.one"));
        return file;
    }

    private static Milestone known(CaseFile file, UUID milestone) {
        return file.milestone(milestone).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, milestone.toString()));
    }

    /** What was typed, with a row more or less where that was asked for: "more-goods", "less-partners-2". */
    private static Map<String, String> rows(Map<String, String> typed, String deed) {
        Map<String, String> values = new LinkedHashMap<>(typed);
        String[] words = deed.split("-", -1);
        String field = words.length > 1 && words[1].equals("goods") ? "quantity[" : "partners[";
        if (words[0].equals("more")) {
            int free = 0;
            while (free < TypedFields.ROWS && values.containsKey(field + free + "]")) {
                free++;
            }
            values.put(field + free + "]", "");
        } else if (words[0].equals("less") && words.length > 2) {
            values.remove(field + words[2] + "]");
            values.remove(field + words[2] + "]Text");
            values.remove("what[" + words[2] + "]");
        }
        return values;
    }
}
