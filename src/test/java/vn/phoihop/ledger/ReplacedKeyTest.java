package vn.phoihop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.TamperingTest.Nobody;
import vn.phoihop.vocabulary.BookId;

/** A key that was replaced, perhaps because it was in other hands, seals nothing any more; what it sealed in its time stays sealed. */
@DatabaseTest
@UsesDatabase(own = true)
class ReplacedKeyTest {

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ProofDesk desk;
    SealingKey old;

    @BeforeEach
    void write() {
        desk = new ProofDesk(context, folder);
        old = desk.asSystem(desk.keys::signing);
    }

    private RotatingKey.Rotated rotate() {
        return desk.asSystem(() -> desk.rotating.rotate(false, "quản trị"));
    }

    /** Alters an entry, chains the book anew and takes away the seals that say otherwise. */
    private void rewrite() {
        desk.asOwner(
                "update tally set quantity = 80 where book = :book and position = 6",
                "delete from seal where book = :book and position > 5");
        desk.rechain(6);
    }

    private void isFound(Fault fault, String after) {
        assertThat(desk.checkWithoutWitness().flaw())
                .returns(fault, Flaw::fault)
                .returns(10L, Flaw::position);
        Path file = desk.export(fault + ".jsonl");
        for (String known : List.of(after, old.id())) {
            assertThat(new VerifyingFile(file)
                            .trusting(known)
                            .verify(new Nobody())
                            .flaw())
                    .as("from %s on", known)
                    .returns(fault, Flaw::fault)
                    .returns(10L, Flaw::position);
        }
        assertThat(new VerifyingFile(file).verify(new Nobody()).flaw()).returns(fault, Flaw::fault);
    }

    @Test
    void aBookThatItSealsAnewAfterItWasReplacedIsNotTakenForTheSealedOne() {
        String after = rotate().after();
        rewrite();
        desk.forgeSeal(old, Instant.now().plus(Duration.ofMinutes(11)));
        isFound(Fault.SEAL_KEY_REPLACED, after);
    }

    @Test
    void norIsOneThatItSealsUnderATimeBeforeTheEntryWasWritten() {
        String after = rotate().after();
        rewrite();
        desk.forgeSeal(old, Instant.now().minus(Duration.ofMinutes(11)));
        isFound(Fault.SEAL_TOO_EARLY, after);
    }

    /** Whoever has it lets it be followed once more, by a key of his own making: which the database refuses and a file may hold. */
    @Test
    void norDoesItVouchForAKeyBesideTheOneThatReplacedIt() {
        KnownKey first = new KnownKey(old.id(), old.publicKey(), Instant.EPOCH, null, null, null);
        KnownKey after = follower();
        KnownKey thiefs = follower();
        List<KnownKey> all = List.of(first, after, thiefs);
        KeyRing ring = new KeyRing(all, Set.of(after.fingerprint()));
        assertThat(List.of(first.id(), after.id())).allMatch(ring::trusts);
        assertThat(ring.trusts(thiefs.id()))
                .as("through the one that was replaced")
                .isFalse();
        for (Set<String> pins : List.of(Set.of(first.fingerprint()), Set.of(after.fingerprint()), Set.<String>of())) {
            assertThat(new KeyRing(all, pins).falseLink(desk.book))
                    .as("from %s on", pins)
                    .isEqualTo(Flaw.at(desk.book, 0, Fault.KEY_FOLLOWED_TWICE, old.id()));
        }
        assertThat(new KeyRing(List.of(first, after), Set.of()).falseLink(desk.book))
                .isNull();
    }

    private KnownKey follower() {
        SealingKey next = SealingKey.make();
        byte[] text = KnownKey.text(old.id(), next.id(), next.publicKey(), Instant.EPOCH);
        return new KnownKey(next.id(), next.publicKey(), Instant.EPOCH, old.id(), old.sign(text), next.sign(text));
    }

    @Test
    void whatItSealedUpToItsReplacementAndWhatTheNewOneSealsHold() {
        desk.seal("TIMER");
        String after = rotate().after();
        desk.post(2);
        desk.seal("TIMER");
        desk.post(1);
        String last = rotate().after();
        desk.seal("TIMER");
        assertThat(desk.check()).matches(Verification.Finding::holds);
        Path file = desk.export("book.jsonl");
        for (String known : List.of(old.id(), after, last)) {
            assertThat(new VerifyingFile(file).trusting(known).verify(new Nobody()))
                    .matches(VerifyingFile.Result::holds)
                    .returns(13L, VerifyingFile.Result::sealedUpTo);
        }
    }

    /** The clock was an hour ahead, and was put right before the key was replaced. */
    @Test
    void aClockThatIsPutBackMakesNoSealLookFalse() {
        Clock slow = Clock.fixed(Instant.now().minus(Duration.ofHours(1)), ZoneOffset.UTC);
        SealingKeys keys = new SealingKeys(desk.jdbc, slow, desk.keyFile);
        Heads heads = context.getBean(Heads.class);
        Seals seals = new Seals(desk.jdbc, heads, keys, desk.witness, slow);
        sealed(seals, heads, keys);
        sealed(seals, heads, keys);
        assertThat(desk.check()).as("sealed under a clock put back").matches(Verification.Finding::holds);
        desk.asSystem(
                () -> new RotatingKey(keys, seals, heads, context.getBean(Ledger.class)).rotate(false, "quản trị"));
        desk.post(1);
        desk.seal("TIMER");
        assertThat(desk.check()).as("and the key replaced").matches(Verification.Finding::holds);
        assertThat(desk.<Verification.Finding>asSystem(() -> desk.verification.verify(BookId.COMMON)))
                .matches(Verification.Finding::holds);
    }

    private void sealed(Seals seals, Heads heads, SealingKeys keys) {
        desk.asSystem(() -> {
            heads.list(List.of(desk.book)).forEach(head -> seals.seal(head, "TIMER", keys.signing()));
            return keys;
        });
    }
}
