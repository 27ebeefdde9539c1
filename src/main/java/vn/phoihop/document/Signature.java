package vn.phoihop.document;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The block under a paper: in whose place (TM., KT., TL., TUQ.), office, rank and name of who signs.
 *
 * @param authority lines before the office, for example "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"; may be empty
 * @param office the signer's own office, for example "PHÓ CHỦ TỊCH"
 * @param rank rank in the armed forces, printed before the name
 * @param name none while unsigned: room is left for it
 */
public record Signature(
        List<String> authority,
        String office,
        @Nullable String rank,
        @Nullable String name) {

    public Signature {
        authority = List.copyOf(authority);
        if (office.isBlank()) {
            throw new IllegalArgumentException("a signature names the office");
        }
    }

    public Signature signedBy(@Nullable String rank, String name) {
        return new Signature(authority, office, rank, name);
    }

    /** The lines over the signature, top to bottom. */
    public List<String> headLines() {
        return Stream.concat(authority.stream(), Stream.of(office)).toList();
    }

    /** The line under the signature, empty while unsigned. */
    public String nameLine() {
        if (name == null) {
            return "";
        }
        return rank == null ? name : rank + " " + name;
    }
}
