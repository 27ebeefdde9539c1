package vn.phoihop.access;

import jakarta.servlet.http.HttpSession;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** Where one is signed in, and signing out there. */
@PageController
class SessionPages {

    private final Sessions sessions;
    private final AccessTrail trail;

    SessionPages(Sessions sessions, AccessTrail trail) {
        this.sessions = sessions;
        this.trail = trail;
    }

    @GetMapping("/account/sessions")
    String list(Page page, SignedIn who, HttpSession session, Model model) {
        page.titled("access.sessions.title")
                .lead("access.sessions.lead")
                .under("/account", page.text("access.account.title"));
        model.addAttribute("sessions", sessions.list(who.account().login(), session.getId()));
        return "access/sessions";
    }

    @PostMapping("/account/sessions/end")
    String end(Page page, SignedIn who, @RequestParam String name) {
        if (!sessions.end(who.account().login(), name)) {
            throw new Refused(ProblemCode.NOT_FOUND, name);
        }
        trail.note(AccessTrail.Act.SESSION_ENDED, "");
        page.notice("access.sessions.endedNotice");
        return "redirect:/account/sessions";
    }

    @PostMapping("/account/sessions/end-others")
    String endOthers(Page page, SignedIn who, HttpSession session) {
        int ended = sessions.endAll(who.account().login(), session.getId());
        trail.note(AccessTrail.Act.SESSION_ENDED, Integer.toString(ended));
        page.notice("access.sessions.othersNotice", ended);
        return "redirect:/account/sessions";
    }
}
