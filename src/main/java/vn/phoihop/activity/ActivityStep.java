package vn.phoihop.activity;

import static vn.phoihop.activity.ActivityState.DRAFT;
import static vn.phoihop.activity.ActivityState.MERGED;
import static vn.phoihop.activity.ActivityState.RETURNED;
import static vn.phoihop.activity.ActivityState.SUBMITTED;
import static vn.phoihop.activity.ActivityState.WITHDRAWN;

import java.util.Set;
import vn.phoihop.access.Authority;
import vn.phoihop.vocabulary.LocalizedText;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The life-cycle of an activity as one table: from which states a step is possible, where it leads, and whose it is. */
public enum ActivityStep {
    SAVE_DRAFT(Set.of(DRAFT), DRAFT, Side.WRITER, "Lưu nháp", "Save draft"),
    SUBMIT(Set.of(DRAFT, RETURNED), SUBMITTED, Side.WRITER, "Gửi", "Submit"),
    CORRECT(Set.of(SUBMITTED), SUBMITTED, Side.WRITER, "Sửa", "Correct"),
    JOIN(Set.of(SUBMITTED), SUBMITTED, Side.NEWCOMER, "Ghép", "Join"),
    CONFIRM(Set.of(SUBMITTED), SUBMITTED, Side.PARTNER, "Xác nhận", "Confirm"),
    CONTEST(Set.of(SUBMITTED), SUBMITTED, Side.PARTNER, "Không thống nhất", "Contest"),
    /** Whoever contests is answered with a remark instead of a correction, and asked again. */
    UPHOLD(Set.of(SUBMITTED), SUBMITTED, Side.WRITER, "Giữ nguyên nội dung", "Stand by it"),
    RETURN(Set.of(SUBMITTED), RETURNED, Side.SUPERIOR, "Trả lại", "Return"),
    WITHDRAW(Set.of(DRAFT, SUBMITTED, RETURNED), WITHDRAWN, Side.WRITER, "Rút", "Withdraw"),
    /** Of the draft or record whose units have joined another one of the same thing. */
    JOIN_AWAY(
            Set.of(DRAFT, SUBMITTED, RETURNED), WITHDRAWN, Side.NEWCOMER, "Ghép vào bản ghi khác", "Join into another"),
    /** Of the record that stays. */
    MERGE(Set.of(SUBMITTED), SUBMITTED, Side.ARBITER, "Hợp nhất", "Merge"),
    /** Of the one that goes into it. */
    MERGE_AWAY(Set.of(SUBMITTED), MERGED, Side.ARBITER, "Hợp nhất vào bản ghi khác", "Merge into another"),
    /** Of the record that stayed. */
    UNDO_MERGE(Set.of(SUBMITTED), SUBMITTED, Side.ARBITER, "Bỏ hợp nhất", "Undo the merge"),
    /** Of the one that had gone into it. */
    COME_BACK(Set.of(MERGED), SUBMITTED, Side.ARBITER, "Bỏ hợp nhất", "Undo the merge"),
    /** Two that look alike are different things; said of both. */
    TELL_APART(Set.of(SUBMITTED), SUBMITTED, Side.ARBITER, "Là hai việc khác nhau", "Two different things"),
    DOUBT_AGAIN(
            Set.of(SUBMITTED),
            SUBMITTED,
            Side.ARBITER,
            "Bỏ ý kiến hai việc khác nhau",
            "Take back “two different things”");

    /** Whose a step is; who acts for such a unit may take it, so do its superiors and the unit that succeeded it. */
    enum Side {
        /** The lead, and the unit that wrote the record down. */
        WRITER(Authority.ACTIVITY_RECORD),
        /** Each partner for itself, and the lead where another unit wrote the record down. */
        PARTNER(Authority.RECORD_CONFIRM),
        /** Whoever stands above the lead, not the lead itself. */
        SUPERIOR(Authority.RECORD_CONFIRM),
        /** A unit that is not in the record yet. */
        NEWCOMER(Authority.ACTIVITY_RECORD),
        /** Who answers for the leads of both records, or coordinates the book. */
        ARBITER(Authority.ACTIVITY_RECORD);

        private final String authority;

        Side(String authority) {
            this.authority = authority;
        }

        String authority() {
            return authority;
        }
    }

    private final Set<ActivityState> from;
    private final ActivityState to;
    private final Side side;
    private final LocalizedText label;

    ActivityStep(Set<ActivityState> from, ActivityState to, Side side, String vi, String en) {
        label = new LocalizedText(vi, en);
        this.from = from;
        this.to = to;
        this.side = side;
    }

    Side side() {
        return side;
    }

    /** As it stands on a button. */
    LocalizedText label() {
        return label;
    }

    boolean possibleFrom(ActivityState state) {
        return from.contains(state);
    }

    /** Where the step leads; refused from a state that does not know it. */
    ActivityState from(ActivityState state) {
        if (!possibleFrom(state)) {
            throw new Refused(ProblemCode.STEP_NOT_POSSIBLE, label, state.label());
        }
        return to;
    }

    /** The event in the book; saving a draft writes none. */
    String event() {
        return switch (this) {
            case SAVE_DRAFT -> throw new IllegalStateException("a draft is not in the book");
            case SUBMIT -> "ACTIVITY_SUBMITTED";
            case CORRECT -> "ACTIVITY_CORRECTED";
            case JOIN -> "ACTIVITY_JOINED";
            case CONFIRM -> "ACTIVITY_CONFIRMED";
            case CONTEST -> "ACTIVITY_CONTESTED";
            case UPHOLD -> "ACTIVITY_UPHELD";
            case RETURN -> "ACTIVITY_RETURNED";
            case WITHDRAW -> "ACTIVITY_WITHDRAWN";
            case JOIN_AWAY -> "ACTIVITY_JOINED_INTO";
            case MERGE -> "ACTIVITY_MERGED";
            case MERGE_AWAY -> "ACTIVITY_MERGED_INTO";
            case UNDO_MERGE, COME_BACK -> "ACTIVITY_MERGE_UNDONE";
            case TELL_APART -> "ACTIVITY_TOLD_APART";
            case DOUBT_AGAIN -> "ACTIVITY_DOUBTED_AGAIN";
        };
    }
}
