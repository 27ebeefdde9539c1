package vn.phoihop.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The groups of recipients that units keep: a list, and a form for each. */
@PageController
class GroupPages {

    private static final String FORM = "exchange/group";

    /** The field of the unit whose group it is. */
    private static final String OWNER = "owner";

    private final GroupDesk desk;
    private final DrawingItemForm drawing;
    private final Organisations organisations;
    private final Permissions permissions;

    GroupPages(GroupDesk desk, DrawingItemForm drawing, Organisations organisations, Permissions permissions) {
        this.desk = desk;
        this.drawing = drawing;
        this.organisations = organisations;
        this.permissions = permissions;
    }

    /**
     * A group as its form shows it.
     *
     * @param version of the group that was opened; 0 for a new one
     * @param unitWords what its unit is called
     * @param changed what has changed of the organisation since it was kept
     */
    record View(UUID id, int version, String unitWords, RecipientRows rows, List<String> changed) {

        boolean known() {
            return version > 0;
        }
    }

    @GetMapping("/exchange/groups")
    String list(Page page, SignedIn who, Model model) {
        permissions.require(Authority.EXCHANGE_RECORD);
        page.titled("exchange.groups").lead("exchange.groups.lead").under("/exchange", page.text("exchange.nav"));
        GroupDesk.Listed listed = desk.list(who.book());
        model.addAttribute("groups", listed.groups());
        model.addAttribute("cut", listed.cut() ? page.text("exchange.groups.cut", GroupDesk.LISTED) : "");
        return "exchange/groups";
    }

    @GetMapping("/exchange/groups/new")
    String write(Page page, SignedIn who, Model model) {
        permissions.require(Authority.EXCHANGE_RECORD);
        Map<String, String> values = new LinkedHashMap<>();
        values.put(OWNER, who.unit() == null ? "" : who.unit().toString());
        model.addAttribute("group", view(UUID.randomUUID(), 0, values, List.of(), who.book(), page));
        return FORM;
    }

    @GetMapping("/exchange/groups/{id}")
    String edit(@PathVariable UUID id, Page page, SignedIn who, Model model) {
        GroupDesk.Judged judged = desk.get(who.book(), id);
        SavedGroup group = judged.group();
        Map<String, String> values = new LinkedHashMap<>();
        values.put(OWNER, group.unit().toString());
        values.put("name", group.name());
        TypedRecipients.put(group.units(), group.groups(), organisations.current(), values);
        List<String> changed = judged.changed().stream().map(page::text).toList();
        model.addAttribute("group", view(id, group.version(), values, changed, who.book(), page));
        return FORM;
    }

    /** Sent twice, the group is still one: its id was minted with the form. */
    @PostMapping("/exchange/groups")
    String save(
            Page page,
            SignedIn who,
            @RequestParam UUID id,
            @RequestParam int version,
            @RequestParam(name = "do", defaultValue = "save") String deed,
            @RequestParam Map<String, String> typed,
            Model model) {
        permissions.require(Authority.EXCHANGE_RECORD);
        Map<String, String> values = ItemFormPages.rows(typed, deed);
        View view = view(id, version, values, List.of(), who.book(), page);
        if (!deed.equals("save")) {
            model.addAttribute("group", view);
            return FORM;
        }
        page.ifRefused(FORM, Map.of("group", view));
        TypedFields fields = drawing.fields(new RecordKey(who.book(), id), values);
        TypedRecipients recipients = TypedRecipients.read(fields, organisations.current());
        SavedGroup kept = desk.keep(
                new SavedGroup(
                        who.book(),
                        id,
                        fields.unit(OWNER),
                        Objects.requireNonNullElse(fields.textOrNull("name"), ""),
                        Math.max(0, version),
                        recipients.units(),
                        recipients.groups()),
                fields.problems(),
                names(recipients));
        page.notice("exchange.groups.done", kept.name());
        return "redirect:" + page.href("/exchange/groups");
    }

    private static Map<String, String> names(TypedRecipients recipients) {
        Map<String, String> names = new LinkedHashMap<>(recipients.names());
        names.put("unit", OWNER);
        return names;
    }

    @PostMapping("/exchange/groups/{id}/delete")
    String delete(@PathVariable UUID id, @RequestParam int version, Page page, SignedIn who) {
        page.notice(
                "exchange.groups.deleted", desk.delete(who.book(), id, version).name());
        return "redirect:" + page.href("/exchange/groups");
    }

    private View view(UUID id, int version, Map<String, String> values, List<String> changed, BookId book, Page page) {
        page.titled(version > 0 ? "exchange.groups" : "exchange.groups.new")
                .lead("exchange.groups.lead")
                .under("/exchange", page.text("exchange.nav"))
                .under("/exchange/groups", page.text("exchange.groups"));
        RecipientRows rows = drawing.rows(book, values, page);
        return new View(id, version, rows.word(OWNER), rows, changed);
    }
}
