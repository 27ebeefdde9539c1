package vn.phoihop.activity;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.activity.Link.Relation;
import vn.phoihop.activity.SavingActivities.Kept;
import vn.phoihop.activity.Uniting.Part;
import vn.phoihop.ledger.CanonicalJson;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * Two records found to be one thing become one, and may become two again; or are said to be two. Both records are held while it is done, and
 * what the book is told of both it is told at once.
 */
@Component
public class MergingActivities {

    private final Activities activities;
    private final SavingActivities saving;
    private final ActivityChecks checks;
    private final Ledger ledger;
    private final Clock clock;

    MergingActivities(
            Activities activities, SavingActivities saving, ActivityChecks checks, Ledger ledger, Clock clock) {
        this.activities = activities;
        this.saving = saving;
        this.checks = checks;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * A record as somebody has seen it.
     *
     * @param version null where whoever calls has seen none in particular
     */
    public record Seen(RecordKey key, @Nullable Integer version) {}

    /**
     * Which amount is taken where both records name one of a unit; without it, see {@link Uniting}.
     *
     * @param unit null for what the records count themselves, whoever leads them
     */
    public record Choice(@Nullable UnitId unit, String measure, boolean fromGoing) {}

    /**
     * Merges one record into the other (hợp nhất bản ghi trùng). When, where and who leads is as in the one that stays; whoever takes part
     * in either takes part, and what each put in is taken once. Partners are asked again only where what they spoke about has changed.
     *
     * @return the one that stays
     */
    @Transactional
    public Activity merge(Seen stays, Seen goes, List<Choice> choices, @Nullable String reason, By by) {
        return change(stays, goes, by, (staying, going, check) -> {
            ActivityStep.MERGE.from(staying.state());
            ActivityStep.MERGE_AWAY.from(going.state());
            if (linked(staying, going, Relation.APART)) {
                throw new Refused(ProblemCode.MERGE_TOLD_APART);
            }
            Uniting uniting = uniting(staying, going, check);
            Map<Part, Boolean> chosen = uniting.chosen(choices);
            List<Problem> problems = new ArrayList<>(check.problems(uniting.form(chosen)));
            problems.addAll(PlainText.problems("reason", reason));
            Refused.ifAny(problems);
            @Nullable String why = PlainText.tidy(reason);
            Set<UnitId> signed = by.unit() == null ? Set.of() : Set.of(by.unit());
            return new Both(
                    uniting.staying(chosen, signed, why),
                    ActivityStep.MERGE,
                    uniting.going(why),
                    ActivityStep.MERGE_AWAY);
        });
    }

    /** The two as one, with what keeps them from it: nothing is written. */
    Uniting uniting(Activity stays, Activity goes, ActivityCheck check) {
        if (!stays.kind().equals(goes.kind()) || stays.exercise() != goes.exercise()) {
            throw new Refused(ProblemCode.MERGE_OF_DIFFERENT_KINDS);
        }
        long units = stays.units().size()
                + goes.units().stream()
                        .filter(unit -> !stays.units().contains(unit))
                        .count();
        if (units > TypedActivity.MOST_PARTNERS + 1) {
            throw new Refused(ProblemCode.TOO_MANY, TypedActivity.MOST_PARTNERS);
        }
        return new Uniting(stays, goes, check);
    }

    /**
     * Takes a merge back: both records are as they were before, also in what their partners had said; why is told in both. Refused where the record that stayed
     * has been changed since, other than by what its partners say; where several went into one, the last comes out first.
     *
     * @param merged the record that had gone into another
     * @return that record, which counts again
     */
    @Transactional
    public Activity undo(Seen merged, @Nullable String reason, By by) {
        Activity known = activities.get(merged.key());
        UUID into = known.links().stream()
                .filter(link -> link.relation() == Relation.MERGED_INTO)
                .map(Link::other)
                .findFirst()
                .orElseThrow(() -> new Refused(ProblemCode.MERGE_NONE));
        Seen survivor = new Seen(new RecordKey(merged.key().book(), into), null);
        Refused.ifAny(ChangingActivity.reasonProblems(reason));
        String why = PlainText.tidy(reason);
        change(survivor, merged, by, (staying, going, check) -> {
            if (going.link(into).map(Link::relation).orElse(null) != Relation.MERGED_INTO) {
                throw new Refused(ProblemCode.CHANGED_MEANWHILE);
            }
            later(staying, going, check).ifPresent(later -> {
                throw new Refused(ProblemCode.MERGE_LATER_FIRST, later);
            });
            ActivityStep.UNDO_MERGE.from(staying.state());
            ActivityStep.COME_BACK.from(going.state());
            Turn turned = turn(staying, going, Relation.MERGED_FROM);
            if (!turned.after().form().equals(staying.form())) {
                throw new Refused(ProblemCode.MERGE_CHANGED_SINCE);
            }
            Turn gone = turn(going, staying, Relation.MERGED_INTO);
            return new Both(
                    back(staying, turned.before(), ActivityStep.UNDO_MERGE, going, why),
                    ActivityStep.UNDO_MERGE,
                    back(going, gone.before(), ActivityStep.COME_BACK, staying, why),
                    ActivityStep.COME_BACK);
        });
        return activities.get(merged.key());
    }

    /** What the record is called whose merge is to be undone first: the one that stayed, where it went on into another, or the last that came into it. */
    private Optional<Object> later(Activity staying, Activity going, ActivityCheck check) {
        if (staying.state() == ActivityState.MERGED) {
            return Optional.of(check.title(staying));
        }
        return staying.links().stream()
                .filter(link -> link.relation() == Relation.MERGED_FROM)
                .map(Link::other)
                .reduce((one, later) -> later)
                .filter(last -> !last.equals(going.key().id()))
                .map(last -> activities
                        .find(new RecordKey(staying.key().book(), last))
                        .<Object>map(check::title)
                        // Out of the sight of who answers for the other two.
                        .orElse(last.toString()));
    }

    private record Turn(Activity before, Activity after) {}

    /** The record just before and just after the link to the other came into the book. */
    private Turn turn(Activity one, Activity other, Relation relation) {
        Activity before = null;
        Turn turn = null;
        for (Entry entry : ledger.history(one.key())) {
            String payload = entry.payload();
            Activity after = payload == null ? null : CanonicalJson.read(payload, Activity.class);
            if (before != null && after != null && linked(after, other, relation) && !linked(before, other, relation)) {
                turn = new Turn(before, after);
            }
            before = after;
        }
        if (turn == null) {
            throw new Refused(ProblemCode.MERGE_TOO_OLD);
        }
        return turn;
    }

    static boolean linked(Activity one, Activity other, Relation relation) {
        return one.link(other.key().id())
                .filter(link -> link.relation() == relation)
                .isPresent();
    }

    private static Activity back(
            Activity now, Activity before, ActivityStep step, Activity other, @Nullable String why) {
        return before.with(
                        now.version() + 1,
                        step.from(now.state()),
                        before,
                        before.leadSays(),
                        before.partners(),
                        before.contributions(),
                        why,
                        before.recorded())
                .linked(Uniting.without(now, other));
    }

    /** Two that look alike are two things: they are not suspected again until that is taken back. */
    @Transactional
    public Activity tellApart(Seen one, Seen other, @Nullable String reason, By by) {
        Refused.ifAny(ChangingActivity.reasonProblems(reason));
        String why = PlainText.tidy(reason);
        return change(one, other, by, (left, right, check) -> {
            Activity leftAfter = left.after(ActivityStep.TELL_APART, left.reason());
            Activity rightAfter = right.after(ActivityStep.TELL_APART, right.reason());
            return linked(left, right, Relation.APART)
                    ? null
                    : new Both(
                            leftAfter.linked(Uniting.with(left, Relation.APART, right, why)),
                            ActivityStep.TELL_APART,
                            rightAfter.linked(Uniting.with(right, Relation.APART, left, why)),
                            ActivityStep.TELL_APART);
        });
    }

    /** They may be one thing after all. */
    @Transactional
    public Activity doubtAgain(Seen one, Seen other, By by) {
        return change(
                one,
                other,
                by,
                (left, right, check) -> linked(left, right, Relation.APART)
                        ? new Both(
                                left.after(ActivityStep.DOUBT_AGAIN, left.reason())
                                        .linked(Uniting.without(left, right)),
                                ActivityStep.DOUBT_AGAIN,
                                right.after(ActivityStep.DOUBT_AGAIN, right.reason())
                                        .linked(Uniting.without(right, left)),
                                ActivityStep.DOUBT_AGAIN)
                        : null);
    }

    /** Both as they are to be, each with the step that leads there. */
    private record Both(Activity first, ActivityStep firstStep, Activity second, ActivityStep secondStep) {}

    private interface Deed {
        /** Null where nothing is to be done. */
        @Nullable
        Both of(Activity first, Activity second, ActivityCheck check);
    }

    private Activity change(Seen first, Seen second, By by, Deed deed) {
        if (!first.key().book().equals(second.key().book())) {
            throw new Refused(ProblemCode.MERGE_ACROSS_BOOKS);
        }
        if (first.key().equals(second.key())) {
            throw new Refused(ProblemCode.MERGE_WITH_ITSELF);
        }
        ActivityCheck check = checks.on(first.key().book());
        Map<UUID, Activity> held = activities.lock(
                first.key().book(), List.of(first.key().id(), second.key().id()));
        Activity one = current(first, held);
        Activity other = current(second, held);
        Both after = deed.of(one, other, check);
        if (after == null) {
            return one;
        }
        By now = by.then(at(by));
        saving.save(first.key().book(), List.<Kept>of(check.kept(after.first(), now), check.kept(after.second(), now)));
        ledger.post(List.of(
                RecordingActivity.posting(after.first(), after.firstStep(), by, check),
                RecordingActivity.posting(after.second(), after.secondStep(), by, check)));
        return after.first();
    }

    private static Activity current(Seen seen, Map<UUID, Activity> held) {
        Activity now = held.get(seen.key().id());
        if (now == null) {
            throw new Refused(ProblemCode.NOT_FOUND, seen.key().toString());
        }
        if (seen.version() != null && seen.version() != now.version()) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        return now;
    }

    private Instant at(By by) {
        Instant at = by.at();
        return at == null ? clock.instant() : at;
    }
}
