package vn.phoihop.activity;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.access.Authority;
import vn.phoihop.activity.LikelyTwins.Twin;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;

/** The steps of an activity as its page offers them to who looks at it. */
@Component
class ActivitySteps {

    private final ActivityDesk desk;
    private final LikelyTwins twins;
    private final TwinWords words;
    private final MergeDesk merging;
    private final Organisations organisations;

    ActivitySteps(
            ActivityDesk desk, LikelyTwins twins, TwinWords words, MergeDesk merging, Organisations organisations) {
        this.desk = desk;
        this.twins = twins;
        this.words = words;
        this.merging = merging;
        this.organisations = organisations;
    }

    /**
     * What a record's page shows of them.
     *
     * @param twinsHint the key of what whoever looks can do about its twins; empty for nothing
     * @param sent whether it counts already
     * @param holdsOthers whether others were merged into it, so that it cannot be withdrawn
     */
    record View(
            int version,
            List<Remark> remarks,
            List<TwinWords.Shown> twins,
            String twinsHint,
            boolean sent,
            boolean holdsOthers,
            List<Other> links,
            List<Next> steps,
            @Nullable String copy,
            List<Other> others) {}

    /** Why a partner contests; {@code answered} once the record has been corrected or upheld since. */
    record Remark(LocalizedText unit, String text, boolean answered) {}

    /**
     * A step that may be taken from here.
     *
     * @param asks whether a page in between asks for something; otherwise it is a button
     * @param unit for which it is taken; null where that is plain
     */
    record Next(
            String label,
            String href,
            boolean asks,
            @Nullable String unit,
            boolean primary) {}

    /** A step only others may take, or a link with its words. */
    record Other(String step, String units) {}

    /** The page in between: why, and for which unit. */
    record Question(ActivityStep step, String label, String href, String back, int version, List<Choice> units) {}

    Content draw(Activity activity, Page page) {
        return page.fragment("activity/steps", Map.of("view", view(activity, page)));
    }

    private View view(Activity activity, Page page) {
        List<Next> steps = new ArrayList<>();
        List<Other> others = new ArrayList<>();
        for (ActivityStep step : ActivityDesk.possible(activity)) {
            if (desk.may(step, activity)) {
                if (step.side() != ActivityStep.Side.PARTNER
                        || !speaking(step, desk.actsFor(step, activity), activity)
                                .isEmpty()) {
                    steps.addAll(next(step, activity, page));
                }
            } else if (!settled(step, ActivityDesk.units(step, activity), activity)
                    && step != ActivityStep.SAVE_DRAFT
                    && step != ActivityStep.RETURN) {
                List<UnitId> units = ActivityDesk.units(step, activity);
                others.add(new Other(
                        page.text(step.label()),
                        names(
                                step.side() == ActivityStep.Side.PARTNER ? unspoken(step, units, activity) : units,
                                page)));
            }
        }
        joining(activity, page).ifPresent(steps::add);
        boolean writer = desk.may(ActivityStep.WITHDRAW, activity);
        List<Twin> found = twins(activity, writer, page);
        return new View(
                activity.version(),
                remarks(activity),
                words.ofRecord(activity, found, writer, page),
                hint(activity, found, writer),
                activity.state() == ActivityState.SUBMITTED,
                ActivityStep.WITHDRAW.possibleFrom(activity.state())
                        && Uniting.holdsOthers(activity)
                        && !desk.actsFor(ActivityStep.WITHDRAW, activity).isEmpty(),
                links(activity, page),
                steps,
                page.may(Authority.ACTIVITY_RECORD) ? "/activities/new?copy=" + activity.key() : null,
                others);
    }

    /** Who wrote it may join a twin with it; who sees a record that counts may look at both. */
    private List<Twin> twins(Activity activity, boolean writer, Page page) {
        boolean open = List.of(ActivityState.DRAFT, ActivityState.SUBMITTED, ActivityState.RETURNED)
                .contains(activity.state());
        return open && (writer || page.may(Authority.ACTIVITY_RECORD)) ? twins.list(activity) : List.of();
    }

    /** Before it is sent it may still join; afterwards it counts, and is joined by its writer or decided on by who answers for both leads. */
    private String hint(Activity activity, List<Twin> found, boolean writer) {
        if (activity.state() != ActivityState.SUBMITTED) {
            return writer ? "activity.twins.hint" : "";
        }
        if (found.stream().anyMatch(twin -> twin.joinable() && merging.mayDecide(activity.lead(), twin.lead()))) {
            return "activity.twins.hint.decide";
        }
        return writer && found.stream().anyMatch(Twin::joinable) ? "activity.twins.hint.sent" : "";
    }

    /** What it has to do with other records, each with the page on which that is decided. */
    private static List<Other> links(Activity activity, Page page) {
        return activity.links().stream()
                .map(link -> new Other(
                        page.text("activity.link." + link.relation())
                                + (link.reason() == null ? "" : " “" + link.reason() + "”"),
                        TwinWords.compare(activity.key(), link.other())))
                .toList();
    }

    private Optional<Next> joining(Activity activity, Page page) {
        return activity.state() == ActivityState.SUBMITTED
                        && page.may(Authority.ACTIVITY_RECORD)
                        && desk.actsFor(ActivityStep.CORRECT, activity).isEmpty()
                ? Optional.of(new Next(
                        page.text("activity.joinIn"), "/activities/" + activity.key() + "/join", true, null, false))
                : Optional.empty();
    }

    private List<Next> next(ActivityStep step, Activity activity, Page page) {
        String label = page.text(step.label());
        return switch (step) {
            case SAVE_DRAFT, CORRECT ->
                List.of(new Next(
                        page.text("activity.edit"),
                        "/activities/" + activity.key() + "/edit",
                        true,
                        null,
                        activity.confirmation() == Confirmation.CONTESTED));
            case SUBMIT ->
                activity.state() == ActivityState.RETURNED
                        ? List.of(new Next(
                                page.text("activity.mend"),
                                "/activities/" + activity.key() + "/edit",
                                true,
                                null,
                                true))
                        : List.of(new Next(label, href(step, activity), false, null, true));
            case CONFIRM ->
                unspoken(step, desk.actsFor(step, activity), activity).stream()
                        .map(unit -> new Next(
                                page.text("activity.confirm.for", names(List.of(unit), page)),
                                href(step, activity),
                                false,
                                unit.toString(),
                                true))
                        .toList();
            case CONTEST ->
                List.of(new Next(
                        unspoken(step, desk.actsFor(step, activity), activity).isEmpty()
                                ? page.text("activity.contest.afterAll")
                                : label,
                        href(step, activity),
                        true,
                        null,
                        false));
            case UPHOLD, WITHDRAW, RETURN ->
                List.of(new Next(
                        step == ActivityStep.WITHDRAW && activity.state() == ActivityState.DRAFT
                                ? page.text("activity.discard")
                                : label,
                        href(step, activity),
                        true,
                        null,
                        false));
            case JOIN, JOIN_AWAY, MERGE, MERGE_AWAY, UNDO_MERGE, COME_BACK, TELL_APART, DOUBT_AGAIN -> List.of();
        };
    }

    /** Whether it is settled for all whose step it would be: nobody is waited for. */
    private static boolean settled(ActivityStep step, List<UnitId> units, Activity activity) {
        return step.side() == ActivityStep.Side.PARTNER
                && unspoken(step, units, activity).isEmpty();
    }

    /** Those of the units that may say so now: who contests may confirm, and who has confirmed may contest after all. */
    private static List<UnitId> speaking(ActivityStep step, List<UnitId> units, Activity activity) {
        Confirmation said = step == ActivityStep.CONFIRM ? Confirmation.CONFIRMED : Confirmation.CONTESTED;
        return units.stream()
                .filter(unit -> activity.asked(unit)
                        .filter(one -> one.confirmation() != said)
                        .isPresent())
                .toList();
    }

    /** Those of the units that have not confirmed; one that contests may confirm but need not contest once more. */
    private static List<UnitId> unspoken(ActivityStep step, List<UnitId> units, Activity activity) {
        return units.stream()
                .filter(unit -> activity.asked(unit)
                        .map(Participant::confirmation)
                        .filter(said -> said == Confirmation.PENDING
                                || said == Confirmation.CONTESTED && step == ActivityStep.CONFIRM)
                        .isPresent())
                .toList();
    }

    Question question(ActivityStep step, Activity activity, Page page) {
        List<Choice> units = step == ActivityStep.CONTEST
                ? speaking(step, desk.actsFor(step, activity), activity).stream()
                        .map(unit -> new Choice(unit.toString(), names(List.of(unit), page), false))
                        .toList()
                : List.of();
        return new Question(
                step,
                page.text(step.label()),
                href(step, activity),
                "/records/" + activity.key(),
                activity.version(),
                units);
    }

    private List<Remark> remarks(Activity activity) {
        Organisation organisation = organisations.current();
        return activity.asked().stream()
                .filter(partner -> partner.reason() != null && activity.state() == ActivityState.SUBMITTED)
                .map(partner -> new Remark(
                        organisation.unit(partner.unit()).name(),
                        String.valueOf(partner.reason()),
                        partner.confirmation() != Confirmation.CONTESTED))
                .toList();
    }

    private String names(List<UnitId> units, Page page) {
        Organisation organisation = organisations.current();
        return units.stream()
                .distinct()
                .map(unit -> page.text(organisation.unit(unit).name()))
                .collect(Collectors.joining(", "));
    }

    static String href(ActivityStep step, Activity activity) {
        return "/activities/" + activity.key() + "/steps/" + slug(step);
    }

    static String slug(ActivityStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }
}
