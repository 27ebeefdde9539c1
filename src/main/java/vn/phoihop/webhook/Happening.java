package vn.phoihop.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.UnitId;

/**
 * Something that has happened to a record and that units may want to be told of.
 *
 * @param step the id of what happened, within the record
 * @param units the units it may be told to
 * @param data what one of these units is told: texts, numbers, lists of texts; no contents
 */
public record Happening(
        WebhookEvent event,
        RecordKey record,
        UUID step,
        Instant at,
        Set<UnitId> units,
        Function<UnitId, Map<String, @Nullable Object>> data) {

    public Happening {
        units = Set.copyOf(units);
    }
}
