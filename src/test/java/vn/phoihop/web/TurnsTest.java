package vn.phoihop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class TurnsTest {

    private Turns turns = new Turns(1, Duration.ofMinutes(1));
    private final ExecutorService visitors = Executors.newCachedThreadPool();
    private final List<String> gone = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void everybodyGoesHome() {
        end.countDown();
        visitors.close();
        turns.destroy();
    }

    @Test
    void whoCameFirstGoesOnFirst() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        Future<?> reads = inside("/", first);
        List<Future<?>> after = new CopyOnWriteArrayList<>();
        for (String page : List.of("/a", "/b", "/c")) {
            after.add(visit(page, new CountDownLatch(0)));
            Thread.sleep(100);
        }
        assertThat(gone).containsExactly("/");
        first.countDown();
        reads.get(5, TimeUnit.SECONDS);
        for (Future<?> one : after) {
            one.get(5, TimeUnit.SECONDS);
        }
        assertThat(gone).containsExactly("/", "/a", "/b", "/c");
    }

    @Test
    void aFileThatIsTakenAwayHoldsNobodyUpForLong() throws Exception {
        turns.destroy();
        turns = new Turns(1, Duration.ofMillis(20));
        Future<?> taken = inside("/activities/export", end);
        long began = System.nanoTime();
        visit("/", new CountDownLatch(0)).get(5, TimeUnit.SECONDS);
        visit("/", new CountDownLatch(0)).get(5, TimeUnit.SECONDS);
        assertThat(taken).isNotDone();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void whatMakesUpAPageWaitsForNobody() throws Exception {
        inside("/activities/export", end);
        visit("/assets/app.css", new CountDownLatch(0)).get(5, TimeUnit.SECONDS);
        assertThat(gone).contains("/assets/app.css");
    }

    /** Has got its turn when this returns. */
    private Future<?> inside(String path, CountDownLatch until) throws InterruptedException {
        Future<?> visit = visit(path, until);
        while (!gone.contains(path)) {
            Thread.sleep(5);
        }
        return visit;
    }

    /** Begins at once, and ends when the latch is open. */
    private Future<?> visit(String path, CountDownLatch until) throws InterruptedException {
        CountDownLatch here = new CountDownLatch(1);
        Future<?> visit = visitors.submit(() -> {
            here.countDown();
            new RequestTurns(turns)
                    .doFilter(
                            new MockHttpServletRequest("GET", path),
                            new MockHttpServletResponse(),
                            (request, response) -> {
                                gone.add(path);
                                try {
                                    until.await();
                                } catch (InterruptedException stopped) {
                                    Thread.currentThread().interrupt();
                                }
                            });
            return null;
        });
        here.await();
        return visit;
    }
}
