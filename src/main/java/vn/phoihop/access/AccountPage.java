package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.web.Choice;
import vn.phoihop.web.Languages;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** One's own account: offices, password, language. */
@PageController
class AccountPage {

    private final SignIns signIns;
    private final OwnAccount own;
    private final Languages languages;

    AccountPage(SignIns signIns, OwnAccount own, Languages languages) {
        this.signIns = signIns;
        this.own = own;
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
            @RequestParam(defaultValue = "") String again,
            @RequestParam(defaultValue = "0") int version) {
        page.titled("access.account.title").ifRefused("access/account", model(page, who));
        own.changePassword(
                who,
                version,
                new OwnAccount.NewPassword(present, password, again),
                request.getRemoteAddr(),
                session.getId());
        page.notice("access.account.passwordChanged");
        return who.account().mustChange() ? "redirect:/" : "redirect:/account";
    }

    @PostMapping("/account/language")
    String changeLanguage(
            Page page,
            SignedIn who,
            HttpServletResponse response,
            @RequestParam String language,
            @RequestParam(defaultValue = "0") int version) {
        page.titled("access.account.title").ifRefused("access/account", model(page, who));
        own.speak(who, version, language);
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
