package vn.phoihop.report;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Window;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Page;

/** A report as it was known at an earlier time, for programs. */
@ApiController
class ReportThenApi {

    private final ReportThen then;

    ReportThenApi(ReportThen then) {
        this.then = then;
    }

    /**
     * A report as the book told it.
     *
     * @param cutoff positions of the books at which the figures stood; null while it was a draft
     * @param figuresHash SHA-256 of the frozen figures in canonical form
     * @param number number and symbol; null before it was issued
     * @param paperHash SHA-256 of the PDF as signed, later as issued
     * @param replaces the issued report in whose place it stood
     * @param figures none of a draft: they follow the book
     */
    @Schema(name = "ReportAsKnown")
    record ReportKnown(
            BookId book,
            UUID id,
            @Schema(example = "SIX_MONTH") String form,
            Window window,
            ReportState state,
            @Schema(example = "Cán bộ tham mưu") String drafter,
            @Nullable @Schema(example = "0:1,1:250") String cutoff,
            @Nullable String figuresHash,
            @Nullable String approvedBy,
            @Nullable String signedBy,
            @Nullable @Schema(example = "5/CAT-PV01") String number,
            @Nullable LocalDate issuedOn,
            @Nullable String paperHash,
            @Nullable UUID replaces,
            List<FigureKnown> figures) {

        static ReportKnown of(RecordKey key, ReportRecord told) {
            return new ReportKnown(
                    key.book(),
                    key.id(),
                    told.form(),
                    told.window(),
                    ReportState.valueOf(told.state()),
                    told.drafter(),
                    told.cutoff(),
                    told.figuresHash(),
                    told.approvedBy(),
                    told.signedBy(),
                    told.number(),
                    told.issuedOn(),
                    told.paper(),
                    told.replaces() == null ? null : UUID.fromString(told.replaces()),
                    told.figures().stream().map(FigureKnown::of).toList());
        }
    }

    /**
     * A figure as it stood then.
     *
     * @param previous of the window compared with; null where nothing was known of it
     */
    @Schema(name = "ReportFigureAsKnown")
    record FigureKnown(
            @Schema(example = "PATROLS") String indicator,
            Quantity value,
            boolean countOnly,
            @Nullable Quantity previous) {

        static FigureKnown of(ReportRecord.FigureAsReported figure) {
            return new FigureKnown(figure.code(), figure.value(), figure.countOnly(), figure.previous());
        }
    }

    @Operation(
            summary = "A report as it was known at an earlier time",
            description =
                    "State, frozen figures and who answered for them, as its last entry up to then tells. Now without a time.")
    @Parameter(
            in = QUERY,
            name = "asOf",
            description = "A day (to its end), a time or a cutoff up to which things are known",
            example = "2022-07-01")
    @Requires(Authority.FIGURE_VIEW)
    @GetMapping("/api/v1/books/{book}/reports/{id}/then")
    ReportKnown get(@PathVariable int book, @PathVariable UUID id, Page page) {
        RecordKey key = RecordKey.of(book, id);
        return ReportKnown.of(key, then.get(key, page));
    }
}
