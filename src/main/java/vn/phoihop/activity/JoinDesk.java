package vn.phoihop.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.SignedIn;
import vn.phoihop.catalogue.Kind;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Organisations;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/**
 * One patrol that two units write down stays one (ghép): the second adds its part to the record that is there. A record out of sight can be
 * joined only where it looks like what the unit itself writes down, so that nobody comes into a record by guessing its id.
 */
@Component
class JoinDesk {

    private final Activities activities;
    private final ActivityDesk desk;
    private final ChangingActivity changing;
    private final ActivityChecks checks;
    private final LikelyTwins twins;
    private final Permissions permissions;
    private final Organisations organisations;

    JoinDesk(
            Activities activities,
            ActivityDesk desk,
            ChangingActivity changing,
            ActivityChecks checks,
            LikelyTwins twins,
            Permissions permissions,
            Organisations organisations) {
        this.activities = activities;
        this.desk = desk;
        this.changing = changing;
        this.checks = checks;
        this.twins = twins;
        this.permissions = permissions;
        this.organisations = organisations;
    }

    /**
     * What the unit has written down of the same thing. A draft or record of it goes with joining.
     *
     * @param version of the draft or record that was seen; 0 for a form that was never saved
     */
    record Own(RecordKey key, int version, ActivityForm form) {

        static Own of(Activity activity) {
            return new Own(activity.key(), activity.version(), activity.form());
        }
    }

    /** One's own units in what is written down: those that join. */
    List<UnitId> joining(ActivityForm form) {
        UnitId own = SignedIn.current().unit();
        return form.units().stream()
                .filter(unit -> permissions.answersFor(own, unit))
                .distinct()
                .toList();
    }

    /**
     * Joins with all that one's own units have in what is written down.
     *
     * @param seen the version of the record that was looked at; null where it was out of sight
     */
    @Transactional
    Activity join(RecordKey target, @Nullable Integer seen, Own own) {
        permissions.require(Authority.ACTIVITY_RECORD);
        List<UnitId> units = joining(own.form());
        if (units.isEmpty()) {
            throw new Refused(ProblemCode.JOIN_WITHOUT_UNIT);
        }
        Integer expected = seen;
        for (UnitId unit : units) {
            Activity joined = joinOne(target, expected, unit, carried(own, unit), own);
            expected = seen == null ? null : joined.version();
        }
        giveUp(own, target);
        return activities.get(target);
    }

    /** What the unit put in; what a kind counts beside itself belongs to the record, and the one that is there has its own. */
    List<Contribution> carried(Own own, UnitId unit) {
        ActivityCheck check = checks.on(own.key().book());
        Set<String> counted = check.catalogue(check.day(own.form())).find(Kind.class, own.form().kind()).stream()
                .flatMap(kind -> kind.counted().stream())
                .collect(Collectors.toSet());
        return own.form().contributions().stream()
                .filter(one -> one.unit().equals(unit) && !counted.contains(one.measure()))
                .toList();
    }

    /**
     * Joins with one unit.
     *
     * @param seen the version of the record that was looked at; null where it was out of sight
     * @param own null where the record to be joined is in sight and nothing of one's own goes
     */
    @Transactional
    Activity join(RecordKey target, @Nullable Integer seen, UnitId unit, List<Contribution> putIn, @Nullable Own own) {
        permissions.require(Authority.ACTIVITY_RECORD);
        requireUnit(unit);
        joinOne(target, seen, unit, putIn, own);
        if (own != null) {
            giveUp(own, target);
        }
        return activities.get(target);
    }

    private void requireUnit(UnitId unit) {
        if (organisations.current().findUnit(unit).isEmpty()) {
            throw new Refused(Problem.at("unit", ProblemCode.NOT_READABLE, unit.value()));
        }
        permissions.require(Authority.ACTIVITY_RECORD, unit);
    }

    private Activity joinOne(
            RecordKey target, @Nullable Integer seen, UnitId unit, List<Contribution> putIn, @Nullable Own own) {
        if (!SignedIn.current().books().contains(target.book())) {
            throw new Refused(ProblemCode.NOT_FOUND, target.toString());
        }
        if (activities.find(target).isEmpty()) {
            if (own == null) {
                throw new Refused(ProblemCode.NOT_FOUND, target.toString());
            }
            if (!twins.admit(unit, target, own.key(), own.form())) {
                throw new Refused(ProblemCode.JOIN_NO_TWIN);
            }
        }
        return changing.join(target, seen, unit, putIn, ActivityDesk.by());
    }

    /** The own draft or record says what the other one says now. */
    private void giveUp(Own own, RecordKey target) {
        if (own.key().equals(target)) {
            throw new Refused(ProblemCode.MERGE_WITH_ITSELF);
        }
        Optional<Activity> known = activities.find(own.key());
        if (known.isEmpty() && own.version() == 0) {
            return;
        }
        if (known.isPresent() && known.get().state() != ActivityState.DRAFT) {
            leavesNobody(known.get());
        }
        desk.require(ActivityStep.WITHDRAW, own.key());
        changing.giveUpFor(target.id(), own.key(), own.version(), ActivityDesk.by());
    }

    private void leavesNobody(Activity own) {
        List<UnitId> mine = joining(own.form());
        Organisation organisation = organisations.current();
        LocalDate day = own.occurredOn();
        String others = own.units().stream()
                .filter(unit -> !mine.contains(unit))
                .map(unit -> organisation.unit(unit, day).name().in(LocaleContextHolder.getLocale()))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new Refused(ProblemCode.JOIN_LEAVES_OTHERS, others);
        }
    }
}
