package vn.phoihop.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import vn.phoihop.vocabulary.BookId;

/** A signed head: up to this position the book stood like this at this time. */
public record Seal(
        BookId book, long position, Hash hash, String key, Instant sealedAt, String reason, byte[] signature) {

    /** What is signed: version, book, position, hash and time, each on a line. */
    static byte[] text(BookId book, long position, Hash hash, Instant sealedAt) {
        return String.join(
                        "\n",
                        "phoihop-seal-1",
                        book.toString(),
                        Long.toString(position),
                        hash.toString(),
                        sealedAt.toString())
                .getBytes(StandardCharsets.UTF_8);
    }
}
