package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
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

/** One's own passkeys, and signing in with one; the browser's part is in {@code assets/passkeys.js}. */
@PageController
class PasskeyPages {

    private static final int LONGEST_LABEL = 60;

    private final PasskeyCeremonies ceremonies;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final SignIns signIns;
    private final Admission admission;
    private final OwnAccount own;
    private final OidcProvider provider;
    private final AccessTrail trail;

    PasskeyPages(
            PasskeyCeremonies ceremonies,
            Passkeys passkeys,
            Accounts accounts,
            SignIns signIns,
            Admission admission,
            OwnAccount own,
            OidcProvider provider,
            AccessTrail trail) {
        this.ceremonies = ceremonies;
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.signIns = signIns;
        this.admission = admission;
        this.own = own;
        this.provider = provider;
        this.trail = trail;
    }

    @GetMapping("/account/passkeys")
    String list(Page page, SignedIn who, Model model) {
        page.titled("access.passkeys.title")
                .lead("access.passkeys.lead")
                .under("/account", page.text("access.account.title"));
        model.addAttribute("passkeys", passkeys.list(who.account().id()))
                .addAttribute("providerHref", provider.confirming("/account/passkeys"))
                .addAttribute("login", who.account().login());
        return "access/passkeys";
    }

    /** Whoever sits at an open session adds no key to the account: the password is asked for. */
    @PostMapping("/account/passkeys/options")
    ResponseEntity<String> begin(
            SignedIn who,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String label) {
        if (label.isBlank()) {
            throw new Refused(Problem.at("label", ProblemCode.REQUIRED));
        }
        if (label.strip().length() > LONGEST_LABEL) {
            throw new Refused(Problem.at("label", ProblemCode.TEXT_TOO_LONG, LONGEST_LABEL));
        }
        own.prove(who, present, request);
        return json(ceremonies.beginAdding(request, who.account()));
    }

    @PostMapping(path = "/account/passkeys", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> add(Page page, SignedIn who, HttpServletRequest request, @RequestBody String made) {
        if (!ceremonies.add(request, made)) {
            throw new Refused(ProblemCode.PASSKEY_NOT_GOOD);
        }
        own.touch(who);
        trail.note(AccessTrail.Act.PASSKEY_ADDED, "");
        page.notice("access.passkeys.addedNotice");
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/account/passkeys/remove")
    String remove(Page page, SignedIn who, @RequestParam String name) {
        Acting.runAsSystem(() -> passkeys.remove(who.account().id(), name));
        own.touch(who);
        trail.note(AccessTrail.Act.PASSKEY_REMOVED, "");
        page.notice("access.passkeys.removedNotice");
        return "redirect:/account/passkeys";
    }

    @PostMapping("/sign-in/passkey/options")
    ResponseEntity<String> ask(HttpServletRequest request) {
        return json(ceremonies.beginAsking(request));
    }

    @PostMapping(path = "/sign-in/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, String> signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestBody String signed,
            @RequestParam(defaultValue = "") String to) {
        AccountId id = ceremonies.recognise(request, signed).orElse(null);
        if (id == null) {
            String address = request.getRemoteAddr();
            Acting.runAsSystem(() -> signIns.noteFailure(address));
            throw new Refused(ProblemCode.PASSKEY_NOT_GOOD);
        }
        Account account = accounts.get(id);
        if (account.locked()) {
            throw new Refused(ProblemCode.ACCOUNT_LOCKED);
        }
        admission.admit(request, response, account, Admission.PASSKEY);
        return Map.of("to", SignInAnswers.inside(to));
    }

    private static ResponseEntity<String> json(String text) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text);
    }
}
