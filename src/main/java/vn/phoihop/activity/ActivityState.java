package vn.phoihop.activity;

import vn.phoihop.vocabulary.LocalizedText;

/** Where an activity stands. Only a submitted one counts. */
public enum ActivityState {
    /** Being written by its recorder. */
    DRAFT("Bản nháp", "Draft"),
    /** In the book, and counted. */
    SUBMITTED("Đã gửi, đang được tính", "Submitted, counted"),
    /** Given back to its recorder to mend (trả lại); does not count until it is submitted again. */
    RETURNED("Trả lại", "Returned"),
    /** Taken out for good; its history stays. */
    WITHDRAWN("Đã rút", "Withdrawn"),
    /** The same thing as another record, which counts for both (hợp nhất bản ghi trùng); counts for nothing itself. */
    MERGED("Đã hợp nhất vào bản ghi khác", "Merged into another record");

    private final LocalizedText label;

    ActivityState(String vi, String en) {
        label = new LocalizedText(vi, en);
    }

    LocalizedText label() {
        return label;
    }
}
