package vn.phoihop.organisation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import vn.phoihop.organisation.ChangesApi.AffectedShown;
import vn.phoihop.organisation.Difference.What;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Creates;
import vn.phoihop.web.Export;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Page;
import vn.phoihop.web.Slice;
import vn.phoihop.web.Versions;

/** Lists of areas, units and successions for programs of administrators: sent, looked at, applied; and what stands, in the same columns. */
@ApiController
class ImportApi {

    /** A head and one row. */
    private static final String EXAMPLE =
            "Y29kZSxsZXZlbCxuYW1lX3ZpLG5hbWVfZW4KWDkxLFBST1ZJTkNFLFThu4luaCBN4bqrdSxFeGFtcGxlIFByb3ZpbmNlCg==";

    private final ImportDesk desk;
    private final ExportingLists exporting;

    ImportApi(ImportDesk desk, ExportingLists exporting) {
        this.desk = desk;
        this.exporting = exporting;
    }

    record FileSent(
            @Schema(example = "areas.csv", description = "Told with every problem of its rows")
            String name,

            @Schema(description = "CSV in UTF-8 or XLSX, in Base64", example = EXAMPLE)
            String content) {}

    record ImportSent(List<FileSent> files) {}

    /**
     * What an upload would change, or has changed.
     *
     * @param counts how many differences there are of each sort
     * @param affected what of other rooms it would affect
     * @param applied the position of the common book at which it was applied
     */
    record ImportShown(
            UUID id,
            List<ListKind> lists,
            int rows,
            @Schema(example = "{\"FOUNDED\": 1}") Map<What, Long> counts,
            int unchanged,
            List<AffectedShown> affected,
            @Nullable Long applied) {

        static ImportShown of(ImportDesk.Previewed one, Page page) {
            ImportPlan plan = one.plan();
            return new ImportShown(
                    one.kept().id(),
                    List.copyOf(plan.kinds()),
                    plan.rows(),
                    plan.counts(),
                    plan.unchanged(),
                    AffectedShown.of(one.affected(), page),
                    one.kept().applied());
        }
    }

    record DifferenceShown(
            What what,
            ListKind list,
            @Schema(example = "31105") String code,
            LocalizedText name,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable LocalizedText before,
            @Nullable LocalizedText after,
            @Schema(example = "areas.csv:12") String row) {

        static DifferenceShown of(DifferenceList.Numbered numbered) {
            Difference one = numbered.difference();
            return new DifferenceShown(
                    one.what(),
                    one.kind(),
                    one.code(),
                    one.name(),
                    one.days().from(),
                    one.days().to(),
                    one.before(),
                    one.after(),
                    one.where());
        }
    }

    @Operation(
            summary = "Sends lists and tells what they would change; nothing is changed yet",
            description =
                    "Which list a file is shows in its head. Refused with every problem of every row. Kept for a day; the ETag is needed to apply it.")
    @Creates
    @PutMapping("/api/v1/organisation/imports/{id}")
    ResponseEntity<ImportShown> put(Page page, @PathVariable UUID id, @RequestBody ImportSent sent) {
        boolean made = desk.upload(id, contents(sent.files()));
        ImportDesk.Previewed one = desk.preview(id);
        return Versions.made(ImportShown.of(one, page), one.plan().seen(), "/api/v1/organisation/imports/" + id, made);
    }

    private static SortedMap<String, byte[]> contents(List<FileSent> files) {
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            FileSent file = files.get(i);
            try {
                if (contents.put(file.name, Base64.getMimeDecoder().decode(file.content)) != null) {
                    throw new Refused(Problem.at("files." + i + ".name", ProblemCode.FIELD_TWICE, file.name));
                }
            } catch (IllegalArgumentException unreadable) {
                throw new Refused(Problem.at("files." + i + ".content", ProblemCode.FIELD_SHAPE, "Base64"));
            }
        }
        return contents;
    }

    @Operation(summary = "What lists that were sent would change as things are now; the ETag is needed to apply them")
    @GetMapping("/api/v1/organisation/imports/{id}")
    ResponseEntity<ImportShown> get(Page page, @PathVariable UUID id) {
        return found(page, id);
    }

    private ResponseEntity<ImportShown> found(Page page, UUID id) {
        ImportDesk.Previewed one = desk.preview(id);
        return Versions.found(ImportShown.of(one, page), one.plan().seen());
    }

    @Operation(summary = "The differences that lists would make, row by row")
    @GetMapping("/api/v1/organisation/imports/{id}/differences")
    Slice<DifferenceShown> differences(
            @PathVariable UUID id,
            @Parameter(description = "Only those of this sort") @RequestParam(required = false) @Nullable What what,
            ListQuery query) {
        ImportPlan plan = desk.preview(id).plan();
        return Slice.of(
                DifferenceList.after(DifferenceList.found(plan, query), query, Slice.READ),
                row -> ListQuery.place(row.number()),
                DifferenceShown::of);
    }

    @Operation(
            summary = "Applies lists that were sent, all or nothing",
            description =
                    "With If-Match: refused when the organisation has been changed since it was looked at. Once applied, asking again changes nothing.")
    @PostMapping("/api/v1/organisation/imports/{id}/apply")
    ResponseEntity<ImportShown> apply(Page page, @PathVariable UUID id, IfMatch seen) {
        desk.administrator();
        desk.apply(id, seen.mark());
        return found(page, id);
    }

    @Operation(
            summary =
                    "All forces, areas, units or successions through all their days, in the columns in which they are imported")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string")))
    @GetMapping("/api/v1/organisation/lists/{kind}")
    View list(
            @Parameter(description = "forces, areas, units, area-successions or unit-successions", example = "areas")
                    @PathVariable
                    String kind,
            @Parameter(description = "csv or xlsx", example = "csv") @RequestParam(defaultValue = "csv") String format,
            Page page) {
        desk.administrator();
        ListKind of = ListKind.ofSlug(kind).orElseThrow(() -> new Refused(ProblemCode.NOT_FOUND, kind));
        if (!List.of("csv", "xlsx").contains(format)) {
            throw new Refused(Problem.at("format", ProblemCode.VALUE_UNKNOWN, format, "csv, xlsx"));
        }
        return Export.stream(page, of.slug(), ExportingLists.columns(of), () -> exporting.rows(of).stream());
    }
}
