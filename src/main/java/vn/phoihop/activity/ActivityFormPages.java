package vn.phoihop.activity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.ActivityFormView.Mode;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The one form in which an activity is written down, kept as a draft, mended and corrected. */
@PageController
class ActivityFormPages {

    private static final String FORM = "activity/form";

    private final ActivityDesk desk;
    private final ChangingActivity changing;
    private final Activities activities;
    private final FillingForm filling;
    private final DrawingForm drawing;
    private final LikelyTwins twins;
    private final Permissions permissions;

    ActivityFormPages(
            ActivityDesk desk,
            ChangingActivity changing,
            Activities activities,
            FillingForm filling,
            DrawingForm drawing,
            LikelyTwins twins,
            Permissions permissions) {
        this.desk = desk;
        this.changing = changing;
        this.activities = activities;
        this.filling = filling;
        this.drawing = drawing;
        this.twins = twins;
        this.permissions = permissions;
    }

    /** Empty but for what the unit chose last; {@code ?copy=ID} opens a copy of one of its records. */
    @GetMapping("/activities/new")
    String form(Page page, SignedIn who, Model model) {
        permissions.require(Authority.ACTIVITY_RECORD);
        BookId book = book(who);
        String copy = page.address().get("copy");
        Map<String, String> values = copy.isEmpty()
                ? filling.fresh(filling.latest(book, who), who, book, page.window())
                : filling.copy(desk.get(new RecordKey(book, uuid(copy))));
        RecordKey key = new RecordKey(book, UUID.randomUUID());
        titled(page, Mode.NEW);
        model.addAttribute("form", drawing.draw(key, 0, Mode.NEW, values, false, who, page));
        return FORM;
    }

    @GetMapping("/activities/{book}/{id}/edit")
    String edit(@PathVariable int book, @PathVariable UUID id, Page page, SignedIn who, Model model) {
        Activity activity = desk.getToWrite(RecordKey.of(book, id));
        Mode mode = Mode.of(activity);
        titled(page, mode).under("/records/" + activity.key(), page.text("activity.record"));
        model.addAttribute("form", draw(activity, filling.of(activity), who, page));
        return FORM;
    }

    /**
     * Whatever is done with the form: sent, kept as a draft, given another row or kind. Sent twice, the record is still one: its id was
     * minted with the form.
     */
    @PostMapping("/activities")
    String submit(
            @RequestParam int book,
            @RequestParam UUID id,
            @RequestParam int version,
            @RequestParam(name = "do", defaultValue = "submit") String deed,
            @RequestParam Map<String, String> typed,
            Page page,
            SignedIn who,
            Model model) {
        permissions.require(Authority.ACTIVITY_RECORD);
        RecordKey key = RecordKey.of(book, id);
        Mode mode = version == 0 ? Mode.NEW : Mode.of(desk.get(key));
        titled(page, mode);
        Map<String, String> values = arranged(typed, deed);
        ActivityFormView form = version == 0
                ? drawing.draw(key, 0, mode, values, false, who, page)
                : draw(activities.get(key), values, version, who, page);
        page.ifRefused(FORM, Map.of("form", form));
        TypedActivity.Read read = drawing.read(key, values).read();
        switch (deed) {
            case "submit" -> {
                desk.submit(key, version, read);
                page.notice("activity.submitted");
            }
            case "draft" -> {
                desk.saveDraft(key, version, read);
                page.notice("activity.draft.saved");
            }
            case "correct" -> {
                desk.correct(key, version, read, typed.get("reason"));
                page.notice("activity.corrected");
            }
            default -> {
                model.addAttribute("form", form);
                return FORM;
            }
        }
        return "redirect:" + page.href("/records/" + key);
    }

    /** Likely twins of what stands in the form so far, while it is being filled in. */
    @PostMapping("/activities/twins")
    String twins(
            @RequestParam int book,
            @RequestParam UUID id,
            @RequestParam Map<String, String> typed,
            Page page,
            Model model) {
        permissions.require(Authority.ACTIVITY_RECORD);
        RecordKey key = RecordKey.of(book, id);
        TypedActivity.Read read = drawing.read(key, typed).read();
        boolean readable = read.problems().stream()
                .noneMatch(problem ->
                        List.of("startsAt", "endsAt", "area", "lead", "kind").contains(problem.where()));
        model.addAttribute("twins", readable ? drawing.drawn(twins.list(key, read.form()), page) : List.of());
        return "activity/twins";
    }

    private ActivityFormView draw(Activity activity, Map<String, String> values, SignedIn who, Page page) {
        return draw(activity, values, activity.version(), who, page);
    }

    private ActivityFormView draw(Activity activity, Map<String, String> values, int version, SignedIn who, Page page) {
        boolean reasonNeeded =
                !changing.reasonProblems(activity, null, who.by()).isEmpty();
        return drawing.draw(activity.key(), version, Mode.of(activity), values, reasonNeeded, who, page);
    }

    /** What was typed, with one more row of partners or one row less. */
    private static Map<String, String> arranged(Map<String, String> typed, String deed) {
        Map<String, String> values = new LinkedHashMap<>(typed);
        if (deed.equals("more")) {
            int next = 0;
            while (values.containsKey("partners[" + next + "]")) {
                next++;
            }
            values.put("partners[" + next + "]", "");
        }
        if (deed.startsWith("less-")) {
            String row = "partners[" + deed.substring("less-".length()) + "]";
            values.keySet().removeIf(name -> name.startsWith(row));
        }
        return values;
    }

    private static Page titled(Page page, Mode mode) {
        return page.titled("activity.form.title." + mode)
                .lead("activity.form.lead." + mode)
                .under("/activities", page.text("activity.nav"));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, text);
        }
    }

    static BookId book(SignedIn who) {
        return who.books().stream().findFirst().orElseThrow(() -> new Refused(ProblemCode.OWN_UNIT_ABSENT));
    }
}
