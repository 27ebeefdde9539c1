package vn.phoihop.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/** Who works where in one province: its units and areas as the files tell them, and the days that are invented. */
final class Formation {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final LocalDate DAY = LocalDate.of(2022, 1, 1);

    /** Kiên Giang, of which the shipped files tell. */
    static final String KIEN_GIANG = "91";

    /** In the codes of its units. */
    private static final String SHIPPED = "KG";

    private static final ForceId POLICE = new ForceId(0);
    private static final String MOBILE_POLICE = "CA-%s-PK02";
    private static final List<String> IN_DISTRICTS = List.of("CA-%s-PC06", "CA-%s-PC08", MOBILE_POLICE);

    /** Who is called in by category of case, beside those on the spot; the first of the police prosecutes. */
    private static final Map<String, List<String>> SPECIALISTS = Map.of(
            "SOCIAL_ORDER", List.of("CA-%s-PC02"),
            "DRUGS", List.of("CA-%s-PC04", "BP-%s-MTTP", "CSB4-DN4"),
            "BANNED_GOODS", List.of("CA-%s-PC03", "HQ-%s-KS", "CSB4-HD401", "CSB4-HD421"),
            "ILLEGAL_ENTRY_EXIT", List.of("CA-%s-PA08"));

    private final Organisation organisation;
    private final String mark;
    private final Window days;
    private final LocalDate day;
    private final Area province;
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, List<Unit>> byArea = new HashMap<>();
    private final Map<String, List<Unit>> answering = new HashMap<>();
    private final Map<AreaId, List<Area>> communes = new HashMap<>();
    private final List<Area> parts;

    /** The sample's. */
    Formation(Organisation organisation) {
        this(organisation, KIEN_GIANG, Rhythm.ALL);
    }

    /** @param code of the province */
    Formation(Organisation organisation, String code, Window days) {
        this(organisation, code, code.equals(KIEN_GIANG) ? SHIPPED : code, days, DAY);
    }

    /**
     * As it was on a day.
     *
     * @param mark by which the codes of the province's units are known
     */
    Formation(Organisation organisation, String code, String mark, Window days, LocalDate day) {
        this.organisation = organisation;
        this.mark = mark;
        this.days = days;
        this.day = day;
        this.province = organisation
                .findArea(code, AreaLevel.PROVINCE, day)
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, code));
        List<Area> districts = areas(AreaLevel.DISTRICT);
        this.parts = districts.isEmpty() ? areas(AreaLevel.COMMUNE) : districts;
        for (Unit unit : organisation.units(day)) {
            units.put(unit.code(), unit);
            if (goesOut(unit)) {
                for (Area area : organisation.areasOf(unit.id(), day)) {
                    byArea.computeIfAbsent(area.code(), any -> new ArrayList<>())
                            .add(unit);
                }
            }
        }
    }

    /** Commands and staffs, which answer for the same areas as their superior, do not go out themselves. */
    private boolean goesOut(Unit unit) {
        UnitId superior = unit.parent();
        return superior != null
                && organisation.children(unit.id(), day).isEmpty()
                && !organisation.areasOf(unit.id(), day).equals(organisation.areasOf(superior, day));
    }

    AreaId province() {
        return province.id();
    }

    /** All days of what is invented. */
    Window days() {
        return days;
    }

    /** From then on not everybody has signed yet. */
    LocalDate unsignedFrom() {
        return days.to().minusDays(45);
    }

    /** Those called in for cases of a category. */
    List<Unit> specialists(String category) {
        return SPECIALISTS.getOrDefault(category, List.of()).stream()
                .filter(code -> province.code().equals(KIEN_GIANG) || code.contains("%s"))
                .map(code -> code.formatted(mark))
                .map(units::get)
                .filter(Objects::nonNull)
                .toList();
    }

    Unit unit(String code) {
        Unit unit = units.get(code);
        if (unit == null) {
            throw new Refused(ProblemCode.NOT_FOUND, code);
        }
        return unit;
    }

    Unit unit(UnitId id) {
        return organisation.unit(id, day);
    }

    /** The unit itself, or whoever has taken over from it by then. */
    Unit answering(Unit unit, LocalDate then) {
        return organisation.unit(organisation.answering(unit.id(), then), then);
    }

    AreaId area(String code) {
        return organisation
                .findArea(code, day)
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, code))
                .id();
    }

    /** Those directly under the province. */
    List<Area> areas(AreaLevel level) {
        return organisation.areas(level, day).stream()
                .filter(area -> province.id().equals(area.parent()))
                .toList();
    }

    /** What the province is made of: districts, and communes once there are none. */
    List<Area> parts() {
        return parts;
    }

    /** The communes of a part of the province; of a commune, itself. */
    List<Area> communes(AreaId part) {
        return communes.computeIfAbsent(part, any -> {
            Area area = organisation.area(part, day);
            return area.level() == AreaLevel.COMMUNE ? List.of(area) : organisation.children(part, day);
        });
    }

    /** The finest place for what is not to be placed in a commune. */
    AreaId coarse(Area part) {
        return part.level() == AreaLevel.COMMUNE ? province.id() : part.id();
    }

    /** From then on it is as it was on the day. */
    LocalDate since() {
        return day.equals(DAY) ? LocalDate.MIN : day;
    }

    /** The units that answer for the area or for something in it, and whoever is named beside. */
    List<Unit> answering(String area, String... others) {
        Set<Unit> found = new LinkedHashSet<>(answering.computeIfAbsent(area, this::answering));
        for (String other : others) {
            found.add(units.containsKey(other) ? unit(other) : unit(MOBILE_POLICE.formatted(mark)));
        }
        return List.copyOf(found);
    }

    private List<Unit> answering(String area) {
        Set<Unit> found = new LinkedHashSet<>(byArea.getOrDefault(area, List.of()));
        AreaId place = area(area);
        organisation
                .children(place, day)
                .forEach(commune -> found.addAll(byArea.getOrDefault(commune.code(), List.of())));
        if (organisation.area(place, day).level() == AreaLevel.DISTRICT
                && found.stream().noneMatch(unit -> unit.force().equals(POLICE))) {
            // Between the end of the district police and that of the districts the province's police goes there.
            IN_DISTRICTS.forEach(code -> found.add(unit(code.formatted(mark))));
        }
        return List.copyOf(found);
    }

    /** Written down by the recorder of the unit's force. */
    By by(Unit unit, Instant at) {
        return new By(SampleAccounts.recorderOf(unit.force()), unit.id(), at);
    }

    static Instant at(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}
