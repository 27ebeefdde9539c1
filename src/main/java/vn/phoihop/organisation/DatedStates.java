package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Validity;

/** What areas or units were on which days. On any one day each has at most one state, and a code at most one bearer. */
final class DatedStates<S extends DatedStates.State> {

    interface State {
        long id();

        String code();

        LocalizedText name();

        Validity valid();

        /** The last day of this state. */
        default LocalDate lastDay() {
            LocalDate to = valid().to();
            return to == null ? LocalDate.MAX : to.minusDays(1);
        }
    }

    private final Map<Long, List<S>> byId;
    private final Map<String, List<S>> byCode;

    DatedStates(Collection<S> states) {
        this.byId = states.stream().collect(Collectors.groupingBy(State::id));
        this.byCode = states.stream().collect(Collectors.groupingBy(State::code));
    }

    List<S> of(long id) {
        return byId.getOrDefault(id, List.of());
    }

    /** Of all that ever were. */
    Stream<Long> ids() {
        return byId.keySet().stream();
    }

    Optional<S> on(long id, LocalDate day) {
        for (S state : of(id)) {
            if (state.valid().contains(day)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** The day itself where it is there on it; else its last day before, or its first day after. Empty where there never was one. */
    Optional<LocalDate> nearest(long id, LocalDate day) {
        if (on(id, day).isPresent()) {
            return Optional.of(day);
        }
        List<S> known = of(id);
        return known.stream()
                .map(State::lastDay)
                .filter(last -> last.isBefore(day))
                .max(Comparator.naturalOrder())
                .or(() -> known.stream()
                        .flatMap(state -> Optional.ofNullable(state.valid().from()).stream())
                        .min(Comparator.naturalOrder()));
    }

    /** What it was on which days, in their order. */
    List<S> inOrder(long id) {
        return of(id).stream().sorted(Comparator.comparing(State::lastDay)).toList();
    }

    Optional<S> on(String code, LocalDate day) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(state -> state.valid().contains(day))
                .findFirst();
    }

    Stream<S> on(LocalDate day) {
        return byId.values().stream()
                .flatMap(List::stream)
                .filter(state -> state.valid().contains(day));
    }

    Optional<S> latest(long id) {
        return of(id).stream().max(Comparator.comparing(State::lastDay));
    }

    /** All states in which the code is borne on any of these days. */
    List<S> bearing(String code, Validity days) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(state -> state.valid().overlaps(days))
                .toList();
    }

    /** Who bears the code on any of these days. */
    Optional<Long> bearer(String code, Validity days) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(state -> state.valid().overlaps(days))
                .map(State::id)
                .findFirst();
    }
}
