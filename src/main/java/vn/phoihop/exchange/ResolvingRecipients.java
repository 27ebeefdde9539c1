package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.PlaceAndUnits;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.UnitId;

/** To which units an item goes on a day, and what stands in the way of that. */
final class ResolvingRecipients {

    /** As programs name them. */
    private static final String SAVED = "savedGroups";

    private final Organisation organisation;
    private final PlaceAndUnits placeAndUnits;
    private final Function<List<UUID>, List<SavedGroup>> saved;
    private final LocalDate day;
    /** What was worked out once; groups often name the same. */
    private final Map<Group, List<UnitId>> members = new HashMap<>();

    private final Map<ForceId, Map<UnitId, Set<AreaId>>> areas = new HashMap<>();
    private final Map<List<UUID>, Map<UUID, SavedGroup>> found = new HashMap<>();

    /** @param saved of some ids the saved groups of the book that are in sight */
    ResolvingRecipients(
            Organisation organisation,
            PlaceAndUnits placeAndUnits,
            Function<List<UUID>, List<SavedGroup>> saved,
            LocalDate day) {
        this.organisation = organisation;
        this.placeAndUnits = placeAndUnits;
        this.saved = saved;
        this.day = day;
    }

    /** What is wrong with those an item names. */
    List<Problem> problems(ItemForm form) {
        List<Problem> problems = new ArrayList<>(problems(form.units(), form.groups(), form.sender()));
        if (form.saved().size() > ItemForm.MOST_SAVED) {
            problems.add(Problem.at(SAVED + "[0]", ProblemCode.TOO_MANY, ItemForm.MOST_SAVED));
            return problems;
        }
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < form.saved().size(); i++) {
            UUID id = form.saved().get(i);
            String where = SAVED + "[" + i + "]";
            SavedGroup group = saved(form).get(id);
            if (group == null) {
                problems.add(Problem.at(where, ProblemCode.EXCHANGE_SAVED_GROUP_GONE));
            } else if (!seen.add(id)) {
                problems.add(Problem.at(where, ProblemCode.NAMED_TWICE, group.name()));
            } else {
                problems.addAll(changed(where, group));
            }
        }
        return problems;
    }

    private Map<UUID, SavedGroup> saved(ItemForm form) {
        return form.saved().isEmpty()
                ? Map.of()
                : found.computeIfAbsent(
                        form.saved(),
                        ids -> saved.apply(ids).stream()
                                .collect(Collectors.toMap(SavedGroup::id, Function.identity())));
    }

    /** @param sender to whom nothing goes; null of a group, which is nobody's item */
    List<Problem> problems(List<UnitId> units, List<Group> groups, @Nullable UnitId sender) {
        List<Problem> problems = new ArrayList<>();
        Set<UnitId> seen = new HashSet<>();
        for (int i = 0; i < units.size(); i++) {
            UnitId unit = units.get(i);
            String where = "units[" + i + "]";
            problems.addAll(placeAndUnits.unit(where, unit, day));
            if (unit.equals(sender)) {
                problems.add(Problem.at(where, ProblemCode.EXCHANGE_TO_ITSELF, placeAndUnits.name(unit, day)));
            } else if (!seen.add(unit)) {
                problems.add(Problem.at(where, ProblemCode.NAMED_TWICE, placeAndUnits.name(unit, day)));
            }
        }
        for (int i = 0; i < groups.size(); i++) {
            problems.addAll(problems("groups[" + i + "]", groups.get(i)));
        }
        return problems;
    }

    private List<Problem> problems(String where, Group group) {
        if (organisation.forces(day).stream().noneMatch(force -> force.id().equals(group.force()))) {
            return List.of(Problem.at(where, ProblemCode.NOT_READABLE, group.force()));
        }
        if (organisation.findArea(group.area(), day).isEmpty()) {
            return placeAndUnits.place(where, group.area(), day);
        }
        return members(group).isEmpty()
                ? List.of(Problem.at(
                        where,
                        ProblemCode.EXCHANGE_GROUP_EMPTY,
                        organisation.force(group.force()).name(),
                        organisation.area(group.area(), day).name()))
                : List.of();
    }

    /** What has changed of the organisation since a group was kept, so that it no longer says what was meant. */
    List<Problem> changed(String where, SavedGroup group) {
        List<Problem> problems = new ArrayList<>();
        for (UnitId unit : group.units()) {
            if (organisation.findUnit(unit, day).isEmpty()) {
                problems.add(Problem.at(
                        where,
                        ProblemCode.EXCHANGE_GROUP_UNIT_ENDED,
                        group.name(),
                        organisation.findUnit(unit).<Object>map(Unit::name).orElse(unit)));
            }
        }
        group.groups().forEach(one -> problems.addAll(problems(where, one)));
        return problems;
    }

    /** The units to which it goes: those named, then those of the groups, then those of the saved ones; never its sender. */
    SequencedSet<UnitId> units(ItemForm form) {
        SequencedSet<UnitId> units = new LinkedHashSet<>(form.units());
        form.groups().forEach(group -> units.addAll(members(group)));
        form.saved().stream().map(saved(form)::get).filter(Objects::nonNull).forEach(one -> units.addAll(units(one)));
        units.remove(form.sender());
        return units;
    }

    /** The units that a saved group stands for; one that has ended is none of them. */
    SequencedSet<UnitId> units(SavedGroup group) {
        SequencedSet<UnitId> units = new LinkedHashSet<>();
        group.units().stream()
                .filter(unit -> organisation.findUnit(unit, day).isPresent())
                .forEach(units::add);
        group.groups().forEach(one -> units.addAll(members(one)));
        return units;
    }

    /** Which answer for the area, a part of it, or what it lies in at the next level: a commune's post is meant by its commune, too. */
    private List<UnitId> members(Group group) {
        return members.computeIfAbsent(group, one -> {
            Collection<AreaId> under = organisation.areasUnder(one.area(), day);
            return areas(one.force()).entrySet().stream()
                    .filter(unit -> unit.getValue().stream().anyMatch(under::contains))
                    .map(Map.Entry::getKey)
                    .toList();
        });
    }

    /** For which areas each unit of a force answers, in the order of the units. */
    private Map<UnitId, Set<AreaId>> areas(ForceId force) {
        return areas.computeIfAbsent(force, one -> {
            Map<UnitId, Set<AreaId>> known = new LinkedHashMap<>();
            organisation.units(day).stream()
                    .filter(unit -> unit.force().equals(one))
                    .forEach(unit -> known.put(
                            unit.id(),
                            organisation.areasOf(unit.id(), day).stream()
                                    .map(Area::id)
                                    .collect(Collectors.toSet())));
            return known;
        });
    }
}
