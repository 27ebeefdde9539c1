package vn.phoihop.activity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The steps of an activity as pages: those that ask why, and the buttons that take them. */
@PageController
class ActivityStepPages {

    private static final List<ActivityStep> ASKING =
            List.of(ActivityStep.CONTEST, ActivityStep.UPHOLD, ActivityStep.WITHDRAW, ActivityStep.RETURN);

    private final ActivityDesk desk;
    private final ActivitySteps steps;

    ActivityStepPages(ActivityDesk desk, ActivitySteps steps) {
        this.desk = desk;
        this.steps = steps;
    }

    @GetMapping("/activities/{book}/{id}/steps/{slug}")
    String ask(@PathVariable int book, @PathVariable UUID id, @PathVariable String slug, Page page, Model model) {
        ActivityStep step = step(slug, ASKING);
        model.addAttribute("question", question(desk.require(step, RecordKey.of(book, id)), step, page));
        return "activity/step";
    }

    @PostMapping("/activities/{book}/{id}/steps/{slug}")
    String take(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable String slug,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable Long unit,
            @RequestParam(required = false) @Nullable String reason,
            Page page) {
        RecordKey key = RecordKey.of(book, id);
        ActivityStep step = step(slug, List.of(ActivityStep.values()));
        if (ASKING.contains(step)) {
            page.ifRefused("activity/step", Map.of("question", question(desk.get(key), step, page)));
        }
        @Nullable UnitId partner = unit == null ? null : unit(unit);
        switch (step) {
            case SUBMIT -> desk.submitDraft(key, version);
            case CONFIRM -> desk.confirm(key, version, partner);
            case CONTEST -> desk.contest(key, version, partner, reason);
            case UPHOLD -> desk.uphold(key, version, reason);
            case WITHDRAW -> desk.withdraw(key, version, reason);
            case RETURN -> desk.giveBack(key, version, reason);
            case SAVE_DRAFT,
                    CORRECT,
                    JOIN,
                    JOIN_AWAY,
                    MERGE,
                    MERGE_AWAY,
                    UNDO_MERGE,
                    COME_BACK,
                    TELL_APART,
                    DOUBT_AGAIN -> throw new Refused(ProblemCode.NOT_FOUND, slug);
        }
        page.notice("activity.step.done." + step);
        return "redirect:" + page.href("/records/" + key);
    }

    private ActivitySteps.Question question(Activity activity, ActivityStep step, Page page) {
        page.named(page.text(step.label()))
                .lead("activity.step.lead." + step)
                .under("/activities", page.text("activity.nav"))
                .under("/records/" + activity.key(), page.text("activity.record"));
        return steps.question(step, activity, page);
    }

    private static ActivityStep step(String slug, List<ActivityStep> among) {
        return among.stream()
                .filter(step -> ActivitySteps.slug(step).equals(slug))
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, slug));
    }

    private static UnitId unit(long id) {
        try {
            return new UnitId(id);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(ProblemCode.NOT_READABLE, Long.toString(id));
        }
    }
}
