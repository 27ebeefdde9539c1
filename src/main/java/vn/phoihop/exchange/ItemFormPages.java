package vn.phoihop.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The form in which an item is written, kept as a draft, sent, and corrected. */
@PageController
class ItemFormPages {

    private static final String FORM = "exchange/form";

    private final ItemDesk desk;
    private final DrawingItemForm drawing;
    private final Permissions permissions;
    private final DrawingAttachments attachments;

    ItemFormPages(ItemDesk desk, DrawingItemForm drawing, Permissions permissions, DrawingAttachments attachments) {
        this.desk = desk;
        this.drawing = drawing;
        this.permissions = permissions;
        this.attachments = attachments;
    }

    @GetMapping("/exchange/new")
    String write(
            Page page,
            SignedIn who,
            @RequestParam(required = false) @Nullable UUID follows,
            @RequestParam(required = false) @Nullable String followsBook,
            @RequestParam(defaultValue = "BULLETIN") ItemKind kind,
            Model model) {
        permissions.require(Authority.EXCHANGE_RECORD);
        RecordKey key = new RecordKey(who.book(), UUID.randomUUID());
        BookId of = followsBook == null ? who.book() : book(followsBook);
        Optional<Item> first = Optional.ofNullable(follows).flatMap(id -> desk.find(new RecordKey(of, id)));
        model.addAttribute("form", view(key, null, drawing.begin(kind, first, who, page), Uploads.NONE, page));
        return FORM;
    }

    private static BookId book(String number) {
        try {
            return new BookId(Integer.parseInt(number));
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Problem.at("followsBook", ProblemCode.NOT_READABLE, number));
        }
    }

    /** Sent twice, the item is still one: its id was minted with the form. */
    @Requires(Authority.EXCHANGE_RECORD)
    @PostMapping("/exchange")
    String save(
            Page page,
            SignedIn who,
            @RequestParam UUID id,
            @RequestParam(name = "do", defaultValue = "send") String deed,
            @RequestParam Map<String, String> typed,
            Uploads uploads,
            Model model) {
        permissions.require(Authority.EXCHANGE_RECORD);
        return saved(new RecordKey(who.book(), id), null, 0, deed, typed, uploads, page, model);
    }

    @GetMapping("/exchange/{book}/{id}/edit")
    String edit(@PathVariable int book, @PathVariable UUID id, Page page, Model model) {
        Item item = desk.requireSender(ItemMove.CORRECT, RecordKey.of(book, id));
        model.addAttribute(
                "form",
                view(
                        item.key(),
                        item,
                        drawing.fields(item.form(), page),
                        new Uploads(Attaching.ids(item.ownAttachments()), List.of()),
                        page));
        return FORM;
    }

    @Requires(Authority.EXCHANGE_RECORD)
    @PostMapping("/exchange/{book}/{id}/edit")
    String change(
            @PathVariable int book,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(name = "do", defaultValue = "send") String deed,
            @RequestParam Map<String, String> typed,
            Uploads uploads,
            Page page,
            Model model) {
        Item item = desk.requireSender(ItemMove.CORRECT, RecordKey.of(book, id));
        return saved(item.key(), item, version, deed, typed, uploads, page, model);
    }

    private String saved(
            RecordKey key,
            @Nullable Item item,
            int version,
            String deed,
            Map<String, String> typed,
            Uploads uploads,
            Page page,
            Model model) {
        Map<String, String> values = rows(typed, deed);
        if (deed.equals("count-only")) {
            values.put("countOnly", "on");
            values.put("title", "");
            values.put("text", "");
        }
        // What is only counted says nothing, by documents either.
        Uploads sent = deed.equals("count-only") ? Uploads.NONE : uploads;
        ItemFormView form = view(key, item, values, sent, page);
        if (!deed.equals("send") && !deed.equals("draft")) {
            page.ifRefused(FORM, Map.of("form", form));
            sent.tell();
            model.addAttribute("form", form);
            return FORM;
        }
        page.ifRefused(FORM, Map.of("form", form));
        TypedFields fields = drawing.fields(key, item, values);
        Typed read = drawing.read(fields).uploading(sent);
        Integer seen = item == null ? null : Integer.valueOf(version);
        Item after;
        if (item != null && item.state().sent()) {
            after = desk.correct(key, version, kept(read, item), fields.textOrNull("reason"));
            page.notice("exchange.done.CORRECT");
        } else if (deed.equals("draft")) {
            after = desk.draft(key, seen, read);
            page.notice("exchange.done.draft");
        } else {
            after = desk.send(key, seen, read);
            page.notice("exchange.done.SEND");
        }
        return "redirect:" + page.href("/records/" + after.key());
    }

    /** The form of a correction does not ask again what stays. */
    private static Typed kept(Typed read, Item item) {
        ItemForm form = read.form();
        ItemForm before = item.form();
        return new Typed(
                new ItemForm(
                        before.kind(),
                        form.topics(),
                        form.area(),
                        form.observed(),
                        form.title(),
                        form.text(),
                        before.sender(),
                        form.urgency(),
                        form.confidence(),
                        form.impact(),
                        before.units(),
                        before.groups(),
                        before.saved(),
                        before.due(),
                        form.consent(),
                        form.countOnly(),
                        before.exercise(),
                        before.follows(),
                        before.followsBook()),
                read.problems().stream()
                        .filter(problem -> !problem.where().equals("sender"))
                        .toList(),
                read.fields(),
                read.attachments());
    }

    private ItemFormView view(
            RecordKey key, @Nullable Item item, Map<String, String> values, Uploads uploads, Page page) {
        boolean correcting = item != null && item.state().sent();
        page.titled(correcting ? "exchange.correct.title" : "exchange.new.title")
                .lead(correcting ? "exchange.correct.lead" : "exchange.new.lead")
                .under("/exchange", page.text("exchange.nav"));
        if (item != null) {
            page.under("/records/" + key, page.text("exchange.one"));
        }
        return drawing.draw(key, item, values, page).with(attachments.ofForm(key, item, uploads, page));
    }

    /** What was typed, with a row more or less where that was asked for: "more-groups", "less-units-2". */
    static Map<String, String> rows(Map<String, String> typed, String deed) {
        Map<String, String> values = new LinkedHashMap<>(typed);
        String[] words = deed.split("-", -1);
        String field = words.length > 1 && words[1].equals("groups") ? "force[" : "units[";
        if (words[0].equals("more")) {
            int free = 0;
            while (values.containsKey(field + free + "]")) {
                free++;
            }
            values.put(field + free + "]", "");
        } else if (words[0].equals("less") && words.length > 2) {
            values.remove(field + words[2] + "]");
            values.remove(field + words[2] + "]Text");
            values.remove("groupArea[" + words[2] + "]");
            values.remove("groupArea[" + words[2] + "]Text");
        }
        return values;
    }
}
