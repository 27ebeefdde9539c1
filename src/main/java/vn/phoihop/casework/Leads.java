package vn.phoihop.casework;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/** Who led a case when: the unit that opened it, then whoever accepted it from the one before. */
record Leads(UnitId opener, ForceId openerForce, List<HandOver> handOvers) {

    /** A unit with its force when it began to lead. */
    record Lead(UnitId unit, ForceId force) {}

    Lead now() {
        return lead(handOvers.reversed().stream().filter(HandOver::accepted).findFirst());
    }

    /** The day on which the present one accepted it; empty where it is still with the opener. */
    Optional<LocalDate> since() {
        return handOvers.reversed().stream()
                .filter(HandOver::accepted)
                .findFirst()
                .map(HandOver::answeredOn);
    }

    Lead on(LocalDate day) {
        return lead(
                handOvers.reversed().stream().filter(one -> one.receivedBy(day)).findFirst());
    }

    private Lead lead(Optional<HandOver> received) {
        return received.map(one -> new Lead(one.to(), one.toForce())).orElse(new Lead(opener, openerForce));
    }

    /** The present one first. */
    SequencedSet<UnitId> ever() {
        SequencedSet<UnitId> units = new LinkedHashSet<>(List.of(now().unit(), opener));
        handOvers.stream().filter(HandOver::accepted).map(HandOver::to).forEach(units::add);
        return units;
    }
}
