package vn.phoihop.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Creates;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Slice;
import vn.phoihop.web.Versions;

/**
 * What administrators' pages can do with accounts and offices, for programs. Offices and what somebody signs in with are parts of the
 * account: whoever changes any of it names the version of the account that was seen.
 */
@ApiController
class AccountsApi {

    private static final String ONE = "/api/v1/accounts/{login}";

    private final Accounts accounts;
    private final AdministeringAccounts administering;
    private final SignIns signIns;

    AccountsApi(Accounts accounts, AdministeringAccounts administering, SignIns signIns) {
        this.accounts = accounts;
        this.administering = administering;
        this.signIns = signIns;
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
            int version,
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
            int version,
            List<OfficeShown> offices) {}

    record AccountSent(
            @Schema(example = "Cán bộ nhập liệu Biên phòng") String name) {}

    /**
     * An office to be given.
     *
     * @param unit its code on the first day; may be missing for administrators only
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
                accounts.search(search, after, Slice.READ),
                row -> ListQuery.place(row.account().login()),
                row -> new AccountShown(
                        row.account().login(),
                        row.account().name(),
                        row.account().locked(),
                        row.account().mustChange(),
                        row.account().version(),
                        row.roles(),
                        row.secondFactor(),
                        row.signedInAt()));
    }

    @Operation(summary = "Reads an account with its offices; the answer's ETag is needed to change it")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @GetMapping(ONE)
    ResponseEntity<AccountWithOffices> get(@PathVariable String login) {
        return found(login);
    }

    @Operation(
            summary = "Opens an account, or names one anew",
            description =
                    "Nobody can sign in to a new account before it was given a one-time password. A known one is changed with"
                            + " If-Match; sent again as it is, it stays.")
    @Creates
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PutMapping(ONE)
    ResponseEntity<AccountWithOffices> put(@PathVariable String login, @RequestBody AccountSent sent, IfMatch seen) {
        Account known = accounts.find(login).orElse(null);
        if (known == null) {
            Account opened = administering.open(login, sent.name());
            return Versions.made(shown(opened), opened.version(), "/api/v1/accounts/" + opened.login(), true);
        }
        if (!known.name().equals(sent.name().strip())) {
            administering.rename(seen(login, seen), sent.name());
        }
        return found(login);
    }

    @Operation(summary = "Gives an office")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/offices")
    ResponseEntity<AccountWithOffices> appoint(@PathVariable String login, @RequestBody OfficeSent sent, IfMatch seen) {
        administering.appoint(
                seen(login, seen),
                new AdministeringAccounts.Wish(
                        sent.role(),
                        sent.book().value(),
                        sent.unit() == null ? "" : sent.unit(),
                        sent.from(),
                        sent.until()),
                sent.role().name(),
                List.of());
        return found(login);
    }

    @Operation(summary = "Ends an office today")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/offices/{office}/end")
    ResponseEntity<AccountWithOffices> end(@PathVariable String login, @PathVariable UUID office, IfMatch seen) {
        administering.end(seen(login, seen), office);
        return found(login);
    }

    @Operation(summary = "Gives a password that is good for one sign-in; it is shown this once")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/one-time-password")
    OneTimePassword oneTimePassword(@PathVariable String login, IfMatch seen) {
        return new OneTimePassword(administering.oneTimePassword(seen(login, seen)));
    }

    @Operation(summary = "Locks an account: it is out with its next click")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/lock")
    ResponseEntity<AccountWithOffices> lock(@PathVariable String login, IfMatch seen) {
        administering.lock(seen(login, seen), true);
        return found(login);
    }

    @Operation(summary = "Unlocks an account")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/unlock")
    ResponseEntity<AccountWithOffices> unlock(@PathVariable String login, IfMatch seen) {
        administering.lock(seen(login, seen), false);
        return found(login);
    }

    @Operation(summary = "Signs an account out everywhere: all sessions and tokens end")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/sign-out")
    SignedOut signOut(@PathVariable String login, IfMatch seen) {
        AdministeringAccounts.Ended ended = administering.signOutEverywhere(seen(login, seen));
        return new SignedOut(ended.sessions(), ended.tokens());
    }

    @Operation(summary = "Resets second factor and passkeys, for a lost phone")
    @Requires(Authority.ACCOUNT_ADMINISTER)
    @PostMapping(ONE + "/second-factor/reset")
    ResponseEntity<AccountWithOffices> resetSecondFactor(@PathVariable String login, IfMatch seen) {
        administering.resetSecondFactor(seen(login, seen));
        return found(login);
    }

    /** An account to be changed, at the version that was seen. */
    private Account seen(String login, IfMatch seen) {
        Account account = administering.another(login);
        seen.require(account.version());
        return account;
    }

    private ResponseEntity<AccountWithOffices> found(String login) {
        return found(administering.get(login));
    }

    private ResponseEntity<AccountWithOffices> found(Account account) {
        return Versions.found(shown(account), account.version());
    }

    private AccountWithOffices shown(Account account) {
        return new AccountWithOffices(
                account.login(),
                account.name(),
                account.locked(),
                account.mustChange(),
                account.version(),
                signIns.appointments(account.id()).stream()
                        .map(AccountsApi::office)
                        .toList());
    }

    private static OfficeShown office(Appointment one) {
        LocalDate to = one.valid().to();
        return new OfficeShown(
                one.id(), one.role(), one.book(), one.unit(), one.valid().from(), to == null ? null : to.minusDays(1));
    }
}
