package vn.phoihop.figure;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Form.Structure;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.CalendarDay;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.Address;

/**
 * How an address asks for a figure by area.
 *
 * @param level of which level the areas are; null for the lowest but communes that there is
 * @param structure in the areas of the day on which it happened, or in those of today
 * @param structureDay the day that stands for today, so that an address means the same after the next reform; null for today
 */
record AreaQuestion(
        @Nullable AreaLevel level,
        Structure structure,
        @Nullable LocalDate structureDay) {

    /** Names of the parts of the address. */
    static final String LEVEL = "level";

    static final String STRUCTURE = "structure";
    static final String STRUCTURE_DAY = "structureDay";
    static final String AREA = "area";

    /** Stands for an area: what is in none of the level. */
    static final String REST = "rest";

    static AreaQuestion of(Address address) {
        return new AreaQuestion(
                read(AreaLevel.ADMINISTRATIVE, AreaLevel::name, LEVEL, address).orElse(null),
                read(List.of(Structure.values()), Structure::name, STRUCTURE, address)
                        .orElse(Structure.AS_IT_HAPPENED),
                day(address));
    }

    /** The day whose structure is asked for; null where none is named. */
    static @Nullable LocalDate day(Address address) {
        String typed = address.get(STRUCTURE_DAY);
        try {
            return typed.isEmpty() ? null : CalendarDay.readTyped(typed);
        } catch (DateTimeParseException unreadable) {
            throw new Refused(Problem.at(STRUCTURE_DAY, ProblemCode.NOT_READABLE, typed));
        }
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

    /**
     * The level asked for, or districts, or communes where there are none. In the areas of a day a level that has none on it is refused: all would be
     * rest.
     */
    AreaLevel levelOn(Organisation organisation, LocalDate day) {
        if (level != null && asNow() && !organisation.has(level, day)) {
            throw new Refused(Problem.at(
                    LEVEL,
                    ProblemCode.VALUE_UNKNOWN,
                    level.name(),
                    String.join(
                            ", ",
                            organisation.levels(day).stream()
                                    .map(AreaLevel::name)
                                    .toList())));
        }
        if (level != null) {
            return level;
        }
        return organisation.has(AreaLevel.DISTRICT, day) ? AreaLevel.DISTRICT : AreaLevel.COMMUNE;
    }

    /** In which areas, or below them, the records of an area's row happened. */
    Set<AreaId> places(AreaId area, Organisation organisation, LocalDate firstDay, LocalDate today) {
        return asNow() ? organisation.territory(area, firstDay, today) : Set.of(area);
    }

    /** The areas whose records stand in a row of their own; all others are the rest. */
    Set<AreaId> placesOfRows(Organisation organisation, Window window, LocalDate today) {
        AreaLevel shown = levelOn(organisation, asNow() ? today : window.lastDay());
        return Stream.concat(Stream.of(window.from()), organisation.areaChanges(window).stream())
                .flatMap(day -> organisation.areas(shown, day).stream())
                .map(Area::id)
                .distinct()
                .filter(area -> !asNow()
                        || !organisation
                                .rebased(area, window.from(), today)
                                .places()
                                .isEmpty())
                .collect(Collectors.toSet());
    }
}
