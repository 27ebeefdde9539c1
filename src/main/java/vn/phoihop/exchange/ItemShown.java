package vn.phoihop.exchange;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.vocabulary.Window;

/**
 * An item as the API answers with it.
 *
 * @param edition goes up with sending, correcting and recalling; recipients acknowledge an edition
 * @param text and {@code thread}, and the words of ratings, are left out in lists
 * @param openings who opened it; empty for who is not its sender, and in lists
 * @param unreached recipients for which nobody is appointed in the book, neither there nor above: told to its sender as a warning; empty in lists
 * @param attachments documents that go with it and with replies; left out in lists
 * @param steps which the token's office may take now
 */
@Schema(name = "ExchangeItem")
record ItemShown(
        BookId book,
        UUID id,
        int version,
        ItemState state,
        ItemKind kind,
        @Schema(example = "[\"SEA\"]") List<String> topics,
        AreaId area,
        @Nullable LocalDate observedFrom,
        @Nullable LocalDate observedTo,
        @Nullable String title,
        @Nullable String text,
        UnitId sender,
        Topic.Urgency urgency,
        @Nullable Confidence confidence,
        @Nullable Impact impact,
        @Nullable LocalDate due,
        boolean consent,
        boolean countOnly,
        boolean exercise,
        @Nullable UUID follows,
        @Nullable BookId followsBook,
        int edition,
        @Nullable Instant sentAt,
        @Nullable String reason,
        List<RecipientShown> recipients,
        List<TurnShown> thread,
        List<OpeningShown> openings,
        List<UnitId> unreached,
        List<AttachmentApi.AttachmentShown> attachments,
        List<ItemMove> steps,
        String href) {

    @Schema(name = "ExchangeRecipient")
    record RecipientShown(
            UnitId unit,

            @Schema(description = "The recipient that handed it on") @Nullable
            UnitId via,

            @Schema(
                    description =
                            "When somebody of it opened the item first; told to the sender alone, and not in lists")
            @Nullable
            Instant openedAt,

            @Schema(description = "The edition acknowledged last; 0 for none")
            int acknowledged,

            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable UnitId acknowledgedFor,
            boolean mustAcknowledge,
            Recipient.Answer answer,
            @Nullable LocalDate due,
            @Nullable Instant answeredAt,

            @Schema(description = "A later day it has asked for") @Nullable
            LocalDate extension,

            @Schema(description = "The unit to which it has asked to hand it on") @Nullable
            UnitId forwardTo,

            @Nullable Boolean ofValue,
            @Nullable String outcome,

            @Schema(description = "The activity or case that came of it") @Nullable
            UUID outcomeRecord,

            @Schema(description = "Its book, where it is another one than the item's") @Nullable
            BookId outcomeBook) {}

    @Schema(name = "ExchangeTurn")
    record TurnShown(
            UUID id,
            ItemMove step,
            Instant at,
            String actor,
            @Nullable UnitId office,
            @Nullable UnitId unit,
            @Nullable UnitId to,
            @Nullable String words,
            @Nullable LocalDate day) {}

    @Schema(name = "ExchangeOpening")
    record OpeningShown(String actor, UnitId office, Instant at) {}

    /** What is told to its sender beside the item. */
    record ToSender(List<Openings.Opening> openings, Map<UnitId, Instant> opened, List<UnitId> unreached) {
        static final ToSender NOTHING = new ToSender(List.of(), Map.of(), List.of());
    }

    static ItemShown of(Item item, ToSender told, List<ItemMove> steps) {
        ItemForm form = item.form();
        Window observed = form.observed();
        return new ItemShown(
                item.key().book(),
                item.key().id(),
                item.version(),
                item.state(),
                form.kind(),
                form.topics(),
                form.area(),
                observed == null ? null : observed.from(),
                observed == null ? null : observed.to(),
                form.title(),
                form.text(),
                form.sender(),
                form.urgency(),
                form.confidence(),
                form.impact(),
                form.due(),
                form.consent(),
                form.countOnly(),
                form.exercise(),
                form.follows(),
                form.followsBook(),
                item.edition(),
                item.sentAt(),
                item.reason(),
                item.recipients().stream()
                        .map(one -> recipient(item, one, told.opened().get(one.unit())))
                        .toList(),
                item.thread().stream()
                        .map(turn -> new TurnShown(
                                turn.id(),
                                turn.move(),
                                turn.at(),
                                turn.actor(),
                                turn.unit(),
                                turn.about(),
                                turn.other(),
                                turn.words(),
                                turn.day()))
                        .toList(),
                told.openings().stream()
                        .map(one -> new OpeningShown(one.actor(), one.unit(), one.at()))
                        .toList(),
                told.unreached(),
                item.attachments().stream()
                        .map(one -> AttachmentApi.AttachmentShown.of(one, true))
                        .toList(),
                steps,
                "/records/" + item.key());
    }

    private static RecipientShown recipient(Item item, Recipient one, @Nullable Instant opened) {
        Receipt receipt = one.receipt();
        Rating rating = one.rating();
        return new RecipientShown(
                one.unit(),
                one.via(),
                opened,
                one.acknowledged(),
                receipt == null ? null : receipt.at(),
                receipt == null ? null : receipt.actor(),
                receipt == null ? null : receipt.office(),
                item.mustAcknowledge(one),
                one.answer(),
                one.due(),
                one.answeredAt(),
                one.extension(),
                one.forwardTo(),
                rating == null ? null : rating.ofValue(),
                rating == null ? null : rating.outcome(),
                rating == null ? null : rating.record(),
                rating == null ? null : rating.recordBook());
    }
}
