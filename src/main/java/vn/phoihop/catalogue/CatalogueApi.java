package vn.phoihop.catalogue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.web.ApiController;

/** What could be recorded on a day: the codes a program needs to write a record down. */
@ApiController
class CatalogueApi {

    private final Catalogues catalogues;

    CatalogueApi(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    record MeasureShown(
            @Schema(example = "PERSONNEL_TURN") String code,
            LocalizedText name,
            LocalizedText unit,
            @Schema(example = "0") int decimals) {}

    record KindShown(
            @Schema(example = "PATROL") String code,
            LocalizedText name,

            @Schema(
                    description =
                            "Happened once; otherwise a case with stages, or information exchanged, which has none")
            boolean activity,

            @Schema(description = "Counted once, to the lead; the record itself first")
            List<MeasureShown> counted,

            @Schema(description = "What each unit puts in") List<MeasureShown> contributed,
            @Schema(example = "[\"DETECTED\"]") List<String> stages,

            @Schema(description = "How finely its place may be told")
            SightLevel sight,

            @Schema(description = "Whether every record of it names a category")
            Kind.Naming category) {}

    @Operation(summary = "The kinds of records, with their measures")
    @GetMapping("/api/v1/catalogue/kinds")
    List<KindShown> kinds(
            @Parameter(description = "The day asked about; today without it", example = "2022-06-14") @RequestParam
                    Optional<LocalDate> day) {
        Catalogue catalogue = day.map(catalogues::current).orElseGet(catalogues::current);
        return catalogue.list(Kind.class).stream()
                .map(kind -> new KindShown(
                        kind.code(),
                        kind.name(),
                        kind.activity(),
                        measures(catalogue, kind.counted()),
                        measures(catalogue, kind.contributed()),
                        kind.stages(),
                        kind.sight(),
                        kind.category()))
                .toList();
    }

    private static List<MeasureShown> measures(Catalogue catalogue, List<String> codes) {
        return codes.stream()
                .map(catalogue::measure)
                .map(measure -> new MeasureShown(measure.code(), measure.name(), measure.unit(), measure.decimals()))
                .toList();
    }
}
