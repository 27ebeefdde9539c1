package vn.phoihop.activity;

import static io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
import static vn.phoihop.activity.TwinBody.needed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.phoihop.activity.MergingActivities.Choice;
import vn.phoihop.activity.MergingActivities.Seen;
import vn.phoihop.figure.EffectOnFigures.Effect;
import vn.phoihop.vocabulary.Problem;
import vn.phoihop.vocabulary.ProblemCode;
import vn.phoihop.vocabulary.Quantity;
import vn.phoihop.vocabulary.RecordKey;
import vn.phoihop.vocabulary.Refused;
import vn.phoihop.vocabulary.UnitId;

/** A merge as programs ask for it, and what it would do. */
final class MergeBody {

    /** In the place of a unit: what the records count themselves. */
    static final String RECORD = "record";

    private MergeBody() {}

    /**
     * Of which record an amount is taken, where the two say something else.
     *
     * @param unit null for what the records count themselves, such as how many attended
     * @param record one of the two
     */
    @Schema(name = "ActivityTaken")
    record Taken(
            @Nullable UnitId unit,

            @Schema(example = "PERSONNEL_TURN", requiredMode = REQUIRED) @Nullable
            String measure,

            @Schema(requiredMode = REQUIRED) @Nullable UUID record) {}

    /**
     * The other of two records.
     *
     * @param otherVersion the version of it that was seen
     * @param take without it an amount is taken as the unit itself wrote it, else as it has confirmed it, else the larger
     */
    @Schema(name = "ActivityMerge")
    record Merge(
            @Schema(requiredMode = REQUIRED) @Nullable UUID other,

            @Schema(example = "1", requiredMode = REQUIRED) @Nullable
            Integer otherVersion,

            @Nullable List<Taken> take,

            @Schema(example = "Cùng một tổ tuần tra, hai đơn vị cùng ghi") @Nullable
            String reason) {

        Seen seen(RecordKey one) {
            return TwinBody.seen(one, other, otherVersion);
        }

        List<Choice> choices(RecordKey staying) {
            return take == null
                    ? List.of()
                    : take.stream()
                            .map(one -> Uniting.choice(
                                    one.unit(),
                                    needed("take.measure", one.measure()),
                                    needed("take.record", one.record()),
                                    staying.id(),
                                    needed("other", other),
                                    "take.record"))
                            .toList();
        }
    }

    /** What is chosen in an address: {@code UNIT.MEASURE.RECORD}, as often as something is chosen; {@link #RECORD} in the place of the unit. */
    static List<Choice> choices(RecordKey staying, UUID going, List<String> taken) {
        return taken.stream()
                .map(one -> {
                    String[] parts = one.split("\\.", -1);
                    try {
                        return Uniting.choice(
                                parts[0].equals(RECORD) ? null : new UnitId(Long.parseLong(parts[0])),
                                parts[1],
                                UUID.fromString(parts[2]),
                                staying.id(),
                                going,
                                "take");
                    } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
                        throw new Refused(Problem.at("take", ProblemCode.NOT_READABLE, one));
                    }
                })
                .toList();
    }

    /** What a merge would take and change; nothing is written. */
    @Schema(name = "ActivityMergePreview")
    record Preview(List<Amount> amounts, List<InWindow> windows) {

        static Preview of(MergeDesk.Preview preview) {
            Map<Uniting.Part, Boolean> chosen = preview.chosen();
            return new Preview(
                    preview.amounts().stream()
                            .map(one -> new Amount(
                                    one.part().unit(),
                                    one.part().measure(),
                                    one.stays(),
                                    one.goes(),
                                    one.taken(chosen.get(one.part()))))
                            .toList(),
                    preview.effects().stream().map(InWindow::of).toList());
        }
    }

    /**
     * The figures of a window that would change. Where the two began on both sides of its end there are two windows.
     *
     * @param from the first day of the window, {@code to} the day after the last
     * @param figures none where the merge changes none of it
     */
    @Schema(name = "ActivityMergeWindow")
    record InWindow(LocalDate from, LocalDate to, List<Changed> figures) {

        static InWindow of(Effect effect) {
            return new InWindow(
                    effect.window().from(),
                    effect.window().to(),
                    effect.changes().stream()
                            .map(one -> new Changed(one.indicator().code(), one.now(), one.after()))
                            .toList());
        }
    }

    /**
     * What a unit put in, as both records say it; null where one says nothing of it.
     *
     * @param unit null for what the records count themselves
     * @param taken what would be taken
     */
    @Schema(name = "ActivityMergeAmount")
    record Amount(
            @Nullable UnitId unit,
            @Schema(example = "PERSONNEL_TURN") String measure,
            @Nullable Quantity stays,
            @Nullable Quantity goes,
            Quantity taken) {}

    /** A figure that would change. */
    @Schema(name = "ActivityMergeFigure")
    record Changed(@Schema(example = "PATROLS") String indicator, Quantity now, Quantity after) {}
}
