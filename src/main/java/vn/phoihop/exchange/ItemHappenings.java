package vn.phoihop.exchange;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.UnitId;
import vn.phoihop.webhook.Happening;
import vn.phoihop.webhook.WebhookEvent;
import vn.phoihop.webhook.Webhooks;

/** Tells the addresses of sender and recipients what has happened to an item: that it has, never what was said. */
@Component
class ItemHappenings {

    private final Webhooks webhooks;

    ItemHappenings(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** The turns that were taken since, each as an event of its own. */
    void tell(@Nullable Item before, Item after) {
        int known = before == null ? 0 : before.thread().size();
        List<Turn> thread = after.thread();
        for (Turn turn : thread.subList(Math.min(known, thread.size()), thread.size())) {
            event(turn.move())
                    .ifPresent(event -> webhooks.tell(new Happening(
                            event,
                            after.key(),
                            turn.id(),
                            turn.at(),
                            concerned(turn, before, after),
                            unit -> data(after, turn, unit))));
        }
    }

    /** What there is to hear of a step outside; nothing of what sender and recipient settle between them. */
    private static Optional<WebhookEvent> event(ItemMove move) {
        return Optional.ofNullable(
                switch (move) {
                    case SEND, FORWARD, GRANT_FORWARD -> WebhookEvent.EXCHANGE_SENT;
                    case CORRECT -> WebhookEvent.EXCHANGE_CORRECTED;
                    case RECALL -> WebhookEvent.EXCHANGE_RECALLED;
                    case CLOSE, ACCEPT_LAST, END -> WebhookEvent.EXCHANGE_CLOSED;
                    case ACKNOWLEDGE -> WebhookEvent.EXCHANGE_ACKNOWLEDGED;
                    case REPLY_PARTLY -> WebhookEvent.EXCHANGE_REPLIED;
                    case REPLY -> WebhookEvent.EXCHANGE_ANSWERED;
                    case SEND_BACK -> WebhookEvent.EXCHANGE_SENT_BACK;
                    case RATE, RATE_ANSWER -> WebhookEvent.EXCHANGE_RATED;
                    case ESCALATE -> WebhookEvent.EXCHANGE_OVERDUE;
                    case DISCARD,
                            ASK_FORWARD,
                            REFUSE_FORWARD,
                            ASK_EXTENSION,
                            GRANT_EXTENSION,
                            REFUSE_EXTENSION,
                            ACCEPT,
                            DROP -> null;
                });
    }

    /** Sender and the recipient it is about; what becomes of the whole item concerns all. What one unit owes is not the others' business. */
    private static Set<UnitId> concerned(Turn turn, @Nullable Item before, Item after) {
        if (handsOn(turn.move())) {
            return added(before, after);
        }
        UnitId about = about(turn);
        return about == null ? after.units() : Set.of(after.sender(), about);
    }

    /** The last reply accepted closes the item for all of them. */
    private static @Nullable UnitId about(Turn turn) {
        return turn.move() == ItemMove.ACCEPT_LAST ? null : turn.about();
    }

    /** For the unit that has it now it was sent; to the others nothing has come. */
    private static boolean handsOn(ItemMove move) {
        return move == ItemMove.FORWARD || move == ItemMove.GRANT_FORWARD;
    }

    private static Set<UnitId> added(@Nullable Item before, Item after) {
        return after.units().stream()
                .filter(unit -> before == null || !before.units().contains(unit))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What may be known without opening it: what it is, how urgent, between whom. */
    private static Map<String, @Nullable Object> data(Item item, Turn turn, UnitId unit) {
        UnitId about = handsOn(turn.move()) ? null : about(turn);
        Optional<Recipient> receiver = item.recipient(about == null ? unit : about);
        UnitId to = receiver.map(Recipient::unit).orElse(about);
        LocalDate due =
                receiver.isPresent() ? receiver.get().due() : item.form().due();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("kind", item.kind().name());
        data.put("topics", item.form().topics());
        data.put("urgency", item.form().urgency().name());
        data.put("due", due == null ? null : due.toString());
        data.put("state", item.state().name());
        data.put("step", turn.move().asked().name());
        data.put("from", item.sender().value());
        data.put("to", to == null ? null : to.value());
        data.put("by", turn.unit() == null ? null : turn.unit().value());
        data.put("countOnly", item.form().countOnly());
        data.put("exercise", item.form().exercise());
        return data;
    }
}
