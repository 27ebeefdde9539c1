package vn.phoihop.casework;

import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.phoihop.access.Authority;
import vn.phoihop.access.Requires;
import vn.phoihop.access.SignedIn;
import vn.phoihop.casework.CaseSent.AnswerSent;
import vn.phoihop.casework.CaseSent.JoinSent;
import vn.phoihop.casework.CaseSent.MilestoneSent;
import vn.phoihop.casework.CaseSent.OfferSent;
import vn.phoihop.casework.CaseSent.ReasonSent;
import vn.phoihop.casework.CaseSent.RemarkSent;
import vn.phoihop.casework.CaseSent.SeverSent;
import vn.phoihop.catalogue.Catalogues;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.web.ApiController;
import vn.phoihop.web.Creates;
import vn.phoihop.web.IfMatch;
import vn.phoihop.web.Versions;

/** Cases for programs: all that the pages can do. Ids are minted by the program, so that sending twice is safe. */
@ApiController
@RequestMapping("/api/v1/books/{book}/cases")
class CaseApi {

    private final CaseDesk desk;
    private final AgreeingOnCase agreeing;
    private final CaseActions actions;
    private final DrawingCaseForm drawing;
    private final Catalogues catalogues;

    CaseApi(
            CaseDesk desk,
            AgreeingOnCase agreeing,
            CaseActions actions,
            DrawingCaseForm drawing,
            Catalogues catalogues) {
        this.desk = desk;
        this.agreeing = agreeing;
        this.actions = actions;
        this.drawing = drawing;
        this.catalogues = catalogues;
    }

    @Operation(
            summary = "Opens a case, or corrects it",
            description =
                    "Without If-Match a new id opens a case; with it the case of that version is corrected. Where nothing differs"
                            + " nothing is written, the reason neither, and the version stays; who stands by a contested case says so with uphold.")
    @Requires(Authority.CASE_RECORD)
    @PutMapping("/{id}")
    @Creates
    ResponseEntity<CaseShown> put(
            @PathVariable int book, @PathVariable UUID id, @RequestBody CaseSent sent, IfMatch seen) {
        RecordKey key = RecordKey.of(book, id);
        Typed<CaseForm> typed = sent.read(today(book));
        if (seen.present()) {
            return found(desk.correct(key, version(seen), typed, sent.reason()));
        }
        boolean known = desk.find(key).isPresent();
        CaseFile file = desk.open(key, typed);
        return Versions.made(actions.opened(file), file.version(), "/api/v1/books/" + book + "/cases/" + id, !known);
    }

    @Operation(
            summary = "Writes a milestone down, or mends it",
            description =
                    "A new id adds a milestone. A known one is mended, with If-Match and, later than 15 minutes after, a reason. "
                            + "Amounts are only what is new with it. The stage HANDED_OVER ends the case for the book.")
    @Requires(Authority.CASE_RECORD)
    @PutMapping("/{id}/milestones/{milestone}")
    @Creates
    ResponseEntity<CaseShown> putMilestone(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable UUID milestone,
            @RequestBody MilestoneSent sent,
            IfMatch seen) {
        RecordKey key = RecordKey.of(book, id);
        LocalDate day = Objects.requireNonNullElse(sent.occurredOn(), today(book));
        Typed<MilestoneForm> typed = sent.read(milestone, day, catalogues.current(day));
        boolean known = desk.get(key).milestone(milestone).isPresent();
        CaseFile file = known && seen.present()
                ? desk.correctMilestone(key, version(seen), typed, sent.reason())
                : desk.reach(key, findVersion(seen), typed);
        return Versions.made(actions.shown(file), file.version(), "/api/v1/books/" + book + "/cases/" + id, !known);
    }

    @Operation(summary = "Takes a milestone back that was not reached after all")
    @Requires(Authority.CASE_RECORD)
    @PostMapping("/{id}/milestones/{milestone}/take-back")
    ResponseEntity<CaseShown> takeBackMilestone(
            @PathVariable int book,
            @PathVariable UUID id,
            @PathVariable UUID milestone,
            @RequestBody ReasonSent sent,
            IfMatch seen) {
        return found(desk.takeBackMilestone(RecordKey.of(book, id), version(seen), milestone, sent.reason()));
    }

    @Operation(summary = "Offers the case to another unit; until it is accepted the giver leads")
    @Requires(Authority.CASE_RECORD)
    @PostMapping("/{id}/hand-overs")
    ResponseEntity<CaseShown> offer(
            @PathVariable int book, @PathVariable UUID id, @RequestBody OfferSent sent, IfMatch seen) {
        return found(desk.offer(RecordKey.of(book, id), version(seen), sent.receiver(), day(sent.on(), book)));
    }

    @Operation(summary = "Accepts the open offer; the receiver leads from that day")
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping("/{id}/hand-overs/accept")
    ResponseEntity<CaseShown> accept(
            @PathVariable int book, @PathVariable UUID id, @RequestBody AnswerSent sent, IfMatch seen) {
        return answer(book, id, HandOver.Answer.ACCEPTED, sent, seen);
    }

    @Operation(summary = "Refuses the open offer and says why")
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping("/{id}/hand-overs/refuse")
    ResponseEntity<CaseShown> refuse(
            @PathVariable int book, @PathVariable UUID id, @RequestBody AnswerSent sent, IfMatch seen) {
        return answer(book, id, HandOver.Answer.REFUSED, sent, seen);
    }

    @Operation(summary = "Takes the open offer back")
    @Requires(Authority.CASE_RECORD)
    @PostMapping("/{id}/hand-overs/take-back")
    ResponseEntity<CaseShown> takeBackOffer(
            @PathVariable int book, @PathVariable UUID id, @RequestBody AnswerSent sent, IfMatch seen) {
        return answer(book, id, HandOver.Answer.TAKEN_BACK, sent, seen);
    }

    private ResponseEntity<CaseShown> answer(int book, UUID id, HandOver.Answer answer, AnswerSent sent, IfMatch seen) {
        return found(desk.answer(RecordKey.of(book, id), version(seen), answer, day(sent.on(), book), sent.reason()));
    }

    @Operation(summary = "Joins the case into another one, which goes on for both")
    @Requires(Authority.CASE_RECORD)
    @PostMapping("/{id}/join")
    ResponseEntity<CaseShown> join(
            @PathVariable int book, @PathVariable UUID id, @RequestBody JoinSent sent, IfMatch seen) {
        return found(desk.join(RecordKey.of(book, id), version(seen), sent.host(), day(sent.on(), book)));
    }

    @Operation(summary = "Undoes a joining made by mistake")
    @Requires(Authority.CASE_RECORD)
    @PostMapping("/{id}/separate")
    ResponseEntity<CaseShown> separate(
            @PathVariable int book, @PathVariable UUID id, @RequestBody ReasonSent sent, IfMatch seen) {
        return found(desk.separate(RecordKey.of(book, id), version(seen), sent.reason()));
    }

    @Operation(summary = "Makes a part of the case a case of its own, which is the answer")
    @Requires(Authority.CASE_RECORD)
    @PostMapping("/{id}/sever")
    ResponseEntity<CaseShown> sever(
            @PathVariable int book, @PathVariable UUID id, @RequestBody SeverSent sent, IfMatch seen) {
        return found(desk.sever(RecordKey.of(book, id), version(seen), sent.part(today(book))));
    }

    @Operation(summary = "Confirms the case for a partner unit")
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping("/{id}/confirm")
    ResponseEntity<CaseShown> confirm(
            @PathVariable int book, @PathVariable UUID id, @RequestBody RemarkSent sent, IfMatch seen) {
        return found(agreeing.confirm(RecordKey.of(book, id), findVersion(seen), sent.unit()));
    }

    @Operation(summary = "Contests the case for a partner unit and says why; it still counts")
    @Requires(Authority.RECORD_CONFIRM)
    @PostMapping("/{id}/contest")
    ResponseEntity<CaseShown> contest(
            @PathVariable int book, @PathVariable UUID id, @RequestBody RemarkSent sent, IfMatch seen) {
        return found(agreeing.contest(RecordKey.of(book, id), findVersion(seen), sent.unit(), sent.reason()));
    }

    @Operation(
            summary = "Stands by the case: answers whoever contests with a remark, instead of a correction",
            description = "Partners that contest are asked again; they confirm, or contest once more.")
    @Requires(Authority.CASE_RECORD)
    @PostMapping("/{id}/uphold")
    ResponseEntity<CaseShown> uphold(
            @PathVariable int book, @PathVariable UUID id, @RequestBody ReasonSent sent, IfMatch seen) {
        return found(agreeing.uphold(RecordKey.of(book, id), version(seen), sent.reason()));
    }

    @Operation(summary = "Withdraws the case for good; its history stays")
    @Requires(Authority.CASE_RECORD)
    @PostMapping("/{id}/withdraw")
    ResponseEntity<CaseShown> withdraw(
            @PathVariable int book, @PathVariable UUID id, @RequestBody ReasonSent sent, IfMatch seen) {
        return found(desk.withdraw(RecordKey.of(book, id), version(seen), sent.reason()));
    }

    private ResponseEntity<CaseShown> found(CaseFile file) {
        return Versions.found(actions.shown(file), file.version());
    }

    private static int version(IfMatch seen) {
        return seen.version();
    }

    private static @Nullable Integer findVersion(IfMatch seen) {
        return seen.findVersion().orElse(null);
    }

    private LocalDate day(@Nullable LocalDate day, int book) {
        return Optional.ofNullable(day).orElseGet(() -> today(book));
    }

    private LocalDate today(int book) {
        return drawing.today(SignedIn.current().own(new BookId(book)));
    }
}
