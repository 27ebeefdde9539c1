package vn.phoihop.ledger;

import vn.phoihop.vocabulary.LocalizedText;

/** What can be wrong with a book, or with a file of it; the texts take the arguments of a {@link Flaw}. */
public enum Fault {
    ENTRY_MISSING(
            Remedy.COMPARE, "thiếu bút toán, hoặc bút toán không đúng thứ tự", "the entry is missing or out of order"),
    PAYLOAD_ALTERED(Remedy.COMPARE, "nội dung bút toán đã bị sửa", "the payload was altered"),
    PAYLOAD_MISSING(
            Remedy.COMPARE,
            "thiếu nội dung bút toán mà không có bút toán nào ghi là đã bỏ theo quy định",
            "what the entry held is missing, and no entry says that it was dropped by rule"),
    ENTRY_ALTERED(
            Remedy.COMPARE,
            "bút toán hoặc số đếm của nó đã bị sửa, chèn hoặc đổi chỗ",
            "the entry or its tallies were altered, inserted or moved"),
    TAIL_MISSING(Remedy.COMPARE, "thiếu các bút toán đến cuối sổ", "entries up to the head are missing"),

    // Against what was signed or has left

    SEAL_FALSE(Remedy.COMPARE, "chữ ký khóa sổ không đúng", "the signature of the seal does not hold"),
    SEAL_MISSING(
            Remedy.COMPARE,
            "thiếu khóa sổ đã lập khi bút toán được ghi, hoặc khi số liệu được chốt đến mục này",
            "the seal that was made as this was written, or as figures were frozen up to here, is missing"),
    SEAL_KEY_REPLACED(
            Remedy.DISTRUST_THE_KEY,
            "sổ được khóa bằng khóa {0} lúc {2}, sau khi khóa này đã được thay, lúc {1}",
            "the seal was made with key {0} at {2}, after that key had been replaced, at {1}"),
    SEAL_TOO_EARLY(
            Remedy.DISTRUST_THE_KEY,
            "khóa sổ ghi lúc {0}, trước khi bút toán được ghi, lúc {1}",
            "the seal says it was made at {0}, before the entry was written, at {1}"),
    SEAL_KEY_STRANGE(
            Remedy.KNOW_THE_KEY,
            "sổ được khóa bằng khóa {0}, khóa này không nối được với khóa tin cậy nào",
            "the seal is signed with key {0}, for which no trusted key vouches"),
    KEY_NOT_IN_FILE(Remedy.KNOW_THE_KEY, "tệp không có khóa {0} đã cho", "the file does not know the given key {0}"),
    KEY_LINK_FALSE(
            Remedy.KNOW_THE_KEY,
            "khóa {0} không được khóa trước nó xác nhận",
            "key {0} is not vouched for by the key it says it follows"),
    KEY_FOLLOWED_TWICE(
            Remedy.DISTRUST_THE_KEY, "hai khóa cùng nhận là thay khóa {0}", "two keys say that they replaced key {0}"),
    NOT_AS_SEALED(
            Remedy.COMPARE,
            "không phải bút toán đã khóa sổ; có bút toán đã bị thay đổi kể từ bút toán số {0}",
            "not the entry that was sealed; something was changed from entry {0} on"),
    SEALED_TAIL_MISSING(
            Remedy.COMPARE,
            "thiếu các bút toán đã khóa sổ, đến bút toán số {0}",
            "entries that were sealed are missing, up to entry {0}"),
    NOT_AS_WITNESSED(
            Remedy.COMPARE,
            "không phải bút toán mà tệp đối chứng giữ; có bút toán đã bị thay đổi kể từ bút toán số {0}",
            "not the entry that the witness holds; something was changed from entry {0} on"),
    WITNESSED_TAIL_MISSING(
            Remedy.COMPARE,
            "thiếu các bút toán mà tệp đối chứng giữ, đến bút toán số {0}",
            "entries that the witness holds are missing, up to entry {0}"),
    BOOK_MISSING(
            Remedy.COMPARE,
            "không còn sổ này; tệp đối chứng giữ khóa sổ đến bút toán số {0}",
            "the whole book is missing; the witness holds a seal of it up to entry {0}"),
    NOT_AS_EXPORTED(
            Remedy.COMPARE,
            "không phải bút toán trong bản xuất trước; có bút toán đã bị thay đổi kể từ bút toán số {0}",
            "not the entry of the earlier export; something was changed from entry {0} on"),
    EXPORTED_TAIL_MISSING(
            Remedy.COMPARE,
            "thiếu các bút toán có trong bản xuất trước, đến bút toán số {0}",
            "entries of the earlier export are missing, up to entry {0}"),
    NOT_AS_PRINTED(
            Remedy.COMPARE,
            "không phải bút toán in trên giấy; có bút toán đã bị thay đổi kể từ bút toán số {0}",
            "not the entry printed on the paper; something was changed from entry {0} on"),
    PRINTED_TAIL_MISSING(
            Remedy.COMPARE,
            "thiếu các bút toán đến bút toán số {0} in trên giấy",
            "entries up to entry {0}, which was printed on the paper, are missing"),

    // A file as such

    FILE_TORN(Remedy.FETCH_ANEW, "tệp bị đứt, không có dòng kết thúc", "the file is torn: its closing line is missing"),
    LINE_NOT_READABLE(Remedy.FETCH_ANEW, "dòng {0} của tệp không đọc được", "line {0} of the file cannot be read"),
    FILE_ALTERED(
            Remedy.FETCH_ANEW,
            "mã băm cả tệp không khớp: tệp đã bị sửa hoặc hỏng",
            "the hash of the whole file differs: it was altered or damaged"),

    // Figures

    FIGURE_DIFFERS(
            Remedy.ASK_THE_PAPER,
            "báo cáo {0}: chỉ tiêu {1} ghi {2}, tính lại từ số đếm được {3}",
            "report {0}: figure {1} is written as {2}, the tallies give {3}"),
    FIGURES_CHANGED(
            Remedy.ASK_THE_PAPER,
            "báo cáo {0}: chỉ tiêu {1} không còn như lúc chốt số liệu",
            "report {0}: figure {1} is not what was frozen"),
    REPORT_UNTOLD(
            Remedy.EXPORT_WITH_REPORTS,
            "bút toán {0} thiếu nội dung báo cáo hoặc cách tính số liệu, nên không tính lại được",
            "the entry {0} lacks what the report says, or how its figures are counted; they cannot be counted again"),
    CUTOFF_CHANGED(
            Remedy.ASK_THE_PAPER,
            "báo cáo {0}: thời điểm chốt ghi {1}, lúc chốt số liệu là {2}",
            "report {0}: its cutoff is written as {1}, it was frozen at {2}"),

    // What is kept of a report, against the entry that froze it

    FREEZING_MISSING(
            Remedy.ASK_THE_PAPER,
            "báo cáo {0}: trong sổ không có bút toán chốt số liệu",
            "report {0}: the book has no entry that froze it"),
    FROZEN_NOT_KEPT(
            Remedy.TAKE_FROM_THE_BOOK,
            "báo cáo {0}: theo sổ, số liệu đã chốt, nhưng báo cáo đang lưu không còn số liệu chốt hoặc không còn nữa",
            "report {0}: by the book its figures are frozen, but the report is kept without frozen figures or not at all"),
    WINDOW_KEPT_OTHERWISE(
            Remedy.ASK_THE_PAPER,
            "báo cáo {0}: bút toán chốt là của báo cáo {1}",
            "report {0}: the entry that froze it is of report {1}"),
    CUTOFF_KEPT_OTHERWISE(
            Remedy.ASK_THE_PAPER,
            "báo cáo {0}: thời điểm chốt đang lưu là {1}, bút toán chốt ghi {2}",
            "report {0}: its cutoff is kept as {1}, the entry that froze it says {2}"),
    FIGURE_KEPT_OTHERWISE(
            Remedy.ASK_THE_PAPER,
            "báo cáo {0}: chỉ tiêu {1} đang lưu là {2}, bút toán chốt ghi {3}",
            "report {0}: figure {1} is kept as {2}, the entry that froze it says {3}"),
    HASH_KEPT_OTHERWISE(
            Remedy.ASK_THE_PAPER,
            "báo cáo {0}: mã băm của các số liệu đang lưu là {1}, bút toán chốt ghi {2}",
            "report {0}: the hash of its figures is kept as {1}, the entry that froze it says {2}"),
    COUNT_ONLY_KEPT_OTHERWISE(
            Remedy.ASK_THE_PAPER,
            "báo cáo {0}: chỉ tiêu {1} có gồm số đếm khai không kèm hồ sơ hay không, đang lưu khác với bút toán chốt",
            "report {0}: whether figure {1} contains a count without records is kept otherwise than the entry that froze it says");

    private final Remedy remedy;
    private final LocalizedText words;

    Fault(Remedy remedy, String vi, String en) {
        this.remedy = remedy;
        this.words = new LocalizedText(vi, en);
    }

    LocalizedText words() {
        return words;
    }

    Remedy remedy() {
        return remedy;
    }
}
