package vn.phoihop.document;

import java.util.List;

/**
 * What the papers of a unit bear at head and foot: data of the installation, since bodies, places and offices change without us.
 *
 * @param symbol after the type's abbreviation: {@code CAT-PV01}
 * @param signature authority and office of who usually signs, unsigned
 * @param addressees to whom its reports are addressed
 */
public record Letterhead(
        Issuer issuer, String symbol, Signature signature, List<String> addressees, Recipients recipients) {

    public Letterhead {
        addressees = List.copyOf(addressees);
    }
}
