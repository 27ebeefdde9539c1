package vn.phoihop.figure;

import vn.phoihop.vocabulary.Quantity;

/**
 * A row of a figure by place, as a file has it.
 *
 * @param code of the area or unit; empty for the rest row
 * @param among names of those that parts of it went into, where nothing can be told apart; empty where the figure is the place's own, exactly
 */
record PlaceLine(String code, String name, Quantity value, String among) {

    boolean exact() {
        return among.isEmpty();
    }
}
