package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Languages;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** One's own account: offices, password, language. */
@PageController
class AccountPage {

    private final Accounts accounts;
    private final SignIns signIns;
    private final Passwords passwords;
    private final AccessTrail trail;
    private final Languages languages;

    AccountPage(Accounts accounts, SignIns signIns, Passwords passwords, AccessTrail trail, Languages languages) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.passwords = passwords;
        this.trail = trail;
        this.languages = languages;
    }

    @GetMapping("/account")
    String show(Page page, SignedIn who, Model model) {
        page.titled("access.account.title");
        model.addAllAttributes(model(page, who));
        return "access/account";
    }

    @PostMapping("/account/password")
    String changePassword(
            Page page,
            SignedIn who,
            HttpServletRequest request,
            HttpSession session,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again) {
        page.titled("access.account.title").ifRefused("access/account", model(page, who));
        List<Problem> problems = new ArrayList<>();
        Problem wrong = SignIns.problem(
                Acting.asSystem(() -> signIns.prove(who.account(), present, request.getRemoteAddr())), "present");
        if (wrong != null) {
            problems.add(wrong);
        }
        try {
            passwords.check(who.account().login(), password);
        } catch (Refused refused) {
            problems.addAll(refused.problems());
        }
        if (!password.equals(again)) {
            problems.add(Problem.at("again", ProblemCode.PASSWORDS_DIFFER));
        }
        if (password.equals(present)) {
            problems.add(Problem.at("password", ProblemCode.PASSWORD_SAME));
        }
        Refused.ifAny(problems);
        accounts.setPassword(who.account(), password, false, session.getId());
        trail.note(AccessTrail.Act.PASSWORD_CHANGED, "");
        page.notice("access.account.passwordChanged");
        return who.account().mustChange() ? "redirect:/" : "redirect:/account";
    }

    @PostMapping("/account/language")
    String changeLanguage(SignedIn who, HttpServletResponse response, @RequestParam String language) {
        accounts.speak(who.account().id(), language);
        languages.remember(response, language.equals("en") ? "en" : "vi");
        return "redirect:/account";
    }

    /** Changes the office in which one acts, and stays where one is. */
    @PostMapping("/account/capacity")
    String act(
            SignedIn who,
            HttpServletRequest request,
            @RequestParam UUID appointment,
            @RequestParam(defaultValue = "/") String back) {
        request.getSession()
                .setAttribute(
                        ActingFilter.OFFICE, SignIns.chosen(who, appointment).id());
        return "redirect:" + SignInAnswers.inside(back);
    }

    private Map<String, Object> model(Page page, SignedIn who) {
        return Map.of(
                "who",
                who,
                "appointments",
                signIns.appointments(who.account().id()),
                "languages",
                List.of(
                        new Choice("vi", "Tiếng Việt", who.account().language().equals("vi")),
                        new Choice("en", "English", who.account().language().equals("en"))),
                "shortest",
                page.text("access.account.passwordHint", Passwords.SHORTEST));
    }
}
