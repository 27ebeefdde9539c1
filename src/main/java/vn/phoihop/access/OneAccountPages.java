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
import vn.phoihop.database.Acting;
import vn.phoihop.ledger.Books;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** One account and its offices, for administrators. Nobody changes the own account here, so that two have to agree on more rights. */
@PageController
class OneAccountPages {

    private final Accounts accounts;
    private final SignIns signIns;
    private final Sessions sessions;
    private final AccessTokens tokens;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final AccessTrail trail;
    private final Organisations organisations;
    private final Books books;
    private final Clock clock;

    OneAccountPages(
            Accounts accounts,
            SignIns signIns,
            Sessions sessions,
            AccessTokens tokens,
            SecondFactors secondFactors,
            Passkeys passkeys,
            AccessTrail trail,
            Organisations organisations,
            Books books,
            Clock clock) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.sessions = sessions;
        this.tokens = tokens;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.trail = trail;
        this.organisations = organisations;
        this.books = books;
        this.clock = clock;
    }

    /** A unit one can choose: its code, and its name with those of its superiors. */
    record UnitChoice(String code, String path) {}

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
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until) {
        Account account = another(page, login);
        List<Problem> problems = new ArrayList<>();
        UnitId unitId = unit.isBlank() ? null : unit(unit.strip(), problems);
        LocalDate first = from.isBlank() ? today() : day("from", from, problems);
        LocalDate last = until.isBlank() ? null : day("until", until, problems);
        if (unitId == null && unit.isBlank() && role != Role.ADMINISTRATOR) {
            problems.add(Problem.at("unit", ProblemCode.REQUIRED));
        }
        Refused.ifAny(problems);
        accounts.appoint(account.id(), role, new BookId(book), unitId, first, last == null ? null : last.plusDays(1));
        trail.note(
                AccessTrail.Act.APPOINTED,
                (login + " · " + page.text(role.key()) + " · " + unit).replaceAll(" · $", ""));
        page.notice("access.accounts.appointed");
        return "redirect:/accounts/" + login;
    }

    @PostMapping("/accounts/{login}/end")
    String end(Page page, @PathVariable String login, @RequestParam UUID appointment) {
        Account account = another(page, login);
        accounts.end(account.id(), appointment, today());
        trail.note(AccessTrail.Act.OFFICE_ENDED, login);
        return "redirect:/accounts/" + login;
    }

    /** Answers with the page itself: the password is shown this once and kept nowhere. */
    @PostMapping("/accounts/{login}/password")
    String oneTimePassword(Page page, @PathVariable String login, Model model) {
        Account account = another(page, login);
        model.addAllAttributes(shown(page, account, accounts.oneTimePassword(account.id())));
        trail.note(AccessTrail.Act.ONE_TIME_PASSWORD_GIVEN, login);
        return "access/one-account";
    }

    @PostMapping("/accounts/{login}/lock")
    String lock(Page page, @PathVariable String login, @RequestParam boolean locked) {
        Account account = another(page, login);
        accounts.lock(account.id(), locked);
        trail.note(locked ? AccessTrail.Act.ACCOUNT_LOCKED : AccessTrail.Act.ACCOUNT_UNLOCKED, login);
        return "redirect:/accounts/" + login;
    }

    @PostMapping("/accounts/{login}/name")
    String rename(Page page, @PathVariable String login, @RequestParam(defaultValue = "") String name) {
        Account account = another(page, login);
        accounts.rename(account.id(), name);
        trail.note(AccessTrail.Act.ACCOUNT_RENAMED, login + " · " + account.name() + " → " + name.strip());
        page.notice("access.accounts.renamed");
        return "redirect:/accounts/" + login;
    }

    /** Ends all sessions and tokens: nothing that was opened before can be used any more. */
    @PostMapping("/accounts/{login}/sign-out")
    String signOutEverywhere(Page page, @PathVariable String login) {
        Account account = another(page, login);
        int ended = sessions.endAll(login, "");
        int revoked = Acting.asSystem(() -> tokens.revokeAll(account.id()));
        trail.note(AccessTrail.Act.SIGNED_OUT_EVERYWHERE, login);
        page.notice("access.accounts.signedOut", ended, revoked);
        return "redirect:/accounts/" + login;
    }

    @PostMapping("/accounts/{login}/second-factor")
    String resetSecondFactor(Page page, @PathVariable String login) {
        Account account = another(page, login);
        Acting.runAsSystem(() -> {
            secondFactors.turnOff(account.id());
            passkeys.removeAll(account.id());
        });
        trail.note(AccessTrail.Act.SECOND_FACTOR_RESET, login);
        page.notice("access.accounts.secondReset");
        return "redirect:/accounts/" + login;
    }

    private Account titled(Page page, String login) {
        page.require(Authority.ACCOUNT_ADMINISTER);
        Account account = accounts.find(login).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, login));
        page.named(account.name()).under("/accounts", page.text("access.accounts.title"));
        return account;
    }

    private Account another(Page page, String login) {
        Account account = titled(page, login);
        page.ifRefused("access/one-account", shown(page, account, ""));
        if (isOwn(account.id())) {
            throw new Refused(ProblemCode.OWN_ACCOUNT);
        }
        return account;
    }

    private static boolean isOwn(AccountId id) {
        return SignedIn.current().account().id().equals(id);
    }

    private Map<String, Object> shown(Page page, Account account, String password) {
        LocalDate today = today();
        Organisation organisation = organisations.current();
        return Map.of(
                "account", account,
                "secondFactor",
                        secondFactors.since(account.id()).isPresent()
                                || !passkeys.list(account.id()).isEmpty(),
                "own", isOwn(account.id()),
                "password", password,
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
                                .toList(),
                "units",
                        organisation.units(today).stream()
                                .map(unit ->
                                        new UnitChoice(unit.code(), organisation.path(unit.id(), today, page.locale())))
                                .toList());
    }

    private @Nullable UnitId unit(String code, List<Problem> problems) {
        UnitId found =
                organisations.current().findUnit(code, today()).map(Unit::id).orElse(null);
        if (found == null) {
            problems.add(Problem.at("unit", ProblemCode.NOT_FOUND, code));
        }
        return found;
    }

    private static LocalDate day(String field, String text, List<Problem> problems) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException unreadable) {
            problems.add(Problem.at(field, ProblemCode.NOT_READABLE, text));
            return LocalDate.EPOCH;
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(SignIns.ZONE));
    }
}
