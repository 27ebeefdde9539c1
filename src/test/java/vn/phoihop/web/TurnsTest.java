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

    private final Turns turns = new Turns(1);
    private final ExecutorService visitors = Executors.newCachedThreadPool();
    private final List<String> gone = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void everybodyGoesHome() {
        end.countDown();
        visitors.close();
    }

    @Test
    void whoCameFirstGoesOnFirst() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        Future<?> reads = visit("/", first);
        List<Future<?>> after = new CopyOnWriteArrayList<>();
        for (String page : List.of("/a", "/b", "/c")) {
            after.add(visit(page, new CountDownLatch(0)));
            Thread.sleep(20);
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
        Future<?> taken = visit("/activities/export", end);
        long began = System.nanoTime();
        visit("/", new CountDownLatch(0)).get(5, TimeUnit.SECONDS);
        visit("/", new CountDownLatch(0)).get(5, TimeUnit.SECONDS);
        assertThat(taken).isNotDone();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));

        end.countDown();
        taken.get(5, TimeUnit.SECONDS);
        CountDownLatch open = new CountDownLatch(1);
        Future<?> alone = visit("/alone", open);
        visit("/waits", new CountDownLatch(0));
        Thread.sleep(20);
        // The turn that was taken over has been given back once and not twice.
        assertThat(gone).doesNotContain("/waits");
        open.countDown();
        alone.get(5, TimeUnit.SECONDS);
    }

    @Test
    void whatMakesUpAPageWaitsForNobody() throws Exception {
        visit("/activities/export", end);
        visit("/assets/app.css", new CountDownLatch(0)).get(5, TimeUnit.SECONDS);
        assertThat(gone).contains("/assets/app.css");
    }

    /** Begins at once, and ends when the latch is open. */
    private Future<?> visit(String path, CountDownLatch until) throws InterruptedException {
        CountDownLatch here = new CountDownLatch(1);
        Future<?> visit = visitors.submit(() -> {
            here.countDown();
            turns.doFilter(
                    new MockHttpServletRequest("GET", path), new MockHttpServletResponse(), (request, response) -> {
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
