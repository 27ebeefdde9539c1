package vn.phoihop.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.casework.LikelyCases.Likely;
import vn.phoihop.organisation.Nearness;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.web.ApiController;

/** Cases that may be the same, for programs: asked for before one is opened, and of one that is. */
@ApiController
@RequestMapping("/api/v1/books/{book}/cases")
class LikelyCaseApi {

    private final CaseDesk desk;
    private final DrawingCaseForm drawing;
    private final LikelyCases likely;

    LikelyCaseApi(CaseDesk desk, DrawingCaseForm drawing, LikelyCases likely) {
        this.desk = desk;
        this.drawing = drawing;
        this.likely = likely;
    }

    /**
     * A case of the same kind and category; its contents may be out of sight.
     *
     * @param nearness how near the two areas lie in the tree of the day
     * @param daysApart between the days on which the two were opened
     */
    @Schema(name = "LikelyCase")
    record LikelyAnswer(
            UUID id,
            LocalDate openedOn,
            AreaId area,
            UnitId lead,
            Nearness nearness,
            @Schema(example = "2") long daysApart,
            boolean inSight,
            String href) {

        static LikelyAnswer of(Likely one) {
            return new LikelyAnswer(
                    one.key().id(),
                    one.openedOn(),
                    one.area(),
                    one.lead(),
                    one.nearness(),
                    one.daysApart(),
                    one.inSight(),
                    "/records/" + one.key());
        }
    }

    @Operation(
            summary = "Lists cases that may be the same as this one",
            description =
                    "Of the same kind and category, opened by another lead within three days, in the same area or near it.")
    @GetMapping("/{id}/likely")
    List<LikelyAnswer> of(@PathVariable int book, @PathVariable UUID id) {
        return likely.list(desk.get(RecordKey.of(book, id))).stream()
                .map(LikelyAnswer::of)
                .toList();
    }

    @Operation(summary = "Lists cases that may be the same as one that is about to be opened; nothing is kept")
    @Requires(Authority.CASE_RECORD)
    @PostMapping("/likely")
    List<LikelyAnswer> ask(@PathVariable int book, @RequestBody CaseSent sent, SignedIn who) {
        BookId own = who.own(new BookId(book));
        Typed<CaseForm> typed = sent.read(drawing.today(own));
        Refused.ifAny(typed.problems().stream()
                .filter(problem -> LikelyCasePages.OF_THE_CASE.contains(problem.where()))
                .toList());
        return likely.list(new RecordKey(own, UUID.randomUUID()), typed.form()).stream()
                .map(LikelyAnswer::of)
                .toList();
    }
}
