package vn.phoihop.notice;

import vn.phoihop.catalogue.Topic;

/** What somebody wants to be told by e-mail; its words are the text {@code notice.wanted.WANTED}. */
public enum Wanted {
    /** Each thing at once, and the digest. */
    EACH,
    /** What is urgent or more at once, and the digest. */
    URGENT,
    /** The digest only. */
    DIGEST,
    NONE;

    boolean atOnce(Topic.Urgency urgency) {
        return this == EACH || this == URGENT && urgency != Topic.Urgency.ORDINARY;
    }
}
