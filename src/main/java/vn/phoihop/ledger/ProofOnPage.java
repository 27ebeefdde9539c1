package vn.phoihop.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.Refused;

/** What the page of the books says of their proof: which keys, which seal left last and where to, and what is in the way. */
@Component
class ProofOnPage {

    /** Reasons of seals that stand on what has left: a paper, an export. */
    private static final Set<String> LEFT = Set.of("FREEZE", Seals.LEAVING);

    private final SealingKeys keys;
    private final Seals seals;
    private final Witness witness;

    ProofOnPage(SealingKeys keys, Seals seals, Witness witness) {
        this.keys = keys;
        this.seals = seals;
        this.witness = witness;
    }

    /** A public key; {@code current} seals now. */
    record KeyLine(String id, Instant since, boolean current) {}

    /** The last seal of a book that left, and in what. */
    record Left(long position, Instant at, String reason) {}

    /**
     * @param left by the number of the book
     * @param trouble why nothing can be sealed; empty when all is well
     */
    record Proof(
            List<KeyLine> keys,
            Map<Integer, Left> left,
            List<Problem> trouble,
            @Nullable String witness,
            @Nullable Instant witnessedAt,
            @Nullable String witnessTrouble) {}

    Proof of(List<Integer> books) {
        List<String> current = keys.current();
        Witness.State state = witness.state();
        Map<Integer, Left> left = new HashMap<>();
        for (int number : books) {
            BookId book = new BookId(number);
            seals.findLast(book, LEFT)
                    .ifPresent(seal -> left.put(number, new Left(seal.position(), seal.sealedAt(), seal.reason())));
            Seal heard = state.last().get(book);
            if (heard != null && (!left.containsKey(number) || left.get(number).position() <= heard.position())) {
                left.put(number, new Left(heard.position(), heard.sealedAt(), "WITNESS"));
            }
        }
        return new Proof(
                keys.list().stream()
                        .map(key -> new KeyLine(key.id(), key.createdAt(), current.contains(key.id())))
                        .toList(),
                left,
                keys.trouble().map(Refused::problems).orElse(List.of()),
                state.file() == null ? null : state.file().toString(),
                state.lastAt(),
                state.trouble());
    }
}
