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
import vn.phoihop.activity.JoinDesk.Own;
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

    /** What a twin is looked for by. */
    private static final List<String> OF_THE_THING = List.of("kind", "startsAt", "endsAt", "area");

    private final ActivityDesk desk;
    private final ChangingActivity changing;
    private final Activities activities;
    private final FillingForm filling;
    private final DrawingForm drawing;
    private final LikelyTwins twins;
    private final JoinDesk joining;
    private final Permissions permissions;

    ActivityFormPages(
            ActivityDesk desk,
            ChangingActivity changing,
            Activities activities,
            FillingForm filling,
            DrawingForm drawing,
            LikelyTwins twins,
            JoinDesk joining,
            Permissions permissions) {
        this.desk = desk;
        this.changing = changing;
        this.activities = activities;
        this.filling = filling;
        this.drawing = drawing;
        this.twins = twins;
        this.joining = joining;
        this.permissions = permissions;
    }

    /** Empty but for what the unit chose last; {@code ?copy=BOOK/ID} opens a copy of one of its records. */
    @GetMapping("/activities/new")
    String form(Page page, SignedIn who, Model model) {
        permissions.require(Authority.ACTIVITY_RECORD);
        BookId book = who.book();
        String copy = page.address().get("copy");
        Map<String, String> values = copy.isEmpty()
                ? filling.fresh(filling.latest(book, who), who, book, page.window())
                : filling.copy(desk.get(key(copy)));
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
                Activity after = desk.correct(key, version, read, typed.get("reason"));
                page.notice(
                        after.version() > version
                                ? "activity.corrected"
                                : after.confirmation() == Confirmation.CONTESTED
                                        ? "activity.unchanged.contested"
                                        : "activity.unchanged");
            }
            case String joined
            when joined.startsWith(TwinWords.JOIN) -> {
                return join(new Own(key, version, read.form()), joined.substring(TwinWords.JOIN.length()), read, page);
            }
            default -> {
                model.addAttribute("form", form);
                return FORM;
            }
        }
        return "redirect:" + page.href("/records/" + key);
    }

    /** What stands in the form joins the record that is there already, instead of becoming a second one; other fields need not be right. */
    private String join(Own own, String twin, TypedActivity.Read read, Page page) {
        Refused.ifAny(read.problems().stream()
                .filter(problem -> OF_THE_THING.contains(problem.where())
                        || problem.where().contains("."))
                .toList());
        String[] idAndVersion = twin.split("\\.", 2);
        RecordKey target = new RecordKey(own.key().book(), uuid(idAndVersion[0]));
        joining.join(target, idAndVersion.length > 1 ? version(idAndVersion[1]) : null, own);
        page.notice("activity.step.done.JOIN");
        return "redirect:" + page.href("/records/" + target);
    }

    /** Likely twins of what stands in the form so far, while it is being filled in. */
    @PostMapping("/activities/twins")
    String twins(
            @RequestParam int book,
            @RequestParam UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed,
            Page page,
            Model model) {
        permissions.require(Authority.ACTIVITY_RECORD);
        RecordKey key = RecordKey.of(book, id);
        TypedActivity.Read read = drawing.read(key, typed).read();
        boolean readable = read.problems().stream().noneMatch(problem -> ofTheThing(problem.where()));
        model.addAttribute(
                "twins",
                readable
                        ? drawing.words(
                                twins.list(key, read.form()), version == 0 ? Mode.NEW : Mode.of(desk.get(key)), page)
                        : List.of());
        return "activity/twins";
    }

    /** Whether it is something a twin is looked for by. */
    static boolean ofTheThing(String field) {
        return OF_THE_THING.contains(field) || field.equals("lead");
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

    private static RecordKey key(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || !text.substring(0, slash).matches("\\d{1,9}")) {
            throw new Refused(ProblemCode.NOT_READABLE, text);
        }
        return RecordKey.of(Integer.parseInt(text.substring(0, slash)), uuid(text.substring(slash + 1)));
    }

    private static int version(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, text);
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, text);
        }
    }
}
