package vn.phoihop.activity;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
        Map<UnitId, List<Contribution>> parts = new LinkedHashMap<>();
        units.forEach(unit -> parts.put(unit, carried(own, unit)));
        return join(target, seen, parts, own);
    }

    /** What the unit put in; what a kind counts beside itself belongs to the record, and the one that is there has its own. */
    List<Contribution> carried(Own own, UnitId unit) {
        ActivityCheck check = checks.on(own.key().book());
        Set<String> counted = check
                .catalogue(check.day(own.form()))
                .find(Kind.class, own.form().kind())
                .stream()
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
        return join(target, seen, Map.of(unit, putIn), own);
    }

    private void requireUnit(UnitId unit) {
        if (organisations.current().findUnit(unit).isEmpty()) {
            throw new Refused(Problem.at("unit", ProblemCode.NOT_READABLE, unit.value()));
        }
        permissions.require(Authority.ACTIVITY_RECORD, unit);
    }

    /** Both records are held first, in one order for everybody: two units that join each other's at once wait, and neither is stopped. */
    private Activity join(
            RecordKey target, @Nullable Integer seen, Map<UnitId, List<Contribution>> parts, @Nullable Own own) {
        comeIn(target, parts.keySet().iterator().next(), own);
        Map<UUID, Activity> held = activities.lock(
                target.book(),
                own == null
                        ? List.of(target.id())
                        : List.of(target.id(), own.key().id()));
        Activity there = held.get(target.id());
        if (there == null) {
            throw new Refused(ProblemCode.NOT_FOUND, target.toString());
        }
        ActivityStep.JOIN.from(there.state());
        if (own != null) {
            mayGo(own, held.get(own.key().id()), there, parts.keySet());
        }
        Integer expected = seen;
        for (Map.Entry<UnitId, List<Contribution>> part : parts.entrySet()) {
            Activity joined = changing.join(target, expected, part.getKey(), part.getValue(), ActivityDesk.by());
            expected = seen == null ? null : joined.version();
        }
        if (own != null && (held.containsKey(own.key().id()) || own.version() > 0)) {
            desk.require(ActivityStep.WITHDRAW, own.key());
            changing.giveUpFor(target.id(), own.key(), own.version(), ActivityDesk.by());
        }
        return activities.get(target);
    }

    /**
     * Into the record, where none of one's own units is named in it yet: whoever sees the whole book sees it and may not write in it. One of
     * them is let in; with it the others are written. A record in sight is joined as it is, another one only where it looks like one's own.
     */
    private void comeIn(RecordKey target, UnitId unit, @Nullable Own own) {
        if (!SignedIn.current().books().contains(target.book())) {
            throw new Refused(ProblemCode.NOT_FOUND, target.toString());
        }
        Optional<Activity> seen = activities.find(target);
        if (seen.filter(one -> !joining(one.form()).isEmpty()).isPresent()) {
            return;
        }
        seen.ifPresent(one -> ActivityStep.JOIN.from(one.state()));
        Own like = seen.map(one -> new Own(new RecordKey(target.book(), UUID.randomUUID()), 0, one.form()))
                .or(() -> Optional.ofNullable(own))
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, target.toString()));
        if (!twins.admit(unit, target, like.key(), like.form())) {
            throw new Refused(ProblemCode.JOIN_NO_TWIN);
        }
    }

    /**
     * Whether the own draft or record may go because the other one says what it says: it is of the same kind, nobody has called them two things,
     * and all who took part in it are in the other.
     */
    private void mayGo(Own own, @Nullable Activity known, Activity there, Set<UnitId> joined) {
        if (own.key().equals(there.key())) {
            throw new Refused(ProblemCode.MERGE_WITH_ITSELF);
        }
        if (!own.form().kind().equals(there.kind()) || own.form().exercise() != there.exercise()) {
            throw new Refused(ProblemCode.JOIN_NO_TWIN);
        }
        if (known != null && MergingActivities.linked(known, there, Link.Relation.APART)) {
            throw new Refused(ProblemCode.MERGE_TOLD_APART);
        }
        LocalDate day = there.occurredOn();
        leavesNobody(ProblemCode.JOIN_LEAVES_OWN, joining(own.form()), joined, day);
        if (known != null && known.state() != ActivityState.DRAFT) {
            leavesNobody(ProblemCode.JOIN_LEAVES_OTHERS, known.units(), joined, day);
        }
    }

    private void leavesNobody(ProblemCode code, List<UnitId> units, Set<UnitId> joined, LocalDate day) {
        Organisation organisation = organisations.current();
        String left = units.stream()
                .filter(unit -> !joined.contains(unit))
                .map(unit -> organisation.unit(unit, day).name().in(LocaleContextHolder.getLocale()))
                .collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            throw new Refused(code, left);
        }
    }
}
