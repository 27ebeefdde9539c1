package vn.phoihop.catalogue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import vn.phoihop.vocabulary.LocalizedText;

/**
 * What information is exchanged about (tình hình ngoại biên, biên giới, tuyến biển …).
 *
 * @param keep for how many months what is said about it is kept after the item has ended; {@link #USUAL_KEEP} of topics defined before that was asked
 * @param ends for how many days an item about it rests until it ends by itself where nobody owes an answer, {@code lapses} where somebody does
 * @param due within how many days a request about it is to be answered, by its urgency; empty of topics defined before that was asked
 */
public record Topic(
        String code, LocalizedText name, Integer keep, Integer ends, Integer lapses, Map<Urgency, Integer> due)
        implements Definition {

    /** Two years, as long as the reports of the year after may ask for it. */
    public static final int USUAL_KEEP = 24;

    /** Longer than that nothing is meant to be kept here. */
    static final int LONGEST_KEEP = 240;

    /** Long enough for the monthly briefing to speak of it once more. */
    public static final int USUAL_ENDS = 60;

    /** Half a year: until then somebody asks why there was no answer. */
    public static final int USUAL_LAPSES = 180;

    /** Longer than that nothing is meant to stay open. */
    static final int LONGEST_OPEN = 1_095;

    /** How fast an item must travel (thường, khẩn, thượng khẩn, hỏa tốc). */
    public enum Urgency {
        ORDINARY,
        URGENT,
        VERY_URGENT,
        IMMEDIATE
    }

    public Topic(
            String code,
            LocalizedText name,
            @Nullable Integer keep,
            @Nullable Integer ends,
            @Nullable Integer lapses,
            @Nullable Map<Urgency, Integer> due) {
        this.code = code;
        this.name = name;
        this.keep = keep == null ? USUAL_KEEP : keep;
        // Topics defined before that was asked do not say.
        this.ends = Objects.requireNonNullElse(ends, USUAL_ENDS);
        this.lapses = Objects.requireNonNullElse(lapses, USUAL_LAPSES);
        this.due = due == null || due.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(due));
    }

    /** Within how many days a request of this urgency is to be answered. */
    public OptionalInt dueWithin(Urgency urgency) {
        Integer days = due.get(urgency);
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }
}
