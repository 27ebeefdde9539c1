package vn.phoihop.web;

import java.util.List;

/** Who looks at a page, as far as the layout needs to know; the room that keeps the accounts says who it is. */
public interface Visitor {

    /** Tells one account from another; opaque. */
    default String account() {
        return "";
    }

    /** As written in the account menu. */
    String name();

    /** Office and unit in which the visitor acts now, in the page's language; empty without any. */
    String capacity(Page page);

    /** Whether the visitor may do what this authority names, such as {@code report.sign}. */
    boolean may(String authority);

    /** What the visitor can change to, the present choice included; fewer than two are not offered. */
    List<Choice> capacities(Page page);

    /** After how many minutes without key or pointer the page is covered; 0 for never. */
    default int idleMinutes() {
        return 0;
    }
}
