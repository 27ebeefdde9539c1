package vn.phoihop.casework;

import static vn.phoihop.casework.CaseState.HANDED_OUT;
import static vn.phoihop.casework.CaseState.JOINED;
import static vn.phoihop.casework.CaseState.OFFERED;
import static vn.phoihop.casework.CaseState.OPEN;
import static vn.phoihop.casework.CaseState.WITHDRAWN;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The life of a case as one table: which step is possible from which states, where it leads, and the event it writes into the book. */
public enum CaseMove {
    REACH("CASE_MILESTONE_REACHED", staying(OPEN, OFFERED), "Ghi mốc xử lý", "Write down a milestone"),
    HAND_OUT("CASE_HANDED_OUT", Map.of(OPEN, HANDED_OUT), "Bàn giao ra ngoài sổ", "Hand over outside the book"),
    CORRECT("CASE_CORRECTED", staying(OPEN, OFFERED, HANDED_OUT), "Sửa hồ sơ", "Correct the case"),
    AMEND("CASE_AMENDED", staying(OPEN, OFFERED, HANDED_OUT), "Sửa hồ sơ", "Correct the case"),
    CORRECT_MILESTONE("CASE_MILESTONE_CORRECTED", staying(OPEN, OFFERED, HANDED_OUT), "Sửa mốc", "Correct a milestone"),
    AMEND_MILESTONE("CASE_MILESTONE_AMENDED", staying(OPEN, OFFERED, HANDED_OUT), "Sửa mốc", "Correct a milestone"),
    TAKE_BACK_MILESTONE(
            "CASE_MILESTONE_TAKEN_BACK", staying(OPEN, OFFERED, HANDED_OUT), "Hủy mốc", "Take a milestone back"),
    /** The hand-over to a body outside the book has not happened after all. */
    REOPEN("CASE_REOPENED", Map.of(HANDED_OUT, OPEN), "Hủy mốc bàn giao ra ngoài", "Take the hand-over outside back"),
    OFFER("CASE_HAND_OVER_OFFERED", Map.of(OPEN, OFFERED), "Bàn giao", "Hand over"),
    ACCEPT("CASE_HAND_OVER_ACCEPTED", Map.of(OFFERED, OPEN), "Nhận bàn giao", "Accept the hand-over"),
    REFUSE("CASE_HAND_OVER_REFUSED", Map.of(OFFERED, OPEN), "Không nhận", "Refuse"),
    TAKE_BACK_OFFER("CASE_HAND_OVER_TAKEN_BACK", Map.of(OFFERED, OPEN), "Rút đề nghị bàn giao", "Take the offer back"),
    /** Joined into another one (nhập). */
    JOIN("CASE_JOINED", Map.of(OPEN, JOINED), "Nhập vào vụ khác", "Join into another case"),
    /** Has taken in another one. */
    TAKE_IN("CASE_TOOK_IN", staying(OPEN), "Nhận vụ khác nhập vào", "Take in another case"),
    /** Was joined by mistake and goes on by itself. */
    SEPARATE("CASE_SEPARATED", Map.of(JOINED, OPEN), "Gỡ nhập", "Separate again"),
    /** Lets go what had been joined into it by mistake. */
    LET_GO("CASE_LET_GO", staying(OPEN, OFFERED, HANDED_OUT), "Gỡ vụ đã nhập vào", "Let a joined case go"),
    /** A part of it becomes a case of its own (tách). */
    SEVER("CASE_SEVERED", staying(OPEN), "Tách vụ", "Sever a part"),
    CONFIRM("CASE_CONFIRMED", staying(OPEN, OFFERED, HANDED_OUT, JOINED), "Xác nhận", "Confirm"),
    CONTEST("CASE_CONTESTED", staying(OPEN, OFFERED, HANDED_OUT, JOINED), "Không thống nhất", "Contest"),
    /** Whoever contests is answered with a remark instead of a correction, and asked again. */
    UPHOLD("CASE_UPHELD", staying(OPEN, OFFERED, HANDED_OUT, JOINED), "Giữ nguyên nội dung", "Stand by it"),
    WITHDRAW("CASE_WITHDRAWN", Map.of(OPEN, WITHDRAWN, HANDED_OUT, WITHDRAWN), "Rút hồ sơ", "Withdraw the case");

    /** The event of a new case, which no state precedes. */
    static final String OPENED = "CASE_OPENED";

    private final String event;
    private final Map<CaseState, CaseState> leads;
    private final LocalizedText label;

    CaseMove(String event, Map<CaseState, CaseState> leads, String vi, String en) {
        this.event = event;
        this.label = new LocalizedText(vi, en);
        this.leads = leads;
    }

    private static Map<CaseState, CaseState> staying(CaseState... states) {
        return Arrays.stream(states).collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    boolean possibleFrom(CaseState state) {
        return leads.containsKey(state);
    }

    Set<CaseState> from() {
        return leads.keySet();
    }

    /** Whose step it is. */
    enum Side {
        /** The unit that leads the case, or led it on the day of a milestone. */
        LEAD,
        /** The unit to which it is offered. */
        RECEIVER,
        /** A partner unit, each for itself. */
        PARTNER
    }

    Side side() {
        return switch (this) {
            case ACCEPT, REFUSE -> Side.RECEIVER;
            case CONFIRM, CONTEST -> Side.PARTNER;
            default -> Side.LEAD;
        };
    }

    /** Where the step leads; refused from a state that does not know it. */
    CaseState from(CaseState state) {
        CaseState to = leads.get(state);
        if (to == null) {
            throw new Refused(ProblemCode.STEP_NOT_POSSIBLE, label, CaseLines.state(state));
        }
        return to;
    }

    /** As it stands on a button. */
    LocalizedText label() {
        return label;
    }

    String event() {
        return event;
    }
}
