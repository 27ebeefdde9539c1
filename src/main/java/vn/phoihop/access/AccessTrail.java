package vn.phoihop.access;

import java.time.Clock;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import vn.phoihop.database.Sql;
import vn.phoihop.vocabulary.AccountId;

/** Who signed in, looked at and took away what; lines are added, never changed. */
@Component
public class AccessTrail {

    /** What is noted. */
    public enum Act {
        SIGNED_IN,
        SIGN_IN_FAILED,
        SECOND_FACTOR_FAILED,
        SIGNED_OUT,
        SESSION_ENDED,
        SECOND_FACTOR_ON,
        SECOND_FACTOR_OFF,
        RECOVERY_CODES_RENEWED,
        PASSWORD_CHANGED,
        ACCOUNT_OPENED,
        APPOINTED,
        OFFICE_ENDED,
        ONE_TIME_PASSWORD_GIVEN,
        ACCOUNT_LOCKED,
        ACCOUNT_UNLOCKED,
        TOKEN_MINTED,
        TOKEN_REVOKED,
        TOKEN_REFUSED,
        VIEWED,
        EXPORTED
    }

    private static final String NOTE = Sql.of("access/note");

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes what the person of this request does. */
    @Transactional
    public void note(Act act, String what) {
        SignedIn who = SignedIn.orNobody();
        note(act, who == null ? null : who.account().id(), address(), what);
    }

    @Transactional
    void note(Act act, @Nullable AccountId account, String address, String what) {
        jdbc.sql(NOTE)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("act", act.name())
                .param("account", account == null ? null : account.value(), java.sql.Types.OTHER)
                .param("address", address)
                .param("what", what.length() > 500 ? what.substring(0, 500) : what)
                .update();
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : "";
    }
}
