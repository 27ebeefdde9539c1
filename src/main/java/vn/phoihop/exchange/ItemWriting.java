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
    private final SavedGroups groups;
    private final BookSuccessions books;
    private final Organisations organisations;
    private final Catalogues catalogues;
    private final Ledger ledger;
    private final Announcements announcements;
    private final Clock clock;

    ItemWriting(
            Items items,
            SavedGroups groups,
            BookSuccessions books,
            Organisations organisations,
            Catalogues catalogues,
            Ledger ledger,
            Announcements announcements,
            Clock clock) {
        this.items = items;
        this.groups = groups;
        this.books = books;
        this.organisations = organisations;
        this.catalogues = catalogues;
        this.ledger = ledger;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** What is loaded as written down at an earlier time is judged by that time; all else by now. */
    ItemCheck check(BookId book, By by) {
        Instant now = by.at() == null ? clock.instant() : by.at();
        StandingBook standing = books.standing(book, now);
        LocalDate day = now.atZone(standing.book().timeZone()).toLocalDate();
        return new ItemCheck(
                standing, organisations.current(), catalogues.current(day), id -> groups.find(book, id), now);
    }

    /** Keeps a draft, a new one or one that is there; the same draft sent twice is one. */
    @Transactional
    public Item draft(RecordKey key, @Nullable Integer seen, ItemForm form, By by) {
        ItemCheck check = check(key.book(), by);
        List<Problem> problems = new ArrayList<>(check.problems(form));
        problems.addAll(following(key, form));
        Refused.ifAny(problems);
        Optional<Item> held = items.lock(key);
        if (held.isEmpty()) {
            check.requireOpenBook();
            return saved(null, Item.draft(key, form, check.force(form.sender()), check.at(by), by), by);
        }
        Item before = held.get();
        if (before.form().equals(form)) {
            return before;
        }
        if (seen == null) {
            throw new Refused(ProblemCode.ID_ALREADY_TAKEN, key.id().toString());
        }
        ItemMove.SEND.from(known(before, seen).state());
        return saved(before, before.redrafted(form, check.force(form.sender())), by);
    }

    /** Writes an item and sends it, in one; sent twice under the same id it is one. */
    @Transactional
    public Item send(RecordKey key, @Nullable Integer seen, ItemForm form, By by) {
        ItemCheck check = check(key.book(), by);
        List<Problem> problems = new ArrayList<>(check.problemsOfSending(form));
        problems.addAll(following(key, form));
        Refused.ifAny(problems);
        Optional<Item> held = items.lock(key);
        if (held.isPresent() && held.get().state().sent()) {
            if (!sameAsSent(held.get(), form)) {
                throw new Refused(ProblemCode.ID_ALREADY_TAKEN, key.id().toString());
            }
            return held.get();
        }
        draft(key, seen, form, by);
        return take(key, null, Step.plain(ItemMove.SEND, null), by);
    }

    private static boolean sameAsSent(Item item, ItemForm form) {
        return item.form().equals(form.due() == null ? form.dueOn(item.form().due()) : form);
    }

    /** Another content in the place of what was sent; who got it has to acknowledge it anew. */
    @Transactional
    public Item correct(RecordKey key, int seen, ItemForm form, @Nullable String reason, By by) {
        ItemCheck check = check(key.book(), by);
        Item before = known(held(key), seen);
        ItemMove.CORRECT.from(before.state());
        ItemForm full =
                form.asks() && form.due() == null ? form.dueOn(before.form().due()) : form;
        List<Problem> problems = new ArrayList<>(check.problemsOfCorrecting(before, full));
        problems.addAll(following(key, full));
        String why = PlainText.tidy(reason);
        if (why == null) {
            problems.add(Problem.at("reason", ProblemCode.REQUIRED));
        }
        problems.addAll(PlainText.problems("reason", why));
        Refused.ifAny(problems);
        Step step = Step.saying(ItemMove.CORRECT, null, why);
        Item after = new TakingStep(before.taking(full, before.senderForce()), step, by, check, null).taken();
        return saved(before, after, by);
    }

    /** Takes a step; one whose turn is there already changes nothing. */
    @Transactional
    public Item take(RecordKey key, @Nullable Integer seen, Step step, By by) {
        Item before = held(key);
        Optional<Turn> taken = before.turn(step.id());
        if (taken.isPresent()) {
            if (!taken.get().says(step)) {
                throw new Refused(ProblemCode.ID_ALREADY_TAKEN, step.id().toString());
            }
            return before;
        }
        if (seen != null) {
            known(before, seen);
        }
        Item after = new TakingStep(before, step, by, check(key.book(), by), outcomeType(key.book(), step)).taken();
        return after.equals(before) ? before : saved(before, after, by);
    }

    /**
     * Drops what an item says and what was said to that, from its tables and from the book, where it has been kept as long as its topics ask for; in the
     * book stands who did so (the system), what, and by which rule. False where it says nothing any more, goes on, or is to be kept.
     */
    @Transactional
    public boolean drop(RecordKey key, By by) {
        ItemCheck check = check(key.book(), by);
        Item before = held(key);
        LocalDate ended = before.endedOn();
        Keeping keeping = new Keeping(catalogues.current());
        if (ended == null
                || before.dropping().isPresent()
                || check.today().isBefore(keeping.until(before.form(), ended))) {
            return false;
        }
        Item after = before.dropped(new Turn(
                UUID.randomUUID(),
                ItemMove.DROP,
                check.at(by),
                by.actor(),
                by.unit(),
                null,
                null,
                Keeping.rule(keeping.months(before.form())),
                ended,
                null,
                null));
        items.silence(new ItemRows.Saving(before, after, check.at(by), words().of(after)));
        ledger.drop(posting(after, by, check));
        return true;
    }

    /** Whatever is in the book tells its type to everybody who sees the book; its contents it does not tell. */
    @Nullable
    String outcomeType(BookId book, Step step) {
        UUID record = step.record();
        return record == null
                ? null
                : ledger.history(new RecordKey(book, record)).stream()
                        .map(Entry::recordType)
                        .filter(OUTCOMES::contains)
                        .findFirst()
                        .orElse(null);
    }

    private List<Problem> following(RecordKey key, ItemForm form) {
        UUID first = form.follows();
        return first == null
                        || !first.equals(key.id())
                                && items.find(new RecordKey(key.book(), first))
                                        .filter(item -> item.state().sent())
                                        .isPresent()
                ? List.of()
                : List.of(Problem.at("follows", ProblemCode.EXCHANGE_FOLLOWS_UNKNOWN, first));
    }

    private Item held(RecordKey key) {
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
        if (after.state().sent()) {
            ledger.post(posting(after, by, check(after.key().book(), by)));
            if (by.at() == null) {
                announcements.tell(LiveItems.SUBJECT, LiveItems.words(after, by.unit()));
            }
        }
        return after;
    }

    /** The words by which items are found now. */
    ItemWords words() {
        return new ItemWords(organisations.current(), catalogues.current());
    }

    /** The entry of the turn an item has taken last. */
    static Posting posting(Item after, By by, ItemCheck check) {
        return new Posting(
                after.key(),
                Item.RECORD_TYPE,
                after.thread().getLast().move().event(),
                by.actor(),
                by.unit(),
                Item.PAYLOAD_VERSION,
                after,
                ItemTallies.of(after, form -> check.place(form, Objects.requireNonNull(after.sentOn()))),
                by.at());
    }
}
