package vn.phoihop.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.BookSuccession;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.ledger.Cutoff;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Opens the book of a province, also of one that was made from others: then it follows their books from that day on. For administrators; noted in the trail. */
@Component
class OpeningBook {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");
    private static final int LONGEST_NAME = 120;

    private final Books books;
    private final BookSuccessions successions;
    private final CoordinationOffices coordination;
    private final Ledger ledger;
    private final Organisations organisations;
    private final AccessTrail trail;
    private final TransactionTemplate alone;

    OpeningBook(
            Books books,
            BookSuccessions successions,
            CoordinationOffices coordination,
            Ledger ledger,
            Organisations organisations,
            AccessTrail trail,
            PlatformTransactionManager transactions) {
        this.books = books;
        this.successions = successions;
        this.coordination = coordination;
        this.ledger = ledger;
        this.organisations = organisations;
        this.trail = trail;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * A book to be opened.
     *
     * @param area of its province
     * @param since the day from which it follows others and its unit coordinates it
     * @param unit that coordinates it; null to say so later
     * @param follows the books whose provinces went into this one; none for a book that follows nothing
     */
    record Wish(
            String code,
            LocalizedText name,
            @Nullable AreaId area,
            @Nullable LocalDate since,
            @Nullable UnitId unit,
            Set<BookId> follows) {

        Wish {
            follows = Set.copyOf(follows);
        }
    }

    /** The number the next book gets. */
    BookId next() {
        return new BookId(
                books.list().stream().mapToInt(book -> book.id().value()).max().orElse(0) + 1);
    }

    /** Books that another one may still follow. */
    List<Book> open() {
        return books.list().stream()
                .filter(book -> successions.find(book.id()).isEmpty())
                .toList();
    }

    /** Those that follow nothing and in which nothing is written: it may still be said what they follow. */
    List<Book> empty() {
        List<BookSuccession> known = successions.list();
        List<Book> candidates = books.list().stream()
                .filter(book -> known.stream().noneMatch(one -> one.successor().equals(book.id())))
                .toList();
        Cutoff heads = Acting.asSystem(() -> alone.execute(
                status -> ledger.cutoff(candidates.stream().map(Book::id).toList())));
        return candidates.stream()
                .filter(book -> heads.position(book.id()) == 0)
                .toList();
    }

    /**
     * Opens it, all of it or nothing; where it is there already, empty, has it follow what is wished. The same once more changes nothing; something else
     * under the same number is refused.
     *
     * @return whether it was opened now
     */
    boolean open(BookId id, Wish wish) {
        if (id.isCommon()) {
            throw new Refused(Problem.at("book", ProblemCode.ID_ALREADY_TAKEN, id));
        }
        boolean there = !wish.follows().isEmpty()
                && empty().stream()
                        .anyMatch(
                                book -> book.id().equals(id) && isCalled(book, wish) && book.sample() == sample(wish));
        if (!there && isOpen(id, wish)) {
            return false;
        }
        List<Problem> problems = problems(id, wish);
        if (!there && !id.equals(next())) {
            problems.add(Problem.at("book", ProblemCode.BOOK_NUMBER_NOT_NEXT, next()));
        }
        Refused.ifAny(problems);
        LocalDate since = wish.since();
        String actor = SignedIn.current().name();
        try {
            Acting.runAsSystem(() -> alone.executeWithoutResult(status -> {
                if (!there) {
                    books.open(id, wish.code(), wish.name(), wish.area(), sample(wish));
                }
                if (since != null) {
                    new TreeSet<>(wish.follows()).forEach(book -> successions.succeed(book, id, since, actor));
                    if (wish.unit() != null) {
                        coordination.appoint(id, wish.unit(), since);
                    }
                }
            }));
        } catch (DuplicateKeyException atTheSameTime) {
            throw new Refused(ProblemCode.CHANGED_MEANWHILE);
        }
        trail.note(AccessTrail.Act.BOOK_OPENED, id + " · " + wish.name().vi() + " · " + followed(wish));
        return true;
    }

    /** What is invented stays so in the book that follows. */
    private boolean sample(Wish wish) {
        return wish.follows().stream()
                .anyMatch(book -> books.find(book).filter(Book::sample).isPresent());
    }

    private static String followed(Wish wish) {
        return wish.follows().isEmpty() ? "–" : new TreeSet<>(wish.follows()) + " (" + wish.since() + ")";
    }

    private boolean isOpen(BookId id, Wish wish) {
        Optional<Book> known = books.find(id);
        if (known.isEmpty()) {
            return false;
        }
        Set<BookId> follows = successions.list().stream()
                .filter(one -> one.successor().equals(id))
                .map(BookSuccession::book)
                .collect(Collectors.toSet());
        Book book = known.get();
        boolean sameDay = successions.list().stream()
                .filter(one -> one.successor().equals(id))
                .allMatch(one -> one.since().equals(wish.since()));
        if (!sameDay || !isCalled(book, wish) || !follows.equals(wish.follows())) {
            throw new Refused(Problem.at("book", ProblemCode.ID_ALREADY_TAKEN, id));
        }
        return true;
    }

    private static boolean isCalled(Book book, Wish wish) {
        return book.code().equals(wish.code())
                && book.name().equals(wish.name())
                && Objects.equals(book.area(), wish.area());
    }

    private List<Problem> problems(BookId id, Wish wish) {
        List<Problem> problems = new ArrayList<>();
        if (!CODE.matcher(wish.code()).matches()) {
            problems.add(Problem.at("code", ProblemCode.NOT_READABLE, wish.code()));
        } else if (books.list().stream()
                .anyMatch(book -> book.code().equals(wish.code()) && !book.id().equals(id))) {
            problems.add(Problem.at("code", ProblemCode.BOOK_CODE_TAKEN, wish.code()));
        }
        text("nameVi", wish.name().vi(), problems);
        text("nameEn", wish.name().en(), problems);
        LocalDate since = wish.since();
        if (since == null) {
            problems.add(Problem.at("since", ProblemCode.REQUIRED));
        } else {
            place(wish, since, problems);
        }
        for (BookId book : new TreeSet<>(wish.follows())) {
            follows(book, wish, problems);
        }
        return problems;
    }

    private void place(Wish wish, LocalDate since, List<Problem> problems) {
        Organisation organisation = organisations.current();
        AreaId area = wish.area();
        Optional<Area> province = area == null ? Optional.empty() : organisation.findArea(area, since);
        if (province.isEmpty() || province.get().level() != AreaLevel.PROVINCE) {
            problems.add(Problem.at("area", ProblemCode.BOOK_WITHOUT_PROVINCE, since));
        }
        UnitId unit = wish.unit();
        if (unit != null && organisation.findUnit(unit, since).isEmpty()) {
            problems.add(Problem.at("unit", ProblemCode.UNIT_UNKNOWN_ON_DAY, unit, since));
        }
    }

    private void follows(BookId book, Wish wish, List<Problem> problems) {
        Optional<Book> known = books.find(book);
        if (known.isEmpty() || book.isCommon()) {
            problems.add(Problem.at("follows", ProblemCode.NOT_FOUND, book));
            return;
        }
        successions
                .find(book)
                .ifPresent(one -> problems.add(Problem.at(
                        "follows",
                        ProblemCode.BOOK_FOLLOWED_ALREADY,
                        known.get().name(),
                        one.since(),
                        books.get(one.successor()).name())));
        AreaId from = known.get().area();
        LocalDate since = wish.since();
        if (from != null && wish.area() != null && since != null && !wentInto(from, wish.area(), since)) {
            problems.add(Problem.at(
                    "follows", ProblemCode.BOOK_OF_OTHER_PROVINCE, known.get().name(), since));
        }
    }

    /** A province that goes on after a part of it went elsewhere keeps its book. */
    private boolean wentInto(AreaId province, AreaId into, LocalDate since) {
        Organisation organisation = organisations.current();
        return organisation
                        .rebased(province, since.minusDays(1), since)
                        .places()
                        .contains(into)
                && (province.equals(into)
                        || organisation.findArea(province, since).isEmpty());
    }

    private static void text(String field, String text, List<Problem> problems) {
        if (text.isBlank()) {
            problems.add(Problem.at(field, ProblemCode.REQUIRED));
        } else if (text.length() > LONGEST_NAME) {
            problems.add(Problem.at(field, ProblemCode.TEXT_TOO_LONG, LONGEST_NAME));
        }
    }
}
