package vn.phoihop.casework;

import vn.phoihop.vocabulary.Quantity;

/** So many new subjects, arrests, or so much of some goods; an increment, never a total so far. */
public record Amount(String measure, Quantity quantity) {}
