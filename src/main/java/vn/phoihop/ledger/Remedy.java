package vn.phoihop.ledger;

import vn.phoihop.vocabulary.LocalizedText;

/** What whoever is told of a {@link Fault} can do about it. */
enum Remedy {
    FETCH_ANEW(
            "Tệp chép chưa trọn hoặc bị hỏng: chép lại, hoặc xuất lại từ hệ thống (./phoihop export-book), rồi kiểm tra lại.",
            "The file was not copied whole, or was damaged: copy it again or export it anew (./phoihop export-book), then verify again."),
    COMPARE(
            "Nếu đây là tệp: xuất lại từ hệ thống rồi kiểm tra lại. Nếu vẫn sai, giữ nguyên sổ, so với bản xuất trước"
                    + " (./phoihop verify --against), tệp đối chứng và bản sao lưu để biết đã sửa gì, rồi khôi phục bản còn đúng.",
            "If this is a file: export it anew and verify again. If it still does not hold, leave the book as it is, find what was changed"
                    + " by an earlier export (./phoihop verify --against), the witness and the backups, and restore what still holds."),
    KNOW_THE_KEY(
            "Đưa khóa của đúng hệ thống đã xuất tệp (--key; số hiệu ghi ở trang Sổ phối hợp của hệ thống đó); khi kiểm tra chính hệ thống, đặt lại đúng tệp keys/seal.key. Nếu khóa đã đúng, sổ"
                    + " đã bị khóa lại bằng khóa khác: so với bản xuất trước và tệp đối chứng.",
            "Give the key of the installation that wrote the file (--key; its id is on the page of its books); where an installation checks itself, put back the right keys/seal.key. If it is the right one, the book"
                    + " was sealed anew with another key: compare with an earlier export and the witness."),
    DISTRUST_THE_KEY(
            "Khóa cũ có thể đã lộ: không tin các bút toán sau khóa sổ đúng gần nhất, so với bản xuất trước và tệp đối chứng, rồi khôi"
                    + " phục bản còn đúng.",
            "The old key may be in other hands: trust nothing after the last seal that holds, compare with an earlier export and the"
                    + " witness, and restore what still holds."),
    ASK_THE_PAPER(
            "Đối chiếu với văn bản đã ký và trang so sánh của báo cáo; nếu số đã ký sai, lập báo cáo thay thế.",
            "Compare with the signed paper and with the comparison on the page of the report; where what was signed is wrong, make a report"
                    + " that replaces it."),
    TAKE_FROM_THE_BOOK(
            "Số liệu đã chốt vẫn nằm trong sổ: xuất sổ (./phoihop export-book), đối chiếu với văn bản đã ký, rồi khôi phục từ bản sao lưu"
                    + " còn báo cáo này.",
            "The frozen figures still stand in the book: export it (./phoihop export-book), compare with the signed paper, and restore from"
                    + " a backup that still has the report."),
    EXPORT_WITH_REPORTS(
            "Mọi tệp đều kèm nội dung báo cáo, kể cả khi xuất với --hashes-only: xuất lại từ hệ thống rồi kiểm tra lại.",
            "Every file holds what reports say, also one written with --hashes-only: export it anew and verify again.");

    private final LocalizedText words;

    Remedy(String vi, String en) {
        this.words = new LocalizedText(vi, en);
    }

    LocalizedText words() {
        return words;
    }
}
