package vn.phoihop.catalogue;

/** How a figure may be worded in prose. Whether the word is true for a value is decided where the figure is printed. */
public enum Hedge {
    /** The exact figure. */
    EXACT,
    /** gần R: 0,95 R ≤ v < R. */
    NEARLY,
    /** hơn, trên R: R < v ≤ 1,05 R. */
    MORE_THAN,
    /** khoảng R: within 5 %. */
    ABOUT
}
