package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The sign-in page; Spring Security itself takes what it posts. */
@PageController
class SignInPage {

    private final String contact;

    SignInPage(@Value("${phoihop.contact:}") String contact) {
        this.contact = contact;
    }

    @GetMapping("/sign-in")
    String show(
            Page page,
            Model model,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String out) {
        page.titled("access.signIn.title");
        model.addAttribute("to", SignInAnswers.inside(to))
                .addAttribute("note", out.isEmpty() ? "" : page.text("access.signIn.out"))
                .addAttribute("contact", contact);
        return "access/sign-in";
    }

    /** Where a failed attempt is forwarded to: the same page with what was typed and what is wrong. */
    @PostMapping("/sign-in/again")
    String again(
            HttpServletRequest request,
            HttpServletResponse response,
            Page page,
            Model model,
            @RequestParam(defaultValue = "") String to) {
        Problem problem = request.getAttribute(SignInAnswers.PROBLEM) instanceof Problem known
                ? known
                : Problem.of(ProblemCode.SIGN_IN_WRONG);
        response.setStatus(problem.code().status());
        page.problem(problem);
        return show(page, model, to, "");
    }
}
