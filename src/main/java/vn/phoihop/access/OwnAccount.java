package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/**
 * What everybody does with the own account, each noted in the trail; the same for pages and programs. {@code seen} is the version of the
 * account from which somebody wants to change it: where an administrator, or the same person elsewhere, has changed it since, nothing is
 * done.
 */
@Component
public class OwnAccount {

    private final Accounts accounts;
    private final SignIns signIns;
    private final SecondFactors secondFactors;
    private final Passwords passwords;
    private final LatelyProved proved;
    private final AccessTrail trail;

    OwnAccount(
            Accounts accounts,
            SignIns signIns,
            SecondFactors secondFactors,
            Passwords passwords,
            LatelyProved proved,
            AccessTrail trail) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.secondFactors = secondFactors;
        this.passwords = passwords;
        this.proved = proved;
        this.trail = trail;
    }

    /** The present password and, twice, the new one. */
    record NewPassword(String present, String password, String again) {}

    /** Refuses who does not know the account's password, and has not just proved in another way to be there. */
    public void prove(SignedIn who, String present, HttpServletRequest request) {
        if (proved.holds(request)) {
            return;
        }
        Problem problem = wrong(who, present, request.getRemoteAddr());
        if (problem != null) {
            throw new Refused(problem);
        }
    }

    private @Nullable Problem wrong(SignedIn who, String present, String address) {
        return SignIns.problem(Acting.asSystem(() -> signIns.prove(who.account(), present, address)), "present");
    }

    /** Ends all sessions of the account but the one with the id {@code kept}. */
    @Transactional
    void changePassword(SignedIn who, int seen, NewPassword wish, String address, String kept) {
        claim(who, seen);
        List<Problem> problems = new ArrayList<>();
        Problem wrong = wrong(who, wish.present(), address);
        if (wrong != null) {
            problems.add(wrong);
        }
        try {
            passwords.check(who.account().login(), wish.password());
        } catch (Refused refused) {
            problems.addAll(refused.problems());
        }
        if (!wish.password().equals(wish.again())) {
            problems.add(Problem.at("again", ProblemCode.PASSWORDS_DIFFER));
        }
        if (wish.password().equals(wish.present())) {
            problems.add(Problem.at("password", ProblemCode.PASSWORD_SAME));
        }
        Refused.ifAny(problems);
        accounts.setPassword(who.account(), wish.password(), false, kept);
        trail.note(AccessTrail.Act.PASSWORD_CHANGED, "");
    }

    /** New recovery codes, for who shows a code. */
    @Transactional
    List<String> renewCodes(SignedIn who, int seen, String code, String address) {
        claim(who, seen);
        require(who, code, address);
        List<String> codes = Acting.asSystem(
                () -> secondFactors.renewRecoveryCodes(who.account().id()));
        touch(who);
        trail.note(AccessTrail.Act.RECOVERY_CODES_RENEWED, "");
        return codes;
    }

    /** For who shows a code. */
    @Transactional
    void turnOffSecondFactor(SignedIn who, int seen, String code, String address) {
        claim(who, seen);
        require(who, code, address);
        Acting.runAsSystem(() -> secondFactors.turnOff(who.account().id()));
        touch(who);
        trail.note(AccessTrail.Act.SECOND_FACTOR_OFF, "");
    }

    /** The language one's pages begin in. */
    @Transactional
    void speak(SignedIn who, int seen, String language) {
        claim(who, seen);
        accounts.speak(who.account().id(), language);
    }

    /** What one signs in with has changed. */
    @Transactional
    void touch(SignedIn who) {
        accounts.touch(who.account().id());
    }

    /** The version of one's account now, after whatever this request has changed. */
    @Transactional(readOnly = true)
    int version(SignedIn who) {
        return accounts.get(who.account().id()).version();
    }

    private void claim(SignedIn who, int seen) {
        accounts.claim(who.account().seen(seen));
    }

    private void require(SignedIn who, String code, String address) {
        Problem problem = SignInPage.problem(
                Acting.asSystem(() -> secondFactors.check(who.account().id(), code, address)), "code");
        if (problem != null) {
            throw new Refused(problem);
        }
    }
}
