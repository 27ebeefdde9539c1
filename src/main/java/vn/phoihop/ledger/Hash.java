package vn.phoihop.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 value. */
public final class Hash {

    /** What the first entry of every book is chained to. */
    public static final Hash ZERO = new Hash(new byte[32]);

    private final byte[] bytes;

    public Hash(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a SHA-256 value has 32 bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Hexadecimal, lower case. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
