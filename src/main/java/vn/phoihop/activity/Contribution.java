package vn.phoihop.activity;

import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.UnitId;

/** What one unit put in: so many personnel-turns, craft-turns and the like. */
public record Contribution(UnitId unit, String measure, Quantity quantity) {}
