package vn.phoihop.organisation;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.organisation.PlaceRead.AreaRead;
import vn.phoihop.organisation.PlaceRead.UnitRead;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Page;

/** Forces, and areas and units found by name or code or read by their ids, as they were on a day; a program needs the ids to write a record down. */
@ApiController
class OrganisationApi {

    private static final String AS_OF =
            "A day (to its end), a time or a cutoff up to which things are known; without a day asked about, its day is";

    private final FindingByName finding;
    private final KnownThen known;

    OrganisationApi(FindingByName finding, KnownThen known) {
        this.finding = finding;
        this.known = known;
    }

    record AreaFound(
            AreaId id,
            @Schema(example = "31105") String code,
            AreaLevel level,
            LocalizedText name,
            @Schema(example = "Xã Thổ Châu · TP Phú Quốc") String path,
            @Nullable AreaId parent) {

        static AreaFound of(Organisation known, Area area, LocalDate day, Locale locale) {
            return new AreaFound(
                    area.id(),
                    area.code(),
                    area.level(),
                    area.name(),
                    known.path(area.id(), day, locale),
                    area.parent());
        }
    }

    record UnitFound(
            UnitId id,
            @Schema(example = "BP-THO-CHAU") String code,
            @Schema(example = "BORDER_GUARD") String force,
            LocalizedText name,

            @Schema(example = "Đồn Biên phòng Thổ Châu · BCH BĐBP tỉnh")
            String path,

            @Nullable UnitId parent) {

        static UnitFound of(Organisation known, Unit unit, LocalDate day, Locale locale) {
            return new UnitFound(
                    unit.id(),
                    unit.code(),
                    known.force(unit.force()).code(),
                    unit.name(),
                    known.path(unit.id(), day, locale),
                    unit.parent());
        }
    }

    /** @param code which it keeps for life */
    record ForceFound(@Schema(example = "BORDER_GUARD") String code, LocalizedText name) {}

    @Operation(summary = "Lists the forces of a day, as they were called then")
    @GetMapping("/api/v1/forces")
    List<ForceFound> forces(
            @Parameter(description = "The day asked about; today without it", example = "2022-06-14") @RequestParam
                    Optional<LocalDate> day) {
        return finding.organisation().forces(finding.day(day)).stream()
                .map(force -> new ForceFound(force.code(), force.name()))
                .toList();
    }

    @Operation(summary = "Finds areas by name, path or code, best match first")
    @GetMapping("/api/v1/areas")
    List<AreaFound> areas(
            @Parameter(description = "With or without diacritics", example = "tho chau") @RequestParam String q,
            @Parameter(description = "The day asked about; today without it", example = "2022-06-14") @RequestParam
                    Optional<LocalDate> day,
            Locale locale) {
        LocalDate on = finding.day(day);
        Organisation known = finding.organisation();
        return finding.areas(q, on).stream()
                .map(area -> AreaFound.of(known, area, on, locale))
                .toList();
    }

    @Operation(
            summary = "Reads an area as it was on a day",
            description =
                    "With what it was called on which days, who answers for it, and what went into it and where it went.")
    @Parameter(in = QUERY, name = "asOf", description = AS_OF, example = "2022-06-14")
    @GetMapping("/api/v1/areas/{area}")
    AreaRead area(
            @PathVariable long area,
            @Parameter(description = "The day asked about; today without it", example = "2022-06-14") @RequestParam
                    Optional<LocalDate> day,
            Page page,
            Locale locale) {
        Optional<KnownThen.Then> earlier = known.find(page);
        return AreaRead.of(finding.organisation(earlier), finding.area(area), finding.day(day, earlier), locale);
    }

    @Operation(summary = "Finds units by name, path or code, best match first")
    @GetMapping("/api/v1/units")
    List<UnitFound> units(
            @Parameter(description = "With or without diacritics", example = "bien phong") @RequestParam String q,
            @Parameter(description = "The day asked about; today without it", example = "2022-06-14") @RequestParam
                    Optional<LocalDate> day,
            Locale locale) {
        LocalDate on = finding.day(day);
        Organisation known = finding.organisation();
        return finding.units(q, on).stream()
                .map(unit -> UnitFound.of(known, unit, on, locale))
                .toList();
    }

    @Operation(
            summary = "Reads a unit as it was on a day",
            description =
                    "With what it was called on which days, what it answers for, whom it took over from and who took over from it.")
    @Parameter(in = QUERY, name = "asOf", description = AS_OF, example = "2022-06-14")
    @GetMapping("/api/v1/units/{unit}")
    UnitRead unit(
            @PathVariable long unit,
            @Parameter(description = "The day asked about; today without it", example = "2022-06-14") @RequestParam
                    Optional<LocalDate> day,
            Page page,
            Locale locale) {
        Optional<KnownThen.Then> earlier = known.find(page);
        return UnitRead.of(finding.organisation(earlier), finding.unit(unit), finding.day(day, earlier), locale);
    }
}
