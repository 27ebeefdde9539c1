package vn.phoihop.document;

import org.jspecify.annotations.Nullable;

/**
 * Who issues a paper and where. The names are printed in capitals whatever case they have here.
 *
 * @param superior the body above, printed over the issuing body; none for the highest
 */
public record Issuer(@Nullable String superior, String body, String place) {

    public Issuer {
        if (body.isBlank() || place.isBlank()) {
            throw new IllegalArgumentException("a paper names its issuing body and its place");
        }
    }
}
