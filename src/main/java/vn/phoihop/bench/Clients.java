package vn.phoihop.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Several clients at once, each doing its work round after round. */
final class Clients {

    private Clients() {}

    /**
     * What the rounds took.
     *
     * @param seconds of each round of each client
     * @param perSecond rounds of all clients together
     */
    record Rounds(Stopwatch seconds, double perSecond) {
        double p50() {
            return 1000 * seconds.percentile(0.5);
        }

        double p95() {
            return 1000 * seconds.percentile(0.95);
        }

        static Rounds oneAfterAnother(List<Rounds> all) {
            double[] seconds = all.stream()
                    .flatMapToDouble(one -> Arrays.stream(one.seconds().seconds()))
                    .toArray();
            double took = all.stream()
                    .mapToDouble(one -> one.seconds().seconds().length / one.perSecond())
                    .sum();
            return new Rounds(new Stopwatch(seconds), seconds.length / took);
        }
    }

    /** @param work of a client; called once for each round */
    static Rounds run(int clients, int warmUp, int rounds, IntFunction<Runnable> work) {
        List<Callable<double[]>> all = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            Runnable own = work.apply(client);
            all.add(() -> Stopwatch.of(warmUp, rounds, own).seconds());
        }
        List<Double> seconds = new ArrayList<>();
        double longest = 0;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            for (Future<double[]> client : threads.invokeAll(all)) {
                double sum = 0;
                for (double one : client.get()) {
                    seconds.add(one);
                    sum += one;
                }
                longest = Math.max(longest, sum);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
        return new Rounds(
                new Stopwatch(seconds.stream().mapToDouble(Double::doubleValue).toArray()), seconds.size() / longest);
    }
}
