package vn.phoihop.casework;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.phoihop.access.Permissions;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** What partners say of a case and what its lead answers, each where the acting office may. */
@Component
class AgreeingOnCase {

    private final CaseDesk desk;
    private final CorrectingCase correcting;
    private final Permissions permissions;

    AgreeingOnCase(CaseDesk desk, CorrectingCase correcting, Permissions permissions) {
        this.desk = desk;
        this.correcting = correcting;
        this.permissions = permissions;
    }

    /** @param partner null for every partner for which the office acts */
    @Transactional
    CaseFile confirm(RecordKey key, @Nullable Integer seen, @Nullable UnitId partner) {
        return say(CaseMove.CONFIRM, key, seen, partner, unit -> correcting.confirm(key, unit, CaseDesk.by()));
    }

    /** @param partner null for every partner for which the office acts */
    @Transactional
    CaseFile contest(RecordKey key, @Nullable Integer seen, @Nullable UnitId partner, @Nullable String remark) {
        return say(CaseMove.CONTEST, key, seen, partner, unit -> correcting.contest(key, unit, remark, CaseDesk.by()));
    }

    /** @param remark that answers whoever contests */
    @Transactional
    CaseFile uphold(RecordKey key, int seen, @Nullable String remark) {
        desk.required(CaseMove.UPHOLD, key);
        return correcting.uphold(key, seen, remark, CaseDesk.by());
    }

    private CaseFile say(
            CaseMove move,
            RecordKey key,
            @Nullable Integer seen,
            @Nullable UnitId partner,
            Function<UnitId, CaseFile> saying) {
        CaseFile file = desk.required(move, key);
        CaseWriting.known(file, key, seen);
        for (UnitId unit : speakers(move, file, partner)) {
            file = saying.apply(unit);
        }
        return file;
    }

    private List<UnitId> speakers(CaseMove move, CaseFile file, @Nullable UnitId partner) {
        if (file.partners().isEmpty()) {
            throw new Refused(ProblemCode.NO_PARTNER);
        }
        if (partner == null) {
            return desk.actsFor(move, file);
        }
        if (file.partner(partner).isEmpty()) {
            throw new Refused(ProblemCode.UNIT_NOT_IN_RECORD, partner.value());
        }
        permissions.require(CaseDesk.authority(move), partner);
        return List.of(partner);
    }
}
