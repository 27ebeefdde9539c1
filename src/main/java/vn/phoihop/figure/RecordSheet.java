package vn.phoihop.figure;

import java.util.List;

/**
 * A record as its page shows it, beside what the book says of it.
 *
 * @param facts in the order shown
 */
public record RecordSheet(RecordSummary summary, List<Fact> facts) {

    /**
     * A line of the page.
     *
     * @param key of its label in the messages
     * @param value text in both languages, number, day or time; a list for several lines
     */
    public record Fact(String key, Object value) {}
}
