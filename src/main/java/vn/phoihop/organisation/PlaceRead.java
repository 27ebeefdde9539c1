package vn.phoihop.organisation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.phoihop.organisation.OrganisationApi.AreaFound;
import vn.phoihop.organisation.OrganisationApi.UnitFound;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;

/** One unit or area as programs read it: as it was on a day, and through all its days. */
final class PlaceRead {

    private PlaceRead() {}

    /**
     * A unit.
     *
     * @param day the day asked about
     * @param exists whether it is there on that day
     * @param shownOn the day all else is told of: the day asked about; where the unit is not there then, its last day before, or its first one after
     * @param parent what it stands under; null at the top
     * @param states what it was called on which days, in their order
     * @param below what stands directly under it
     * @param areas those it answers for; one that has none of its own answers for those of its superior
     * @param before the units it took over from
     * @param after the units that took over from it
     */
    record UnitRead(
            UnitId id,
            LocalDate day,
            boolean exists,
            LocalDate shownOn,
            @Schema(example = "BP-THO-CHAU") String code,
            @Schema(example = "BORDER_GUARD") String force,
            LocalizedText name,

            @Schema(example = "Đồn Thổ Châu") String shortName,

            @Schema(example = "Đồn Biên phòng Thổ Châu · BCH BĐBP tỉnh")
            String path,

            @Nullable UnitFound parent,
            List<UnitStateRead> states,
            List<UnitFound> below,
            List<AreaFound> areas,
            List<UnitFollowing> before,
            List<UnitFollowing> after) {

        static UnitRead of(Organisation known, UnitId id, LocalDate day, Locale locale) {
            LocalDate on = known.nearest(id, day);
            Unit unit = known.unit(id, on);
            return new UnitRead(
                    id,
                    day,
                    on.equals(day),
                    on,
                    unit.code(),
                    known.force(unit.force()).code(),
                    unit.name(),
                    unit.shortName(),
                    known.path(id, on, locale),
                    known.parent(id, on)
                            .map(one -> UnitFound.of(known, one, on, locale))
                            .orElse(null),
                    known.unitStates().inOrder(id.value()).stream()
                            .map(state -> new UnitStateRead(
                                    state.valid().from(),
                                    state.valid().to(),
                                    state.code(),
                                    known.force(new ForceId(state.force())).code(),
                                    state.name(),
                                    state.shortName()))
                            .toList(),
                    known.children(id, on).stream()
                            .map(one -> UnitFound.of(known, one, on, locale))
                            .toList(),
                    known.areasOf(id, on).stream()
                            .map(one -> AreaFound.of(known, one, on, locale))
                            .toList(),
                    known.unitSuccessionsInto(id).stream()
                            .map(one -> UnitFollowing.of(
                                    known, one.unit(), one, one.since().minusDays(1), locale))
                            .toList(),
                    known.successions(id).stream()
                            .map(one -> UnitFollowing.of(known, one.successor(), one, one.since(), locale))
                            .toList());
        }
    }

    /**
     * What a unit was on some days, half-open.
     *
     * @param from since ever without it
     * @param to the first day on which it was this no more; until further notice without it
     */
    record UnitStateRead(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            String code,
            String force,
            LocalizedText name,
            String shortName) {}

    /**
     * One unit took over from another.
     *
     * @param unit the other one of the two: that which ended as it was on the day before, that which took over as it was on the day
     * @param whole false where several took over, and nobody knows who took over what
     */
    record UnitFollowing(UnitFound unit, LocalDate since, boolean whole) {

        static UnitFollowing of(Organisation known, UnitId other, Succession one, LocalDate on, Locale locale) {
            return new UnitFollowing(
                    UnitFound.of(known, known.unit(other, on), on, locale), one.since(), known.isWhole(one));
        }
    }

    /**
     * An area.
     *
     * @param day the day asked about
     * @param exists whether it is there on that day
     * @param shownOn the day all else is told of: the day asked about; where the area is not there then, its last day before, or its first one after
     * @param parent what it lies in; null at the top
     * @param states what it was called on which days, in their order
     * @param below what lies directly in it
     * @param units those that answer for the area itself
     * @param before the areas that went into it
     * @param after the areas it went into
     */
    record AreaRead(
            AreaId id,
            LocalDate day,
            boolean exists,
            LocalDate shownOn,
            @Schema(example = "31105") String code,
            AreaLevel level,
            LocalizedText name,
            @Schema(example = "Xã Thổ Châu · TP Phú Quốc") String path,
            @Nullable AreaFound parent,
            List<AreaStateRead> states,
            List<AreaFound> below,
            List<UnitFound> units,
            List<AreaFollowing> before,
            List<AreaFollowing> after) {

        static AreaRead of(Organisation known, AreaId id, LocalDate day, Locale locale) {
            LocalDate on = known.nearest(id, day);
            Area area = known.area(id, on);
            return new AreaRead(
                    id,
                    day,
                    on.equals(day),
                    on,
                    area.code(),
                    area.level(),
                    area.name(),
                    known.path(id, on, locale),
                    known.parent(id, on)
                            .map(one -> AreaFound.of(known, one, on, locale))
                            .orElse(null),
                    known.areaStates().inOrder(id.value()).stream()
                            .map(state -> new AreaStateRead(
                                    state.valid().from(),
                                    state.valid().to(),
                                    state.code(),
                                    state.level(),
                                    state.name()))
                            .toList(),
                    known.children(id, on).stream()
                            .map(one -> AreaFound.of(known, one, on, locale))
                            .toList(),
                    known.unitsFor(id, on).stream()
                            .map(one -> UnitFound.of(known, one, on, locale))
                            .toList(),
                    known.predecessors(id).stream()
                            .map(one -> AreaFollowing.of(
                                    known, one.area(), one, one.since().minusDays(1), locale))
                            .toList(),
                    known.successions(id).stream()
                            .map(one -> AreaFollowing.of(known, one.successor(), one, one.since(), locale))
                            .toList());
        }
    }

    /**
     * What an area was on some days, half-open.
     *
     * @param from since ever without it
     * @param to the first day on which it was this no more; until further notice without it
     */
    record AreaStateRead(
            @Nullable LocalDate from, @Nullable LocalDate to, String code, AreaLevel level, LocalizedText name) {}

    /**
     * One area went into another.
     *
     * @param area the other one of the two: that which went as it was on the day before, that into which it went as it was on the day
     * @param whole false where only a part went
     */
    record AreaFollowing(AreaFound area, LocalDate since, boolean whole) {

        static AreaFollowing of(Organisation known, AreaId other, AreaSuccession one, LocalDate on, Locale locale) {
            return new AreaFollowing(AreaFound.of(known, known.area(other, on), on, locale), one.since(), one.whole());
        }
    }
}
