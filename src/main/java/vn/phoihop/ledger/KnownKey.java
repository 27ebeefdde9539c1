package vn.phoihop.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A public key that seals or has sealed.
 *
 * @param publicKey in X.509 form
 * @param follows the id of the key it replaced; null for the first
 * @param vouched the signature of the key before; null for the first, and where that key was lost
 * @param accepted its own signature over the same text, so that one can also go back from it
 */
record KnownKey(
        String id,
        byte[] publicKey,
        Instant createdAt,
        @Nullable String follows,
        byte @Nullable [] vouched,
        byte @Nullable [] accepted) {

    /** What both keys sign when one follows the other. */
    static byte[] text(String follows, String id, byte[] publicKey, Instant createdAt) {
        return String.join(
                        "\n",
                        "phoihop-key-1",
                        follows,
                        id,
                        Base64.getEncoder().encodeToString(publicKey),
                        createdAt.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the key really has this id. */
    boolean namedTruly() {
        return SealingKey.id(publicKey).equals(id);
    }

    boolean vouchedBy(KnownKey before) {
        return vouched != null
                && SealingKey.verify(before.publicKey, text(before.id, id, publicKey, createdAt), vouched);
    }

    boolean accepts(KnownKey before) {
        return accepted != null && SealingKey.verify(publicKey, text(before.id, id, publicKey, createdAt), accepted);
    }

    /** The whole SHA-256 of the public key, of which the id is the beginning. */
    String fingerprint() {
        return SealingKey.fingerprint(publicKey);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KnownKey key && key.fingerprint().equals(fingerprint());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
