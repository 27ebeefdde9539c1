package vn.phoihop.document;

/** A type of official paper with its legal abbreviation (Decree 30/2020/NĐ-CP of 5 March 2020, annex III). */
public enum DocumentType {
    REPORT("BC", "BÁO CÁO"),
    MINUTES("BB", "BIÊN BẢN"),
    PLAN("KH", "KẾ HOẠCH"),
    CONTINGENCY_PLAN("PA", "PHƯƠNG ÁN"),
    NOTICE("TB", "THÔNG BÁO"),
    SUBMISSION("TTr", "TỜ TRÌNH"),
    DECISION("QĐ", "QUYẾT ĐỊNH"),
    /** Công văn: it has neither an abbreviation nor a printed name; its subject stands under its number as "V/v …". */
    LETTER("", "");

    private final String abbreviation;
    private final String printedName;

    DocumentType(String abbreviation, String printedName) {
        this.abbreviation = abbreviation;
        this.printedName = printedName;
    }

    /** The abbreviation in the symbol, empty for a letter. */
    public String abbreviation() {
        return abbreviation;
    }

    /** The name over the subject line, in capitals, empty for a letter. */
    public String printedName() {
        return printedName;
    }
}
