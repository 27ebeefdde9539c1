package vn.phoihop.web;

import java.util.List;

/**
 * A filter of a list, shown as a chip.
 *
 * @param name its parameter in the address
 * @param label what it filters by
 * @param choices without the one for "all", which the chip adds itself
 */
public record Filter(String name, String label, List<Choice> choices) {

    /** The words of what is chosen, empty for all. */
    public String chosen() {
        return choices.stream()
                .filter(Choice::chosen)
                .map(Choice::label)
                .findFirst()
                .orElse("");
    }
}
