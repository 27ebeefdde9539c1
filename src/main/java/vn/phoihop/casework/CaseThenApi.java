package vn.phoihop.casework;

import static io.swagger.v3.oas.annotations.enums.ParameterIn.QUERY;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.figure.AsOf;
import vn.phoihop.figure.ReadingAsOf;
import vn.phoihop.figure.RecordsThen;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Page;
import vn.phoihop.web.Versions;

/** A case as it is now or was known earlier, and who held it when. */
@ApiController
@RequestMapping("/api/v1/books/{book}/cases/{id}")
class CaseThenApi {

    private static final String AS_OF = "A day (to its end), a time or a cutoff up to which things are known";

    private final CaseDesk desk;
    private final ReadingAsOf asOf;
    private final RecordsThen then;
    private final CaseHolders holders;
    private final CaseActions actions;

    CaseThenApi(CaseDesk desk, ReadingAsOf asOf, RecordsThen then, CaseHolders holders, CaseActions actions) {
        this.actions = actions;
        this.desk = desk;
        this.asOf = asOf;
        this.then = then;
        this.holders = holders;
    }

    @Operation(summary = "A case", description = "As it is now, or as it was known at an earlier time")
    @Parameter(in = QUERY, name = "asOf", description = AS_OF, example = "2022-03-01")
    @GetMapping
    ResponseEntity<CaseShown> get(@PathVariable int book, @PathVariable UUID id, Page page) {
        RecordKey key = RecordKey.of(book, id);
        CaseFile now = desk.get(key);
        CaseFile file = asOf.find(page.address())
                .map(one -> then.get(key, CaseFile.class, one.cutoff()))
                .orElse(now);
        // Of an earlier time there is nothing to be done.
        return Versions.found(file == now ? actions.shown(now) : CaseShown.of(file, List.of(), null), file.version());
    }

    @Operation(
            summary = "Who held a case when",
            description =
                    "In the time things happened and in the time they were recorded, as known now or at an earlier time")
    @Parameter(in = QUERY, name = "asOf", description = AS_OF, example = "2022-03-01")
    @GetMapping("/holders")
    List<CaseHolders.Holding> holders(@PathVariable int book, @PathVariable UUID id, Page page) {
        RecordKey key = RecordKey.of(book, id);
        desk.get(key);
        return holders.list(key, asOf.find(page.address()).map(AsOf::cutoff));
    }
}
