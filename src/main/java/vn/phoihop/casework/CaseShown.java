package vn.phoihop.casework;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/**
 * A case as the API answers with it.
 *
 * @param openedBy the unit that opened it, {@code lead} the one that leads it now
 * @param confirmation what its partners say taken together
 * @param writtenBy who opened it, {@code writtenFor} for which unit
 * @param steps which the token's office may take now
 * @param likely cases that may be the same, where it was just opened; null otherwise
 * @param offeredTo the unit whose answer to an offered hand-over is awaited
 */
@Schema(name = "CaseFile")
record CaseShown(
        BookId book,
        UUID id,
        int version,
        CaseState state,
        Confirmation confirmation,
        @Schema(example = "CASE") String kind,
        @Schema(example = "DRUGS") @Nullable String category,
        AreaId area,
        LocalDate openedOn,
        UnitId openedBy,
        UnitId lead,
        @Nullable UnitId offeredTo,
        List<PartnerShown> partners,
        List<MilestoneShown> milestones,
        List<HandOverShown> handOvers,
        List<CaseLink> links,
        @Nullable String title,
        @Nullable String note,
        boolean exercise,
        @Nullable String reason,
        @Nullable String writtenBy,
        @Nullable UnitId writtenFor,
        Instant writtenAt,
        @Schema(example = "[\"reach\", \"offer\"]") List<String> steps,
        @Nullable List<LikelyCaseApi.LikelyAnswer> likely,
        String href) {

    @Schema(name = "CasePartner")
    record PartnerShown(
            UnitId unit,
            Confirmation confirmation,

            @Schema(description = "Why it contests, or did before the case was corrected") @Nullable
            String reason) {}

    @Schema(name = "Amount")
    record AmountShown(@Schema(example = "SUBJECT") String measure, Quantity quantity) {}

    @Schema(name = "Milestone")
    record MilestoneShown(
            UUID id,
            @Schema(example = "DETECTED") String stage,
            LocalDate occurredOn,
            UnitId lead,
            List<UnitId> partners,
            List<AmountShown> amounts,

            @Schema(description = "To which organisation outside the book the case was handed over") @Nullable
            String receiver,

            Instant writtenAt) {}

    @Schema(name = "HandOver")
    record HandOverShown(
            UnitId from,
            UnitId to,
            LocalDate offeredOn,
            HandOver.Answer answer,
            @Nullable LocalDate answeredOn,
            @Nullable String reason) {}

    static CaseShown of(CaseFile file, List<String> steps, @Nullable List<LikelyCaseApi.LikelyAnswer> likely) {
        By by = file.writtenBy();
        return new CaseShown(
                file.key().book(),
                file.key().id(),
                file.version(),
                file.state(),
                file.confirmation(),
                file.kind(),
                file.category(),
                file.area(),
                file.openedOn(),
                file.form().lead(),
                file.lead(),
                file.offer().map(HandOver::to).orElse(null),
                file.partners().stream()
                        .map(one -> new PartnerShown(one.unit(), one.confirmation(), one.reason()))
                        .toList(),
                file.milestones().stream().map(CaseShown::milestone).toList(),
                file.handOvers().stream()
                        .map(one -> new HandOverShown(
                                one.from(), one.to(), one.offeredOn(), one.answer(), one.answeredOn(), one.reason()))
                        .toList(),
                file.links(),
                file.form().title(),
                file.form().note(),
                file.exercise(),
                file.reason(),
                by == null ? null : by.actor(),
                by == null ? null : by.unit(),
                file.writtenAt(),
                steps,
                likely,
                "/records/" + file.key());
    }

    private static MilestoneShown milestone(Milestone one) {
        return new MilestoneShown(
                one.id(),
                one.stage(),
                one.occurredOn(),
                one.lead(),
                one.partners(),
                one.amounts().stream()
                        .map(amount -> new AmountShown(amount.measure(), amount.quantity()))
                        .toList(),
                one.receiver(),
                one.writtenAt());
    }
}
