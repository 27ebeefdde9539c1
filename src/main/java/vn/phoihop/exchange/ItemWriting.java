package vn.phoihop.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.database.Announcements;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.ledger.Posting;
import vn.phoihop.ledger.StandingBook;
import vn.phoihop.notice.Notices;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.PlainText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;

/** The one way items change: hold the row, take the step, write the item, and post it as its entry. A draft is in no book. */
@Component
public class ItemWriting {

    /** What may come of an item in the book. */
    private static final Set<String> OUTCOMES = Set.of("activity", "case");

    private final Items items;
    private final Attaching attaching;
    private final SavedGroups groups;
    private final BookSuccessions books;
    private final Organisations organisations;
    private final Catalogues catalogues;
    private final Ledger ledger;
    private final Announcements announcements;
    private final ItemHappenings happenings;
    private final Notices notices;
    private final Clock clock;

    ItemWriting(
            Items items,
            Attaching attaching,
            SavedGroups groups,
            BookSuccessions books,
            Organisations organisations,
            Catalogues catalogues,
            Ledger ledger,
            Announcements announcements,
            ItemHappenings happenings,
            Notices notices,
            Clock clock) {
        this.items = items;
        this.attaching = attaching;
        this.groups = groups;
        this.books = books;
        this.organisations = organisations;
        this.catalogues = catalogues;
        this.ledger = ledger;
        this.announcements = announcements;
        this.happenings = happenings;
        this.notices = notices;
        this.clock = clock;
    }

    /** What is loaded as written down at an earlier time is judged by that time; all else by now. */
    ItemCheck check(BookId book, By by) {
        Instant now = by.at() == null ? clock.instant() : by.at();
        StandingBook standing = books.standing(book, now);
        LocalDate day = now.atZone(standing.book().timeZone()).toLocalDate();
        return new ItemCheck(
                standing, organisations.current(), catalogues.current(day), ids -> groups.find(book, ids), now);
    }

    @Transactional
    public Item draft(RecordKey key, @Nullable Integer seen, ItemForm form, By by) {
        return draft(key, seen, form, null, by);
    }

    /**
     * Keeps a draft, a new one or one that is there; the same draft sent twice is one.
     *
     * @param named the documents that go with it; null for those it has
     */
    @Transactional
    Item draft(RecordKey key, @Nullable Integer seen, ItemForm form, @Nullable List<UUID> named, By by) {
        ItemCheck check = check(key.book(), by);
        List<Problem> problems = new ArrayList<>(check.problems(form));
        problems.addAll(following(key, form));
        Optional<Item> held = items.lock(key);
        Attaching.Wanted wanted = attaching.own(key, held.orElse(null), form, named);
        problems.addAll(wanted.problems());
        Refused.ifAny(problems);
        if (held.isEmpty()) {
            check.requireOpenBook();
            return saved(
                    null,
                    Item.draft(key, form, check.force(form.sender()), check.at(by), by)
                            .carrying(wanted.list()),
                    by);
        }
        Item before = held.get();
        if (before.form().equals(form) && before.ownAttachments().equals(wanted.list())) {
            return before;
        }
        if (seen == null) {
            throw ItemCheck.writtenAlready(before, form);
        }
        ItemMove.SEND.from(known(before, seen).state());
        return saved(before, before.redrafted(form, check.force(form.sender())).carryingOwn(wanted.list()), by);
    }

    @Transactional
    public Item send(RecordKey key, @Nullable Integer seen, ItemForm form, By by) {
        return send(key, seen, form, null, by);
    }

    /** Writes an item and sends it, in one; sent twice under the same id it is one. */
    @Transactional
    Item send(RecordKey key, @Nullable Integer seen, ItemForm form, @Nullable List<UUID> named, By by) {
        ItemCheck check = check(key.book(), by);
        List<Problem> problems = new ArrayList<>(check.problemsOfSending(form));
        problems.addAll(following(key, form));
        Optional<Item> held = items.lock(key);
        Attaching.Wanted wanted = attaching.own(key, held.orElse(null), form, named);
        problems.addAll(wanted.problems());
        Refused.ifAny(problems);
        if (held.isPresent() && held.get().state().sent()) {
            if (!sameAsSent(held.get(), form) || !held.get().ownAttachments().equals(wanted.list())) {
                throw ItemCheck.writtenAlready(held.get(), form);
            }
            return held.get();
        }
        draft(key, seen, form, named, by);
        return take(key, null, Step.plain(ItemMove.SEND, null), by);
    }

    private static boolean sameAsSent(Item item, ItemForm form) {
        return item.form().equals(form.due() == null ? form.dueOn(item.form().due()) : form);
    }

    @Transactional
    public Item correct(RecordKey key, int seen, ItemForm form, @Nullable String reason, By by) {
        return correct(key, seen, form, null, reason, by);
    }

    /** Another content in the place of what was sent; who got it has to acknowledge it anew. */
    @Transactional
    Item correct(RecordKey key, int seen, ItemForm form, @Nullable List<UUID> named, @Nullable String reason, By by) {
        ItemCheck check = check(key.book(), by);
        Item before = known(held(key), seen);
        ItemMove.CORRECT.from(before.state());
        ItemForm full =
                form.asks() && form.due() == null ? form.dueOn(before.form().due()) : form;
        List<Problem> problems = new ArrayList<>(check.problemsOfCorrecting(before, full));
        problems.addAll(following(key, full));
        Attaching.Wanted wanted = attaching.own(key, before, full, named);
        problems.addAll(wanted.problems());
        String why = PlainText.tidy(reason);
        if (why == null) {
            problems.add(Problem.at("reason", ProblemCode.REQUIRED));
        }
        problems.addAll(PlainText.problems("reason", why));
        Refused.ifAny(problems);
        Step step = Step.saying(ItemMove.CORRECT, null, why);
        Item after = new TakingStep(before.taking(full, before.senderForce()), step, by, check, null).taken();
        return saved(before, after.carryingOwn(wanted.list()), by);
    }

    /** Takes a step; one whose turn is there already changes nothing. */
    @Transactional
    public Item take(RecordKey key, @Nullable Integer seen, Step step, By by) {
        Item before = held(key);
        Optional<Turn> taken = before.turn(step.id());
        if (taken.isPresent()) {
            if (!taken.get().says(step)
                    || !Attaching.ids(before.attachmentsOf(step.id())).equals(step.attachments())) {
                throw new Refused(ProblemCode.ID_ALREADY_TAKEN, step.id().toString());
            }
            return before;
        }
        if (seen != null) {
            known(before, seen);
        }
        TakingStep taking = new TakingStep(before, step, by, check(key.book(), by), outcomeType(key.book(), step));
        Attaching.Wanted wanted = attaching.with(key, step);
        Item after = wanted.problems().isEmpty() ? taking.taken() : refused(taking, wanted.problems());
        if (step.move() == ItemMove.DISCARD) {
            after = after.carrying(List.of());
        }
        return after.equals(before) ? before : saved(before, after.carryingAlso(wanted.list()), by);
    }

    /** All that speaks against a step: what it takes along, and what it says. */
    private static Item refused(TakingStep taking, List<Problem> problems) {
        List<Problem> all = new ArrayList<>();
        try {
            taking.taken();
        } catch (Refused also) {
            all.addAll(also.problems());
        }
        all.addAll(problems);
        throw new Refused(all);
    }

    /** Whatever is in the book tells its type to everybody who sees the book; its contents it does not tell. */
    @Nullable
    String outcomeType(BookId book, Step step) {
        UUID record = step.record();
        return record == null
                ? null
                : ledger.history(new RecordKey(step.recordBook() == null ? book : step.recordBook(), record)).stream()
                        .map(Entry::recordType)
                        .filter(OUTCOMES::contains)
                        .findFirst()
                        .orElse(null);
    }

    /** What speaks against the documents named, to be told beside all else. */
    @Transactional
    List<Problem> problemsOfAttaching(RecordKey key, Typed typed) {
        return attaching
                .own(key, items.find(key).orElse(null), typed.form(), typed.attachments())
                .problems();
    }

    private List<Problem> following(RecordKey key, ItemForm form) {
        RecordKey first = form.follows(key.book());
        return first == null
                        || !first.equals(key)
                                && items.find(first)
                                        .filter(item -> item.state().sent())
                                        .isPresent()
                ? List.of()
                : List.of(Problem.at("follows", ProblemCode.EXCHANGE_FOLLOWS_UNKNOWN, first.id()));
    }

    /** The item, held until the transaction ends. */
    Item held(RecordKey key) {
        return items.lock(key).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, key.toString()));
    }

    private static Item known(Item item, int seen) {
        if (seen != item.version()) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        return item;
    }

    private Item saved(@Nullable Item before, Item after, By by) {
        Instant changedAt = (by.at() == null ? clock.instant() : by.at());
        items.save(after.key().book(), List.of(new ItemRows.Saving(before, after, changedAt, words().of(after))));
        attaching.settle(before, after);
        if (after.state().sent()) {
            ledger.post(posting(
                    after, after.entrySince(before), by, check(after.key().book(), by)));
            if (by.at() == null) {
                announcements.tell(LiveItems.SUBJECT, LiveItems.words(after, by.unit()));
                happenings.tell(before, after);
                ItemNews.of(before, after, by, organisations.current(), ItemLines.day(changedAt))
                        .forEach(notices::tell);
            }
        }
        return after;
    }

    /** The words by which items are found now. */
    ItemWords words() {
        return new ItemWords(organisations.current(), catalogues.current());
    }

    /**
     * The entry of the turn an item has taken last.
     *
     * @param told what the book keeps of it
     */
    static Posting posting(Item after, Item told, By by, ItemCheck check) {
        return new Posting(
                after.key(),
                Item.RECORD_TYPE,
                after.thread().getLast().move().event(),
                by.actor(),
                by.unit(),
                Item.PAYLOAD_VERSION,
                told,
                ItemTallies.of(after, form -> check.place(form, Objects.requireNonNull(after.sentOn()))),
                by.at());
    }
}
