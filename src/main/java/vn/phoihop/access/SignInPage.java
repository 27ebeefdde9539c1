package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Signing in: the password, and where the account has one, the second factor. */
@PageController
class SignInPage {

    /** What a way of signing in outside this page may come back with. */
    private static final Set<ProblemCode> TOLD_HERE =
            Set.of(ProblemCode.OIDC_NOT_LINKED, ProblemCode.OIDC_FAILED, ProblemCode.ACCOUNT_LOCKED);

    private final SignIns signIns;
    private final SecondFactors secondFactors;
    private final Accounts accounts;
    private final Admission admission;
    private final OidcProvider provider;
    private final String contact;

    SignInPage(
            SignIns signIns,
            SecondFactors secondFactors,
            Accounts accounts,
            Admission admission,
            OidcProvider provider,
            @Value("${phoihop.contact:}") String contact) {
        this.signIns = signIns;
        this.secondFactors = secondFactors;
        this.accounts = accounts;
        this.admission = admission;
        this.provider = provider;
        this.contact = contact;
    }

    @GetMapping("/sign-in")
    String show(
            Page page,
            Model model,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String out,
            @RequestParam(defaultValue = "") String problem) {
        page.titled("access.signIn.title");
        TOLD_HERE.stream().filter(code -> code.name().equals(problem)).forEach(code -> page.problem(Problem.of(code)));
        model.addAllAttributes(shown(to, out.isEmpty() ? "" : page.text("access.signIn.out")));
        return "access/sign-in";
    }

    /** No connection is held while the password is compared. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    @PostMapping("/sign-in")
    String signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            Page page,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String to) {
        page.titled("access.signIn.title").ifRefused("access/sign-in", shown(to, ""));
        String name = login.strip().toLowerCase(Locale.ROOT);
        SignIns.Outcome outcome = Acting.asSystem(() -> signIns.attempt(name, password, request.getRemoteAddr()));
        return switch (outcome) {
            case SignIns.Outcome.Welcome welcome ->
                "redirect:" + admission.afterFirstFactor(request, response, welcome.account(), Admission.PASSWORD, to);
            case SignIns.Outcome.Wrong _ -> throw new Refused(ProblemCode.SIGN_IN_WRONG);
            case SignIns.Outcome.Locked _ -> throw new Refused(ProblemCode.ACCOUNT_LOCKED);
            case SignIns.Outcome.Wait wait -> throw new Refused(ProblemCode.TOO_MANY_ATTEMPTS, wait.minutes());
        };
    }

    @GetMapping("/sign-in/code")
    String askForCode(HttpServletRequest request, Page page, Model model, @RequestParam(defaultValue = "") String to) {
        if (admission.half(request).isEmpty()) {
            return "redirect:/sign-in";
        }
        page.titled("access.code.title");
        model.addAttribute("to", SignInAnswers.inside(to));
        return "access/sign-in-code";
    }

    @PostMapping("/sign-in/code")
    String checkCode(
            HttpServletRequest request,
            HttpServletResponse response,
            Page page,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String to) {
        Admission.Half half = admission.half(request).orElse(null);
        if (half == null) {
            page.titled("access.signIn.title").ifRefused("access/sign-in", shown(to, ""));
            throw new Refused(ProblemCode.SIGN_IN_TOO_SLOW);
        }
        page.titled("access.code.title").ifRefused("access/sign-in-code", Map.of("to", SignInAnswers.inside(to)));
        Problem problem =
                problem(Acting.asSystem(() -> secondFactors.check(half.id(), code, request.getRemoteAddr())), "code");
        if (problem != null) {
            throw new Refused(problem);
        }
        Account account = Acting.asSystem(() -> accounts.get(half.id()));
        if (account.locked()) {
            throw new Refused(ProblemCode.ACCOUNT_LOCKED);
        }
        admission.admit(request, response, account, half.way() + "+CODE");
        return "redirect:" + SignInAnswers.inside(to);
    }

    /** What to tell about a try with a code; null when it was right. */
    static @org.jspecify.annotations.Nullable Problem problem(SecondFactors.Outcome outcome, String field) {
        return switch (outcome) {
            case SecondFactors.Outcome.Right _ -> null;
            case SecondFactors.Outcome.Wrong _ -> Problem.at(field, ProblemCode.CODE_WRONG);
            case SecondFactors.Outcome.Wait wait -> Problem.at(field, ProblemCode.TOO_MANY_ATTEMPTS, wait.minutes());
        };
    }

    private Map<String, Object> shown(String to, String note) {
        String inside = SignInAnswers.inside(to);
        return Map.of(
                "to",
                inside,
                "note",
                note,
                "contact",
                contact,
                "provider",
                provider.name(),
                "providerHref",
                provider.isNamed() ? OidcProvider.BEGIN + "/" + OidcProvider.ID + SignInAnswers.wanted(inside) : "");
    }
}
