package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.command.InstallationElsewhere.Outcome;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.vocabulary.BookId;

/** The commands that prove the books: what they say, and the code a script goes by. */
@DatabaseTest
@UsesDatabase(own = true)
class BookCommandsTest {

    private static final int ENTRIES = 40;

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    InstallationElsewhere installation;
    BookId book;

    @BeforeEach
    void write() throws Exception {
        installation = new InstallationElsewhere(context, folder.resolve("data"));
        book = installation.book(ENTRIES);
    }

    private Outcome check(Object... arguments) {
        return installation.run(CheckCommand::new, arguments);
    }

    private static Outcome verify(Object... arguments) {
        return InstallationElsewhere.alone(application -> new VerifyCommand(application.console()), arguments);
    }

    @Test
    void anExportedBookVerifiesByItselfAndAgainstWhateverIsKnownOfIt() throws Exception {
        Path file = folder.resolve("book.jsonl");
        Outcome exported = installation.run(ExportBookCommand::new, "--book=TEST_" + book, "--out=" + file);
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(exported.out()).contains(Integer.toString(ENTRIES), file.toString());

        Outcome alone = verify(file);
        assertThat(alone.code()).isZero();
        assertThat(alone.out())
                .contains("Sổ " + book, "Đã khóa đến bút toán số " + ENTRIES, "NGUYÊN VẸN", "dùng --key");
        String key = key();
        Path witness = installation.directory().resolve("seals.jsonl");
        assertThat(witness).as("kept where nobody has named a place").exists();
        Outcome known = verify(file, "--key=" + key, "--witness=" + witness, "--against=" + file);
        assertThat(known.code()).as(known.out()).isZero();
        assertThat(known.out()).contains("Khóa có trong tệp: " + key);
        Outcome strange = verify(file, "--key=0123456789abcdef");
        assertThat(strange.code()).isEqualTo(1);
        assertThat(strange.out())
                .contains("[KEY_NOT_IN_FILE] Sổ " + book + ": SAI: tệp không có khóa 0123456789abcdef")
                .contains("[KEY_NOT_IN_FILE] Book " + book, "Cách xử lý: Đưa khóa", "How to mend it: Give the key")
                .contains("KHÔNG NGUYÊN VẸN");

        Path hashes = folder.resolve("hashes.jsonl");
        assertThat(installation
                        .run(ExportBookCommand::new, "--book=TEST_" + book, "--out=" + hashes, "--hashes-only")
                        .code())
                .isZero();
        assertThat(Files.readString(hashes)).doesNotContain("Tuần tra");
        assertThat(verify(hashes, "--key=" + key).code()).isZero();

        byte[] flipped = Files.readAllBytes(file);
        flipped[flipped.length / 2] ^= 1;
        Outcome broken = verify(Files.write(folder.resolve("flipped.jsonl"), flipped));
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("SAI tại mục", "BROKEN at entry", "KHÔNG NGUYÊN VẸN");
        Outcome torn = verify(Files.write(
                folder.resolve("torn.jsonl"), Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) * 2 / 3)));
        assertThat(torn.code()).isEqualTo(1);
        assertThat(torn.out())
                .contains("[FILE_TORN] Sổ " + book + ": SAI tại mục", "[FILE_TORN] Book " + book + ": BROKEN at entry")
                .contains("Cách xử lý: Tệp chép chưa trọn", "How to mend it: The file was not copied whole");
        assertThat(installation
                        .run(ExportBookCommand::new, "--book=NONE", "--out=" + file)
                        .code())
                .isEqualTo(1);
    }

    @Test
    void anExportIsNotWrittenOverAnEarlierOne() throws Exception {
        Path file = folder.resolve("book.jsonl");
        assertThat(installation
                        .run(ExportBookCommand::new, "--book=TEST_" + book, "--out=" + file)
                        .code())
                .isZero();
        byte[] earlier = Files.readAllBytes(file);
        Outcome again = installation.run(ExportBookCommand::new, "--book=TEST_" + book, "--out=" + file);
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("[BACKUP_FILE_EXISTS]", file.toString(), "không bị ghi đè", "not overwritten");
        assertThat(file).hasBinaryContent(earlier);
        assertThat(folder.toFile().list()).noneMatch(name -> name.endsWith(".part"));
    }

    private String key() throws Exception {
        return Files.readAllLines(folder.resolve("book.jsonl"))
                .get(1)
                .replaceAll(".*\"id\":\"([0-9a-f]{16})\".*", "$1");
    }

    @Test
    void checkSaysWhatItComparedWithAndEndsWithOneWhereSomethingWasAltered() {
        Outcome good = check();
        assertThat(good.code()).as(good.out() + good.err()).isZero();
        assertThat(good.out())
                .contains("So với tệp đối chứng: không có")
                .contains("Sổ " + book + ": " + ENTRIES + " bút toán, chuỗi mã băm và khóa sổ đúng")
                .contains("Sổ " + book + ": đã khóa đến bút toán số " + ENTRIES);

        installation.tamper("update tally set quantity = 7 where book = " + book + " and position = 5");
        Outcome altered = check();
        assertThat(altered.code()).isEqualTo(1);
        assertThat(altered.out()).contains("Sổ " + book + ": SAI tại mục 5");
        installation.tamper("update tally set quantity = 1 where book = " + book + " and position = 5");
    }

    @Test
    void aRunningTotalThatIsNotThatOfItsTalliesIsToldAndMadeAnew() {
        installation.tamper("update running_total set quantities[1] = quantities[1] + 1 where book = " + book);
        Outcome different = check();
        assertThat(different.code()).isEqualTo(1);
        assertThat(different.out()).contains("Sổ " + book + ": số cộng dồn KHÔNG đúng", "--rebuild-totals");
        Outcome mended = check("--rebuild-totals");
        assertThat(mended.code()).as(mended.out()).isZero();
        assertThat(check().code()).isZero();
    }

    @Test
    void aBookThatOnlyTheWitnessKnowsIsMissed() {
        BookId gone = installation.book(3);
        // The first export of any book writes down what was sealed so far.
        Path witness = folder.resolve("witness.jsonl");
        Outcome exported = installation.run(
                ExportBookCommand::new, "--book=TEST_" + gone, "--out=" + folder.resolve("gone.jsonl"));
        assertThat(exported.code()).as(exported.err()).isZero();
        try {
            Files.move(installation.directory().resolve("seals.jsonl"), witness);
        } catch (IOException unmovable) {
            throw new UncheckedIOException(unmovable);
        }
        assertThat(check("--witness=" + witness).code()).isZero();
        for (String table : new String[] {"seal", "tally", "payload", "entry", "running_total", "fold", "book_head"}) {
            installation.tamper("delete from " + table + " where book = " + gone);
        }
        installation.tamper("delete from book where id = " + gone);
        assertThat(check().out()).doesNotContain("Sổ " + gone + ":");
        Outcome missed = check("--witness=" + witness);
        assertThat(missed.code()).isEqualTo(1);
        assertThat(missed.out())
                .contains("So với tệp đối chứng: " + witness)
                .contains("Sổ " + gone + ": SAI tại mục 1: không còn sổ này");
        Outcome unreadable = check("--witness=" + folder.resolve("none.jsonl"));
        assertThat(unreadable.code()).isEqualTo(1);
        assertThat(unreadable.err()).contains("none.jsonl");
    }
}
