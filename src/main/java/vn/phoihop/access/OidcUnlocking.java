package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.ProblemCode;

/**
 * Opening the locked screen by the provider, for who signed in there and knows no password here. The session stays the same, and with it all that
 * is under the cover. The provider must ask anew: that somebody signed in there this morning says nothing about who sits here now.
 */
@Component
class OidcUnlocking {

    /** Parameter of the address at which going to the provider begins. */
    private static final String UNLOCK = "unlock";

    private static final String BEGUN = "unlocking";
    private static final String TO = "unlocking-to";

    /** Clocks of two machines differ a little. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private final IdleLock lock;
    private final LatelyProved proved;
    private final AccessTrail trail;
    private final Clock clock;

    OidcUnlocking(IdleLock lock, LatelyProved proved, AccessTrail trail, Clock clock) {
        this.lock = lock;
        this.proved = proved;
        this.trail = trail;
        this.clock = clock;
    }

    /** Where it begins, to go on to an address of ours. */
    static String href(String to) {
        String wanted = SignInAnswers.wanted(to);
        return OidcProvider.BEGIN + "/" + OidcProvider.ID + (wanted.isEmpty() ? "?" : wanted + "&") + UNLOCK + "=1";
    }

    /** Where the provider is wanted for this: the same request, to be answered only by who gives a password or the like there and now. */
    Optional<OAuth2AuthorizationRequest> begin(HttpServletRequest request, OAuth2AuthorizationRequest resolved) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Optional.empty();
        }
        session.removeAttribute(BEGUN);
        if (request.getParameter(UNLOCK) == null || Admission.member(session).isEmpty()) {
            return Optional.empty();
        }
        session.setAttribute(BEGUN, clock.millis());
        session.setAttribute(TO, SignInAnswers.inside(request.getParameter("to")));
        return Optional.of(OAuth2AuthorizationRequest.from(resolved)
                .additionalParameters(more -> {
                    more.put("prompt", "login");
                    more.put("max_age", "0");
                })
                .build());
    }

    /** Whether who comes back from the provider went there to unlock. */
    static boolean isUnder(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(BEGUN) != null;
    }

    /** Where to go on. */
    String finish(HttpServletRequest request, Authentication authentication, Optional<String> login) {
        HttpSession session = request.getSession();
        StaffMember member = Admission.member(session).orElse(null);
        Object begun = session.getAttribute(BEGUN);
        session.removeAttribute(BEGUN);
        if (member == null || !(begun instanceof Long since)) {
            return "/";
        }
        boolean same = login.filter(member.login()::equals).isPresent();
        if (!same || !askedSince(Instant.ofEpochMilli(since).minus(CLOCKS), authentication)) {
            note(AccessTrail.Act.SIGN_IN_FAILED, member, request);
            return refused(session, same ? ProblemCode.OIDC_NOT_ASKED_ANEW : ProblemCode.OIDC_OTHER_ACCOUNT);
        }
        if (lock.isLocked(session)) {
            note(AccessTrail.Act.UNLOCKED, member, request);
        }
        lock.open(session);
        proved.mark(session);
        return to(session);
    }

    /** It did not come to its end; the session is as it was. */
    String fail(HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.removeAttribute(BEGUN);
        return refused(session, ProblemCode.OIDC_FAILED);
    }

    private static boolean askedSince(Instant moment, Authentication authentication) {
        return authentication.getPrincipal() instanceof OidcUser user
                && user.getAuthenticatedAt() != null
                && !user.getAuthenticatedAt().isBefore(moment);
    }

    private void note(AccessTrail.Act act, StaffMember member, HttpServletRequest request) {
        Acting.runAsSystem(() -> trail.note(act, member.id(), request.getRemoteAddr(), Admission.OIDC));
    }

    private static String refused(HttpSession session, ProblemCode code) {
        String wanted = SignInAnswers.wanted(to(session));
        return "/lock" + (wanted.isEmpty() ? "?" : wanted + "&") + "problem=" + code.name();
    }

    private static String to(HttpSession session) {
        return Objects.toString(session.getAttribute(TO), "/");
    }
}
