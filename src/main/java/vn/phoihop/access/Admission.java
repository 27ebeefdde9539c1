package vn.phoihop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serial;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.web.Languages;

/**
 * Lets in who has proved who they are, by whichever way: always with a new session that inherits nothing from the one before, and a
 * new sign for forms. Between password and code a session remembers only how far somebody has come.
 */
@Component
class Admission {

    /** Session attributes that the page of one's sessions shows. */
    static final String ADDRESS = "address";

    static final String AGENT = "agent";

    /** How somebody signed in, as the trail notes it. */
    static final String PASSWORD = "PASSWORD";

    static final String OIDC = "OIDC";
    static final String PASSKEY = "PASSKEY";

    private static final String WAY = "way";
    private static final String HALF = "half";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final SecondFactors secondFactors;
    private final AccessTrail trail;
    private final Languages languages;
    private final CookieCsrfTokenRepository signs;
    private final Clock clock;

    Admission(
            SecondFactors secondFactors,
            AccessTrail trail,
            Languages languages,
            CookieCsrfTokenRepository signs,
            Clock clock) {
        this.secondFactors = secondFactors;
        this.trail = trail;
        this.languages = languages;
        this.signs = signs;
        this.clock = clock;
    }

    /** Who has shown a first factor and owes the second. */
    record Half(UUID account, String way, long since) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        AccountId id() {
            return new AccountId(account);
        }
    }

    /** After the first factor: lets in, or where the account has a second factor goes on to ask for it. The answer is where to go. */
    String afterFirstFactor(
            HttpServletRequest request, HttpServletResponse response, Account account, String way, String to) {
        if (Acting.asSystem(() -> secondFactors.since(account.id())).isEmpty()) {
            admit(request, response, account, way);
            return SignInAnswers.inside(to);
        }
        anew(request);
        forAWhile(request).setAttribute(HALF, new Half(account.id().value(), way, clock.millis()));
        return "/sign-in/code" + SignInAnswers.wanted(SignInAnswers.inside(to));
    }

    /** Who stands between the two factors; nobody once it has taken too long. */
    Optional<Half> half(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                        && session.getAttribute(HALF) instanceof Half half
                        && clock.millis() - half.since < PATIENCE.toMillis()
                ? Optional.of(half)
                : Optional.empty();
    }

    void admit(HttpServletRequest request, HttpServletResponse response, Account account, String way) {
        HttpSession session = anew(request);
        StaffMember member = new StaffMember(account.id().value(), account.login());
        session.setAttribute(
                HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(member, null, List.of())));
        session.setAttribute(WAY, way);
        session.setAttribute(ADDRESS, request.getRemoteAddr());
        String agent = Objects.toString(request.getHeader(HttpHeaders.USER_AGENT), "");
        session.setAttribute(AGENT, agent.length() > 300 ? agent.substring(0, 300) : agent);
        signs.saveToken(null, request, response);
        languages.begin(request, response, account.language());
        Acting.runAsSystem(() -> trail.note(AccessTrail.Act.SIGNED_IN, account.id(), request.getRemoteAddr(), way));
    }

    /** Whether the password opened this session; only then must a one-time password be changed before anything else. */
    static boolean byPassword(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null || !(session.getAttribute(WAY) instanceof String way) || way.startsWith(PASSWORD);
    }

    /** The session of somebody who is not in yet: soon gone when nothing comes of it. */
    static HttpSession forAWhile(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        if (session.isNew()) {
            session.setMaxInactiveInterval((int) PATIENCE.toSeconds());
        }
        return session;
    }

    /** Who has signed in here, whether the screen is locked or not. */
    static Optional<StaffMember> member(HttpSession session) {
        return session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY)
                                instanceof SecurityContext context
                        && context.getAuthentication() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof StaffMember member
                ? Optional.of(member)
                : Optional.empty();
    }

    private static HttpSession anew(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        return request.getSession(true);
    }
}
