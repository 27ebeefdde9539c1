package vn.phoihop.activity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.activity.SavingActivities.Kept;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** From the form to a record that counts. */
@Component
public class RecordingActivity {

    private final Activities activities;
    private final SavingActivities saving;
    private final ActivityChecks checks;
    private final Ledger ledger;
    private final Clock clock;

    RecordingActivity(
            Activities activities, SavingActivities saving, ActivityChecks checks, Ledger ledger, Clock clock) {
        this.activities = activities;
        this.saving = saving;
        this.checks = checks;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Keeps a draft, new or known. It counts for nothing and is in no book yet, but its text keeps to the boundaries already; what the kind
     * asks for may still be missing.
     */
    @Transactional
    public Activity saveDraft(RecordKey key, ActivityForm form, By by) {
        ActivityCheck check = checks.on(key.book());
        Refused.ifAny(check.draftProblems(form));
        Optional<Activity> known = locked(key);
        if (known.isPresent() && known.get().form().equals(form)) {
            return known.get();
        }
        if (known.isEmpty()) {
            check.requireOpenBook();
        }
        By now = dated(by);
        Activity draft = form.draft(key, check, now);
        if (known.isPresent()) {
            draft = known.get()
                    .after(ActivityStep.SAVE_DRAFT, null)
                    .takes(draft, known.get().recorded());
        }
        saving.save(key.book(), List.of(check.kept(draft, now)));
        return draft;
    }

    /** Submits it; from now on it counts. The same once more changes nothing; something else under the same id is refused. */
    @Transactional
    public Activity submit(Submission submission) {
        return submitAll(List.of(submission)).getFirst();
    }

    /** Many at once by the same rules, all of them or none. Problems say at which place of the list they are. */
    @Transactional
    public List<Activity> submitAll(List<Submission> submissions) {
        Written written = write(submissions);
        post(written);
        return written.activities();
    }

    /** What stands in the tables of the room, and will count once it is in the book. */
    public record Written(List<Activity> activities, List<Posting> postings) {}

    /**
     * The first half of {@link #submitAll}: checks, and writes what is in no book yet. For a load that does so beside another, whose entries
     * come before; {@link #post} follows in the same transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Written write(List<Submission> submissions) {
        Map<BookId, List<Integer>> byBook = new TreeMap<>();
        for (int i = 0; i < submissions.size(); i++) {
            byBook.computeIfAbsent(submissions.get(i).key().book(), book -> new ArrayList<>())
                    .add(i);
        }
        List<Problem> problems = new ArrayList<>();
        Map<Integer, Activity> results = new TreeMap<>();
        List<Posting> postings = new ArrayList<>();
        byBook.forEach((book, places) -> postings.addAll(submitInto(book, places, submissions, results, problems)));
        Refused.ifAny(problems);
        return new Written(List.copyOf(results.values()), postings);
    }

    /** The second half. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Written written) {
        ledger.post(written.postings());
    }

    private List<Posting> submitInto(
            BookId book,
            List<Integer> places,
            List<Submission> submissions,
            Map<Integer, Activity> results,
            List<Problem> problems) {
        ActivityCheck check = checks.on(book);
        Map<UUID, Activity> known = activities.lock(
                book, places.stream().map(i -> submissions.get(i).key().id()).collect(Collectors.toSet()));
        Map<UUID, Kept> changed = new LinkedHashMap<>();
        List<Posting> postings = new ArrayList<>(places.size());
        for (int place : places) {
            Submission one = submissions.get(place);
            List<Problem> found = check.problems(one.form());
            if (!found.isEmpty()) {
                problems.addAll(submissions.size() == 1 ? found : placed(place, found));
                continue;
            }
            UUID id = one.key().id();
            Activity before = changed.containsKey(id) ? changed.get(id).activity() : known.get(id);
            if (before == null) {
                check.requireOpenBook();
            }
            By by = dated(one.by());
            Activity after =
                    submitted(before, one.form().draft(one.key(), check, by).signedBy(one.signedBy()));
            results.put(place, after);
            if (!after.equals(before)) {
                changed.put(id, check.kept(after, by));
                postings.add(posting(after, ActivityStep.SUBMIT, one.by(), check));
            }
        }
        if (problems.isEmpty() && !changed.isEmpty()) {
            saving.save(book, List.copyOf(changed.values()));
        }
        return postings;
    }

    private static Activity submitted(@Nullable Activity before, Activity draft) {
        if (before == null) {
            return draft.submittedAtOnce();
        }
        if (List.of(ActivityState.SUBMITTED, ActivityState.WITHDRAWN, ActivityState.MERGED)
                .contains(before.state())) {
            if (!before.form().equals(draft.form())) {
                throw writtenAlready(before);
            }
            return before;
        }
        return before.after(ActivityStep.SUBMIT, null).takes(draft, draft.recorded());
    }

    /** What was sent differs from the record that is there: to be corrected there, not sent once more under another id. */
    static Refused writtenAlready(Activity known) {
        return new Refused(ProblemCode.WRITTEN_ALREADY, known.state().label(), known.version());
    }

    private static List<Problem> placed(int place, List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Problem(problem.code(), "[" + place + "]." + problem.where(), problem.arguments()))
                .toList();
    }

    private By dated(By by) {
        return by.at() == null ? by.then(clock.instant()) : by;
    }

    private Optional<Activity> locked(RecordKey key) {
        return Optional.ofNullable(
                activities.lock(key.book(), List.of(key.id())).get(key.id()));
    }

    static Posting posting(Activity activity, ActivityStep step, By by, ActivityCheck check) {
        return new Posting(
                activity.key(),
                Activity.RECORD_TYPE,
                step.event(),
                by.actor(),
                by.unit(),
                Activity.PAYLOAD_VERSION,
                activity,
                ActivityTallies.of(activity, check.kind(activity)),
                by.at());
    }
}
