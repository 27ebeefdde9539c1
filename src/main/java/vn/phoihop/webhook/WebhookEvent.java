package vn.phoihop.webhook;

/** What a webhook may be told of. A name never changes its meaning: programs outside rely on it. */
public enum WebhookEvent {
    /** An item was given or asked; of an item handed on, for the unit that has it now. */
    EXCHANGE_SENT("exchange.sent"),
    EXCHANGE_CORRECTED("exchange.corrected"),
    EXCHANGE_RECALLED("exchange.recalled"),
    EXCHANGE_ACKNOWLEDGED("exchange.acknowledged"),
    /** A part of an answer was given. */
    EXCHANGE_REPLIED("exchange.replied"),
    /** The final answer was given. */
    EXCHANGE_ANSWERED("exchange.answered"),
    /** The answer will not do: the receiver owes one again. */
    EXCHANGE_SENT_BACK("exchange.sent_back"),
    EXCHANGE_OVERDUE("exchange.overdue"),
    /** The sender has ended it, or accepted the last answer that was owed. */
    EXCHANGE_CLOSED("exchange.closed"),
    EXCHANGE_RATED("exchange.rated");

    private final String code;

    WebhookEvent(String code) {
        this.code = code;
    }

    /** As the {@code type} of a CloudEvent. */
    public String type() {
        return "vn.phoihop." + code + ".v1";
    }
}
