package vn.phoihop.casework;

import java.time.LocalDate;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** A case offered to another unit of the same book. Until it is accepted the giver leads. */
public record Offering(RecordKey key, UnitId to, LocalDate on, By by) implements CaseStep {}
