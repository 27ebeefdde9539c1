package vn.phoihop.bench;

import java.util.Arrays;

/** Times of one piece of work, in seconds. */
record Stopwatch(double[] seconds) {

    /** Runs the work a few times to warm up, then measures it. */
    static Stopwatch of(int warmUp, int runs, Runnable work) {
        for (int i = 0; i < warmUp; i++) {
            work.run();
        }
        double[] seconds = new double[runs];
        for (int i = 0; i < runs; i++) {
            seconds[i] = once(work);
        }
        return new Stopwatch(seconds);
    }

    static double once(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    double median() {
        return percentile(0.5);
    }

    double percentile(double share) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];
    }
}
