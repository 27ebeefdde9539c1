package vn.phoihop.figure;

import java.time.YearMonth;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.Quantity;

/** What was credited to a force in a calendar month. */
public record ForceMonth(YearMonth month, ForceId force, Quantity value) {}
