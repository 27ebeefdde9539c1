package vn.phoihop.outbox;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.phoihop.web.Page;

/** What became of an attempt, in words: carriers say the usual outcomes as a code and what it is about, such as {@code ANSWERED 503}. */
public final class Why {

    private static final Set<String> KNOWN = Set.of(
            "ANSWERED",
            "TIMEOUT",
            "NO_CONNECTION",
            "UNKNOWN_HOST",
            "NOT_TRUSTED",
            "BROKE_OFF",
            "INSIDE",
            "SWITCHED_OFF",
            "DELETED",
            "NO_MAIL_SERVER",
            "QUIET",
            "FAULT");

    private Why() {}

    /** In the language of the page; as it is where it is no code known here. */
    public static String words(Page page, @Nullable String why) {
        if (why == null) {
            return "—";
        }
        String[] parts = why.split(" ", 2);
        return KNOWN.contains(parts[0]) ? page.text("outbox.why." + parts[0], parts.length > 1 ? parts[1] : "") : why;
    }
}
