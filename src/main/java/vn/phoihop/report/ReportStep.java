package vn.phoihop.report;

import static vn.phoihop.report.ReportState.APPROVED;
import static vn.phoihop.report.ReportState.DISCARDED;
import static vn.phoihop.report.ReportState.DRAFT;
import static vn.phoihop.report.ReportState.FROZEN;
import static vn.phoihop.report.ReportState.ISSUED;
import static vn.phoihop.report.ReportState.RECALLED;
import static vn.phoihop.report.ReportState.REPLACED;
import static vn.phoihop.report.ReportState.SIGNED;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * The life of a report as one table: from where to where, by whom, and whether a reason must be given. Drafter, head of the drafting
 * body, signer and clerk follow one another as Decree 30/2020/NĐ-CP of 5 March 2020 has it; a mistake in content is mended by a report
 * that replaces the issued one, a mistake in form by letter, a wrongly sent report is recalled.
 */
enum ReportStep {
    FREEZE(DRAFT, FROZEN, false, "Chốt số liệu", "Freeze the figures", Taker.STAFF_OFFICER),
    APPROVE(FROZEN, APPROVED, false, "Duyệt nội dung", "Approve the content", Taker.HEAD_OF_STAFF),
    SIGN(APPROVED, SIGNED, false, "Ký", "Sign", Taker.COMMANDER),
    ISSUE(SIGNED, ISSUED, false, "Ban hành", "Issue", Taker.RECORDS_CLERK),

    DISCARD(DRAFT, DISCARDED, true, "Bỏ dự thảo", "Discard the draft", Taker.STAFF_OFFICER, Taker.HEAD_OF_STAFF),
    REOPEN(FROZEN, DRAFT, true, "Mở lại dự thảo", "Reopen the draft", Taker.STAFF_OFFICER, Taker.HEAD_OF_STAFF),
    RETURN_TO_STAFF(
            APPROVED,
            FROZEN,
            true,
            "Trả lại bộ phận soạn thảo",
            "Return to the drafting body",
            Taker.HEAD_OF_STAFF,
            Taker.COMMANDER),
    RETURN_TO_HEAD(SIGNED, APPROVED, true, "Hủy chữ ký, trả lại", "Withdraw the signature", Taker.COMMANDER),

    REPLACE(ISSUED, ISSUED, true, "Lập báo cáo thay thế", "Replace by a new report", Taker.COMMANDER),
    RECALL(ISSUED, RECALLED, true, "Thu hồi", "Recall", Taker.COMMANDER),
    CORRECT_BY_LETTER(ISSUED, ISSUED, true, "Đính chính bằng công văn", "Correct by letter", Taker.RECORDS_CLERK),
    /** Nobody takes it: it happens to a report when the one that was ordered in its place is issued. */
    GIVE_WAY(ISSUED, REPLACED, false, "Bị thay thế", "Be replaced");

    /** Of which body somebody must be; {@link ReportBodies} knows the bodies of a report. */
    enum Reach {
        DRAFTING_BODY_OR_ABOVE,
        ISSUING_BODY_OR_ABOVE,
        ISSUING_BODY
    }

    /** Who may take a step: an authority, which appointments give, in an office of the right body. */
    enum Taker {
        STAFF_OFFICER("report.freeze", Reach.DRAFTING_BODY_OR_ABOVE, "cán bộ tham mưu", "staff officer"),
        HEAD_OF_STAFF(
                "report.approve", Reach.DRAFTING_BODY_OR_ABOVE, "trưởng bộ phận tham mưu", "head of the drafting body"),
        COMMANDER("report.sign", Reach.ISSUING_BODY_OR_ABOVE, "chỉ huy", "commander"),
        RECORDS_CLERK("report.issue", Reach.ISSUING_BODY, "văn thư", "records clerk");

        private final String authority;
        private final Reach reach;
        private final LocalizedText label;

        Taker(String authority, Reach reach, String vi, String en) {
            this.authority = authority;
            this.reach = reach;
            this.label = new LocalizedText(vi, en);
        }

        String authority() {
            return authority;
        }

        Reach reach() {
            return reach;
        }

        LocalizedText label() {
            return label;
        }
    }

    private final ReportState from;
    private final ReportState to;
    private final boolean reasonRequired;
    private final LocalizedText label;
    private final List<Taker> takers;

    ReportStep(ReportState from, ReportState to, boolean reasonRequired, String vi, String en, Taker... takers) {
        this.from = from;
        this.to = to;
        this.reasonRequired = reasonRequired;
        this.label = new LocalizedText(vi, en);
        this.takers = List.of(takers);
    }

    ReportState from() {
        return from;
    }

    ReportState to() {
        return to;
    }

    boolean reasonRequired() {
        return reasonRequired;
    }

    LocalizedText label() {
        return label;
    }

    List<Taker> takers() {
        return takers;
    }

    /** What the officer could take it as; of which body he must be besides, {@link ReportBodies} says. */
    List<Taker> takers(Officer officer) {
        return takers.stream().filter(taker -> officer.may(taker.authority())).toList();
    }

    /** Who may take it, in words. */
    LocalizedText takersInWords() {
        return new LocalizedText(
                String.join(
                        ", ", takers.stream().map(taker -> taker.label().vi()).toList()),
                String.join(
                        ", ", takers.stream().map(taker -> taker.label().en()).toList()));
    }

    /** The name of its entry in the book. */
    String event() {
        return "REPORT_" + name();
    }

    /** As it stands in addresses. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it leads on, not back. */
    boolean forward() {
        return to.ordinal() == from.ordinal() + 1 && !reasonRequired;
    }

    /** What somebody can take from here. */
    static List<ReportStep> from(ReportState state) {
        return Arrays.stream(values())
                .filter(step -> step.from == state && !step.takers.isEmpty())
                .toList();
    }

    /** What somebody can take from here, where it is known whether another report stands in this one's place already: nobody orders a second. */
    static List<ReportStep> from(ReportState state, boolean hasSuccessor) {
        return from(state).stream()
                .filter(step -> step != REPLACE || !hasSuccessor)
                .toList();
    }

    /** What somebody can take, by its address. */
    static Optional<ReportStep> find(String slug) {
        return Arrays.stream(values())
                .filter(step -> step.slug().equals(slug) && !step.takers.isEmpty())
                .findFirst();
    }
}
