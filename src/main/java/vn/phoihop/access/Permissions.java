package vn.phoihop.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.Texts;

/** Says no, and who could. */
@Component
public class Permissions {

    private final Texts texts;
    private final Organisations organisations;
    private final Sights sights;
    private final Clock clock;

    Permissions(Texts texts, Organisations organisations, Sights sights, Clock clock) {
        this.texts = texts;
        this.organisations = organisations;
        this.sights = sights;
        this.clock = clock;
    }

    /** Refuses unless who has signed in may do what the authority names. */
    public void require(String authority) {
        if (!SignedIn.current().may(authority)) {
            throw new Refused(ProblemCode.NOT_ALLOWED, whoCould(authority));
        }
    }

    /** Refuses unless who has signed in may do it and acts in the unit or above it. */
    public void require(String authority, UnitId unit) {
        require(authority);
        if (!answersFor(SignedIn.current().unit(), unit)) {
            String name = organisations.current().unit(unit).name().in(LocaleContextHolder.getLocale());
            throw new Refused(ProblemCode.NOT_ALLOWED, whoCould(authority) + " (" + name + ")");
        }
    }

    /** Whether one unit is the other, stands above it today, or took over from it. */
    public boolean answersFor(@Nullable UnitId acting, UnitId unit) {
        return acting != null
                && sights.answeredFor(acting, LocalDate.now(clock.withZone(SignIns.ZONE)))
                        .contains(unit);
    }

    /** The roles that may, in the language of the request. */
    public String whoCould(String authority) {
        return Role.whoMay(authority).stream()
                .map(role -> texts.text(LocaleContextHolder.getLocale(), role.key()))
                .collect(Collectors.joining(", "));
    }
}
