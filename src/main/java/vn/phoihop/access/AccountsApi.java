package vn.phoihop.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Slice;

/** What administrators' pages can do with accounts, offices and the offices that coordinate books, for programs. */
@ApiController
class AccountsApi {

    private static final String ONE = "/api/v1/accounts/{login}";

    private final Accounts accounts;
    private final AdministeringAccounts administering;
    private final SignIns signIns;
    private final CoordinationOffices coordination;
    private final AccessTrail trail;
    private final Organisations organisations;
    private final Books books;
    private final Clock clock;

    AccountsApi(
            Accounts accounts,
            AdministeringAccounts administering,
            SignIns signIns,
            CoordinationOffices coordination,
            AccessTrail trail,
            Organisations organisations,
            Books books,
            Clock clock) {
        this.accounts = accounts;
        this.administering = administering;
        this.signIns = signIns;
        this.coordination = coordination;
        this.trail = trail;
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
    }

    /**
     * An account in a list.
     *
     * @param roles of the offices that hold today
     */
    record AccountShown(
            @Schema(example = "nhap.bp") String login,
            @Schema(example = "Cán bộ nhập liệu Biên phòng") String name,
            boolean locked,
            boolean mustChangePassword,
            List<Role> roles,
            boolean secondFactor,
            @Nullable Instant signedInAt) {}

    /**
     * An office.
     *
     * @param unit its id; null for administrators
     * @param until the last day; null until further notice
     */
    record OfficeShown(
            UUID id,
            Role role,
            BookId book,
            @Nullable UnitId unit,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /** An account with all its offices, past ones too. */
    record AccountWithOffices(
            @Schema(example = "nhap.bp") String login,
            @Schema(example = "Cán bộ nhập liệu Biên phòng") String name,
            boolean locked,
            boolean mustChangePassword,
            List<OfficeShown> offices) {}

    record AccountSent(
            @Schema(example = "Cán bộ nhập liệu Biên phòng") String name) {}

    /**
     * An office to be given.
     *
     * @param unit its code; may be missing for administrators only
     * @param from the first day; today without it
     * @param until the last day; inspectors and auditors need one, at most 90 days from the first
     */
    record OfficeSent(
            @Schema(example = "RECORDER") Role role,
            BookId book,
            @Nullable @Schema(example = "BP-KG-CKHT") String unit,
            @Nullable @Schema(example = "2026-01-01") LocalDate from,
            @Nullable @Schema(example = "2026-12-31") LocalDate until) {}

    record OneTimePassword(
            @Schema(example = "kq7m-2w9c-xd4h-pn5t") String password) {}

    record SignedOut(int sessions, int tokens) {}

    /**
     * Who coordinates a book today.
     *
     * @param unit its id; null where nobody does
     */
    record CoordinationShown(BookId book, @Nullable UnitId unit) {}

    record CoordinationSent(UnitId unit) {}

    @Operation(summary = "Lists accounts")
    @Parameter(in = ParameterIn.QUERY, name = "role", schema = @Schema(implementation = Role.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "state",
            schema = @Schema(allowableValues = {"open", "mustChange", "locked"}))
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @GetMapping("/api/v1/accounts")
    Slice<AccountShown> list(ListQuery query) {
        Accounts.Search search = new Accounts.Search(query.search(), query.filter("role"), query.filter("state"));
        String after = query.after().isEmpty() ? "" : query.after().getFirst();
        return Slice.of(
                accounts.search(search, after, ListQuery.PAGE + 1),
                row -> ListQuery.place(row.account().login()),
                row -> new AccountShown(
                        row.account().login(),
                        row.account().name(),
                        row.account().locked(),
                        row.account().mustChange(),
                        row.roles(),
                        row.secondFactor(),
                        row.signedInAt()));
    }

    @Operation(summary = "Reads an account with its offices")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @GetMapping(ONE)
    AccountWithOffices get(@PathVariable String login) {
        return shown(administering.get(login));
    }

    @Operation(
            summary = "Opens an account, or names one anew",
            description = "Nobody can sign in to a new account before it was given a one-time password.")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PutMapping(ONE)
    AccountWithOffices put(@PathVariable String login, @RequestBody AccountSent sent) {
        Account known = accounts.find(login).orElse(null);
        if (known == null) {
            return shown(administering.open(login, sent.name()));
        }
        if (!known.name().equals(sent.name().strip())) {
            administering.rename(known, sent.name());
        }
        return get(login);
    }

    @Operation(summary = "Gives an office")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/offices")
    AccountWithOffices appoint(@PathVariable String login, @RequestBody OfficeSent sent) {
        administering.appoint(
                administering.get(login),
                new AdministeringAccounts.Wish(
                        sent.role(),
                        sent.book().value(),
                        sent.unit() == null ? "" : sent.unit(),
                        sent.from(),
                        sent.until()),
                sent.role().name(),
                List.of());
        return get(login);
    }

    @Operation(summary = "Ends an office today")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/offices/{office}/end")
    AccountWithOffices end(@PathVariable String login, @PathVariable UUID office) {
        administering.end(administering.get(login), office);
        return get(login);
    }

    @Operation(summary = "Gives a password that is good for one sign-in; it is shown this once")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/one-time-password")
    OneTimePassword oneTimePassword(@PathVariable String login) {
        return new OneTimePassword(administering.oneTimePassword(administering.get(login)));
    }

    @Operation(summary = "Locks an account: it is out with its next click")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/lock")
    AccountWithOffices lock(@PathVariable String login) {
        administering.lock(administering.get(login), true);
        return get(login);
    }

    @Operation(summary = "Unlocks an account")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/unlock")
    AccountWithOffices unlock(@PathVariable String login) {
        administering.lock(administering.get(login), false);
        return get(login);
    }

    @Operation(summary = "Signs an account out everywhere: all sessions and tokens end")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/sign-out")
    SignedOut signOut(@PathVariable String login) {
        AdministeringAccounts.Ended ended = administering.signOutEverywhere(administering.get(login));
        return new SignedOut(ended.sessions(), ended.tokens());
    }

    @Operation(summary = "Resets second factor and passkeys, for a lost phone")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/second-factor/reset")
    AccountWithOffices resetSecondFactor(@PathVariable String login) {
        administering.resetSecondFactor(administering.get(login));
        return get(login);
    }

    @Operation(summary = "Lists which unit coordinates which book today")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @GetMapping("/api/v1/coordination-offices")
    List<CoordinationShown> coordination() {
        return books.list().stream()
                .filter(book -> !book.id().isCommon())
                .map(book -> coordination(book.id()))
                .toList();
    }

    @Operation(summary = "From today on this unit coordinates the book")
    @Requires(Authority.ORGANISATION_ADMINISTER)
    @PutMapping("/api/v1/coordination-offices/{book}")
    CoordinationShown coordinate(@PathVariable int book, @RequestBody CoordinationSent sent) {
        BookId id = books.get(new BookId(book)).id();
        Organisation organisation = organisations.current();
        String name = organisation
                .findUnit(sent.unit(), today())
                .orElseThrow(() -> new Refused(Problem.at("unit", ProblemCode.NOT_FOUND, sent.unit())))
                .name()
                .vi();
        if (!coordination.find(id, today()).filter(sent.unit()::equals).isPresent()) {
            coordination.appoint(id, sent.unit(), today());
            trail.note(AccessTrail.Act.COORDINATION_APPOINTED, id + " · " + name);
        }
        return coordination(id);
    }

    private CoordinationShown coordination(BookId book) {
        return new CoordinationShown(book, coordination.find(book, today()).orElse(null));
    }

    private AccountWithOffices shown(Account account) {
        return new AccountWithOffices(
                account.login(),
                account.name(),
                account.locked(),
                account.mustChange(),
                signIns.appointments(account.id()).stream()
                        .map(AccountsApi::office)
                        .toList());
    }

    private static OfficeShown office(Appointment one) {
        LocalDate to = one.valid().to();
        return new OfficeShown(
                one.id(), one.role(), one.book(), one.unit(), one.valid().from(), to == null ? null : to.minusDays(1));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(SignIns.ZONE));
    }
}
