package vn.phoihop.web;

import java.util.List;

/** What of a room waits for whoever has signed in, contributed as a bean; called inside the home page's transaction. */
public interface WaitingWork {

    /** Counted no further: more is simply much. */
    int MUCH = 99;

    /** Where the room's lines stand among the others; the smallest first. */
    int order();

    /** What is to be done, each line one click away; empty where nothing waits or the visitor may do nothing of it. */
    List<Line> waiting(Page page);

    /** Whether all it tells of are records that stand in the one list of what waits, so that the list's page does not tell of them again. */
    default boolean listed() {
        return false;
    }

    /**
     * Something to be done.
     *
     * @param number of records, one more than {@link #MUCH} for more; 0 for a single thing
     * @param what in the page's language
     */
    record Line(String href, int number, String what) {

        public boolean much() {
            return number > MUCH;
        }
    }
}
