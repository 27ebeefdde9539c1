package vn.phoihop.vocabulary;

import java.util.UUID;

/** The account of a member of staff. */
public record AccountId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
