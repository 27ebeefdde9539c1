package vn.phoihop.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the application and its database at random moments while others write, and looks each time whether all that was acknowledged is
 * there, once. {@code ./phoihop test --chaos} does it a hundred times; what is chosen by chance follows from the seed that is printed,
 * what happens at the same moment does not.
 */
class ChaosTest {

    @TempDir
    Path directory;

    @Test
    void whatWasAcknowledgedSurvivesAKillOfEachKind() throws Exception {
        try (Chaos chaos = new Chaos(directory, System.nanoTime())) {
            for (Blow blow : List.of(Blow.WORKER, Blow.SERVER, Blow.BOTH)) {
                chaos.round(blow, Duration.ofMillis(700));
            }
            assertThat(chaos.acknowledged()).isGreaterThan(10);
        }
    }

    @Test
    @Tag("chaos")
    void whatWasAcknowledgedSurvivesAHundredKills() throws Exception {
        long seed = Long.getLong("chaos.seed", System.nanoTime());
        SplittableRandom dice = new SplittableRandom(seed);
        // The application itself dies as often as all else together.
        List<Blow> blows = Stream.concat(
                        Stream.of(Blow.values()), Stream.of(Blow.APPLICATION, Blow.APPLICATION, Blow.SERVER))
                .toList();
        int rounds = Integer.getInteger("chaos.rounds", 100);
        try (Chaos chaos = new Chaos(directory, dice.nextLong())) {
            System.out.println("chaos: seed " + seed);
            for (int round = 1; round <= rounds; round++) {
                System.out.println("chaos " + round + ": "
                        + chaos.round(
                                blows.get(dice.nextInt(blows.size())), Duration.ofMillis(dice.nextInt(100, 2_500))));
            }
            System.out.println(chaos.summary());
            if (rounds >= 20) {
                chaos.allHadWork();
            }
        }
    }
}
