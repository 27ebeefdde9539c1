package vn.phoihop.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.Authority;
import vn.phoihop.access.CoordinationOffices;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.database.Acting;
import vn.phoihop.figure.EffectOnFigures;
import vn.phoihop.figure.EffectOnFigures.Effect;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Tally;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Who may decide that two records are one thing, or two: who answers for both leads, or coordinates the book. */
@Component
class MergeDesk {

    private final MergingActivities merging;
    private final Activities activities;
    private final ActivityChecks checks;
    private final EffectOnFigures effects;
    private final Permissions permissions;
    private final CoordinationOffices offices;
    private final Organisations organisations;
    private final Books books;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    MergeDesk(
            MergingActivities merging,
            Activities activities,
            ActivityChecks checks,
            EffectOnFigures effects,
            Permissions permissions,
            CoordinationOffices offices,
            Organisations organisations,
            Books books,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.merging = merging;
        this.activities = activities;
        this.checks = checks;
        this.effects = effects;
        this.permissions = permissions;
        this.offices = offices;
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Transactional
    Activity merge(Seen stays, Seen goes, List<Choice> choices, @Nullable String reason) {
        By by = ActivityDesk.by();
        return require(stays.key(), goes.key()).take(() -> merging.merge(stays, goes, choices, reason, by));
    }

    @Transactional
    Activity undo(Seen merged, @Nullable String reason) {
        permissions.require(Authority.ACTIVITY_RECORD);
        Activity gone = activities.get(merged.key());
        By by = ActivityDesk.by();
        Arbiter arbiter = into(gone).map(key -> require(merged.key(), key)).orElse(Supplier::get);
        return arbiter.take(() -> merging.undo(merged, reason, by));
    }

    /** The record that another has gone into. */
    static Optional<RecordKey> into(Activity gone) {
        return gone.links().stream()
                .filter(link -> link.relation() == Link.Relation.MERGED_INTO)
                .map(link -> new RecordKey(gone.key().book(), link.other()))
                .findFirst();
    }

    @Transactional
    void tellApart(Seen one, Seen other, @Nullable String reason) {
        By by = ActivityDesk.by();
        require(one.key(), other.key()).take(() -> merging.tellApart(one, other, reason, by));
    }

    @Transactional
    void doubtAgain(Seen one, Seen other) {
        By by = ActivityDesk.by();
        require(one.key(), other.key()).take(() -> merging.doubtAgain(one, other, by));
    }

    /** What a merge would take from where, and what it would do to the figures of each window it touches. */
    record Preview(List<Uniting.Amount> amounts, Map<Uniting.Part, Boolean> chosen, List<Effect> effects) {}

    @Transactional(readOnly = true)
    Preview preview(Activity stays, Activity goes, List<Choice> choices, Optional<Window> window) {
        ActivityCheck check = checks.on(stays.key().book());
        Uniting uniting = merging.uniting(stays, goes, check);
        Map<Uniting.Part, Boolean> chosen = uniting.chosen(choices);
        List<Tally> before = new ArrayList<>(ActivityTallies.of(stays, check.kind(stays)));
        before.addAll(ActivityTallies.of(goes, check.kind(goes)));
        List<Tally> after = ActivityTallies.of(uniting.united(chosen), check.kind(stays));
        return new Preview(uniting.amounts(), chosen, effects.of(stays.key().book(), window, before, after));
    }

    /** Those of the choices that are of something in the two; others were made before the records were changed. */
    List<Choice> fitting(Activity stays, Activity goes, List<Choice> choices) {
        Uniting uniting = merging.uniting(stays, goes, checks.on(stays.key().book()));
        return choices.stream().filter(uniting::fits).toList();
    }

    /** The other of two records of one book; told where it lies in another book in sight, since two of two books stay two. */
    Activity other(BookId book, UUID other) {
        permissions.require(Authority.RECORD_VIEW);
        RecordKey key = new RecordKey(book, other);
        return activities.find(key).orElseThrow(() -> notHere(key));
    }

    /** Why there is no such record in the book. */
    Refused notHere(RecordKey key) {
        return inAnotherBook(key)
                ? new Refused(ProblemCode.MERGE_ACROSS_BOOKS)
                : new Refused(ProblemCode.NOT_FOUND, key.toString());
    }

    private boolean inAnotherBook(RecordKey notHere) {
        return activities.exists(SignedIn.current().books(), notHere.id());
    }

    boolean mayDecide(UnitId oneLead, UnitId otherLead) {
        SignedIn who = SignedIn.current();
        return who.may(Authority.ACTIVITY_RECORD) && (who.seesAll() || answersForBoth(oneLead, otherLead));
    }

    /** The nearest unit that answers for both leads, or for those who took over from them, and the book's coordination office. */
    List<Unit> deciders(UnitId oneLead, UnitId otherLead, BookId book) {
        LocalDate today = LocalDate.now(clock.withZone(books.get(book).timeZone()));
        Organisation organisation = organisations.current();
        Set<UnitId> above = organisation.superiors(organisation.answering(otherLead, today), today).stream()
                .map(Unit::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Optional<UnitId> common = organisation.superiors(organisation.answering(oneLead, today), today).stream()
                .map(Unit::id)
                .filter(above::contains)
                .findFirst();
        return Stream.concat(common.stream(), offices.find(book, today).stream())
                .distinct()
                .map(organisation::unit)
                .toList();
    }

    private Arbiter require(RecordKey one, RecordKey other) {
        permissions.require(Authority.ACTIVITY_RECORD);
        if (!one.book().equals(other.book())) {
            throw new Refused(ProblemCode.MERGE_ACROSS_BOOKS);
        }
        UnitId oneLead = activities.get(one).lead();
        Optional<Activity> second = activities.find(other);
        UnitId otherLead = second.map(Activity::lead).orElse(oneLead);
        if (second.isEmpty() && (mayDecide(oneLead, oneLead) || inAnotherBook(other))) {
            throw notHere(other);
        }
        if (second.isEmpty() || !mayDecide(oneLead, otherLead)) {
            throw notYours(oneLead, otherLead, one.book());
        }
        return answersForBoth(oneLead, otherLead) ? Supplier::get : this::asCoordination;
    }

    /**
     * How a decision is written. Row security lets units write their own records only: what the coordination office decides about those of
     * others is written by the system, in a transaction of its own, in the office's name.
     */
    private interface Arbiter {
        Activity take(Supplier<Activity> work);
    }

    private Activity asCoordination(Supplier<Activity> work) {
        return Objects.requireNonNull(Acting.asSystem(() -> ownTransaction.execute(status -> work.get())));
    }

    private boolean answersForBoth(UnitId oneLead, UnitId otherLead) {
        SignedIn who = SignedIn.current();
        return permissions.answersFor(who.unit(), oneLead) && permissions.answersFor(who.unit(), otherLead);
    }

    private Refused notYours(UnitId oneLead, UnitId otherLead, BookId book) {
        String who = deciders(oneLead, otherLead, book).stream()
                .map(unit -> unit.name().in(LocaleContextHolder.getLocale()))
                .collect(Collectors.joining("; "));
        return new Refused(
                ProblemCode.MERGE_NOT_YOURS, who.isEmpty() ? permissions.whoCould(Authority.ACTIVITY_RECORD) : who);
    }
}
