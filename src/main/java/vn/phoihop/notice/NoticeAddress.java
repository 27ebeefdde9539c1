package vn.phoihop.notice;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.catalogue.Topic;
import vn.phoihop.vocabulary.AccountId;

/**
 * The mailbox of an account, and what is wanted there.
 *
 * @param codeKey what the code that was sent there last is made from
 * @param confirmedAt when that code came back; null before
 * @param refused in which words the mail server refused the address for good, at {@code refusedAt}; null where it did not
 */
record NoticeAddress(
        AccountId account,
        String address,
        UUID codeKey,
        @Nullable Instant confirmedAt,
        Wanted wanted,
        NoticeTimes times,
        @Nullable Instant refusedAt,
        @Nullable String refused,
        int version) {

    /** Whether anything may be sent there but a code. */
    boolean isGood() {
        return confirmedAt != null && refusedAt == null;
    }

    boolean wantsAtOnce(Topic.Urgency urgency) {
        return isGood() && wanted.atOnce(urgency);
    }

    boolean wantsDigest() {
        return isGood() && wanted != Wanted.NONE;
    }

    /** What the code is made from: another mailbox has another code, and so has the same one asked anew. */
    String codeOf() {
        return "mailbox " + account + " " + codeKey + " " + address;
    }
}
