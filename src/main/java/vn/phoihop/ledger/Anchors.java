package vn.phoihop.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Hashes of entries that are known from outside of the book: it must have these entries, and with these hashes. */
final class Anchors {

    /**
     * @param hash hexadecimal, or its beginning
     * @param different what it means that the book has another one
     * @param missing what it means that the book has none
     */
    record Anchor(String hash, Fault different, Fault missing) {}

    private final NavigableMap<Long, List<Anchor>> byPosition = new TreeMap<>();

    Anchors add(long position, String hash, Fault different, Fault missing) {
        byPosition.computeIfAbsent(position, _ -> new ArrayList<>(1)).add(new Anchor(hash, different, missing));
        return this;
    }

    Anchors witnessed(List<Seal> seals) {
        seals.forEach(seal ->
                add(seal.position(), seal.hash().toString(), Fault.NOT_AS_WITNESSED, Fault.WITNESSED_TAIL_MISSING));
        return this;
    }

    /** Takes what is known of the entry at a position. */
    List<Anchor> take(long position) {
        List<Anchor> found = byPosition.remove(position);
        return found == null ? List.of() : found;
    }

    /** The last position of which something is still to be seen. */
    Map.@Nullable Entry<Long, List<Anchor>> last() {
        return byPosition.lastEntry();
    }
}
