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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Page;
import vn.phoihop.web.PageController;

/**
 * The locked screen, and opening it: with the password or, where there is one, a code of the second factor or a passkey; or by the provider ({@link
 * OidcUnlocking}).
 */
@PageController
class LockPages {

    /** Where another tab goes once the screen is open. */
    private static final String OPENED = "/lock/opened";

    /** What the provider may come back with. */
    private static final Set<ProblemCode> TOLD_HERE =
            Set.of(ProblemCode.OIDC_OTHER_ACCOUNT, ProblemCode.OIDC_NOT_ASKED_ANEW, ProblemCode.OIDC_FAILED);

    /** Fields that are never put into a page again. */
    private static final Set<String> NOT_KEPT = Set.of("_csrf", "password", "present", "again", "secret", "code");

    private final IdleLock lock;
    private final SignIns signIns;
    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final PasskeyCeremonies ceremonies;
    private final OidcProvider provider;
    private final LatelyProved proved;
    private final AccessTrail trail;

    LockPages(
            IdleLock lock,
            SignIns signIns,
            SecondFactors secondFactors,
            Passkeys passkeys,
            PasskeyCeremonies ceremonies,
            OidcProvider provider,
            LatelyProved proved,
            AccessTrail trail) {
        this.lock = lock;
        this.signIns = signIns;
        this.secondFactors = secondFactors;
        this.passkeys = passkeys;
        this.ceremonies = ceremonies;
        this.provider = provider;
        this.proved = proved;
        this.trail = trail;
    }

    /** A value of a form that was sent while the screen was locked. */
    record Kept(String name, String value) {}

    @GetMapping("/lock")
    String show(
            Page page,
            SignedIn who,
            HttpSession session,
            Model model,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String problem) {
        if (!lock.isLocked(session)) {
            return "redirect:" + SignInAnswers.inside(to);
        }
        noteIfNew(session);
        page.titled("access.lock.title");
        TOLD_HERE.stream().filter(code -> code.name().equals(problem)).forEach(code -> page.problem(Problem.of(code)));
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
        // Who comes from another tab, where the screen was unlocked, only goes on.
        if (!secret.isEmpty() || lock.isLocked(session)) {
            Problem problem = prove(who.account(), secret, request.getRemoteAddr());
            if (problem != null) {
                throw new Refused(problem);
            }
            lock.open(session);
            trail.note(AccessTrail.Act.UNLOCKED, "");
        }
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

    @PostMapping("/lock/passkey/options")
    ResponseEntity<String> ask(HttpServletRequest request) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(ceremonies.beginAsking(request));
    }

    @PostMapping(path = "/lock/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, String> openByPasskey(
            SignedIn who,
            HttpServletRequest request,
            HttpSession session,
            @RequestBody String signed,
            @RequestParam(defaultValue = "/") String to) {
        AccountId id = ceremonies.recognise(request, signed).orElse(null);
        if (!who.account().id().equals(id)) {
            String address = request.getRemoteAddr();
            Acting.runAsSystem(() -> signIns.noteFailure(address));
            throw new Refused(ProblemCode.PASSKEY_NOT_GOOD);
        }
        lock.open(session);
        proved.mark(session);
        trail.note(AccessTrail.Act.UNLOCKED, Admission.PASSKEY);
        return Map.of("to", SignInAnswers.inside(to));
    }

    /** Tells the other tabs of this browser that the screen is open again. */
    @GetMapping(OPENED)
    String opened(Page page) {
        page.titled("access.lock.opened");
        return "access/unlocked";
    }

    private @Nullable Problem prove(Account account, String secret, String address) {
        if (secret.isEmpty()) {
            return Problem.at("secret", ProblemCode.REQUIRED);
        }
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
        // Where a form is kept in the page, the page must stay: the provider is gone to in another tab.
        String after = again.isEmpty() ? to : OPENED;
        return Map.of(
                "name",
                who.name(),
                "login",
                who.account().login(),
                "withCode",
                Acting.asSystem(() -> secondFactors.since(who.account().id())).isPresent(),
                "withPasskey",
                !passkeys.list(who.account().id()).isEmpty(),
                "provider",
                provider.name(),
                "providerHref",
                provider.confirming(after),
                "to",
                to,
                "again",
                again.isEmpty() ? "" : SignInAnswers.inside(again),
                "kept",
                kept);
    }
}
