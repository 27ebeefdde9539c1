package vn.phoihop.access;

import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * Who has signed in, as of this request: an account that is locked or an office that has ended is gone with the next click.
 * Controllers take it as an argument; other code asks {@link #current()}.
 *
 * @param appointments that hold today
 * @param acting the one of them in which is acted now; null where there is none
 * @param scopes the authorities a token limits it to; null without such a limit
 * @param sight of which records the contents are in sight
 * @param books whose counts are in sight, besides the common book's, which always are: first the one in which is written, then those it follows
 */
public record SignedIn(
        Account account,
        List<Appointment> appointments,
        @Nullable Appointment acting,
        @Nullable Set<String> scopes,
        Sight sight,
        SequencedSet<BookId> books) {

    private static final ScopedValue<SignedIn> CURRENT = ScopedValue.newInstance();

    /** Who has signed in; refused where nobody has. */
    public static SignedIn current() {
        if (!CURRENT.isBound()) {
            throw new Refused(ProblemCode.NOT_SIGNED_IN);
        }
        return CURRENT.get();
    }

    static @Nullable SignedIn orNobody() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    /** Work done as if this person had sent it; transactions see the books of the office acted in. */
    public <T extends @Nullable Object> T run(Supplier<T> work) {
        return scope().call(work::get);
    }

    ScopedValue.Carrier scope() {
        return ScopedValue.where(CURRENT, this).where(Acting.CURRENT, asActing());
    }

    public boolean may(String authority) {
        return acting != null && acting.role().may(authority) && (scopes == null || scopes.contains(authority));
    }

    /** All that may be done in the office acted in. */
    public Set<String> authorities() {
        return acting == null
                ? Set.of()
                : acting.role().authorities().stream().filter(this::may).collect(Collectors.toUnmodifiableSet());
    }

    /** The same, who may do no more than this. */
    SignedIn limitedTo(Set<String> fewer) {
        return new SignedIn(account, appointments, acting, fewer, sight, books);
    }

    /** The same, where just this office is acted in and no one-time password waits to be changed: what reads without signing in rests until then. */
    Optional<SignedIn> inOffice(UUID office) {
        return acting != null && acting.id().equals(office) && !account.mustChange()
                ? Optional.of(this)
                : Optional.empty();
    }

    /** The unit in which is acted; null where there is none. */
    public @Nullable UnitId unit() {
        return acting == null ? null : acting.unit();
    }

    /** The units for which is acted: the own one, those below it today, and those that these took over from. */
    public Set<UnitId> units() {
        return sight.units();
    }

    /** Whether the contents of all records of the book are in sight, whichever unit they concern. */
    public boolean seesAll() {
        return sight.wholeBook();
    }

    /** The book in which is written what is new; refused for who holds no office. */
    public BookId book() {
        if (books.isEmpty()) {
            throw new Refused(ProblemCode.OWN_UNIT_ABSENT);
        }
        return books.getFirst();
    }

    /** The book, where it is the one of the office acted in or one that this follows; any other one is not there. */
    public BookId own(BookId book) {
        if (!books().contains(book)) {
            throw new Refused(ProblemCode.NOT_FOUND, book.toString());
        }
        return book;
    }

    public String name() {
        return account.name();
    }

    /** On whose behalf is written what is written now. */
    public By by() {
        return new By(name(), unit(), null, account.id());
    }

    private Acting asActing() {
        return new Acting.Staff(
                account.id(), account.name(), unit(), books(), units(), seesAll() ? books() : Set.of(), authorities());
    }
}
