package vn.phoihop.casework;

import java.time.LocalDate;
import vn.phoihop.vocabulary.By;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/** A case given to another unit of the same book on a day. The giver keeps what was reached before. */
public record HandingOver(RecordKey key, UnitId to, LocalDate on, By by) implements CaseStep {}
