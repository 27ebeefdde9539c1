package vn.phoihop.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.TamperingTest.Nobody;
import vn.phoihop.vocabulary.AccountId;
import vn.phoihop.vocabulary.Refused;

/** A book as a file: whole or not at all, and not a byte of it can be another one. */
@DatabaseTest
@UsesDatabase(own = true)
class BookFileTest {

    private static final int TRIES = 300;

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ProofDesk desk;

    @BeforeEach
    void write() {
        desk = new ProofDesk(context, folder);
    }

    private static VerifyingFile.Result verify(Path file) {
        return new VerifyingFile(file).verify(new Nobody());
    }

    @Test
    void holdsAllOfTheBookAndIsSealedUpToItsEnd() throws Exception {
        Path file = desk.export("book.jsonl");
        VerifyingFile.Result result = verify(file);
        assertThat(result)
                .matches(VerifyingFile.Result::holds)
                .returns(10L, VerifyingFile.Result::entries)
                .returns(10L, VerifyingFile.Result::sealedUpTo);
        assertThat(Files.readString(file)).contains("bí mật 1");
        assertThat(folder.toFile().list()).as("nothing is left beside it").noneMatch(name -> name.endsWith(".part"));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> desk.export("book.jsonl"))
                .as("a later export takes no earlier one's place")
                .isInstanceOf(Refused.class);
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void whoOnlyLooksTakesItAwaySealedAllTheSame() {
        Acting inspector = new Acting.Staff(
                new AccountId(UUID.randomUUID()),
                "Đoàn kiểm tra",
                null,
                Set.of(desk.book),
                Set.of(),
                Set.of(desk.book),
                Set.of("book.view", "book.export"));
        Path file = folder.resolve("inspected.jsonl");
        Acting.as(inspector, () -> {
            desk.exporting.toFile(desk.book, true, file, (_, _) -> {});
            return file;
        });
        assertThat(verify(file)).matches(VerifyingFile.Result::holds).returns(10L, VerifyingFile.Result::sealedUpTo);
    }

    @Test
    void withHashesOnlyItSaysNothingOfWhatRecordsSay() throws Exception {
        Path file = folder.resolve("hashes.jsonl");
        Acting.runAsSystem(() -> desk.exporting.toFile(desk.book, false, file, (_, _) -> {}));
        assertThat(Files.readString(file)).doesNotContain("bí mật", "\"payload\":");
        assertThat(verify(file)).matches(VerifyingFile.Result::holds);
    }

    @Test
    void aTornFileIsNeverTakenForAWholeOne() throws Exception {
        byte[] whole = Files.readAllBytes(desk.export("book.jsonl"));
        Random random = new Random(20_220_615);
        Path torn = folder.resolve("torn.jsonl");
        for (int i = 0; i < TRIES; i++) {
            int length = i == 0 ? whole.length - 1 : i == 1 ? 0 : random.nextInt(whole.length);
            Files.write(torn, Arrays.copyOf(whole, length));
            assertThat(verify(torn).flaw())
                    .as("%s bytes of %s", length, whole.length)
                    .isNotNull();
        }
        int lastLine = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("{\"line\":\"end\"");
        Files.write(torn, Arrays.copyOf(whole, lastLine));
        assertThat(verify(torn).flaw()).returns(Fault.FILE_TORN, Flaw::fault).returns(11L, Flaw::position);
    }

    @Test
    void aFlippedBitIsFoundWhereverItIs() throws Exception {
        byte[] whole = Files.readAllBytes(desk.export("book.jsonl"));
        Random random = new Random(15_12_2021);
        Path flipped = folder.resolve("flipped.jsonl");
        for (int i = 0; i < TRIES; i++) {
            int at = random.nextInt(whole.length);
            byte[] other = whole.clone();
            other[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(flipped, other);
            assertThat(verify(flipped).flaw())
                    .as("byte %s, %s instead of %s", at, other[at], whole[at])
                    .isNotNull();
        }
    }

    @Test
    void aFileThatIsSomethingElseOrNotThereIsTold() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "một dòng\nhai dòng\n");
        assertThat(verify(other).flaw()).returns(Fault.LINE_NOT_READABLE, Flaw::fault);
        assertThatThrownBy(() -> verify(folder.resolve("nothing"))).isInstanceOf(Refused.class);
        Path book = desk.export("book.jsonl");
        assertThatThrownBy(() -> new VerifyingFile(book).against(other).verify(new Nobody()))
                .isInstanceOf(Refused.class);
        ProofDesk another = new ProofDesk(context, folder.resolve("another"));
        Path strange = another.export("../strange.jsonl");
        assertThatThrownBy(() -> new VerifyingFile(book).against(strange).verify(new Nobody()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void itGrowsFromAnEarlierOne() {
        Path before = desk.export("before.jsonl");
        desk.post(3);
        assertThat(new VerifyingFile(desk.export("after.jsonl")).against(before).verify(new Nobody()))
                .matches(VerifyingFile.Result::holds)
                .returns(13L, VerifyingFile.Result::entries);
    }

    @Test
    void aWitnessThatCannotBeWrittenStopsNothingAndCatchesUp() throws Exception {
        Files.delete(desk.witnessFile);
        Files.createDirectory(desk.witnessFile);
        desk.seal("TIMER");
        assertThat(desk.witness.state().trouble()).isNotNull();
        Files.delete(desk.witnessFile);
        Files.writeString(desk.witnessFile, "{\"line\":\"seal\",\"torn");
        desk.post(1);
        desk.seal("TIMER");
        assertThat(desk.witness.state().trouble()).isNull();
        assertThat(Witness.seals(desk.witnessFile, desk.book))
                .extracting(Seal::position)
                .containsExactly(11L);
        Witness restarted = new Witness(desk.witnessFile.toString());
        Files.delete(desk.witnessFile);
        desk.asSystem(() -> {
            restarted.catchUp(desk.seals);
            return true;
        });
        assertThat(Witness.seals(desk.witnessFile, desk.book))
                .extracting(Seal::position)
                .containsExactly(4L, 8L, 10L, 11L);
    }
}
