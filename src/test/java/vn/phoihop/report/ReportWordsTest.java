package vn.phoihop.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.phoihop.report.ReportDesk.assertRefused;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import vn.phoihop.database.DatabaseTest;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

/** The words of a report: who may edit them when, and what happens when two do. */
@DatabaseTest
class ReportWordsTest {

    @Autowired
    ApplicationContext context;

    ReportDesk desk;

    @BeforeEach
    void openBook() {
        desk = new ReportDesk(context);
    }

    @Test
    void twoWhoEditOneParagraphDoNotOverwriteEachOther() throws Exception {
        Report draft = desk.start();
        Paragraph paragraph = desk.read(draft).paragraphs().getFirst();
        List<Callable<String>> officers = List.of(
                () -> desk.edit(draft, paragraph, "Tình hình ổn định.", desk.fixture.drafter),
                () -> desk.edit(draft, paragraph, "Tình hình cơ bản ổn định.", desk.fixture.head));
        List<String> outcomes;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            outcomes = threads.invokeAll(officers).stream()
                    .map(ReportWordsTest::outcome)
                    .sorted()
                    .toList();
        }
        assertThat(outcomes).containsExactly("CHANGED_MEANWHILE", "written");
        assertThat(desk.read(draft).paragraphs().getFirst().version()).isEqualTo(2);
    }

    @Test
    void wordsChangedAfterTheHeadLookedMustBeSeenAgain() {
        Report frozen = desk.take(desk.start(), ReportStep.FREEZE, desk.fixture.drafter);
        desk.edit(frozen, desk.read(frozen).paragraphs().getFirst(), "Tình hình ổn định.", desk.fixture.drafter);
        assertRefused(ProblemCode.CHANGED_MEANWHILE, () -> desk.take(frozen, ReportStep.APPROVE, desk.fixture.head));
        Report approved = desk.take(desk.get(frozen), ReportStep.APPROVE, desk.fixture.head);
        assertRefused(
                ProblemCode.REPORT_TEXT_CLOSED,
                () -> desk.edit(approved, desk.read(approved).paragraphs().getFirst(), "Khác.", desk.fixture.drafter));
    }

    @Test
    void wordsOfTheFormCanStand() {
        ReportContent content = desk.read(desk.start());
        NarrativeCheck check = content.check();
        assertThat(content.paragraphs()).isNotEmpty().allSatisfy(paragraph -> {
            NarrativeCheck.Finding found = check.check("text", paragraph.text(), paragraph.text());
            assertThat(found.refused()).isEmpty();
            assertThat(found.warned()).isEmpty();
        });
    }

    private static String outcome(Future<String> future) {
        try {
            return future.get();
        } catch (java.util.concurrent.ExecutionException failure) {
            return failure.getCause() instanceof Refused refused
                    ? refused.problems().getFirst().code().name()
                    : failure.toString();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
