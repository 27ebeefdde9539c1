package vn.phoihop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
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
        assertThat(Provisioning.migrations(opening.ready())).isNotEmpty();
        Provisioning.requireOwnVersion(opening.ready());
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
