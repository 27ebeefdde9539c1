package vn.phoihop.web;

import java.util.List;
import java.util.Optional;
import vn.phoihop.vocabulary.Window;

/** The reporting windows the top bar offers, contributed by the room that knows the regimes. Called before the page's transaction. */
public interface WindowChoices {

    /** Newest first, each as {@code from/to} with its words in the page's language. */
    List<Choice> list(Page page);

    /** The window where the address names none. */
    Optional<Window> standard();
}
