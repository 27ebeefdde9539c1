package vn.phoihop.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.Address;

/**
 * How an address asks for a figure by area.
 *
 * @param level of which level the areas are; null for the lowest but communes that there is
 * @param structure in the areas of the day on which it happened, or in those of today
 */
record AreaQuestion(@Nullable AreaLevel level, Structure structure) {

    /** Names of the parts of the address. */
    static final String LEVEL = "level";

    static final String STRUCTURE = "structure";
    static final String AREA = "area";

    static AreaQuestion of(Address address) {
        return new AreaQuestion(
                read(AreaLevel.ADMINISTRATIVE, AreaLevel::name, LEVEL, address).orElse(null),
                read(List.of(Structure.values()), Structure::name, STRUCTURE, address)
                        .orElse(Structure.AS_IT_HAPPENED));
    }

    /** One of the possible values, or none; refused for what is neither. */
    static <E> Optional<E> read(List<E> possible, Function<E, String> called, String name, Address address) {
        String typed = address.get(name);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(possible.stream()
                .filter(one -> called.apply(one).equals(typed))
                .findFirst()
                .orElseThrow(() -> new Refused(Problem.at(
                        name,
                        ProblemCode.VALUE_UNKNOWN,
                        typed,
                        String.join(", ", possible.stream().map(called).toList())))));
    }

    boolean asNow() {
        return structure == Structure.AS_NOW;
    }

    /** The level asked for, or districts, or communes where there are none. */
    AreaLevel levelOn(Organisation organisation, LocalDate day) {
        if (level != null) {
            return level;
        }
        return organisation.has(AreaLevel.DISTRICT, day) ? AreaLevel.DISTRICT : AreaLevel.COMMUNE;
    }

    /** In which areas, or below them, the records of an area's row happened. */
    Set<AreaId> places(AreaId area, Organisation organisation, LocalDate firstDay, LocalDate today) {
        return asNow() ? organisation.territory(area, firstDay, today) : Set.of(area);
    }
}
