package vn.phoihop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;

/** Whatever is done to a book as the owner of the database is found: in the database, and in a file exported afterwards. */
@DatabaseTest
@UsesDatabase(own = true)
class TamperingTest {

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    ProofDesk desk;

    @BeforeEach
    void write() {
        desk = new ProofDesk(context, folder);
    }

    /** What is done, where it shows first, and as what. */
    private record Tampering(String name, long position, Fault fault, List<String> statements) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Tampering> tamperings() {
        return Stream.of(
                new Tampering(
                        "an entry altered",
                        3,
                        Fault.ENTRY_ALTERED,
                        List.of("update entry set actor = 'ai đó' where book = :book and position = 3")),
                new Tampering(
                        "the time of an entry altered by a microsecond",
                        9,
                        Fault.ENTRY_ALTERED,
                        List.of("update entry set recorded_at = recorded_at + interval '1 microsecond'"
                                + " where book = :book and position = 9")),
                new Tampering(
                        "a tally altered",
                        5,
                        Fault.ENTRY_ALTERED,
                        List.of("update tally set quantity = 80 where book = :book and position = 5")),
                new Tampering(
                        "a tally removed",
                        5,
                        Fault.ENTRY_ALTERED,
                        List.of("delete from tally where book = :book and position = 5")),
                new Tampering(
                        "a payload altered",
                        6,
                        Fault.PAYLOAD_ALTERED,
                        List.of("update payload set body = replace(body, 'PATROL', 'DRILL')"
                                + " where book = :book and position = 6")),
                new Tampering(
                        "a payload taken away",
                        6,
                        Fault.PAYLOAD_MISSING,
                        List.of("delete from payload where book = :book and position = 6")),
                new Tampering(
                        "an entry deleted",
                        7,
                        Fault.ENTRY_MISSING,
                        List.of(
                                "delete from tally where book = :book and position = 7",
                                "delete from payload where book = :book and position = 7",
                                "delete from entry where book = :book and position = 7")),
                new Tampering(
                        "an entry inserted at the end",
                        11,
                        Fault.ENTRY_ALTERED,
                        List.of(
                                "insert into entry select book, 11, recorded_at, actor, acting_unit, event, record_type,"
                                        + " record, payload_version, payload_hash, hash"
                                        + " from entry where book = :book and position = 10")),
                new Tampering(
                        "two entries in each other's place",
                        5,
                        Fault.ENTRY_ALTERED,
                        List.of(
                                "update entry set actor = other.actor, record = other.record,"
                                        + " recorded_at = other.recorded_at, payload_hash = other.payload_hash, hash = other.hash"
                                        + " from entry other where entry.book = :book and other.book = :book"
                                        + " and entry.position in (5, 6) and other.position = 11 - entry.position",
                                "update payload set salt = other.salt, body = other.body from payload other"
                                        + " where payload.book = :book and other.book = :book"
                                        + " and payload.position in (5, 6) and other.position = 11 - payload.position",
                                "update tally set quantity = other.quantity, record = other.record from tally other"
                                        + " where tally.book = :book and other.book = :book"
                                        + " and tally.position in (5, 6) and other.position = 11 - tally.position")),
                new Tampering(
                        "the tail removed, the head left",
                        10,
                        Fault.TAIL_MISSING,
                        List.of(
                                "delete from tally where book = :book and position = 10",
                                "delete from payload where book = :book and position = 10",
                                "delete from entry where book = :book and position = 10")),
                new Tampering(
                        "a seal altered",
                        8,
                        Fault.SEAL_FALSE,
                        List.of("update seal set sealed_at = sealed_at + interval '1 second'"
                                + " where book = :book and position = 8")),
                new Tampering(
                        "the key of the seals replaced by none that is known",
                        4,
                        Fault.SEAL_KEY_STRANGE,
                        List.of("update seal set key = '0123456789abcdef' where book = :book")));
    }

    @ParameterizedTest
    @MethodSource("tamperings")
    void isFoundWhereItBegins(Tampering tampering) {
        assertThat(desk.checkWithoutWitness()).matches(Verification.Finding::holds);
        desk.asOwner(tampering.statements.toArray(String[]::new));
        assertThat(desk.checkWithoutWitness().flaw()).satisfies(flaw -> isAt(flaw, tampering));
        assertThat(verify(desk.export("after.jsonl")).flaw()).satisfies(flaw -> isAt(flaw, tampering));
    }

    private static void isAt(Flaw flaw, Tampering tampering) {
        assertThat(flaw.fault()).isEqualTo(tampering.fault);
        assertThat(flaw.position()).isEqualTo(tampering.position);
    }

    @Test
    void aBookChainedAnewWithoutTheKeyIsNotTheSealedOne() {
        Path before = desk.export("before.jsonl");
        desk.asOwner("update tally set quantity = 80 where book = :book and position = 6");
        desk.rechain(6);
        assertThat(desk.checkWithoutWitness().flaw()).isEqualTo(Flaw.at(desk.book, 8, Fault.NOT_AS_SEALED, 5));
        Path after = desk.export("after.jsonl");
        assertThat(verify(after).flaw()).isEqualTo(Flaw.at(desk.book, 8, Fault.NOT_AS_SEALED, 5));
        assertThat(new VerifyingFile(after).against(before).verify(new Nobody()).flaw())
                .as("an earlier export names the very entry")
                .isEqualTo(Flaw.at(desk.book, 6, Fault.NOT_AS_EXPORTED, 6));
    }

    @Test
    void anEntryInsertedWithEverythingAfterItMovedAndChainedAnewIsFoundAtTheNextSeal() {
        desk.asOwner(
                "alter table payload drop constraint payload_book_position_fkey",
                "alter table tally drop constraint tally_book_position_fkey",
                "alter table seal drop constraint seal_book_position_fkey",
                moved("entry"),
                moved("payload"),
                moved("tally"),
                back("entry"),
                back("payload"),
                back("tally"),
                "insert into entry select book, 6, recorded_at, actor, acting_unit, event, record_type,"
                        + " gen_random_uuid(), payload_version, payload_hash, hash"
                        + " from entry where book = :book and position = 5",
                "insert into payload select book, 6, salt, body from payload where book = :book and position = 5",
                "update book_head set position = 11 where book = :book");
        desk.rechain(6);
        assertThat(desk.checkWithoutWitness().flaw()).isEqualTo(Flaw.at(desk.book, 8, Fault.NOT_AS_SEALED, 5));
        assertThat(verify(desk.export("after.jsonl")).flaw()).isEqualTo(Flaw.at(desk.book, 8, Fault.NOT_AS_SEALED, 5));
        desk.asOwner(guarded("payload"), guarded("tally"), guarded("seal"));
    }

    /** Other tests find the tables as they are meant to be. */
    private static String guarded(String table) {
        return "alter table " + table + " add constraint " + table
                + "_book_position_fkey foreign key (book, position) references entry not valid";
    }

    private static String moved(String table) {
        return "update " + table + " set position = position + 1000 where book = :book and position > 5";
    }

    private static String back(String table) {
        return "update " + table + " set position = position - 999 where book = :book and position > 1000";
    }

    @Test
    void replacedKeysAndSealsAreFoundByWhoeverKnowsTheRealOne() {
        String real = desk.keyId();
        Path before = desk.export("before.jsonl");
        desk.asOwner("update tally set quantity = 80 where book = :book and position = 6");
        desk.rechain(6);
        SealingKey own = SealingKey.make();
        desk.asOwner("delete from seal where book = :book", "delete from seal_key");
        desk.asSystem(() -> {
            desk.jdbc
                    .sql("insert into seal_key (id, public_key, created_at) values (:id, :key, now())")
                    .param("id", own.id())
                    .param("key", own.publicKey())
                    .update();
            return own;
        });
        desk.asSystem(() -> {
            context.getBean(Heads.class).list(List.of(desk.book)).forEach(head -> desk.seals.seal(head, "TIMER", own));
            return own;
        });
        assertThat(desk.checkWithoutWitness().flaw())
                .as("the file of the installation knows its key")
                .isEqualTo(Flaw.at(desk.book, 10, Fault.SEAL_KEY_STRANGE, own.id()));
        Path after = desk.export("after.jsonl");
        assertThat(verify(after)).as("who knows nothing sees nothing").matches(VerifyingFile.Result::holds);
        assertThat(new VerifyingFile(after).trusting(real).verify(new Nobody()))
                .returns(false, VerifyingFile.Result::holds)
                .returns(Set.of(real), VerifyingFile.Result::strangeKeys);
        assertThat(new VerifyingFile(after).against(before).verify(new Nobody()).flaw())
                .returns(6L, Flaw::position);
        assertThat(new VerifyingFile(after)
                        .with(desk.witnessFile)
                        .verify(new Nobody())
                        .flaw())
                .isEqualTo(Flaw.at(desk.book, 8, Fault.NOT_AS_WITNESSED, 5));
    }

    @Test
    void aBookWhoseSealsWereAllTakenAwayAndThatWasChainedAnewIsMissedTheSealOfWhatWasFrozen() {
        desk.freeze();
        assertThat(desk.checkWithoutWitness()).matches(Verification.Finding::holds);
        desk.asOwner(
                "delete from seal where book = :book",
                "update tally set quantity = 80 where book = :book and position = 6",
                // As if all of it had been written some time ago.
                "update entry set recorded_at = recorded_at - interval '2 hours' where book = :book");
        desk.rechain(1);
        Flaw missing = Flaw.at(desk.book, 11, Fault.SEAL_MISSING);
        assertThat(desk.checkWithoutWitness().flaw()).isEqualTo(missing);
        // The job that seals knows nothing of it.
        desk.seal("TIMER");
        assertThat(desk.checkWithoutWitness().flaw()).isEqualTo(missing);
        assertThat(desk.check().flaw()).isEqualTo(Flaw.at(desk.book, 4, Fault.NOT_AS_WITNESSED, 1));
        Path after = desk.export("after.jsonl");
        assertThat(new VerifyingFile(after).verify(new WhoKnowsWhatIsSealed()).flaw())
                .isEqualTo(missing);
    }

    @Test
    void aBookThatWasTakenAwayWholeIsMissedAgainstTheWitness() {
        assertThat(desk.known()).contains(desk.book);
        for (String table : List.of("seal", "tally", "payload", "entry", "book_head")) {
            desk.asOwner("delete from " + table + " where book = :book");
        }
        desk.asOwner("delete from book where id = :book");
        assertThat(desk.known()).contains(desk.book);
        assertThat(desk.check().flaw()).isEqualTo(Flaw.at(desk.book, 1, Fault.BOOK_MISSING, 8));
    }

    @Test
    void aTailCutBackBehindTheLastSealIsFoundAgainstWhatLeft() {
        cut(6, 8, "8:" + hash(8));
    }

    @Test
    void aTailCutBackToBeforeTheEndButAfterTheLastOwnSealIsFoundAgainstWhatLeft() {
        String head = hash(10);
        // The export seals the head, and the witness hears of it.
        cut(9, 10, "10:" + head);
    }

    private void cut(long last, long known, String printed) {
        Path before = desk.export("before.jsonl");
        desk.cut(last);
        assertThat(desk.checkWithoutWitness())
                .as("the database by itself shows nothing")
                .matches(Verification.Finding::holds);
        Flaw found = desk.check().flaw();
        assertThat(found).returns(last + 1, Flaw::position).returns(Fault.WITNESSED_TAIL_MISSING, Flaw::fault);
        Path copy = folder.resolve("witness-then.jsonl");
        copyOf(desk.witnessFile, copy);
        Path after = desk.export("after.jsonl");
        assertThat(new VerifyingFile(after).with(copy).verify(new Nobody()).flaw())
                .returns(last + 1, Flaw::position);
        assertThat(new VerifyingFile(after).against(before).verify(new Nobody()).flaw())
                .isEqualTo(Flaw.at(desk.book, last + 1, Fault.EXPORTED_TAIL_MISSING, ProofDesk.ENTRIES));
        String[] paper = printed.split(":", -1);
        assertThat(new VerifyingFile(after)
                        .printed(Long.parseLong(paper[0]), paper[1].substring(0, 16))
                        .verify(new Nobody())
                        .flaw())
                .isEqualTo(Flaw.at(desk.book, last + 1, Fault.PRINTED_TAIL_MISSING, known));
        assertThat(verify(after)).matches(VerifyingFile.Result::holds);
    }

    private static void copyOf(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String hash(long position) {
        return desk.asSystem(() -> context.getBean(Entries.class)
                .after(desk.book, position - 1, 1)
                .getFirst()
                .entry()
                .hash()
                .toString());
    }

    private static VerifyingFile.Result verify(Path file) {
        return new VerifyingFile(file).verify(new Nobody());
    }

    /** Follows nothing, but knows that what was frozen is sealed. */
    private static final class WhoKnowsWhatIsSealed implements FollowingBook {
        @Override
        public void inFront(BookId book, long position, String payload) {}

        @Override
        public void entry(Entry entry) {}

        @Override
        public List<Flaw> flaws() {
            return List.of();
        }

        @Override
        public boolean isSealedAtOnce(Entry entry) {
            return entry.event().equals(ProofDesk.FROZEN);
        }
    }

    /** Follows nothing. */
    static final class Nobody implements FollowingBook {
        @Override
        public void inFront(BookId book, long position, String payload) {}

        @Override
        public void entry(Entry entry) {}

        @Override
        public List<Flaw> flaws() {
            return List.of();
        }
    }
}
