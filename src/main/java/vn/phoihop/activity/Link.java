package vn.phoihop.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a record has to do with another one of its book; the other says the same of it, except of one that was joined: it names the unit.
 *
 * @param reason why somebody decided so
 */
public record Link(Relation relation, UUID other, @Nullable String reason) {

    /** How the two stand to each other. */
    public enum Relation {
        /** Both were one thing, and the other counts for both. */
        MERGED_INTO,
        /** Both were one thing, and this one counts for both. */
        MERGED_FROM,
        /** They look alike and are two things. */
        APART,
        /** Both were one thing, and its unit has joined the other with what it put in; said by the one that went. */
        JOINED_INTO
    }
}
