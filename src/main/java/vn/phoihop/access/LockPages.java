package vn.phoihop.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/** The locked screen, and opening it with the password or, where there is one, a code of the second factor. */
@PageController
class LockPages {

    /** Fields that are never put into a page again. */
    private static final Set<String> NOT_KEPT = Set.of("_csrf", "password", "present", "again", "secret", "code");

    private final IdleLock lock;
    private final SignIns signIns;
    private final SecondFactors secondFactors;
    private final AccessTrail trail;

    LockPages(IdleLock lock, SignIns signIns, SecondFactors secondFactors, AccessTrail trail) {
        this.lock = lock;
        this.signIns = signIns;
        this.secondFactors = secondFactors;
        this.trail = trail;
    }

    /** A value of a form that was sent while the screen was locked. */
    record Kept(String name, String value) {}

    @GetMapping("/lock")
    String show(Page page, SignedIn who, HttpSession session, Model model, @RequestParam(defaultValue = "") String to) {
        if (!lock.isLocked(session)) {
            return "redirect:" + SignInAnswers.inside(to);
        }
        noteIfNew(session);
        page.titled("access.lock.title");
        model.addAllAttributes(model(who, SignInAnswers.inside(to), "", List.of()));
        return "access/lock";
    }

    /** Locks now: by hand, or since nobody was at the keyboard. */
    @PostMapping("/lock")
    String lock(SignedIn who, HttpSession session, @RequestParam(defaultValue = "/") String to) {
        noteIfNew(session);
        return "redirect:/lock" + SignInAnswers.wanted(SignInAnswers.inside(to));
    }

    /** The page says that somebody is there. */
    @PostMapping("/lock/seen")
    ResponseEntity<Void> seen() {
        return ResponseEntity.noContent().build();
    }

    /** A form that came too late: asks who is there, and keeps in the page what was typed. */
    @PostMapping(LockedOut.HELD)
    String hold(HttpServletRequest request, HttpServletResponse response, Page page, Model model) {
        if (!(request.getAttribute(LockedOut.WHO) instanceof SignedIn who)) {
            return "redirect:/";
        }
        response.setStatus(HttpStatus.LOCKED.value());
        String address = Objects.toString(request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI), "/");
        page.titled("access.lock.title");
        model.addAllAttributes(model(who, "/", address, kept(request)));
        return "access/lock";
    }

    @PostMapping("/lock/open")
    @Nullable
    String open(
            Page page,
            SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Model model,
            @RequestParam(defaultValue = "") String secret,
            @RequestParam(defaultValue = "/") String to,
            @RequestParam(defaultValue = "") String again) {
        List<Kept> kept = again.isEmpty() ? List.of() : kept(request);
        Map<String, Object> shown = model(who, SignInAnswers.inside(to), again, kept);
        page.titled("access.lock.title").ifRefused("access/lock", shown);
        Problem problem = prove(who.account(), secret, request.getRemoteAddr());
        if (problem != null) {
            throw new Refused(problem);
        }
        lock.open(session);
        trail.note(AccessTrail.Act.UNLOCKED, "");
        if (Objects.toString(request.getHeader("Accept"), "").contains("json")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        if (!again.isEmpty()) {
            page.titled("access.lock.againTitle");
            model.addAllAttributes(shown);
            return "access/send-again";
        }
        return "redirect:" + SignInAnswers.inside(to);
    }

    private @Nullable Problem prove(Account account, String secret, String address) {
        boolean code = secret.strip().matches("\\d{3}\\s?\\d{3}")
                && secondFactors.since(account.id()).isPresent();
        return code
                ? SignInPage.problem(
                        Acting.asSystem(() -> secondFactors.check(account.id(), secret, address)), "secret")
                : SignIns.problem(Acting.asSystem(() -> signIns.prove(account, secret, address)), "secret");
    }

    private void noteIfNew(HttpSession session) {
        if (lock.lock(session)) {
            trail.note(AccessTrail.Act.LOCKED, "");
        }
    }

    private static List<Kept> kept(HttpServletRequest request) {
        List<Kept> kept = new ArrayList<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!NOT_KEPT.contains(name) && !name.equals("to")) {
                for (String value : values) {
                    kept.add(new Kept(name, value));
                }
            }
        });
        return kept;
    }

    private Map<String, Object> model(SignedIn who, String to, String again, List<Kept> kept) {
        return Map.of(
                "name",
                who.name(),
                "login",
                who.account().login(),
                "withCode",
                Acting.asSystem(() -> secondFactors.since(who.account().id())).isPresent(),
                "to",
                to,
                "again",
                again.isEmpty() ? "" : SignInAnswers.inside(again),
                "kept",
                kept);
    }
}
