package vn.phoihop.exchange;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document that goes with an item or a reply, as the book keeps it: its hash proves what it held, which is kept beside.
 *
 * @param id minted by who uploaded it
 * @param turn the reply it came with; null for the item itself
 * @param name of the file
 * @param sha256 of what it holds, in hexadecimal digits
 */
public record Attachment(UUID id, @Nullable UUID turn, String name, String mediaType, int size, String sha256) {

    /** The most that go with an item, and with a reply. */
    public static final int MOST = 5;

    Attachment of(@Nullable UUID reply) {
        return new Attachment(id, reply, name, mediaType, size, sha256);
    }

    /** Whether it came with the item itself. */
    boolean own() {
        return turn == null;
    }

    /** What its name ends with, as people speak of types. */
    String kind() {
        return name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    }
}
