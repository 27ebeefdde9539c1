package vn.phoihop.report;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.phoihop.access.AccessTrail;
import vn.phoihop.access.Account;
import vn.phoihop.access.Accounts;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.database.Acting;
import vn.phoihop.document.Letterhead;
import vn.phoihop.document.Letterheads;
import vn.phoihop.document.PaperFiles;
import vn.phoihop.document.Signer;
import vn.phoihop.ledger.Book;
import vn.phoihop.ledger.BookSuccessions;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.report.LetterheadSent.SignerSent;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * Administrators say what the papers of units bear. They administer the installation and have no book in sight, so that rows are read and
 * written as the system, in a transaction of its own, after it has been checked who asks.
 */
@Component
class SettingLetterheads {

    private final Letterheads letterheads;
    private final Books books;
    private final BookSuccessions successions;
    private final Organisations organisations;
    private final Permissions permissions;
    private final Accounts accounts;
    private final AccessTrail trail;
    private final TransactionTemplate alone;

    SettingLetterheads(
            Letterheads letterheads,
            Books books,
            BookSuccessions successions,
            Organisations organisations,
            Permissions permissions,
            Accounts accounts,
            AccessTrail trail,
            PlatformTransactionManager transactions) {
        this.letterheads = letterheads;
        this.books = books;
        this.successions = successions;
        this.organisations = organisations;
        this.permissions = permissions;
        this.accounts = accounts;
        this.trail = trail;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Books that issue papers. */
    List<Book> books() {
        permissions.require(Authority.ORGANISATION_ADMINISTER);
        return books.list().stream().filter(book -> !book.id().isCommon()).toList();
    }

    List<Letterheads.Dated> list(BookId book) {
        permissions.require(Authority.ORGANISATION_ADMINISTER);
        BookId known = known(book);
        return Acting.asSystem(() -> alone.execute(status -> letterheads.list(known)));
    }

    List<Letterheads.Dated> list(BookId book, UnitId unit) {
        return list(book).stream().filter(one -> one.unit().equals(unit)).toList();
    }

    /** What was seen of a unit's letterheads, so that nobody overwrites what another has just said. */
    static long version(List<Letterheads.Dated> seen) {
        byte[] hash = PaperFiles.sha256(seen.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash).getLong() >>> 8;
    }

    /**
     * Sets what the unit's papers bear on some days; what was said of other days stays.
     *
     * @param seen what {@link #version} was when the administrator looked; empty to set it whatever was said
     */
    void set(BookId book, UnitId unit, Optional<Long> seen, LetterheadSent sent) {
        permissions.require(Authority.ORGANISATION_ADMINISTER);
        BookId known = known(book);
        if (organisations.current().findUnit(unit).isEmpty()) {
            throw new Refused(Problem.at("unit", ProblemCode.NOT_FOUND, unit.toString()));
        }
        Refused.ifAny(sent.problems());
        Letterhead letterhead = sent.letterhead(signers(sent));
        Acting.runAsSystem(() -> alone.executeWithoutResult(status -> {
            letterheads.lock();
            refuseSymbolOfAnother(known, unit, letterhead.symbol());
            List<Letterheads.Dated> before = letterheads.list(known).stream()
                    .filter(one -> one.unit().equals(unit))
                    .toList();
            if (seen.isPresent() && seen.get() != version(before)) {
                throw new Refused(ProblemCode.CHANGED_MEANWHILE);
            }
            letterheads.set(known, unit, sent.days(), letterhead);
        }));
        trail.note(
                AccessTrail.Act.LETTERHEAD_SET,
                known + " · " + organisations.current().unit(unit).name().vi() + " · " + sent.days());
    }

    /** The name by which an account signs in. */
    String login(AccountId account) {
        permissions.require(Authority.ORGANISATION_ADMINISTER);
        return accounts.get(account).login();
    }

    private List<Signer> signers(LetterheadSent sent) {
        List<Problem> problems = new ArrayList<>();
        List<Signer> signers = new ArrayList<>();
        for (int i = 0; i < sent.signersSent().size(); i++) {
            SignerSent signer = sent.signersSent().get(i);
            if (signer.blank()) {
                continue;
            }
            String at = LetterheadSent.at(i, "login");
            String login = Objects.requireNonNull(signer.login()).strip();
            Optional<Account> account = accounts.find(login);
            if (account.isEmpty()) {
                problems.add(Problem.at(at, ProblemCode.SIGNER_UNKNOWN, login));
            } else if (signers.stream()
                    .anyMatch(one -> one.account().equals(account.get().id()))) {
                problems.add(Problem.at(at, ProblemCode.SIGNER_TWICE, login));
            } else {
                signers.add(new Signer(account.get().id(), signer.signature()));
            }
        }
        Refused.ifAny(problems);
        return signers;
    }

    /**
     * Papers are numbered book by book, since books lie on different servers: it is the symbol that keeps two books apart. In books that follow each
     * other a body keeps its own, and its numbers go on.
     */
    private void refuseSymbolOfAnother(BookId book, UnitId unit, String symbol) {
        Set<BookId> following = successions.withFollowed(successions.heir(book, LocalDate.MAX), LocalDate.MAX);
        for (Book other : books.list()) {
            boolean taken = !other.id().equals(book)
                    && letterheads.list(other.id()).stream()
                            .filter(one -> one.letterhead().symbol().equals(symbol))
                            .anyMatch(one -> !following.contains(other.id())
                                    || !one.unit().equals(unit));
            if (taken) {
                throw new Refused(Problem.at("symbol", ProblemCode.LETTERHEAD_SYMBOL_TAKEN, symbol, other.name()));
            }
        }
    }

    private BookId known(BookId book) {
        Book known = books.get(book);
        if (known.id().isCommon()) {
            throw new Refused(ProblemCode.NOT_FOUND, book.toString());
        }
        return known.id();
    }
}
