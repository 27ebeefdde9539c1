package vn.phoihop.casework;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Permissions;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.casework.CaseSent.ManySent;
import vn.phoihop.organisation.NarrowedByPlace;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Bulk;
import vn.phoihop.web.Chosen;
import vn.phoihop.web.ListQuery;
import vn.phoihop.web.Slice;
import vn.phoihop.web.Texts;

/** Many cases for programs: found by the filters of the list, and confirmed together. */
@ApiController
@RequestMapping("/api/v1/books/{book}/cases")
class CasesApi {

    private final FindingCases finding;
    private final ReadingCaseFilter reading;
    private final CaseActions actions;
    private final ConfirmingCases many;
    private final Permissions permissions;
    private final Texts texts;

    CasesApi(
            FindingCases finding,
            ReadingCaseFilter reading,
            CaseActions actions,
            ConfirmingCases many,
            Permissions permissions,
            Texts texts) {
        this.finding = finding;
        this.reading = reading;
        this.actions = actions;
        this.many = many;
        this.permissions = permissions;
        this.texts = texts;
    }

    @Operation(
            operationId = "caseList",
            summary = "The cases in sight, newest first",
            description = "Filters are those of the list's page; sort is -day, day or changed.")
    @Parameter(in = QUERY, name = "kind", description = "Code of a kind", example = "CASE")
    @Parameter(
            in = QUERY,
            name = "category",
            description = "Code of a category, or - for cases that have none",
            example = "DRUGS")
    @Parameter(in = QUERY, name = "stage", description = "A stage it has reached", example = "PROSECUTED")
    @Parameter(in = QUERY, name = "without", description = "A stage it has not reached", example = "SOLVED")
    @Parameter(in = QUERY, name = "state", schema = @Schema(implementation = CaseState.class))
    @Parameter(in = QUERY, name = "confirmation", schema = @Schema(implementation = Confirmation.class))
    @Parameter(
            in = QUERY,
            name = "waiting",
            description = "What waits for the office asking",
            schema = @Schema(implementation = CaseFilter.Waiting.class))
    @NarrowedByPlace
    @Parameter(
            in = QUERY,
            name = "from",
            description = "Opened on this day or later",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = QUERY,
            name = "to",
            description = "Opened before this day: the day after the last",
            schema = @Schema(type = "string", format = "date"))
    @Parameter(
            in = QUERY,
            name = "during",
            description = "Opened or reaching a milestone within, FROM/TO, to not included",
            example = "2021-12-15/2022-06-15")
    @Parameter(in = QUERY, name = "exercise", schema = @Schema(allowableValues = {"yes", "no"}))
    @GetMapping
    Slice<CaseShown> list(@PathVariable int book, ListQuery query) {
        permissions.require(Authority.RECORD_VIEW);
        BookId own = SignedIn.current().own(new BookId(book));
        return Slice.of(
                finding.search(reading.read(own, query), Slice.READ),
                CaseListPages::place,
                row -> actions.shown(row.file()));
    }

    @Operation(
            operationId = "caseConfirmMany",
            summary = "Confirms many cases for every partner unit the program acts for, each by itself")
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping("/bulk")
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    Bulk.Answer confirmMany(@PathVariable int book, @RequestBody ManySent sent) {
        return many.confirm(Chosen.all(book, sent.records(), sent.versions()))
                .answer(one -> one.record().id(), texts);
    }
}
