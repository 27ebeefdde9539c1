package vn.phoihop.figure;

import java.time.YearMonth;
import vn.phoihop.vocabulary.Quantity;

/** A figure by calendar month. */
public record MonthFigure(YearMonth month, Quantity value) {}
