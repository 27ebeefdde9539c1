package vn.phoihop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.Acting;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.database.TestBooks;
import vn.phoihop.database.UsesDatabase;
import vn.phoihop.ledger.Entry;
import vn.phoihop.ledger.ExportingBook;
import vn.phoihop.ledger.Fault;
import vn.phoihop.ledger.Flaw;
import vn.phoihop.ledger.VerifyingFile;
import vn.phoihop.report.ForgedBook;
import vn.phoihop.report.ReportsInFile;
import vn.phoihop.report.SigningReports;
import vn.phoihop.vocabulary.BookId;
import vn.phoihop.vocabulary.Window;

/**
 * What was merged and separated again, joined, severed, handed over, and whose units were moved and closed amid all that: the reports on it are
 * counted again from nothing but the file of the book.
 */
@DatabaseTest
@UsesDatabase(own = true)
class CountedAgainFromAFileTest {

    private static final Window HALF_YEAR = Window.parse("2021-12-15/2022-06-15");
    private static final Window HALF_BEFORE = Window.parse("2021-06-15/2021-12-15");
    private static final int MOST = 1500;

    /** Each of them changes what is counted, of what, or for whom. */
    private static final Set<String> EVERY_WAY = Set.of(
            "correct",
            "withdraw",
            "join",
            "merge",
            "undo",
            "reach",
            "correct milestone",
            "join case",
            "separate case",
            "sever case",
            "offer",
            "answer",
            "close unit",
            "move unit",
            "correct area");

    @Autowired
    ApplicationContext context;

    @TempDir
    Path folder;

    @Test
    void everyReportOnWhateverWasDoneIsCountedAgainAndAnEntryThatWasAlteredIsFound() throws Exception {
        BookId book = TestBooks.inKienGiang(context);
        SigningReports reports = new SigningReports(context, book);
        // Most is done in the first of two.
        DeedGround ground = new DeedGround(
                context, new Random(20_261_127), new NaiveBooks(), List.of(book, TestBooks.inKienGiang(context)));
        RandomDeeds deeds = RandomDeeds.of(context, ground, MOST);
        int done = 0;
        while (!(happened(deeds).containsAll(EVERY_WAY) && done > 250) && done < MOST) {
            deeds.next();
            done++;
        }
        assertThat(happened(deeds)).as("after %s deeds", done).containsAll(EVERY_WAY);
        List<String> counted = reports.issue(HALF_YEAR);
        assertThat(counted).as("figures that are not zero").hasSizeGreaterThan(5);
        long frozenUpTo = reports.position();
        for (int i = 0; i < 60; i++) {
            deeds.next();
        }
        reports.issue(HALF_BEFORE);

        for (boolean all : new boolean[] {true, false}) {
            ReportsInFile again = new ReportsInFile();
            assertThat(new VerifyingFile(export(book, all)).verify(again))
                    .as("figures %s", again.flaws())
                    .matches(VerifyingFile.Result::holds);
            assertThat(again.counted()).isEqualTo(2);
            assertThat(again.uncounted()).isZero();
        }

        Path file = export(book, true);
        for (String event : List.of("ACTIVITY_MERGED", "ACTIVITY_MERGE_UNDONE", "ACTIVITY_MERGED_INTO")) {
            assertThat(entries(file, event, frozenUpTo))
                    .as("an entry %s without its tallies", event)
                    .anySatisfy(position -> assertThat(without(file, position))
                            .extracting(Flaw::fault)
                            .contains(Fault.FIGURE_DIFFERS));
        }
        long altered = entries(file, "ACTIVITY_MERGED", frozenUpTo).getFirst();
        Path forged = Files.write(
                folder.resolve("forged.jsonl"),
                Files.readAllLines(file).stream()
                        .map(line -> line.startsWith("{\"line\":\"entry\",\"position\":" + altered + ",")
                                ? line.replaceFirst("(\"tallies\":\\[\\[\"[A-Z_]+\",\")-?\\d+", "$177")
                                : line)
                        .toList());
        assertThat(new VerifyingFile(forged).verify(new ReportsInFile()).flaw())
                .isEqualTo(Flaw.at(book, altered, Fault.ENTRY_ALTERED));
    }

    private static Set<String> happened(RandomDeeds deeds) {
        Map<String, Integer> done = new HashMap<>(deeds.done());
        done.values().removeIf(times -> times == 0);
        return done.keySet();
    }

    private Path export(BookId book, boolean all) {
        Path file = folder.resolve("book-" + System.nanoTime() + ".jsonl");
        Acting.runAsSystem(() -> context.getBean(ExportingBook.class).toFile(book, all, file, (_, _) -> {}));
        return file;
    }

    /** Those that count something, up to a position. */
    private static List<Long> entries(Path file, String event, long upTo) {
        List<Long> found = new ArrayList<>();
        follow(file, new ReportsInFile(), entry -> {
            if (entry.event().equals(event) && !entry.tallies().isEmpty() && entry.position() <= upTo) {
                found.add(entry.position());
            }
            return entry;
        });
        return found;
    }

    /** What is wrong with the figures when an entry had counted nothing. */
    private static List<Flaw> without(Path file, long position) {
        ReportsInFile reports = new ReportsInFile();
        follow(file, reports, entry -> entry.position() == position ? ForgedBook.countingNothing(entry) : entry);
        return reports.flaws();
    }

    /** As if the chain had been made over what is altered. */
    private static void follow(Path file, ReportsInFile reports, UnaryOperator<Entry> altering) {
        new VerifyingFile(file).verify(new ForgedBook(reports, altering));
    }
}
