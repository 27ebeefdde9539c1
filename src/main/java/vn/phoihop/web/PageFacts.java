package vn.phoihop.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import vn.phoihop.vocabulary.Window;

/** What a {@link Page} knows of its request and of the installation. */
interface PageFacts {

    Locale locale();

    Texts texts();

    Assets assets();

    Templates templates();

    Address address();

    Optional<Visitor> visitor();

    String whoCould(String authority);

    List<NavigationEntry> navigation();

    /** Where open pages hear of what is new; mostly none or one. */
    List<LiveAddress> live();

    Optional<WindowChoices> windows();

    @Nullable
    SearchBox search();

    Optional<Window> window();

    /** As the address has it; empty where it has none. */
    String chosenWindow();

    CsrfToken csrf();

    Notices notices();

    Instant now();

    /** Runs it in a read-only transaction of its own. */
    void reading(Runnable work);

    boolean keepsLists();

    /** The saved lists of who looks, at this path; nothing where no room keeps any. */
    List<SavedLists.Saved> saved(String path);

    boolean sample();

    boolean fragmentOnly();

    boolean posted();

    @Nullable
    String parameter(String name);
}
