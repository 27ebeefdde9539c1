package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Validity;

/** The forces on their days: an open list, in which one keeps its bit and its code for life. */
final class Forces {

    private final DatedStates<ForceState> states;
    private final List<Force> all;

    Forces(Collection<ForceState> states) {
        this.states = new DatedStates<>(states);
        this.all = this.states
                .ids()
                .sorted()
                .flatMap(bit -> this.states.latest(bit).stream())
                .map(ForceState::force)
                .toList();
    }

    DatedStates<ForceState> states() {
        return states;
    }

    /** All that ever were or are planned, each as it was called last, in the order of their bits. */
    List<Force> all() {
        return all;
    }

    /** Those of the day, as they were called then. */
    List<Force> on(LocalDate day) {
        return states.on(day)
                .map(ForceState::force)
                .sorted(Comparator.comparing(Force::id))
                .toList();
    }

    Optional<Force> find(ForceId id) {
        for (Force force : all) {
            if (force.id().equals(id)) {
                return Optional.of(force);
            }
        }
        return Optional.empty();
    }

    Optional<Force> find(String code) {
        return all.stream().filter(force -> force.code().equals(code)).findFirst();
    }

    Optional<Force> find(ForceId id, LocalDate day) {
        return states.on(id.bit(), day).map(ForceState::force);
    }

    /** The days on which it is there. */
    List<Validity> days(long bit) {
        return states.of(bit).stream().map(ForceState::valid).toList();
    }
}
