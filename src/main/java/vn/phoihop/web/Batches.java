package vn.phoihop.web;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All rows of a list, however many, read a batch at a time while they are taken; the next batch begins after the last row of the one before. */
public final class Batches {

    private Batches() {}

    /**
     * To be gone through within one transaction, so that all are of one moment.
     *
     * @param first the first batch
     * @param size of a full batch: a smaller one is the last
     * @param next the batch after a row
     */
    public static <T> Stream<T> stream(List<T> first, int size, Function<T, List<T>> next) {
        return Stream.iterate(
                        first,
                        batch -> !batch.isEmpty(),
                        batch -> batch.size() < size ? List.of() : next.apply(batch.getLast()))
                .flatMap(List::stream);
    }
}
