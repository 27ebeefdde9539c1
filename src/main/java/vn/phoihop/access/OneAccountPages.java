package vn.phoihop.access;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.FindingByName;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** One account and its offices, for administrators. */
@PageController
class OneAccountPages {

    private final AdministeringAccounts accounts;
    private final SignIns signIns;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final Organisations organisations;
    private final FindingByName names;
    private final Books books;
    private final List<BesideAccount> beside;
    private final Clock clock;

    OneAccountPages(
            AdministeringAccounts accounts,
            SignIns signIns,
            SecondFactors secondFactors,
            Passkeys passkeys,
            Organisations organisations,
            FindingByName names,
            Books books,
            List<BesideAccount> beside,
            Clock clock) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.organisations = organisations;
        this.names = names;
        this.books = books;
        this.beside = beside;
        this.clock = clock;
    }

    @GetMapping("/accounts/{login}")
    String one(Page page, @PathVariable String login, Model model) {
        Account account = titled(page, login);
        model.addAllAttributes(shown(page, account, ""));
        return "access/one-account";
    }

    @PostMapping("/accounts/{login}/appointments")
    String appoint(
            Page page,
            @PathVariable String login,
            @RequestParam Role role,
            @RequestParam int book,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String unitText,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "0") int version) {
        Account account = another(page, login, version);
        List<Problem> problems = new ArrayList<>();
        LocalDate first = day("from", from, problems);
        AdministeringAccounts.Wish wish = new AdministeringAccounts.Wish(
                role,
                book,
                code(unit, unitText, first == null ? today() : first, problems),
                first,
                day("until", until, problems));
        accounts.appoint(account, wish, page.text(role.key()), problems);
        page.notice("access.accounts.appointed");
        return back(login);
    }

    /** The code of the unit chosen or named; empty for none, where it could not be told with a problem. */
    private String code(String id, String words, LocalDate first, List<Problem> problems) {
        return id.isBlank() && words.isBlank()
                ? ""
                : names.unit("unit", id, words, first, problems)
                        .map(unit -> organisations.current().unit(unit, first).code())
                        .orElse("");
    }

    @PostMapping("/accounts/{login}/end")
    String end(
            Page page,
            @PathVariable String login,
            @RequestParam UUID appointment,
            @RequestParam(defaultValue = "0") int version) {
        accounts.end(another(page, login, version), appointment);
        return back(login);
    }

    /** Answers with the page itself: the password is shown this once and kept nowhere. */
    @PostMapping("/accounts/{login}/password")
    String oneTimePassword(
            Page page, @PathVariable String login, @RequestParam(defaultValue = "0") int version, Model model) {
        String password = accounts.oneTimePassword(another(page, login, version));
        model.addAllAttributes(shown(page, accounts.get(login), password));
        return "access/one-account";
    }

    @PostMapping("/accounts/{login}/lock")
    String lock(
            Page page,
            @PathVariable String login,
            @RequestParam boolean locked,
            @RequestParam(defaultValue = "0") int version) {
        accounts.lock(another(page, login, version), locked);
        return back(login);
    }

    @PostMapping("/accounts/{login}/name")
    String rename(
            Page page,
            @PathVariable String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") int version) {
        accounts.rename(another(page, login, version), name);
        page.notice("access.accounts.renamed");
        return back(login);
    }

    @PostMapping("/accounts/{login}/sign-out")
    String signOutEverywhere(Page page, @PathVariable String login, @RequestParam(defaultValue = "0") int version) {
        AdministeringAccounts.Ended ended = accounts.signOutEverywhere(another(page, login, version));
        page.notice("access.accounts.signedOut", ended.sessions(), ended.tokens());
        return back(login);
    }

    @PostMapping("/accounts/{login}/second-factor")
    String resetSecondFactor(Page page, @PathVariable String login, @RequestParam(defaultValue = "0") int version) {
        accounts.resetSecondFactor(another(page, login, version));
        page.notice("access.accounts.secondReset");
        return back(login);
    }

    private static String back(String login) {
        return "redirect:/accounts/" + login;
    }

    private Account titled(Page page, String login) {
        page.require(Authority.ACCOUNT_ADMINISTER);
        Account account = accounts.get(login);
        page.named(account.name()).under("/accounts", page.text("access.accounts.title"));
        return account;
    }

    /** The account as it was seen; what refuses it shows it as it is. */
    private Account another(Page page, String login, int version) {
        Account account = titled(page, login);
        page.ifRefused("access/one-account", shown(page, account, ""));
        return account.seen(version);
    }

    private Map<String, Object> shown(Page page, Account account, String password) {
        LocalDate today = today();
        return Map.of(
                "account", account,
                "secondFactor",
                        secondFactors.since(account.id()).isPresent()
                                || !passkeys.list(account.id()).isEmpty(),
                "own", AdministeringAccounts.isOwn(account),
                "password", password,
                "beside",
                        beside.stream()
                                .flatMap(one -> one.lines(account.id(), page).stream())
                                .toList(),
                "today", today,
                "appointments", signIns.appointments(account.id()),
                "roles",
                        Arrays.stream(Role.values())
                                .map(role -> new Choice(role.name(), page.text(role.key()), false))
                                .toList(),
                "books",
                        Stream.concat(Stream.of(books.get(BookId.COMMON)), books.list().stream())
                                .map(book -> new Choice(
                                        book.id().toString(),
                                        page.text(book.name()),
                                        book.id().value() == 1))
                                .toList());
    }

    private static @Nullable LocalDate day(String field, String text, List<Problem> problems) {
        try {
            return text.isBlank() ? null : CalendarDay.read(text);
        } catch (DateTimeParseException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text));
            return null;
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(SignIns.ZONE));
    }
}
