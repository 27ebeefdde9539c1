package vn.phoihop.report;

import vn.phoihop.vocabulary.LocalizedText;

/** Where a report stands between draft and paper. */
enum ReportState {
    /** Figures follow the book; forces confirm or contest their lines. */
    DRAFT("Dự thảo", "Draft"),
    /** Figures stand at a cutoff; the words may still be edited. */
    FROZEN("Đã chốt số liệu", "Frozen"),
    /** The head of the drafting body answers for the content. */
    APPROVED("Đã duyệt nội dung", "Approved"),
    SIGNED("Đã ký", "Signed"),
    /** Numbered, registered, sent. */
    ISSUED("Đã ban hành", "Issued"),
    /** A later report stands in its place. */
    REPLACED("Đã thay thế", "Replaced"),
    /** Taken back. */
    RECALLED("Đã thu hồi", "Recalled"),
    /** A draft that was begun in error: it was never a report. */
    DISCARDED("Đã bỏ dự thảo", "Discarded");

    private final LocalizedText label;

    ReportState(String vi, String en) {
        label = new LocalizedText(vi, en);
    }

    LocalizedText label() {
        return label;
    }

    /** Its colour on pages, always beside its word. */
    String colour() {
        return switch (this) {
            case DRAFT -> "azure";
            case FROZEN -> "purple";
            case APPROVED -> "indigo";
            case SIGNED -> "lime";
            case ISSUED -> "green";
            case REPLACED, RECALLED, DISCARDED -> "red";
        };
    }

    /** Whether the words can still be edited. */
    boolean textIsOpen() {
        return this == DRAFT || this == FROZEN;
    }

    /** Whether its figures stand at a cutoff. */
    boolean figuresAreFrozen() {
        return this != DRAFT && this != DISCARDED;
    }

    /** Whether it has ended: another report on the same window may begin. */
    boolean ended() {
        return this == REPLACED || this == RECALLED || this == DISCARDED;
    }

    /** Whether its figures are the official ones. */
    boolean signed() {
        return this == SIGNED || this == ISSUED || this == REPLACED;
    }
}
