package vn.phoihop.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * A bulletin or a request for verification as it stands; also the payload of its entries in the book, version {@link #PAYLOAD_VERSION}, where only
 * the turn that was taken and the recipients it changed stand beside what it says.
 *
 * @param senderForce the force of the sender on the day it was sent
 * @param edition goes up with sending, correcting and recalling: what was acknowledged before is to be acknowledged anew
 * @param recipients none before it is sent; then in the order in which they became recipients
 * @param reason why it was corrected, recalled or closed last
 * @param attachments documents that go with it and with replies
 */
public record Item(
        RecordKey key,
        int version,
        ItemState state,
        ItemForm form,
        ForceId senderForce,
        int edition,
        List<Recipient> recipients,
        List<Turn> thread,
        Instant writtenAt,
        By writtenBy,
        @Nullable Instant sentAt,
        @Nullable LocalDate sentOn,
        @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Attachment> attachments) {

    /** The record type under which the book keeps items. */
    public static final String RECORD_TYPE = "exchange";

    /** Entries of version 1 held all recipients and all turns each time. */
    static final int PAYLOAD_VERSION = 2;

    public Item {
        recipients = List.copyOf(recipients);
        thread = List.copyOf(thread);
        // Entries of the book from before there were any say nothing of them.
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    static Item draft(RecordKey key, ItemForm form, ForceId senderForce, Instant at, By by) {
        return new Item(
                key,
                1,
                ItemState.DRAFT,
                form,
                senderForce,
                0,
                List.of(),
                List.of(),
                at,
                by.then(null),
                null,
                null,
                null,
                List.of());
    }

    public ItemKind kind() {
        return form.kind();
    }

    public UnitId sender() {
        return form.sender();
    }

    public Optional<Recipient> recipient(UnitId unit) {
        return recipients.stream().filter(one -> one.unit().equals(unit)).findFirst();
    }

    Optional<Turn> turn(UUID id) {
        return thread.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Every unit in whose sight it lies by itself. */
    SequencedSet<UnitId> units() {
        SequencedSet<UnitId> units = new LinkedHashSet<>(List.of(sender()));
        recipients.forEach(one -> units.add(one.unit()));
        return units;
    }

    ForceSet forces() {
        return ForceSet.of(
                Stream.concat(Stream.of(senderForce), recipients.stream().map(Recipient::force))
                        .toList());
    }

    /** The day on which it ended: closed by whomever, or recalled; null while it goes on. */
    @Nullable
    LocalDate endedOn() {
        return state == ItemState.CLOSED || state == ItemState.RECALLED
                ? thread.reversed().stream()
                        .filter(turn -> turn.move().endsIn(state))
                        .map(turn -> ItemLines.day(turn.at()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** The turn that says that what it said was dropped as the rule has it; empty while it says it. */
    Optional<Turn> dropping() {
        return thread.stream().filter(turn -> turn.move() == ItemMove.DROP).findFirst();
    }

    /** The same without any words, but with who, when, to whom, about what, and whether it was of value; {@code turn} says why. */
    Item dropped(Turn turn) {
        List<Turn> wordless = new ArrayList<>(thread.stream().map(Turn::silent).toList());
        wordless.add(turn);
        return as(version + 1, state, form.withoutWords(), senderForce, edition, silent(), wordless, null)
                .carrying(List.of());
    }

    /** When a unit became a recipient: when it was sent, or handed on to it. */
    Instant gotAt(Recipient one) {
        return thread.stream()
                .filter(turn -> one.unit().equals(turn.other()))
                .filter(turn -> turn.move() == ItemMove.FORWARD || turn.move() == ItemMove.GRANT_FORWARD)
                .map(Turn::at)
                .findFirst()
                .orElseGet(this::listedAt);
    }

    /** When a recipient first did something with it, and so had received it; null where it has not. */
    @Nullable
    Instant firstHeardAt(Recipient one) {
        return thread.stream()
                .filter(turn -> one.unit().equals(turn.about()) && turn.move().side() == ItemMove.Side.RECIPIENT)
                .map(Turn::at)
                .findFirst()
                .orElse(null);
    }

    /** When it was sent; written, where it was not sent yet. */
    Instant listedAt() {
        return sentAt == null ? writtenAt : sentAt;
    }

    /** The day it was sent, as {@link #listedAt}. */
    LocalDate dayGiven() {
        return sentOn == null ? ItemLines.day(writtenAt) : sentOn;
    }

    boolean mayAcknowledge(Recipient one) {
        return ItemMove.ACKNOWLEDGE.possibleFrom(state)
                && dropping().isEmpty()
                && one.acknowledged() < edition
                && one.answer() != Recipient.Answer.PASSED_ON;
    }

    /** What was closed may still be acknowledged, and waits on nobody's desk. */
    boolean mustAcknowledge(Recipient one) {
        return state != ItemState.CLOSED && mayAcknowledge(one);
    }

    boolean mustAnswer(Recipient one) {
        return state.live() && one.answer().owed();
    }

    /** Whether the sender has something to say: about a reply, a later day, handing on. */
    boolean awaitsSender() {
        return state.live() && recipients.stream().anyMatch(Item::awaitsSender);
    }

    static boolean awaitsSender(Recipient one) {
        return one.answer() == Recipient.Answer.ANSWERED || one.extension() != null || one.forwardTo() != null;
    }

    /** Whether nobody has anything to do with it any more, so that its sender may close it. */
    boolean mayBeClosed() {
        return state.live()
                && !awaitsSender()
                && recipients.stream().noneMatch(one -> mustAcknowledge(one) || mustAnswer(one));
    }

    /** The day on which something was done last that concerns all: since then it rests. */
    LocalDate restsSince() {
        return thread.reversed().stream()
                .filter(turn -> turn.move().forAll())
                .map(turn -> ItemLines.day(turn.at()))
                .findFirst()
                .orElseGet(this::dayGiven);
    }

    /** The last day by which somebody still owes an answer; null where nobody does. */
    @Nullable
    LocalDate owedUntil() {
        return recipients.stream()
                .filter(this::mustAnswer)
                .map(Recipient::due)
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** Whether the last answer owed was accepted. */
    boolean settled() {
        return form.asks()
                && recipients.stream()
                        .map(Recipient::answer)
                        .noneMatch(answer -> answer.owed() || answer == Recipient.Answer.ANSWERED);
    }

    /** Without its words, where they are no longer for who looks: recipients of a recalled item are told that it was, and why. */
    Item seenBySender(boolean sender) {
        return sender || state != ItemState.RECALLED ? this : withoutWords();
    }

    /** Without what it says, what was said to it until it was recalled, since replies and ratings quote it, and the documents that say more. */
    Item withoutWords() {
        int recall = thread.stream().map(Turn::move).toList().indexOf(ItemMove.RECALL);
        List<Turn> turns = new ArrayList<>(thread);
        turns.subList(0, recall < 0 ? turns.size() : recall).replaceAll(Turn::silent);
        // As of an earlier time its reason is that of a correction.
        String why = state == ItemState.RECALLED ? reason : null;
        return as(version, state, form.withoutWords(), senderForce, edition, silent(), turns, why)
                .carrying(List.of());
    }

    /** The same with these documents and no others. */
    Item carrying(List<Attachment> others) {
        return new Item(
                key,
                version,
                state,
                form,
                senderForce,
                edition,
                recipients,
                thread,
                writtenAt,
                writtenBy,
                sentAt,
                sentOn,
                reason,
                others);
    }

    /** The same with these documents for the item itself. */
    Item carryingOwn(List<Attachment> own) {
        return carrying(Stream.concat(own.stream(), attachments.stream().filter(one -> !one.own()))
                .toList());
    }

    /** The same with the documents of another turn. */
    Item carryingAlso(List<Attachment> others) {
        return carrying(Stream.concat(attachments.stream(), others.stream()).toList());
    }

    /** Those that go with the item itself. */
    List<Attachment> ownAttachments() {
        return attachments.stream().filter(Attachment::own).toList();
    }

    List<Attachment> attachmentsOf(UUID turn) {
        return attachments.stream().filter(one -> turn.equals(one.turn())).toList();
    }

    /** Whether it became another for everybody; that a recipient acknowledged or rated it concerns that one and the sender. */
    boolean changedForAllSince(Item before) {
        List<Turn> taken = thread.subList(before.thread.size(), thread.size());
        return taken.isEmpty() || taken.stream().map(Turn::move).anyMatch(ItemMove::forAll);
    }

    /**
     * What the book keeps of a step: what it says and stands for now, the turn, and the recipients that became others by it. Otherwise each of two hundred
     * recipients that acknowledge would be written down two hundred times.
     */
    Item entrySince(@Nullable Item before) {
        List<Recipient> known = before == null ? List.of() : before.recipients;
        return as(
                version,
                state,
                form,
                senderForce,
                edition,
                recipients.stream().filter(one -> !known.contains(one)).toList(),
                thread.subList(thread.size() - 1, thread.size()),
                reason);
    }

    /** As lists tell of it: what it says, and what was said to that, is read by opening it, which is noted. */
    Item unopened() {
        return as(version, state, form.withoutText(), senderForce, edition, silent(), List.of(), reason)
                .carrying(List.of());
    }

    /** The recipients, with what their ratings say but not in which words. */
    private List<Recipient> silent() {
        return recipients.stream()
                .map(one -> one.with(parts -> parts.rating = parts.rating == null ? null : parts.rating.silent()))
                .toList();
    }

    /** The same record, sent when it was, as it is now. */
    private Item as(
            int next,
            ItemState then,
            ItemForm content,
            ForceId force,
            int number,
            List<Recipient> all,
            List<Turn> turns,
            @Nullable String why) {
        return new Item(
                key,
                next,
                then,
                content,
                force,
                number,
                all,
                turns,
                writtenAt,
                writtenBy,
                sentAt,
                sentOn,
                why,
                attachments);
    }

    /** The same with other content. */
    Item taking(ItemForm other, ForceId force) {
        return as(version, state, other, force, edition, recipients, thread, reason);
    }

    Item in(ItemState next, ItemForm content, List<Recipient> all) {
        return as(version, next, content, senderForce, edition, all, thread, reason);
    }

    Item sent(ItemForm content, ForceId force, List<Recipient> all, Instant at, LocalDate on) {
        return new Item(
                key,
                version,
                state,
                content,
                force,
                edition,
                all,
                thread,
                writtenAt,
                writtenBy,
                at,
                on,
                reason,
                attachments);
    }

    /** The same with what one of the recipients has become. */
    Item with(UnitId unit, UnaryOperator<Recipient> change) {
        return in(
                state,
                form,
                recipients.stream()
                        .map(one -> one.unit().equals(unit) ? change.apply(one) : one)
                        .toList());
    }

    Item with(Recipient added) {
        List<Recipient> all = new ArrayList<>(recipients);
        all.add(added);
        return in(state, form, all);
    }

    /** The same after a turn, by the table of steps. */
    Item after(Turn turn) {
        ItemMove move = turn.move();
        boolean anew = move == ItemMove.SEND || move == ItemMove.CORRECT || move == ItemMove.RECALL;
        boolean why = move == ItemMove.CORRECT || move == ItemMove.RECALL || move == ItemMove.CLOSE;
        List<Turn> longer = new ArrayList<>(thread);
        longer.add(turn);
        return as(
                version + 1,
                move.from(state),
                form,
                senderForce,
                anew ? edition + 1 : edition,
                recipients,
                longer,
                why ? turn.words() : reason);
    }

    /** A draft as it was changed. */
    Item redrafted(ItemForm other, ForceId force) {
        return as(version + 1, state, other, force, edition, recipients, thread, reason);
    }
}
