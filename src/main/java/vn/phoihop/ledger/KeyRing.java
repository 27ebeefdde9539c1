package vn.phoihop.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.BookId;

/**
 * The keys a book was sealed with, and which of them are trusted: those one can get to from a key that is known from elsewhere. A key leads
 * to the one that follows it by vouching for it, and to the one before by having accepted to follow it.
 */
final class KeyRing {

    /** A key seals its own replacement just after the new one was made, and clocks are put right. */
    private static final Duration SLACK = SealsDue.SLACK;

    private final Map<String, KnownKey> keys = new LinkedHashMap<>();
    private final Set<String> trusted = new HashSet<>();
    private final Set<String> strange = new HashSet<>();

    /** @param pinned beginnings of fingerprints of keys known from elsewhere; where none is, every key that is there has to do */
    KeyRing(Collection<KnownKey> known, Set<String> pinned) {
        known.stream().filter(KnownKey::namedTruly).forEach(key -> keys.put(key.id(), key));
        for (String pin : pinned) {
            Optional<KnownKey> found = keys.values().stream()
                    .filter(key -> key.fingerprint().startsWith(pin))
                    .findFirst();
            found.ifPresentOrElse(key -> trusted.add(key.id()), () -> strange.add(pin));
        }
        if (pinned.isEmpty()) {
            trusted.addAll(keys.keySet());
        } else {
            Set<String> pins = Set.copyOf(trusted);
            spread(pins, (from, to) -> from.id().equals(to.follows()) && to.vouchedBy(from));
            // What a key has replaced may be in other hands: it vouches for none beside that key.
            spread(pins, (from, to) -> to.id().equals(from.follows()) && from.accepts(to));
        }
    }

    private void spread(Set<String> pins, BiPredicate<KnownKey, KnownKey> leads) {
        Deque<String> open = new ArrayDeque<>(pins);
        while (!open.isEmpty()) {
            KnownKey from = keys.get(open.pop());
            for (KnownKey to : keys.values()) {
                if (from != null && leads.test(from, to) && trusted.add(to.id())) {
                    open.push(to.id());
                }
            }
        }
    }

    /** Pins that are no key of this ring. */
    Set<String> strange() {
        return strange;
    }

    boolean trusts(String key) {
        return trusted.contains(key);
    }

    List<KnownKey> list() {
        return List.copyOf(keys.values());
    }

    /** A key that says it follows another one whose signature is not there or false, or that another one has followed already. */
    @Nullable
    Flaw falseLink(BookId book) {
        Set<String> followed = new HashSet<>();
        for (KnownKey key : keys.values()) {
            if (key.follows() != null && !followed.add(key.follows())) {
                return Flaw.at(book, 0, Fault.KEY_FOLLOWED_TWICE, key.follows());
            }
            KnownKey before = key.follows() == null ? null : keys.get(key.follows());
            boolean claims = key.follows() != null;
            if (claims && (before == null || !key.accepts(before) || key.vouched() != null && !key.vouchedBy(before))) {
                return Flaw.at(book, 0, Fault.KEY_LINK_FALSE, key.id());
            }
        }
        return null;
    }

    /** Since when a trusted key has taken this one's place; from then on nobody who is meant to holds it. */
    private Optional<Instant> replacedAt(KnownKey key) {
        return keys.values().stream()
                .filter(next -> key.id().equals(next.follows()) && trusts(next.id()))
                .map(KnownKey::createdAt)
                .min(Comparator.naturalOrder());
    }

    /**
     * Null when the seal was signed with a trusted key, and while that was the one to sign with.
     *
     * @param written when the entry was written that it seals: who holds a replaced key can date a seal back, but not to before that
     */
    @Nullable
    Flaw flaw(Seal seal, Instant written) {
        KnownKey key = keys.get(seal.key());
        if (key == null || !trusts(seal.key())) {
            return Flaw.at(seal.book(), seal.position(), Fault.SEAL_KEY_STRANGE, seal.key());
        }
        boolean holds = SealingKey.verify(
                key.publicKey(),
                Seal.text(seal.book(), seal.position(), seal.hash(), seal.sealedAt()),
                seal.signature());
        if (!holds) {
            return Flaw.at(seal.book(), seal.position(), Fault.SEAL_FALSE);
        }
        Instant replaced = replacedAt(key).orElse(Instant.MAX);
        if (replaced.isBefore(seal.sealedAt().minus(SLACK))) {
            return Flaw.at(seal.book(), seal.position(), Fault.SEAL_KEY_REPLACED, key.id(), replaced, seal.sealedAt());
        }
        return seal.sealedAt().isBefore(written.minus(SLACK))
                ? Flaw.at(seal.book(), seal.position(), Fault.SEAL_TOO_EARLY, seal.sealedAt(), written)
                : null;
    }
}
