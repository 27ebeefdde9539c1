package vn.phoihop.web;

import gg.jte.Content;
import java.util.Optional;

/** A part of the home page, contributed by a room as a bean; called inside the page's transaction. */
public interface HomeCard {

    /** Cards are sorted by it: headline figures 100, charts 200, what waits for me 300. */
    int order();

    /** The drawn card, mostly {@link Page#fragment}; empty where it has nothing for this visitor. */
    Optional<Content> show(Page page);
}
