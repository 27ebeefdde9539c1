package vn.phoihop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Refused;

class OpeningDatabaseTest {

    @Test
    void whoNeedsItWaitsUntilItIsReady() {
        CountDownLatch started = new CountDownLatch(1);
        OpeningDatabase opening = OpeningDatabase.beside(() -> {
            try {
                started.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return TestDatabases.empty();
        });
        started.countDown();
        List<Provisioning.Migration> steps = Provisioning.migrations(opening.ready());
        assertThat(steps).isNotEmpty();
        Provisioning.requireVersion(opening.ready(), steps);
    }

    @Test
    void whatKeptItFromOpeningIsToldToWhoeverNeedsIt() {
        OpeningDatabase opening = OpeningDatabase.beside(() -> {
            throw new Refused(ProblemCode.DATA_DIRECTORY_EMPTY, Path.of("nowhere"));
        });
        opening.awaitEnd();
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(opening::ready)
                .satisfies(refused ->
                        assertThat(refused.problems().getFirst().code()).isEqualTo(ProblemCode.DATA_DIRECTORY_EMPTY));
    }
}
