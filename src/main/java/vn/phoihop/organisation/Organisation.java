package vn.phoihop.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Validity;
import vn.phoihop.vocabulary.Window;

/**
 * Forces, units and areas as they were known at one position of the common book; immutable. Every question names the day it asks
 * about, since units move, names change and codes are given again to other areas. It is the one face of three things (states, trees,
 * successions) that each have a class of their own; it is long because it is asked so many questions, each of a few lines.
 */
public final class Organisation {

    record Answering(long unit, long area, Validity valid) {}

    private final long position;
    private final Forces forces;
    private final DatedStates<UnitState> units;
    private final DatedStates<AreaState> areas;
    private final Map<Long, List<Answering>> answering;
    private final Successions successions;
    private final AreaSuccessions areaSuccessions;
    private final DatedTree unitTree;
    private final DatedTree areaTree;
    private final UnitLevels unitLevels;
    private final AreasOfLevels areasOfLevels;
    private final NameSearch names = new NameSearch();

    Organisation(
            long position,
            Collection<ForceState> forces,
            Collection<UnitState> units,
            Collection<DatedTree.Link> unitLinks,
            Collection<AreaState> areas,
            Collection<DatedTree.Link> areaLinks,
            Collection<Answering> answering,
            Collection<Succession> successions,
            Collection<AreaSuccession> areaSuccessions) {
        this.position = position;
        this.forces = new Forces(forces);
        this.units = new DatedStates<>(units);
        this.areas = new DatedStates<>(areas);
        this.answering = answering.stream().collect(Collectors.groupingBy(Answering::unit));
        this.successions = new Successions(successions);
        this.areaSuccessions = new AreaSuccessions(areaSuccessions);
        this.unitTree = new DatedTree(unitLinks);
        this.areaTree = new DatedTree(areaLinks);
        this.unitLevels = new UnitLevels(this.units, unitTree);
        this.areasOfLevels = new AreasOfLevels(this.areas, areaTree, areas, areaLinks);
    }

    /** The position of the common book whose entry last changed the organisation; what a change decided on this snapshot hands back as seen. */
    public long position() {
        return position;
    }

    /** All forces that ever were, each as it was called last, in the order of their bits: who looks for what was done finds those that ended, too. */
    public List<Force> forces() {
        return forces.all();
    }

    /** The forces of the day as they were called then, in the order of their bits: for who chooses one. */
    public List<Force> forces(LocalDate day) {
        return forces.on(day);
    }

    public List<Force> forces(ForceSet set) {
        return forces.all().stream().filter(force -> set.contains(force.id())).toList();
    }

    /** The force as it was called last. */
    public Force force(ForceId id) {
        return forces.find(id).orElseThrow(() -> absent("force " + id));
    }

    /** The force as it was called on the day; one that was not there then as it was called last. */
    public Force force(ForceId id, LocalDate day) {
        return forces.find(id, day).orElseGet(() -> force(id));
    }

    /** Whether the force was there on some day of the window. */
    public boolean hadForce(ForceId id, Window window) {
        Validity days = new Validity(window.from(), window.to());
        return forces.days(id.bit()).stream().anyMatch(days::overlaps);
    }

    public Force force(String code) {
        return findForce(code).orElseThrow(() -> absent(code));
    }

    public Optional<Force> findForce(String code) {
        return forces.find(code);
    }

    /** The unit as it was on the day. One that did not exist then, as is known by now, is told in its latest state: what was recorded of it stays. */
    public Unit unit(UnitId id, LocalDate day) {
        return findUnit(id, day).orElseGet(() -> unit(id));
    }

    /** The unit in its latest state, also when it has been closed. */
    public Unit unit(UnitId id) {
        UnitState last = units.latest(id.value()).orElseThrow(() -> absent("unit " + id));
        return toUnit(last, last.lastDay());
    }

    /** The unit in its latest state; empty where there never was one. */
    public Optional<Unit> findUnit(UnitId id) {
        return units.latest(id.value()).map(last -> toUnit(last, last.lastDay()));
    }

    public Optional<Unit> findUnit(UnitId id, LocalDate day) {
        return units.on(id.value(), day).map(state -> toUnit(state, day));
    }

    /** The first day after this one, on which the unit is there, on which it is not; empty as long as no end is known. */
    public Optional<LocalDate> findEnd(UnitId id, LocalDate day) {
        LocalDate at = day;
        Optional<UnitState> state = units.on(id.value(), at);
        while (state.isPresent()) {
            LocalDate to = state.get().valid().to();
            if (to == null) {
                return Optional.empty();
            }
            at = to;
            state = units.on(id.value(), at);
        }
        return Optional.of(at);
    }

    public Optional<Unit> findUnit(String code, LocalDate day) {
        return units.on(code, day).map(state -> toUnit(state, day));
    }

    /** All units that existed on the day, in the order of their ids. */
    public List<Unit> units(LocalDate day) {
        return unitsOn(day).sorted(Comparator.comparing(Unit::id)).toList();
    }

    public Optional<Unit> parent(UnitId id, LocalDate day) {
        return id(unitTree.parent(id.value(), day)).flatMap(up -> findUnit(new UnitId(up), day));
    }

    public List<Unit> children(UnitId id, LocalDate day) {
        return unitTree.children(id.value(), day).stream()
                .flatMap(child -> findUnit(new UnitId(child), day).stream())
                .toList();
    }

    /** The unit itself and all below it on the day. */
    public SequencedSet<UnitId> unitsUnder(UnitId root, LocalDate day) {
        return unitTree.under(root.value(), day).stream()
                .map(UnitId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Those for whose records and duties the unit answers on the day: itself, all below it, and every unit that these took over from by
     * then.
     */
    public SequencedSet<UnitId> unitsAnsweredFor(UnitId root, LocalDate day) {
        return successions.withThoseTakenOver(unitsUnder(root, day), day);
    }

    /** The unit itself and every unit it took over from by the day, not those below it: whose drafts and duties lie on its desk. */
    public SequencedSet<UnitId> unitsOnDeskOf(UnitId unit, LocalDate day) {
        return successions.withThoseTakenOver(List.of(unit), day);
    }

    /** Who took over from the unit, and since when; the first one first. */
    public List<Succession> successions(UnitId unit) {
        return successions.from(unit);
    }

    /**
     * Who answers on the day for what the unit led: itself as long as it exists, then whoever took over from it alone. Where nobody did, or
     * several did, it stays the unit's.
     */
    public UnitId answering(UnitId unit, LocalDate day) {
        return successions.answering(unit, day, one -> findUnit(one, day).isPresent());
    }

    // Levels of the tree of units: 0 is the top, 1 what stands right under it

    /** How many levels of units there are on the day. */
    public int unitLevels(LocalDate day) {
        return unitLevels.number(day);
    }

    /** The days inside a window, its first one left out, on which a unit came under another; in their order. */
    public List<LocalDate> unitMoves(Window window) {
        return unitLevels.moves(window);
    }

    /** The days inside the window on which one of these units, or a superior one of them had in it, came under another. */
    public List<LocalDate> unitMoves(Window window, Set<UnitId> concerned) {
        return unitLevels.moves(window, concerned);
    }

    /**
     * The unit of the level that the unit stands under, or is, in a stretch of days in which neither it nor one above it moved; empty for one above that
     * level. One that is not there in it is looked for on the last day before on which it was, else on its first.
     */
    public Optional<UnitId> within(UnitId id, int level, Window still) {
        return unitLevels.within(id, level, still);
    }

    /**
     * In which units of the level on the day is what the unit, as it was {@code then}, has become: itself as long as it exists, then who took over. One that
     * had ended by then is followed from its end.
     */
    public Rebased<UnitId> rebased(UnitId id, int level, LocalDate then, LocalDate day) {
        LocalDate since = units.latest(id.value())
                .map(DatedStates.State::lastDay)
                .filter(last -> last.isBefore(then))
                .orElse(then);
        return Rebased.follow(
                id, since, day, this::heirs, (one, on) -> false, one -> unitLevels.within(one, level, day));
    }

    /** Who took over from the unit when it ended; one that lives on is followed by nobody. */
    private List<Succession> heirs(UnitId unit) {
        return successions.from(unit).stream()
                .filter(one -> units.on(unit.value(), one.since()).isEmpty())
                .toList();
    }

    /** Which units stood under one of the level, or were it, on which days of the window. */
    public Lying<UnitId> standingUnder(UnitId root, int level, Window window) {
        return unitLevels.under(root, level, window);
    }

    /** The units of the window that are, all of them, in this unit of the level on the day. */
    public Lying<UnitId> comeInto(UnitId root, int level, Window window, LocalDate day) {
        Rebased<UnitId> whole = new Rebased<>(List.of(root), true);
        return Lying.throughout(
                window,
                units.ids()
                        .map(UnitId::new)
                        .filter(unit -> rebased(unit, level, window.from(), day).equals(whole))
                        .collect(Collectors.toSet()));
    }

    /** The unit itself throughout, whatever it stood under. */
    public Lying<UnitId> only(UnitId unit, Window window) {
        return Lying.throughout(window, Set.of(unit));
    }

    /** The unit itself, then its superiors up to the top on the day. */
    public List<Unit> superiors(UnitId id, LocalDate day) {
        List<Unit> chain = new ArrayList<>();
        for (Optional<Unit> at = findUnit(id, day);
                at.isPresent();
                at = parent(at.get().id(), day)) {
            chain.add(at.get());
        }
        return chain;
    }

    /** The areas the unit answers for on the day; one that has none of its own answers for those of its superior. */
    public List<Area> areasOf(UnitId id, LocalDate day) {
        List<Area> own = ownAreas(id, day);
        return own.isEmpty() ? parent(id, day).map(up -> areasOf(up.id(), day)).orElse(own) : own;
    }

    private List<Area> ownAreas(UnitId id, LocalDate day) {
        return answering.getOrDefault(id.value(), List.of()).stream()
                .filter(row -> row.valid.contains(day))
                .flatMap(row -> findArea(new AreaId(row.area), day).stream())
                .sorted(Comparator.comparing(Area::id))
                .toList();
    }

    /** Name and superiors up to, not including, the top: {@code Đồn Biên phòng Thổ Châu · BCH BĐBP tỉnh}. */
    public String path(UnitId id, LocalDate day, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        return superiors(id, day).stream()
                .map(unit -> english
                        ? unit.name().en()
                        : unit.id().equals(id) ? unit.name().vi() : unit.shortName())
                .collect(Collectors.joining(" · "));
    }

    /** The area as it was on the day; one that did not exist then in its latest state. */
    public Area area(AreaId id, LocalDate day) {
        return findArea(id, day).orElseGet(() -> area(id));
    }

    /** The area in its latest state, also when it has ended. */
    public Area area(AreaId id) {
        AreaState last = areas.latest(id.value()).orElseThrow(() -> absent("area " + id));
        return toArea(last, last.lastDay());
    }

    /** The area in its latest state; empty where there never was one. */
    public Optional<Area> findArea(AreaId id) {
        return areas.latest(id.value()).map(last -> toArea(last, last.lastDay()));
    }

    public Optional<Area> findArea(AreaId id, LocalDate day) {
        return areas.on(id.value(), day).map(state -> toArea(state, day));
    }

    /** The area that bore the code on the day. */
    public Optional<Area> findArea(String code, LocalDate day) {
        return areas.on(code, day).map(state -> toArea(state, day));
    }

    public Optional<Area> findArea(String code, AreaLevel level, LocalDate day) {
        return findArea(code, day).filter(area -> area.level() == level);
    }

    /** All areas of the level on the day, in the order of their codes. */
    public List<Area> areas(AreaLevel level, LocalDate day) {
        return areasOn(day)
                .filter(area -> area.level() == level)
                .sorted(Comparator.comparing(Area::code))
                .toList();
    }

    /** Whether there are areas of the level on the day. */
    public boolean has(AreaLevel level, LocalDate day) {
        return areas.on(day).anyMatch(area -> area.level() == level);
    }

    /** The administrative levels there are on the day, from the top down. */
    public List<AreaLevel> levels(LocalDate day) {
        return AreaLevel.ADMINISTRATIVE.stream()
                .filter(level -> has(level, day))
                .toList();
    }

    public Optional<Area> parent(AreaId id, LocalDate day) {
        return id(areaTree.parent(id.value(), day)).flatMap(up -> findArea(new AreaId(up), day));
    }

    public List<Area> children(AreaId id, LocalDate day) {
        return areaTree.children(id.value(), day).stream()
                .flatMap(child -> findArea(new AreaId(child), day).stream())
                .toList();
    }

    /** The area itself and all below it on the day. */
    public SequencedSet<AreaId> areasUnder(AreaId root, LocalDate day) {
        return areaTree.under(root.value(), day).stream()
                .map(AreaId::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What the area, as it was {@code then}, has become by the day: itself as long as it exists, then the areas that followed it. */
    public Rebased<AreaId> rebased(AreaId id, LocalDate then, LocalDate day) {
        return areaSuccessions.rebase(
                id, then, day, (one, on) -> findArea(one, on).isPresent());
    }

    /** Which areas went into the area, and since when. */
    List<AreaSuccession> predecessors(AreaId area) {
        return areaSuccessions.into(area);
    }

    /** Into which areas the area went, and since when. */
    List<AreaSuccession> successions(AreaId area) {
        return areaSuccessions.from(area);
    }

    /** The areas of {@code then} and later that are this area of the day: it and all that have gone into it whole. */
    public Set<AreaId> territory(AreaId id, LocalDate then, LocalDate day) {
        return areas.ids()
                .map(AreaId::new)
                .filter(one -> rebased(one, then, day).equals(new Rebased<>(List.of(id), true)))
                .collect(Collectors.toSet());
    }

    /** Which areas lay in these, or are these, on which days of the window. */
    public Lying<AreaId> lyingIn(Collection<AreaId> roots, Window window) {
        return Lying.over(
                window,
                areaChanges(window),
                day -> roots.stream()
                        .flatMap(root -> areaTree.under(root.value(), day).stream())
                        .filter(id -> areas.on(id, day).isPresent())
                        .map(AreaId::new)
                        .collect(Collectors.toSet()));
    }

    /** The days inside a window, its first one left out, on which an area began, ended or moved; in their order. */
    public List<LocalDate> areaChanges(Window window) {
        return areasOfLevels.changes(window);
    }

    /** The days inside a window, its first one left out, on which an area came to lie in another one of the level than before; in their order. */
    public List<LocalDate> areaMoves(Window window, AreaLevel level) {
        return areasOfLevels.moves(window, level);
    }

    /**
     * The area of the level in which an area, by its id, lies, or is, in a stretch of days without {@linkplain #areaMoves moves}; empty for one above that level. In
     * days on which it is not there it lies where it lies otherwise.
     */
    public LongFunction<Optional<AreaId>> within(AreaLevel level, Window still) {
        return areasOfLevels.within(level, still);
    }

    /** The area of the level that the area lies in on the day, itself included; empty for one booked above that level. */
    public Optional<Area> within(AreaId id, AreaLevel level, LocalDate day) {
        Optional<Area> at = findArea(id, day);
        while (at.isPresent() && at.get().level() != level) {
            at = parent(at.get().id(), day);
        }
        return at;
    }

    /** Names from the area up, without the province unless it is the area itself: {@code Xã Thổ Châu · TP Phú Quốc}. */
    public String path(AreaId id, LocalDate day, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        List<String> names = new ArrayList<>();
        for (Optional<Area> at = findArea(id, day);
                at.isPresent();
                at = parent(at.get().id(), day)) {
            Area area = at.get();
            if (names.isEmpty() || area.level() != AreaLevel.PROVINCE) {
                names.add(
                        english
                                ? area.name().en()
                                : names.isEmpty() ? area.name().vi() : area.shortName());
            }
        }
        return String.join(" · ", names);
    }

    /** Units whose name holds every word typed, with or without diacritics, or whose code it is; best match first. */
    public List<Unit> searchUnits(String typed, LocalDate day, int limit) {
        return names.search(unitsOn(day), unit -> unit.name().vi(), Unit::code, typed, limit);
    }

    /** Areas whose name holds every word typed, with or without diacritics, or whose code it is; best match first. */
    public List<Area> searchAreas(String typed, LocalDate day, int limit) {
        return names.search(areasOn(day), area -> area.name().vi(), Area::code, typed, limit);
    }

    // What the rest of the room needs to decide on a change

    List<Answering> answeringOf(long unit) {
        return answering.getOrDefault(unit, List.of());
    }

    List<Answering> answeringFor(long area) {
        return answering.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.area == area)
                .toList();
    }

    /** The units that answer for the area itself on the day, not those of a superior that does. */
    List<Unit> unitsFor(AreaId area, LocalDate day) {
        return answeringFor(area.value()).stream()
                .filter(row -> row.valid.contains(day))
                .flatMap(row -> findUnit(new UnitId(row.unit), day).stream())
                .sorted(Comparator.comparing(Unit::id))
                .toList();
    }

    /** The day, or the nearest one on which the unit is there: its last day before, else its first day after. */
    LocalDate nearest(UnitId unit, LocalDate day) {
        return units.nearest(unit.value(), day).orElseThrow(() -> absent("unit " + unit));
    }

    /** The day, or the nearest one on which the area is there, as of units. */
    LocalDate nearest(AreaId area, LocalDate day) {
        return areas.nearest(area.value(), day).orElseThrow(() -> absent("area " + area));
    }

    /** False where several took over from the unit on the day, and nobody knows who took over what. */
    boolean isWhole(Succession succession) {
        return successions(succession.unit()).stream()
                        .filter(each -> each.since().equals(succession.since()))
                        .count()
                == 1;
    }

    List<Succession> unitSuccessionsInto(UnitId unit) {
        return successions.into(unit);
    }

    Forces datedForces() {
        return forces;
    }

    DatedTree unitTree() {
        return unitTree;
    }

    DatedTree areaTree() {
        return areaTree;
    }

    DatedStates<UnitState> unitStates() {
        return units;
    }

    DatedStates<AreaState> areaStates() {
        return areas;
    }

    private Stream<Unit> unitsOn(LocalDate day) {
        return units.on(day).map(state -> toUnit(state, day));
    }

    private Stream<Area> areasOn(LocalDate day) {
        return areas.on(day).map(state -> toArea(state, day));
    }

    private Unit toUnit(UnitState state, LocalDate day) {
        UnitId parent = id(unitTree.parent(state.id(), day)).map(UnitId::new).orElse(null);
        return new Unit(
                new UnitId(state.id()),
                state.code(),
                new ForceId(state.force()),
                state.name(),
                state.shortName(),
                parent,
                state.valid());
    }

    private Area toArea(AreaState state, LocalDate day) {
        AreaId parent = id(areaTree.parent(state.id(), day)).map(AreaId::new).orElse(null);
        return new Area(new AreaId(state.id()), state.code(), state.level(), state.name(), parent, state.valid());
    }

    private static Optional<Long> id(OptionalLong found) {
        return found.stream().boxed().findFirst();
    }

    private static Refused absent(String what) {
        return new Refused(ProblemCode.NOT_FOUND, what);
    }
}
