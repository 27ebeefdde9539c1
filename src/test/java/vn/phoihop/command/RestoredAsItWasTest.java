package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.access.Role;
import vn.phoihop.access.TestStaff;
import vn.phoihop.command.InstallationElsewhere.Outcome;
import vn.phoihop.database.DatabaseAccess;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestDatabases;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.UnitId;

/** A backup comes back as what was backed up, with what was wrong with it then; what cannot be that is refused, before it is taken where possible. */
@DatabaseTest
@UsesDatabase(own = true)
class RestoredAsItWasTest {

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    InstallationElsewhere installation;
    BookId book;
    Path copy;

    @BeforeEach
    void write() throws Exception {
        installation = new InstallationElsewhere(context, folder.resolve("data"));
        book = installation.book(40);
        copy = folder.resolve("copy.zip");
    }

    private Outcome backUp() {
        Outcome outcome = installation.run(BackupCommand::new, copy);
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        return outcome;
    }

    private Outcome restore(DatabaseAccess target, Object... more) {
        Object[] arguments = Stream.concat(Stream.of(copy), Stream.of(more)).toArray();
        return InstallationElsewhere.on(target, folder.resolve("there"), RestoreCommand::new, arguments);
    }

    @Test
    void whatWasWrongWithTheOrganisationComesBackAndIsTold() {
        TestStaff.named(context, "Trực ban").as(Role.RECORDER, book, new UnitId(3007));
        installation.tamper(
                "set session_replication_role = replica",
                "update unit_state set valid = '(,2023-01-01)' where unit = 3007",
                "delete from unit_link where unit = 3007",
                "delete from unit_area where unit = 3007",
                "set session_replication_role = origin");
        DatabaseAccess target = TestDatabases.empty();
        backUp();
        Outcome restored = restore(target);
        assertThat(restored.code()).as(restored.out() + restored.err()).isEqualTo(1);
        assertThat(restored.out())
                .contains("RECORDER", "không có đơn vị kế thừa", "Đã khôi phục", "./phoihop check cho biết còn gì");
        Outcome checked = InstallationElsewhere.on(target, folder.resolve("there"), CheckCommand::new);
        assertThat(checked.out())
                .contains("Sổ " + book + ": 40 bút toán, chuỗi mã băm và khóa sổ đúng", "không có đơn vị kế thừa");
    }

    @Test
    void runningTotalsThatDifferAreMadeAnew() {
        installation.tamper("update running_total set quantities[1] = quantities[1] + 1 where book = " + book);
        backUp();
        installation.tamper("update running_total set quantities[1] = quantities[1] - 1 where book = " + book);
        DatabaseAccess target = TestDatabases.empty();
        Outcome restored = restore(target);
        assertThat(restored.out())
                .contains("Sổ " + book + ": số cộng dồn KHÔNG đúng", "Sổ " + book + ": đã lập lại số cộng dồn");
        Outcome checked = InstallationElsewhere.on(target, folder.resolve("there"), CheckCommand::new);
        assertThat(checked.out()).doesNotContain("KHÔNG đúng");
    }

    @Test
    void aBackupOfBooksThatDidNotHoldWhenTheyWereCheckedLastSaysSo() {
        assertThat(backUp().out()).doesNotContain("LƯU Ý: lần kiểm tra");
        Path next = folder.resolve("next.zip");
        installation.tamper(
                "insert into book_check (book, asked_at, told_at, entries, up_to, ended_at, fault, position, arguments) values ("
                        + book + ", now(), now(), 4, 10, now(), 'ENTRY_ALTERED', 5, '{}')");
        Outcome warned = installation.run(BackupCommand::new, next);
        assertThat(warned.code()).isZero();
        assertThat(warned.out()).contains("LƯU Ý: lần kiểm tra gần nhất thấy sổ " + book);
        installation.tamper("delete from book_check where book = " + book);
    }

    @Test
    void aDirectoryOfAnotherInstallationIsRefusedWhenTheBackupIsTaken() throws Exception {
        Path key = installation.directory().resolve("keys/seal.key");
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(
                key,
                base64.encodeToString(other.getPrivate().getEncoded())
                        + "\n"
                        + base64.encodeToString(other.getPublic().getEncoded())
                        + "\n");
        Outcome refused = installation.run(BackupCommand::new, copy);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("[BACKUP_KEYS_OF_ANOTHER]");
        assertThat(copy).doesNotExist();
        Outcome without = installation.run(BackupCommand::new, copy, "--without-keys");
        assertThat(without.code()).as(without.err()).isZero();
    }

    @Test
    void aWitnessKeptElsewhereFindsWhatTheBackupItselfCannotShow() throws IOException {
        Path witness = folder.resolve("witness.jsonl");
        witnessed(witness);
        backUp();
        // It goes on being written to, and so does its witness: what came later is not missed.
        installation.goOn(book, 3);
        witnessed(witness);
        Outcome restored = restore(TestDatabases.empty(), "--witness=" + witness);
        assertThat(restored.err()).isEmpty();
        assertThat(restored.out()).contains("So với tệp đối chứng: " + witness, "Đã khôi phục");

        // Somebody cuts the end off, seals and all, and has the keys in the file to seal what is left.
        for (String table :
                new String[] {"seal", "tally", "payload", "entry", "running_total", "place_total", "fold"}) {
            installation.tamper("delete from " + table + " where book = " + book + " and position > 30");
        }
        installation.tamper("update book_head set position = 30, hash = entry.hash from entry where entry.book = "
                + book + " and entry.position = 30 and book_head.book = " + book);
        Files.delete(copy);
        backUp();
        Files.writeString(
                witness,
                Files.readString(witness)
                        .replaceAll("\"sealedAt\":\"[^\"]+\"", "\"sealedAt\":\"2022-03-01T00:00:00Z\""));
        assertThat(restore(TestDatabases.empty()).out()).as("it cannot be seen").contains("Đã khôi phục");
        Outcome missed = restore(TestDatabases.empty(), "--witness=" + witness);
        assertThat(missed.code()).isEqualTo(1);
        assertThat(missed.err()).contains("[RESTORE_NOT_VERIFIED]");
        assertThat(missed.out()).contains("Sổ " + book + ": SAI tại mục 31");

        Outcome unreadable = restore(TestDatabases.empty(), "--witness=" + folder.resolve("none.jsonl"));
        assertThat(unreadable.err()).contains("[PATH_NOT_READABLE]");
    }

    /** The export of any book writes down what was sealed so far. */
    private void witnessed(Path witness) throws IOException {
        Path file = folder.resolve("book.jsonl");
        Outcome exported = installation.run(ExportBookCommand::new, "--book=TEST_" + book, "--out=" + file);
        assertThat(exported.code()).as(exported.err()).isZero();
        Files.copy(installation.directory().resolve("seals.jsonl"), witness, StandardCopyOption.REPLACE_EXISTING);
        Files.delete(file);
    }
}
