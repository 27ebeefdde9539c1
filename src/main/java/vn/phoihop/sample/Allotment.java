package vn.phoihop.sample;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Splits a whole number by weights so that the parts add up to it exactly; the largest remainders get what is left. */
final class Allotment {

    private Allotment() {}

    static int[] of(int total, double[] weights) {
        double sum = Arrays.stream(weights).sum();
        double[] exact =
                Arrays.stream(weights).map(weight -> total * weight / sum).toArray();
        int[] parts = Arrays.stream(exact).mapToInt(part -> (int) part).toArray();
        int left = total - Arrays.stream(parts).sum();
        IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> (int) exact[i] - exact[i])
                        .thenComparing(i -> i))
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }
}
