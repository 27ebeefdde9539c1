package vn.phoihop.access;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import vn.phoihop.database.Acting;

/** Signs in with login and password. */
@Component
class PasswordProvider implements AuthenticationProvider {

    private final SignIns signIns;

    PasswordProvider(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String login = attempt.getName().strip().toLowerCase(Locale.ROOT);
        String password = Objects.toString(attempt.getCredentials(), "");
        String address =
                attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        SignIns.Outcome outcome = Acting.asSystem(() -> signIns.attempt(login, password, address));
        return switch (outcome) {
            case SignIns.Outcome.Welcome welcome -> {
                StaffMember member = new StaffMember(
                        welcome.account().id().value(), welcome.account().login());
                yield UsernamePasswordAuthenticationToken.authenticated(member, null, List.of());
            }
            case SignIns.Outcome.Wrong _ -> throw new BadCredentialsException("wrong");
            case SignIns.Outcome.Locked _ -> throw new LockedException("locked");
            case SignIns.Outcome.Wait wait -> throw new TooManyAttempts(wait.minutes());
        };
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }

    /** Too many failures; sign-in is closed for a while. */
    static final class TooManyAttempts extends AuthenticationException {

        private static final long serialVersionUID = 1L;

        private final long minutes;

        TooManyAttempts(long minutes) {
            super("wait");
            this.minutes = minutes;
        }

        long minutes() {
            return minutes;
        }
    }
}
