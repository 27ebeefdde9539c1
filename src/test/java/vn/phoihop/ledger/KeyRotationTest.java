package vn.phoihop.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.TamperingTest.Nobody;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** Keys come and go, or get lost; what they sealed stays sealed, and no key takes another's place unseen. */
@DatabaseTest
@UsesDatabase(own = true)
class KeyRotationTest {

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ProofDesk desk;
    String first;

    @BeforeEach
    void write() {
        desk = new ProofDesk(context, folder);
        first = desk.keyId();
    }

    private RotatingKey.Rotated rotate(boolean lost) {
        return desk.asSystem(() -> desk.rotating.rotate(lost, "quản trị"));
    }

    @Test
    void manyThatSealForTheFirstTimeAtOnceBeginWithOneKey() throws Exception {
        desk.asOwner("delete from seal where key in (select id from seal_key)", "delete from seal_key");
        SealingKeys keys = new SealingKeys(desk.jdbc, Clock.systemUTC(), folder.resolve("begun/seal.key"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> sealing = Collections.nCopies(
                    8, () -> desk.asSystem(() -> keys.signing().id()));
            for (Future<String> key : threads.invokeAll(sealing)) {
                assertThat(keys.current()).containsExactly(key.get());
            }
        }
        assertThat(SealingKey.read(folder.resolve("begun/seal.key")).id())
                .isEqualTo(keys.current().getFirst());
    }

    @Test
    void theNewKeySealsAndTheOldOneVouches() throws Exception {
        RotatingKey.Rotated rotated = rotate(false);
        assertThat(rotated.before()).isEqualTo(first);
        assertThat(SealingKey.read(desk.keyFile).id()).isEqualTo(rotated.after());
        assertThat(Files.list(desk.keyFile.getParent())).containsExactly(desk.keyFile);
        desk.post(2);
        desk.seal("TIMER");
        assertThat(desk.keyId()).isEqualTo(rotated.after());
        assertThat(desk.check()).matches(Verification.Finding::holds);
        Path file = desk.export("book.jsonl");
        for (String pinned : List.of(first, rotated.after(), rotated.fingerprint())) {
            assertThat(new VerifyingFile(file).trusting(pinned).verify(new Nobody()))
                    .as("from %s on", pinned)
                    .matches(VerifyingFile.Result::holds)
                    .returns(12L, VerifyingFile.Result::sealedUpTo);
        }
        assertThat(new VerifyingFile(file).trusting("00112233445566aa").verify(new Nobody()))
                .matches(result -> !result.holds());
    }

    @Test
    void theCommonBookTellsOfItUnderTheOldKeysSeal() {
        RotatingKey.Rotated rotated = rotate(false);
        Entry entry = desk.asSystem(() -> {
            Heads.Head head =
                    context.getBean(Heads.class).list(List.of(BookId.COMMON)).getFirst();
            assertThat(desk.seals.findLast(BookId.COMMON).orElseThrow())
                    .returns(head.position(), Seal::position)
                    .returns(first, Seal::key);
            return context.getBean(Entries.class)
                    .after(BookId.COMMON, head.position() - 1, 1)
                    .getFirst()
                    .entry();
        });
        assertThat(entry.event()).isEqualTo(RotatingKey.EVENT);
        assertThat(entry.payload()).contains(first, rotated.after(), "vouched");
    }

    @Test
    void anotherNodeTakesTheNewKeyUp() {
        SealingKeys node = new SealingKeys(desk.jdbc, context.getBean(Clock.class), desk.keyFile);
        assertThat(desk.<String>asSystem(() -> node.signing().id())).isEqualTo(first);
        String next = rotate(false).after();
        assertThat(desk.<String>asSystem(() -> node.signing().id())).isEqualTo(next);
    }

    @Test
    void aRotationThatBrokeOffBeforeItsFileWasInPlaceIsFinished() throws Exception {
        Path kept = folder.resolve("old.key");
        Files.copy(desk.keyFile, kept);
        String next = rotate(false).after();
        Files.move(desk.keyFile, desk.keyFile.resolveSibling("seal.key.next"));
        Files.move(kept, desk.keyFile);
        SealingKeys restarted = new SealingKeys(desk.jdbc, context.getBean(Clock.class), desk.keyFile);
        assertThat(desk.<String>asSystem(() -> restarted.signing().id())).isEqualTo(next);
        assertThat(SealingKey.read(desk.keyFile).id()).isEqualTo(next);
    }

    @Test
    void aLostOrWrongFileIsRefusedAndNeverReplacedUnseen() throws Exception {
        Path kept = folder.resolve("kept.key");
        Files.move(desk.keyFile, kept);
        SealingKeys restarted = new SealingKeys(desk.jdbc, context.getBean(Clock.class), desk.keyFile);
        assertRefused(ProblemCode.SEALING_KEY_MISSING, restarted);
        assertThat(desk.keyFile).doesNotExist();
        SealingKey.make().write(desk.keyFile);
        assertRefused(ProblemCode.SEALING_KEY_WRONG, restarted);
        Files.writeString(desk.keyFile, "không phải khóa");
        assertRefused(ProblemCode.SEALING_KEY_UNREADABLE, restarted);
        Files.move(kept, desk.keyFile, StandardCopyOption.REPLACE_EXISTING);
        assertThat(desk.<String>asSystem(() -> restarted.signing().id())).isEqualTo(first);
    }

    private void assertRefused(ProblemCode code, SealingKeys keys) {
        assertThatThrownBy(() -> desk.asSystem(keys::signing))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly(code));
        assertThat(desk.asSystem(keys::trouble)).isPresent();
    }

    @Test
    void aLostKeyIsFollowedByOneThatNothingVouchesFor() throws Exception {
        assertThatThrownBy(() -> rotate(true)).isInstanceOf(Refused.class);
        Files.delete(desk.keyFile);
        RotatingKey.Rotated rotated = desk.asSystem(() -> new RotatingKey(
                        new SealingKeys(desk.jdbc, context.getBean(Clock.class), desk.keyFile),
                        desk.seals,
                        context.getBean(Heads.class),
                        context.getBean(Ledger.class))
                .rotate(true, "quản trị"));
        assertThat(rotated.vouched()).isFalse();
        desk.post(1);
        desk.seal("TIMER");
        assertThat(desk.check())
                .as("the installation goes back from its own key")
                .matches(Verification.Finding::holds);
        Path file = desk.export("book.jsonl");
        assertThat(new VerifyingFile(file).trusting(rotated.after()).verify(new Nobody()))
                .matches(VerifyingFile.Result::holds);
        assertThat(new VerifyingFile(file).trusting(first).verify(new Nobody()).flaw())
                .isEqualTo(Flaw.at(desk.book, 11, Fault.SEAL_KEY_STRANGE, rotated.after()));
    }

    @Test
    void aKeyThatOnlySaysItFollowsIsFound() {
        RotatingKey.Rotated rotated = rotate(false);
        desk.asOwner("update seal_key set vouched = accepted where id = '" + rotated.after() + "'");
        assertThat(new VerifyingFile(desk.export("book.jsonl"))
                        .verify(new Nobody())
                        .flaw())
                .returns(Fault.KEY_LINK_FALSE, Flaw::fault);
    }
}
