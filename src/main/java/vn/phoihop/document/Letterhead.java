package vn.phoihop.document;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.AccountId;

/**
 * What the papers of a unit bear at head and foot: data of the installation, since bodies, places and offices change without us.
 *
 * @param symbol after the type's abbreviation: {@code CAT-PV01}
 * @param signature authority and office of anybody who signs and is not named, unsigned; null where only those named sign
 * @param addressees to whom its reports are addressed
 * @param signers those who sign as what they are
 */
public record Letterhead(
        Issuer issuer,
        String symbol,
        @Nullable Signature signature,
        List<String> addressees,
        Recipients recipients,
        List<Signer> signers) {

    /** @param signers null on papers signed before signers were named */
    public Letterhead(
            Issuer issuer,
            String symbol,
            @Nullable Signature signature,
            List<String> addressees,
            Recipients recipients,
            @Nullable List<Signer> signers) {
        this.issuer = issuer;
        this.symbol = symbol;
        this.signature = signature;
        this.addressees = List.copyOf(addressees);
        this.recipients = recipients;
        this.signers = signers == null ? List.of() : List.copyOf(signers);
        if (signature == null && this.signers.isEmpty()) {
            throw new IllegalArgumentException("somebody signs the papers of " + issuer.body());
        }
    }

    /** Whoever signs does so in one office. */
    public Letterhead(
            Issuer issuer, String symbol, Signature signature, List<String> addressees, Recipients recipients) {
        this(issuer, symbol, signature, addressees, recipients, List.of());
    }

    /** As what the account signs; empty where others are named and it is not. */
    public Optional<Signature> signatureOf(AccountId account) {
        return signers.stream()
                .filter(signer -> signer.account().equals(account))
                .map(Signer::signature)
                .findFirst()
                .or(() -> Optional.ofNullable(signature));
    }

    /** What stands under a paper that nobody has signed yet. */
    public Signature usualSignature() {
        return signature == null ? signers.getFirst().signature() : signature;
    }

    /** As it stands on the paper that is signed so. */
    public Letterhead signedAs(Signature chosen) {
        return new Letterhead(issuer, symbol, chosen, addressees, recipients);
    }
}
