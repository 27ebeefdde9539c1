package vn.phoihop.casework;

import java.time.LocalDate;
import vn.phoihop.vocabulary.ForceId;
import vn.phoihop.vocabulary.UnitId;

/** One unit has given the case to another of the same book. What was reached before stays with the giver; the case stays one. */
public record HandOver(UnitId from, ForceId fromForce, UnitId to, ForceId toForce, LocalDate on) {}
