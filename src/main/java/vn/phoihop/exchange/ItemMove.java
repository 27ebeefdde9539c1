package vn.phoihop.exchange;

import static vn.phoihop.exchange.ItemState.CLOSED;
import static vn.phoihop.exchange.ItemState.CORRECTED;
import static vn.phoihop.exchange.ItemState.DISCARDED;
import static vn.phoihop.exchange.ItemState.DRAFT;
import static vn.phoihop.exchange.ItemState.RECALLED;
import static vn.phoihop.exchange.ItemState.SENT;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.phoihop.ledger.Ledger;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The life of an item as one table: which step is possible from which states, where it leads, whose it is, and the event it writes into the book. */
public enum ItemMove {
    SEND("EXCHANGE_SENT", Side.SENDER, Map.of(DRAFT, SENT), "Gửi", "Send"),
    DISCARD("EXCHANGE_DISCARDED", Side.SENDER, Map.of(DRAFT, DISCARDED), "Bỏ bản nháp", "Discard the draft"),
    /** What was closed goes on by it: whoever got it acknowledges it anew. */
    CORRECT(
            "EXCHANGE_CORRECTED",
            Side.SENDER,
            Map.of(SENT, CORRECTED, CORRECTED, CORRECTED, CLOSED, CORRECTED),
            "Đính chính",
            "Correct"),
    RECALL(
            "EXCHANGE_RECALLED",
            Side.SENDER,
            Map.of(SENT, RECALLED, CORRECTED, RECALLED, CLOSED, RECALLED),
            "Thu hồi",
            "Recall"),
    CLOSE("EXCHANGE_CLOSED", Side.SENDER, Map.of(SENT, CLOSED, CORRECTED, CLOSED), "Kết thúc", "Close"),
    ACKNOWLEDGE(
            "EXCHANGE_ACKNOWLEDGED",
            Side.RECIPIENT,
            staying(SENT, CORRECTED, RECALLED, CLOSED),
            "Xác nhận đã nhận",
            "Acknowledge"),
    /** To a unit below, or to any where the sender has not asked to be asked. */
    FORWARD("EXCHANGE_FORWARDED", Side.RECIPIENT, staying(SENT, CORRECTED), "Chuyển tiếp", "Hand on"),
    /** To a unit outside, which the sender wants to be asked about. */
    ASK_FORWARD(
            "EXCHANGE_FORWARD_ASKED", Side.RECIPIENT, staying(SENT, CORRECTED), "Xin chuyển tiếp", "Ask to hand on"),
    GRANT_FORWARD(
            "EXCHANGE_FORWARD_GRANTED",
            Side.SENDER,
            staying(SENT, CORRECTED),
            "Đồng ý chuyển tiếp",
            "Let it be handed on"),
    REFUSE_FORWARD(
            "EXCHANGE_FORWARD_REFUSED",
            Side.SENDER,
            staying(SENT, CORRECTED),
            "Không đồng ý chuyển tiếp",
            "Refuse to have it handed on"),
    RATE("EXCHANGE_RATED", Side.RECIPIENT, staying(SENT, CORRECTED, CLOSED), "Đánh giá tin", "Rate"),
    /** Of the reply to a request, by who asked. */
    RATE_ANSWER(
            "EXCHANGE_ANSWER_RATED",
            Side.SENDER,
            staying(SENT, CORRECTED, CLOSED),
            "Đánh giá trả lời",
            "Rate the reply"),
    REPLY_PARTLY(
            "EXCHANGE_REPLIED_PARTLY", Side.RECIPIENT, staying(SENT, CORRECTED), "Trả lời một phần", "Reply in part"),
    REPLY("EXCHANGE_REPLIED", Side.RECIPIENT, staying(SENT, CORRECTED), "Trả lời", "Reply"),
    ASK_EXTENSION(
            "EXCHANGE_EXTENSION_ASKED", Side.RECIPIENT, staying(SENT, CORRECTED), "Xin gia hạn", "Ask for more time"),
    GRANT_EXTENSION(
            "EXCHANGE_EXTENSION_GRANTED", Side.SENDER, staying(SENT, CORRECTED), "Đồng ý gia hạn", "Give more time"),
    REFUSE_EXTENSION(
            "EXCHANGE_EXTENSION_REFUSED", Side.SENDER, staying(SENT, CORRECTED), "Không gia hạn", "Refuse more time"),
    ACCEPT("EXCHANGE_ACCEPTED", Side.SENDER, staying(SENT, CORRECTED), "Chấp nhận trả lời", "Accept the reply"),
    /** The last reply that was owed: nothing is left to be done. */
    ACCEPT_LAST(
            "EXCHANGE_SETTLED",
            Side.SENDER,
            Map.of(SENT, CLOSED, CORRECTED, CLOSED),
            "Chấp nhận trả lời",
            "Accept the reply"),
    SEND_BACK(
            "EXCHANGE_SENT_BACK",
            Side.SENDER,
            staying(SENT, CORRECTED),
            "Trả lại, yêu cầu bổ sung",
            "Send the reply back"),
    /** Both superiors are told that an answer is overdue. */
    ESCALATE(
            "EXCHANGE_ESCALATED",
            Side.SYSTEM,
            staying(SENT, CORRECTED),
            "Báo cáo quá hạn lên cấp trên",
            "Tell both superiors"),
    /** Nothing has happened to it for as long as its topics wait for that. */
    END(
            "EXCHANGE_ENDED",
            Side.SYSTEM,
            Map.of(SENT, CLOSED, CORRECTED, CLOSED),
            "Tự kết thúc theo quy định",
            "Ended as the rule has it"),
    /** What it says has been kept as long as its topics ask for. */
    DROP(
            Ledger.CONTENT_DROPPED,
            Side.SYSTEM,
            staying(CLOSED, RECALLED),
            "Bỏ nội dung theo quy định lưu giữ",
            "Drop the contents as the rule has it");

    /** Whose step it is. */
    enum Side {
        SENDER,
        /** A recipient, each for itself. */
        RECIPIENT,
        SYSTEM
    }

    private final String event;
    private final Side side;
    private final Map<ItemState, ItemState> leads;
    private final LocalizedText label;

    ItemMove(String event, Side side, Map<ItemState, ItemState> leads, String vi, String en) {
        this.event = event;
        this.side = side;
        this.leads = leads;
        this.label = new LocalizedText(vi, en);
    }

    private static Map<ItemState, ItemState> staying(ItemState... states) {
        return Arrays.stream(states).collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    boolean possibleFrom(ItemState state) {
        return leads.containsKey(state);
    }

    /** Where the step leads; refused from a state that does not know it. */
    ItemState from(ItemState state) {
        ItemState to = leads.get(state);
        if (to == null) {
            throw new Refused(ProblemCode.STEP_NOT_POSSIBLE, label, ItemLines.state(state));
        }
        return to;
    }

    /** Whether it is the step that ends an item so. */
    boolean endsIn(ItemState state) {
        return leads.get(SENT) == state && !state.live();
    }

    Side side() {
        return side;
    }

    /** The step as it was asked for: which of two it is the item decides. */
    ItemMove asked() {
        return this == ACCEPT_LAST ? ACCEPT : this == ASK_FORWARD ? FORWARD : this;
    }

    /** Whether it may be asked for by itself. */
    boolean mayBeAskedFor() {
        return side != Side.SYSTEM && this != ACCEPT_LAST && this != ASK_FORWARD && this != CORRECT;
    }

    /** Whether only requests know it. */
    boolean ofRequests() {
        return switch (this) {
            case REPLY_PARTLY,
                    REPLY,
                    ASK_EXTENSION,
                    GRANT_EXTENSION,
                    REFUSE_EXTENSION,
                    ACCEPT,
                    ACCEPT_LAST,
                    SEND_BACK,
                    RATE_ANSWER,
                    ESCALATE -> true;
            default -> false;
        };
    }

    /** Whether it says of what use something was. */
    boolean rates() {
        return this == RATE || this == RATE_ANSWER;
    }

    /** Whether the item becomes another by it for everybody; acknowledging and rating concern one recipient and the sender. */
    boolean forAll() {
        return this != ACKNOWLEDGE && !rates();
    }

    /** Whether it must say why or what. */
    boolean needsWords() {
        return switch (this) {
            case CORRECT,
                    RECALL,
                    CLOSE,
                    REPLY_PARTLY,
                    REPLY,
                    ASK_EXTENSION,
                    GRANT_EXTENSION,
                    REFUSE_EXTENSION,
                    REFUSE_FORWARD,
                    SEND_BACK -> true;
            default -> false;
        };
    }

    /** As it stands on a button. */
    LocalizedText label() {
        return label;
    }

    String event() {
        return event;
    }
}
