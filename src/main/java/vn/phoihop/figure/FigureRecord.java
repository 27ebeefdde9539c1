package vn.phoihop.figure;

import java.time.LocalDate;
import vn.phoihop.vocabulary.AreaId;
import vn.phoihop.vocabulary.ForceSet;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * A record behind a figure.
 *
 * @param quantity what the record adds to the figure
 * @param creditedUnit the last unit credited; of several contributors one
 */
public record FigureRecord(
        RecordKey record,
        String recordType,
        Quantity quantity,
        LocalDate occurredOn,
        AreaId area,
        UnitId creditedUnit,
        ForceSet forces) {}
