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
import java.util.Set;
import vn.phoihop.organisation.Area;
import vn.phoihop.organisation.AreaLevel;
import vn.phoihop.organisation.Organisation;
import vn.phoihop.organisation.Unit;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** Who works where in the sample: the units and areas of Kiên Giang as the shipped files tell them. */
final class Formation {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final LocalDate DAY = LocalDate.of(2022, 1, 1);

    private final Organisation organisation;
    private final Area province;
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, List<Unit>> byArea = new HashMap<>();

    Formation(Organisation organisation) {
        this.organisation = organisation;
        this.province = organisation
                .findArea("91", AreaLevel.PROVINCE, DAY)
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, "91"));
        for (Unit unit : organisation.units(DAY)) {
            units.put(unit.code(), unit);
            if (goesOut(unit)) {
                for (Area area : organisation.areasOf(unit.id(), DAY)) {
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
                && organisation.children(unit.id(), DAY).isEmpty()
                && !organisation.areasOf(unit.id(), DAY).equals(organisation.areasOf(superior, DAY));
    }

    AreaId province() {
        return province.id();
    }

    Unit unit(String code) {
        Unit unit = units.get(code);
        if (unit == null) {
            throw new Refused(ProblemCode.NOT_FOUND, code);
        }
        return unit;
    }

    Unit unit(UnitId id) {
        return organisation.unit(id, DAY);
    }

    AreaId area(String code) {
        return organisation
                .findArea(code, DAY)
                .orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, code))
                .id();
    }

    List<Area> districts() {
        return organisation.areas(AreaLevel.DISTRICT, DAY).stream()
                .filter(district -> province.id().equals(district.parent()))
                .toList();
    }

    List<Area> communes(AreaId district) {
        return organisation.children(district, DAY);
    }

    /** The units that answer for the area or for something in it, and whoever is named beside. */
    List<Unit> answering(String area, String... others) {
        Set<Unit> found = new LinkedHashSet<>(byArea.getOrDefault(area, List.of()));
        communes(area(area)).forEach(commune -> found.addAll(byArea.getOrDefault(commune.code(), List.of())));
        for (String other : others) {
            found.add(unit(other));
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
