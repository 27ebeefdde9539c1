package vn.phoihop.activity;

import vn.phoihop.vocabulary.LocalizedText;

/** What a unit that is asked says about a record. A contested one still counts and is listed until it is settled. */
public enum Confirmation {
    /** Of a record without partners that its lead wrote down itself: nobody is asked. */
    NONE("Không có đơn vị phối hợp", "No partner"),
    PENDING("Chưa xác nhận", "Not yet confirmed"),
    CONFIRMED("Đã xác nhận", "Confirmed"),
    CONTESTED("Không thống nhất", "Contested");

    private final LocalizedText label;

    Confirmation(String vi, String en) {
        label = new LocalizedText(vi, en);
    }

    LocalizedText label() {
        return label;
    }
}
